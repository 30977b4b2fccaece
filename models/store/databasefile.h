// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <QByteArrayView>
#include <QString>

#include "models/core/result.h"

namespace bifrost {

constexpr qsizetype DatabaseHeadBytes = 100;

/// The first bytes of a file are those of a database of ours.
bool isDatabaseHead(QByteArrayView head, std::uint32_t applicationId);

/// How many pages the file has, by its head.
qint64 databasePages(const char *head);

/// What is said of a file that is another program's database.
Error foreignError(const QString &path);

/// Only looks: the error of a file that is another program's database, or none at all. What is missing, empty
/// or cannot be read is no foreign one.
std::optional<Error> foreignDatabase(const QString &path, std::uint32_t applicationId);

/// Looks at the file of a database without SQLite, which would touch the file and those beside it. A missing
/// file is made, empty and for its owner alone. A file of another program is DatabaseForeign; what is no
/// database or cannot be used is told in a sentence.
Result<void> examineDatabaseFile(const QString &path, std::uint32_t applicationId);

} // namespace bifrost
