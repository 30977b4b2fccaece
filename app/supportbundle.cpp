// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/supportbundle.h"

#include "app/buildid.h"
#include "app/commandline.h"
#include "models/core/regularfile.h"
#include "models/core/wholefile.h"
#include "models/support/ziparchive.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QSysInfo>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bifrost {
namespace {

constexpr qint64 MostOfConfig = 16 * 1024 * 1024;

QByteArray pretty(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

QJsonObject aboutProgram()
{
    return {{u"program"_s, versionLine()},
            {u"build"_s, buildId()},
            {u"qt"_s, QString::fromLatin1(qVersion())},
            {u"system"_s, QSysInfo::prettyProductName()},
            {u"kernel"_s, QString(QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion())},
            {u"cpu"_s, QSysInfo::currentCpuArchitecture()},
            {u"language"_s, QLocale::system().name()},
            {u"time"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}};
}

/// Those that change what the program does, and none that might be anything else.
QJsonObject environmentOf(const QProcessEnvironment &environment)
{
    QJsonObject result;
    for (const QString &name :
         {u"LANG"_s, u"LC_ALL"_s, u"LOG_LEVEL"_s, u"BIFROST_HOST"_s, u"XDG_CURRENT_DESKTOP"_s,
          u"XDG_SESSION_TYPE"_s, u"QT_QPA_PLATFORM"_s, u"QT_SCALE_FACTOR"_s, u"DESKTOP_SESSION"_s}) {
        if (environment.contains(name))
            result.insert(name, environment.value(name));
    }
    for (const QString &name : environment.keys()) {
        if (name.endsWith("_proxy"_L1, Qt::CaseInsensitive))
            result.insert(name,
                          name.startsWith("no_"_L1, Qt::CaseInsensitive)
                              ? environment.value(name)
                              : Redaction::address(environment.value(name)));
    }
    result.insert(u"has_display"_s,
                  environment.contains(u"DISPLAY"_s) || environment.contains(u"WAYLAND_DISPLAY"_s));
    return result;
}

/// From its head alone, so that nothing is opened, locked or made.
QJsonObject aboutDatabase(const QString &path)
{
    QJsonObject about{{u"exists"_s, QFileInfo::exists(path)}};
    const auto size = [](const QString &file) { return QFileInfo(file).size(); };
    about.insert(u"bytes"_s, size(path));
    about.insert(u"wal_bytes"_s, size(path + u"-wal"_s));
    QFile file(path);
    if (!openRegularFile(file))
        return about;
    const QByteArray head = file.read(100);
    if (head.size() < 100 || !head.startsWith("SQLite format 3"))
        return about;
    const auto number = [&head](qsizetype at) {
        return qint64(qFromBigEndian<quint32>(head.constData() + at));
    };
    about.insert(u"schema_version"_s, number(60)); // user_version
    about.insert(u"application_id"_s, QString::number(number(68), 16));
    about.insert(u"pages"_s, number(28));
    about.insert(u"free_pages"_s, number(36));
    return about;
}

QJsonObject filesIn(const QString &folder)
{
    QJsonObject files;
    for (const QFileInfo &file :
         QDir(folder).entryInfoList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot)) {
        files.insert(file.fileName(),
                     QJsonObject{{u"bytes"_s, file.size()},
                                 {u"mode"_s, QString::number(int(file.permissions()), 16)},
                                 {u"changed"_s, file.lastModified().toUTC().toString(Qt::ISODate)}});
        if (files.size() >= 200)
            break;
    }
    return files;
}

/// Whole lines.
QByteArray endOf(const QString &path, qint64 most)
{
    QFile file(path);
    if (!openRegularFile(file))
        return {};
    if (file.size() <= most)
        return file.read(most);
    file.seek(file.size() - most);
    const QByteArray end = file.read(most);
    return end.mid(end.indexOf('\n') + 1);
}

/// That of the newest older one in front, where there is room.
QByteArray logOf(const QString &path, qint64 most)
{
    const QByteArray newest = endOf(path, most);
    return newest.size() < most / 2 ? endOf(path + u".1"_s, most / 2) + newest : newest;
}

QByteArray readme()
{
    return "This is what helps to find out what is wrong with an installation of Bifrost Desktop.\n\n"
           "Keys, passwords, tokens, added headers and whatever looks like one have been taken out, and so\n"
           "has every text of the settings that is not known to be harmless. Nothing that was asked of a\n"
           "model or that one answered is in it. The logs name models, providers, paths, programs and\n"
           "addresses of callers. Look through it before you hand it on.\n";
}

} // namespace

