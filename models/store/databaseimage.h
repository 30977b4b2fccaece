// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QString>

#include "models/core/result.h"

namespace bifrost {

class Database;

/// Everything that a small database holds, as the bytes of its file; what is sealed in it stays sealed. Taken
/// after each change, so that the file can be compared with it and made anew out of it. A plain value.
class DatabaseImage
{
public:
    DatabaseImage() = default;
    static Result<DatabaseImage> of(Database &database);

    /// What the file at the path holds, which is a database by its head; nothing: it is damaged. Only looks.
    static Result<std::optional<DatabaseImage>> at(const QString &path);

    const QByteArray &bytes() const { return m_bytes; }

    /// The file has these bytes and no others. Looks with SQLite's own descriptor: to close another one would
    /// take its locks away.
    bool liesIn(Database &database) const;

    /// As a new file, for its owner alone, which is on the disk when this returns. An empty file gives way.
    Result<void> writeTo(const QString &path) const;

    friend bool operator==(const DatabaseImage &, const DatabaseImage &) = default;

private:
    explicit DatabaseImage(QByteArray bytes) : m_bytes(std::move(bytes)) { }

    QByteArray m_bytes;
};

} // namespace bifrost
