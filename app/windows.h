// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QLocale>

class QCoreApplication;

namespace bifrost {

struct CommandLine;

/// What the program asks of its windows before there are any. A build without them (BIFROST_WINDOWS=OFF) has
/// other answers, and needs no Qt Widgets. Main thread.
namespace windows {

bool areBuiltIn();

/// `argc` has to stay where it is, as Qt reads it later.
std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv);

/// The language that was chosen in the window, else that of the desktop.
QLocale chosenLocale(const CommandLine &line);

void tellStartFailure(const QString &reason, const QString &dataFolder);

} // namespace windows
} // namespace bifrost
