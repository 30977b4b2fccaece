// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "app/windows.h"

#include <QCoreApplication>

namespace bifrost {

namespace windows {

bool areBuiltIn()
{
    return false;
}

std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    return std::make_unique<QCoreApplication>(argc, argv);
}

QLocale chosenLocale(const CommandLine &)
{
    return QLocale::c();
}

void tellStartFailure(const QString &, const QString &) { }

} // namespace windows

void Program::showDesktop() { }

} // namespace bifrost
