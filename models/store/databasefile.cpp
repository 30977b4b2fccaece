// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/databasefile.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include "models/core/regularfile.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

// Of the SQLite file format: where in the head of 100 bytes something stands that begins with this text.
constexpr char Magic[] = "SQLite format 3";
constexpr qsizetype ApplicationIdAt = 68;
constexpr qsizetype PageCountAt = 28;

constexpr QFileDevice::Permissions OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Error unusable(const QString &sentence)
{
    return Error(ErrorCode::FileUnreadable, sentence.toStdString());
}

std::optional<Error> judgeHead(const QString &path, const QByteArray &head, std::uint32_t applicationId)
{
    if (head.isEmpty())
        return std::nullopt;
    if (head.size() < DatabaseHeadBytes || qstrcmp(head.constData(), Magic) != 0) {
        return Error(
            ErrorCode::DatabaseFailed,
            u"%1 is not a database. It was left as it is; move it away to start with a new one."_s.arg(path)
                .toStdString());
    }
    if (qFromBigEndian<quint32>(head.constData() + ApplicationIdAt) == applicationId)
        return std::nullopt;
    return foreignError(path);
}

} // namespace

Error foreignError(const QString &path)
{
    return Error(ErrorCode::DatabaseForeign,
                 u"%1 is the database of another program. It was left as it is; choose another folder with "
                 u"-app-dir."_s.arg(path)
                     .toStdString());
}

bool isDatabaseHead(QByteArrayView head, std::uint32_t applicationId)
{
    return head.size() >= DatabaseHeadBytes && qstrcmp(head.data(), Magic) == 0
        && qFromBigEndian<quint32>(head.data() + ApplicationIdAt) == applicationId;
}

qint64 databasePages(const char *head)
{
    return qFromBigEndian<quint32>(head + PageCountAt);
}

std::optional<Error> foreignDatabase(const QString &path, std::uint32_t applicationId)
{
    QFile file(path);
    if (!openRegularFile(file))
        return std::nullopt;
    return judgeHead(path, file.read(DatabaseHeadBytes), applicationId);
}

Result<void> examineDatabaseFile(const QString &path, std::uint32_t applicationId)
{
    const QFileInfo info(path);
    const QString folder = info.absolutePath();
    if (!QFileInfo(folder).isDir())
        return unusable(u"The database %1 cannot be made: the folder %2 does not exist."_s.arg(path, folder));
    if (const QString other = whyNoFile(path); !other.isEmpty())
        return unusable(u"The database %1 cannot be opened: %2."_s.arg(path, other));
    // SQLite keeps its write-ahead log beside the file, so the folder matters as much as the file.
    if (!QFileInfo(folder).isWritable())
        return unusable(
            u"The database %1 cannot be used: the folder %2 is not writable."_s.arg(path, folder));

    QFile file(path);
    if (!info.exists()) {
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, OwnerOnly))
            return unusable(u"The database %1 cannot be made: %2."_s.arg(path, file.errorString()));
        return {};
    }
    if (const Result<void> opened = openRegularFile(file); !opened) {
        return unusable(u"The database %1 cannot be read: %2."_s.arg(
            path, QString::fromStdString(opened.error().message)));
    }
    const QByteArray head = file.read(DatabaseHeadBytes);
    if (file.error() != QFileDevice::NoError)
        return unusable(u"The database %1 cannot be read: %2."_s.arg(path, file.errorString()));
    if (std::optional<Error> foreign = judgeHead(path, head, applicationId))
        return *std::move(foreign);
    if (!info.isWritable())
        return unusable(u"The database %1 cannot be used: it is not writable."_s.arg(path));
    // What lay open to others before, by an older umask or a copy, is closed.
    if (file.permissions() & ~(OwnerOnly | QFileDevice::ReadUser | QFileDevice::WriteUser))
        file.setPermissions(OwnerOnly);
    return {};
}

} // namespace bifrost
