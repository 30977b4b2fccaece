// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datafolder.h"

#include "models/core/regularfile.h"
#include "models/log/logstore.h"
#include "models/store/configdatabase.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <cerrno>
#include <climits>
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

constexpr mode_t OthersBits = S_IRWXG | S_IRWXO;

/// The names of what we keep in the folder; a star stands for what SQLite and the log rotation add.
constexpr const char *OurFiles[] = {"config.json",  "config.db*",  "logs.db*",   "master.key*",
                                    "bifrost.log*", "access.log*", "instance.*", "port.json"};

QStringList ourFiles(const QDir &folder)
{
    QStringList patterns;
    for (const char *pattern : OurFiles)
        patterns += QLatin1StringView(pattern);
    return folder.entryList(patterns, QDir::Files | QDir::Hidden | QDir::System | QDir::NoSymLinks);
}

/// A folder given by the user may be anything, such as /tmp or a home: ours is one with our lock, our log or
/// our database, and one with nothing but a configuration or nothing at all.
bool isOurs(const QString &path, const struct stat &status)
{
    const QDir folder(path);
    if (status.st_uid != ::geteuid() || (status.st_mode & S_ISVTX) != 0 || folder == QDir::home()
        || folder.isRoot())
        return false;
    for (const QString &sign : {u"instance.lock"_s, u"bifrost.log"_s, u"logs.db"_s, u"config.db"_s}) {
        if (folder.exists(sign))
            return true;
    }
    const auto all = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    return folder.entryList(all).size() == ourFiles(folder).size();
}

/// Takes away what other users may do there. True if that changed anything.
bool closeToOthers(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat status = {};
    return ::lstat(name.constData(), &status) == 0 && !S_ISLNK(status.st_mode) && status.st_uid == ::geteuid()
        && (status.st_mode & OthersBits) != 0 && ::chmod(name.constData(), status.st_mode & S_IRWXU) == 0;
}

/// Every file that is read or written by name. A pipe in the place of one would hold up the start, and what
/// only asks for the status, until somebody writes into it.
std::optional<Error> noFileObjection(const QString &folder)
{
    for (const char *name :
         {"instance.lock", "instance.socket", "bifrost.log", "access.log", "port.json", "window.ini"}) {
        const QString path = folder + u'/' + QLatin1StringView(name);
        if (const QString other = whyNoFile(path); !other.isEmpty()) {
            return Error(ErrorCode::FileUnreadable,
                         u"%1 cannot be used: %2. Move it away, or name another data folder with "
                         "-app-dir."_s.arg(path, other)
                             .toStdString());
        }
    }
    return std::nullopt;
}

/// Without a home Qt would give the root folder.
bool hasPlatformPlace()
{
    return QDir::isAbsolutePath(qEnvironmentVariable("XDG_DATA_HOME"))
        || QDir::isAbsolutePath(qEnvironmentVariable("HOME"));
}

QString platformPlace()
{
    // A relative path there is to be ignored, says the XDG Base Directory Specification. Qt takes it.
    const QString set = qEnvironmentVariable("XDG_DATA_HOME");
    if (!set.isEmpty() && !QDir::isAbsolutePath(set))
        return QDir::homePath() + "/.local/share"_L1;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
}

/// False: errno says why. QDir::mkpath() does not.
bool makeParents(const QString &folder)
{
    const QString parent = QFileInfo(folder).absolutePath();
    if (QFileInfo::exists(parent))
        return true;
    return makeParents(parent)
        && (::mkdir(QFile::encodeName(parent).constData(), S_IRWXU | S_IRWXG | S_IRWXO) == 0
            || errno == EEXIST);
}

QString placeOf(const QString &folder)
{
    return folder.isEmpty() ? platformPlace() + "/bifrost-desktop"_L1 : folder;
}

bool isUtf8(const QByteArray &name)
{
    return QFile::encodeName(QFile::decodeName(name)) == name;
}

/// Qt gives it decoded.
QByteArray workingFolder()
{
    char folder[PATH_MAX] = {};
    return ::getcwd(folder, sizeof folder) ? QByteArray(folder) : QByteArray();
}

} // namespace

std::optional<Error> DataFolder::objectionToName(const QString &folder)
{
    const QString place = placeOf(folder);
    const bool isGood = !place.contains(QChar::ReplacementCharacter)
        && (QDir::isAbsolutePath(place) || isUtf8(workingFolder()))
        // What a link leads to may have such a name.
        && (!QFileInfo::exists(place) || QFileInfo::exists(at(folder).path()));
    if (isGood)
        return std::nullopt;
    return Error(ErrorCode::FileUnreadable,
                 u"The data folder %1 cannot be used: its name is not UTF-8. Rename it, or name another one "
                 u"with -app-dir."_s.arg(place)
                     .toStdString());
}

DataFolder DataFolder::at(const QString &folder)
{
    const QFileInfo info(placeOf(folder));
    // The same folder must have one name, or two programs would share it.
    return DataFolder(info.exists() ? info.canonicalFilePath() : QDir::cleanPath(info.absoluteFilePath()));
}

Result<DataFolder> DataFolder::open(const QString &folder)
{
    if (folder.isEmpty() && !hasPlatformPlace()) {
        return Error(ErrorCode::FileUnreadable,
                     "There is no home folder: HOME is not set, and the system knows none of this user. Name "
                     "a data folder with -app-dir.");
    }
    if (std::optional<Error> objection = objectionToName(folder))
        return *std::move(objection);
    const QString wanted = at(folder).path();
    const QByteArray name = QFile::encodeName(wanted);
    if (!QFileInfo::exists(wanted)) {
        if (!makeParents(wanted) || (::mkdir(name.constData(), S_IRWXU) != 0 && errno != EEXIST))
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
    DataFolder opened = at(folder);
    // Before anything there is touched.
    std::optional<Error> foreign = noFileObjection(opened.path());
    if (!foreign)
        foreign = ConfigDatabase::objection(opened.configDatabase());
    if (!foreign)
        foreign = LogStore::objection(opened.logDatabase());
    if (foreign)
        return *std::move(foreign);
    if (folder.isEmpty() || isOurs(opened.path(), status))
        opened.close();
    return opened;
}

void DataFolder::close()
{
    const QDir folder(m_path);
    const bool isNew = folder.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    // Where nobody else could enter, nobody else came to the files.
    const bool wasEntered = isOpenToOthers();
    if (closeToOthers(m_path) && !isNew)
        m_closed += m_path;
    for (const QString &name : ourFiles(folder)) {
        if (closeToOthers(folder.filePath(name)) && wasEntered)
            m_closed += folder.filePath(name);
    }
}

bool DataFolder::isOpenToOthers() const
{
    struct stat status = {};
    return ::stat(QFile::encodeName(m_path).constData(), &status) == 0 && (status.st_mode & OthersBits) != 0;
}

QString DataFolder::place(const QString &wish, const QString &usual) const
{
    return wish.isEmpty() ? usual : QDir::cleanPath(QDir(m_path).absoluteFilePath(wish));
}

QString DataFolder::file(const char *name) const
{
    return m_path + u'/' + QLatin1StringView(name);
}

} // namespace bifrost
