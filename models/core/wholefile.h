// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFileDevice>
#include <QString>

#include "models/core/result.h"

#include <optional>

namespace bifrost {

/// Puts the content into a file of that name, whole or not at all: until all of it is on the disk, what lies
/// there stays. What is no file, such as a device or a pipe, is left alone. The error has the reason alone.
Result<void> writeWholeFile(const QString &path, const QByteArray &content,
                            std::optional<QFileDevice::Permissions> permissions = {});

} // namespace bifrost
