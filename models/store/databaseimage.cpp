// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/databaseimage.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <sqlite3.h>

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

#include "models/store/database.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

bool isDamage(int code)
{
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

/// Nothing wrong: SQLITE_OK.
int quickCheck(sqlite3 *handle)
{
    sqlite3_stmt *statement = nullptr;
    int code = sqlite3_prepare_v2(handle, "PRAGMA quick_check(1)", -1, &statement, nullptr);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        const auto *const said = reinterpret_cast<const char *>(sqlite3_column_text(statement, 0));
        code = qstrcmp(said, "ok") == 0 ? SQLITE_OK : SQLITE_CORRUPT;
    }
    sqlite3_finalize(statement);
    return code & 0xff;
}

std::optional<QByteArray> serialized(sqlite3 *handle)
{
    sqlite3_int64 size = 0;
    unsigned char *const bytes = sqlite3_serialize(handle, "main", &size, 0);
    if (!bytes)
        return std::nullopt;
    QByteArray copy(reinterpret_cast<const char *>(bytes), qsizetype(size));
    sqlite3_free(bytes);
    return copy;
}

Error notWritten()
{
    return Error(ErrorCode::FileUnreadable, std::strerror(errno));
}

bool writeAll(int fd, const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t written = ::write(fd, bytes.constData() + at, std::size_t(bytes.size() - at));
        if (written < 0 && errno != EINTR)
            return false;
        at += written > 0 ? written : 0;
    }
    return ::fsync(fd) == 0;
}

/// So that the name is on the disk, too.
void settleFolder(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int fd = ::open(folder.constData(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    ::fsync(fd);
    ::close(fd);
}

} // namespace

Result<DatabaseImage> DatabaseImage::of(Database &database)
{
    std::optional<QByteArray> bytes = serialized(database.handle());
    if (!bytes)
        return database.failure();
    return DatabaseImage(*std::move(bytes));
}

Result<std::optional<DatabaseImage>> DatabaseImage::at(const QString &path)
{
    sqlite3 *handle = nullptr;
    int code = sqlite3_open_v2(path.toUtf8().constData(), &handle, SQLITE_OPEN_READONLY, nullptr) & 0xff;
    if (code == SQLITE_OK)
        code = quickCheck(handle);
    std::optional<QByteArray> bytes;
    if (code == SQLITE_OK)
        bytes = serialized(handle);
    const std::string reason = sqlite3_errmsg(handle);
    sqlite3_close(handle);
    if (isDamage(code))
        return std::optional<DatabaseImage>();
    if (!bytes)
        return Error(ErrorCode::DatabaseFailed, reason);
    return std::optional(DatabaseImage(*std::move(bytes)));
}

bool DatabaseImage::liesIn(Database &database) const
{
    sqlite3_file *file = nullptr;
    sqlite3_int64 size = 0;
    if (sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK
        || !file || !file->pMethods || file->pMethods->xFileSize(file, &size) != SQLITE_OK
        || size != m_bytes.size())
        return false;
    QByteArray bytes(m_bytes.size(), Qt::Uninitialized);
    return file->pMethods->xRead(file, bytes.data(), int(bytes.size()), 0) == SQLITE_OK && bytes == m_bytes;
}

Result<void> DatabaseImage::writeTo(const QString &path) const
{
    const QByteArray name = QFile::encodeName(path);
    const QByteArray draft = name + ".new";
    ::unlink(draft.constData()); // of an attempt that did not come to its end
    const int fd =
        ::open(draft.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (fd < 0)
        return notWritten();
    const bool written = writeAll(fd, m_bytes);
    Error error = written ? Error() : notWritten();
    ::close(fd);
    if (written && std::rename(draft.constData(), name.constData()) == 0) {
        settleFolder(path);
        return {};
    }
    if (written)
        error = notWritten();
    ::unlink(draft.constData());
    return error;
}

} // namespace bifrost
