// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtimefolder.h"

#include <QCryptographicHash>
#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bifrost {
namespace {

/// What a socket path may have; Qt adds a few characters while it makes the socket.
constexpr qsizetype LongestFolder = 60;

/// A real folder, ours, and closed to everybody else. A link could lead the socket to somebody else's place.
bool isPrivateFolder(const QString &path)
{
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 && S_ISDIR(status.st_mode)
        && status.st_uid == ::getuid() && (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

} // namespace

Result<QString> instanceSocketPath(const QString &dataFolder)
{
    QString folder = QFile::decodeName(qgetenv("XDG_RUNTIME_DIR"));
    if (folder.isEmpty() || folder.toUtf8().size() > LongestFolder || !isPrivateFolder(folder)) {
        folder = u"/tmp/bifrost-%1"_s.arg(::getuid());
        ::mkdir(QFile::encodeName(folder).constData(), S_IRWXU);
        if (!isPrivateFolder(folder)) {
            return Error(
                ErrorCode::FileUnreadable,
                u"%1 belongs to somebody else or is open to others; remove it, or set XDG_RUNTIME_DIR."_s
                    .arg(folder)
                    .toStdString());
        }
    }
    const QByteArray hash = QCryptographicHash::hash(dataFolder.toUtf8(), QCryptographicHash::Sha256).toHex();
    return u"%1/bifrost-%2"_s.arg(folder, QString::fromLatin1(hash.first(16)));
}

} // namespace bifrost
