// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>

#include "models/core/result.h"

namespace bifrost {

/// What lies at the path where a file is wanted: "it is a pipe", "it is a folder". Empty for a file, for a
/// link to one, and where there is nothing or nobody may look.
QString whyNoFile(const QString &path);

/// Opens the file of that name for reading, and nothing but a file: a pipe would hold its reader up until
/// somebody writes, and a device may never end. The error has the reason alone.
Result<void> openRegularFile(QFile &file);

} // namespace bifrost
