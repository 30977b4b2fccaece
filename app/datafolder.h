// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace bifrost {

/// The folder where everything of one installation lies. A plain value; open() made sure that it can be used.
class DataFolder
{
public:
    /// Makes the folder where it is missing, for its owner alone, and closes one of ours that others may look
    /// into. An empty name means the platform's place. One with another program's database is refused and
    /// left as it is.
    static Result<DataFolder> open(const QString &folder);

    /// The folder by that name whether or not it is there; for those who only look.
    static DataFolder at(const QString &folder);

    /// Why there can be no folder by that name: it is not UTF-8, and another one would be taken.
    static std::optional<Error> objectionToName(const QString &folder);

    QString path() const { return m_path; }
    QString configFile() const { return file("config.json"); }
    QString configDatabase() const { return file("config.db"); }

    /// Where a file that the configuration names lies: relative to this folder, else a start from elsewhere
    /// would find other files. `usual` if it names none.
    QString place(const QString &wish, const QString &usual) const;

    QString keyFile() const { return file("master.key"); }
    QString logDatabase() const { return file("logs.db"); }
    QString applicationLog() const { return file("bifrost.log"); }
    QString accessLog() const { return file("access.log"); } ///< a line for each request
    QString lockFile() const { return file("instance.lock"); }
    QString socketNote() const { return file("instance.socket"); } ///< where the running program listens
    QString portNote() const { return file("port.json"); }

    /// True if other users may enter: a folder that was there before and holds nothing of ours is left as it
    /// is.
    bool isOpenToOthers() const;

    /// What open() found open to other users and closed: the folder unless there was nothing in it, and files
    /// of ours. Mostly empty.
    const QStringList &closed() const { return m_closed; }

private:
    explicit DataFolder(QString path) : m_path(std::move(path)) { }
    QString file(const char *name) const;
    void close();

    QString m_path;
    QStringList m_closed;
};

} // namespace bifrost
