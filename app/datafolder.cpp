// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datafolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bifrost {
namespace {

Error folderError(const QString &path, const char *what)
{
    const QString sentence = u"The data folder %1 cannot be %2: %3. Name another one with -app-dir."_s.arg(
        path, QLatin1StringView(what), QString::fromLocal8Bit(std::strerror(errno)));
    return {ErrorCode::FileUnreadable, sentence.toStdString()};
}

/// A folder given by the user may be anything, such as /tmp: only one that is empty or holds our files is
/// ours.
bool isOurs(const QString &path)
{
    const QDir folder(path);
    return folder.exists(u"config.json"_s) || folder.exists(u"instance.lock"_s) || folder.isEmpty();
}

} // namespace

DataFolder DataFolder::at(const QString &folder)
{
    const QString place = folder.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/bifrost-desktop"_L1
        : folder;
    const QFileInfo info(place);
    // The same folder must have one name, or two programs would share it.
    return DataFolder(info.exists() ? info.canonicalFilePath() : QDir::cleanPath(info.absoluteFilePath()));
}

Result<DataFolder> DataFolder::open(const QString &folder)
{
    const QString wanted = at(folder).path();
    const QByteArray name = QFile::encodeName(wanted);
    if (!QFileInfo::exists(wanted)) {
        QDir().mkpath(QFileInfo(wanted).absolutePath());
        if (::mkdir(name.constData(), S_IRWXU) != 0 && errno != EEXIST)
            return folderError(wanted, "made");
    }

    struct stat status = {};
    if (::stat(name.constData(), &status) != 0)
        return folderError(wanted, "read");
    if (!S_ISDIR(status.st_mode)) {
        errno = ENOTDIR;
        return folderError(wanted, "used");
    }
    if (::access(name.constData(), R_OK | X_OK) != 0)
        return folderError(wanted, "read");
    if (::access(name.constData(), W_OK) != 0)
        return folderError(wanted, "written");
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0 && (folder.isEmpty() || isOurs(wanted)))
        ::chmod(name.constData(), S_IRWXU);
    return at(folder);
}

bool DataFolder::isOpenToOthers() const
{
    struct stat status = {};
    return ::stat(QFile::encodeName(m_path).constData(), &status) == 0
        && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0;
}

QString DataFolder::file(const char *name) const
{
    return m_path + u'/' + QLatin1StringView(name);
}

} // namespace bifrost