SupportFiles SupportBundle::collect() const
{
    Redaction redaction(environment);
    for (const std::string &secret : secrets)
        redaction.know(secret);

    SupportFiles files;
    const auto add = [&files](const QString &name, const QString &about, const QByteArray &content) {
        if (!content.isEmpty())
            files.push_back({name, about, content});
    };
    add(u"about.json"_s, u"version, build, system"_s, pretty(aboutProgram()));
    add(u"status.json"_s, u"what the running program says of itself"_s,
        pretty(status.isEmpty() ? QJsonObject{{u"state"_s, u"no program answers"_s}} : status));
    QFile file(folder.configFile());
    if (openRegularFile(file)) {
        const QJsonDocument document = QJsonDocument::fromJson(file.read(MostOfConfig));
        add(u"config-file.json"_s, u"config.json without its secrets"_s,
            document.isObject() ? pretty(redaction.settings(document.object()).toObject())
                                : QByteArray("It is not valid JSON.\n"));
    }
    if (!settings.isEmpty())
        add(u"settings.json"_s, u"the settings in force, without secrets"_s,
            pretty(redaction.settings(settings).toObject()));
    add(u"findings.txt"_s, u"what is wrong with the settings, or worth a word"_s,
        findings.isEmpty() ? QByteArray() : findings.join(u'\n').toUtf8() + '\n');
    add(u"metrics.txt"_s, u"counters since the start"_s, metrics);
    QJsonObject stores;
    for (const QString &path :
         databases.isEmpty() ? QStringList{folder.configDatabase(), folder.logDatabase()} : databases)
        stores.insert(path, aboutDatabase(path));
    add(u"databases.json"_s, u"size and version of the databases"_s, pretty(stores));
    add(u"files.json"_s, u"names and sizes of what lies in the data folder"_s,
        pretty(filesIn(folder.path())));
    add(u"environment.json"_s, u"language, desktop and proxies"_s, pretty(environmentOf(environment)));
    add(u"logs/bifrost.log"_s, u"the last lines of the program's log"_s,
        logOf(folder.applicationLog(), MostOfLog));
    add(u"logs/access.log"_s, u"the last requests: method, path, status, caller"_s,
        logOf(folder.accessLog(), MostOfLog));
    // All settings have been seen now, so all that they hold is found elsewhere.
    for (SupportFile &one : files)
        one.content = redaction.clean(one.content);
    files.insert(files.begin(), SupportFile{u"README.txt"_s, u"what this is"_s, readme()});
    return files;
}

QByteArray toJsonLine(const SupportFiles &files)
{
    QJsonArray list;
    for (const SupportFile &file : files) {
        list.append(QJsonObject{{u"name"_s, file.name},
                                {u"about"_s, file.about},
                                {u"content"_s, QString::fromLatin1(file.content.toBase64())}});
    }
    return QJsonDocument(list).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<SupportFiles> supportFilesFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return {};
    SupportFiles files;
    for (const QJsonValue &one : document.array()) {
        files.push_back({one[u"name"_s].toString(), one[u"about"_s].toString(),
                         QByteArray::fromBase64(one[u"content"_s].toString().toLatin1())});
    }
    return files;
}

Result<void> saveSupportFiles(const SupportFiles &files, const QString &path)
{
    ZipArchive archive(QDateTime::currentDateTime());
    for (const SupportFile &file : files)
        archive.add(u"bifrost-support/"_s + file.name, file.content);
    const QByteArray bytes = archive.finish();
    if (const auto saved = writeWholeFile(path, bytes, QFile::ReadOwner | QFile::WriteOwner); !saved) {
        return Error(ErrorCode::FileUnreadable,
                     u"%1 cannot be written: %2."_s.arg(path, QString::fromStdString(saved.error().message))
                         .toStdString());
    }
    return {};
}

} // namespace bifrost
