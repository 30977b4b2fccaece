// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/supportcommand.h"

#include "app/commandline.h"
#include "app/instancequery.h"
#include "app/signals.h"
#include "app/supportbundle.h"
#include "models/config/configreader.h"
#include "models/core/printable.h"

#include <QFileInfo>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bifrost {
namespace {

constexpr auto AnswerTime = 10s;

/// As the next start would read it.
void readFile(SupportBundle &bundle)
{
    const QString file = bundle.folder.configFile();
    const auto read = loadConfiguration(file, bundle.environment);
    if (!read) {
        bundle.findings = QString::fromStdString(read.error().message).split(u'\n');
        return;
    }
    for (const ConfigNotice &notice : read->notices)
        bundle.findings +=
            u"line %1: %2: %3"_s.arg(QString::number(notice.line), notice.path, notice.sentence);
    const Configuration &configuration = read->configuration;
    bundle.databases = {bundle.folder.configDatabase(),
                        bundle.folder.place(configuration.logStore.path, bundle.folder.logDatabase())};
}

SupportFiles collectHere(const CommandLine &line, const QString &state)
{
    SupportBundle bundle(DataFolder::at(line.appDir));
    bundle.status = QJsonObject{{u"state"_s, state}};
    readFile(bundle);
    return bundle.collect();
}

/// Of a folder that nobody has used; empty: there is something.
QString whyNothingToSave(const CommandLine &line, const InstanceQuery &running)
{
    if (const auto objection = DataFolder::objectionToName(line.appDir))
        return QString::fromStdString(objection->message);
    if (const QString folder = running.closedFolder(); !folder.isEmpty()) {
        return u"Nothing is saved: this user may not look into %1. Ask as the user whose folder it is."_s.arg(
            folder);
    }
    const QString folder = DataFolder::at(line.appDir).path();
    if (QFileInfo(folder).isDir())
        return {};
    return u"Nothing is saved: there is no data folder %1. Name the one that is used with -app-dir."_s.arg(
        folder);
}

QString sizeText(qsizetype bytes)
{
    return bytes < 1024 ? u"%1 B"_s.arg(bytes) : u"%1 KB"_s.arg((bytes + 1023) / 1024);
}

} // namespace

int saveSupportBundle(const CommandLine &line)
{
    Signals::ignoreFailedWrites();
    const InstanceQuery running(DataFolder::at(line.appDir));
    std::optional<SupportFiles> files;
    if (const auto answer = running.askForLine("support", AnswerTime))
        files = supportFilesFromJson(*answer);
    if (!files && running.lockHolder() == 0) {
        if (const QString reason = whyNothingToSave(line, running); !reason.isEmpty()) {
            std::fprintf(stderr, "%s\n", qPrintable(printable(reason)));
            return 1;
        }
    }
    if (!files) {
        files = collectHere(line,
                            running.lockHolder() == 0
                                ? u"not running"_s
                                : u"process %1 does not answer"_s.arg(running.lockHolder()));
    }
    if (const auto saved = saveSupportFiles(*files, line.supportBundle); !saved) {
        std::fprintf(stderr, "%s\n", qPrintable(printable(QString::fromStdString(saved.error().message))));
        return 1;
    }
    std::printf("%s is saved. In it are:\n", qPrintable(printable(line.supportBundle)));
    for (const SupportFile &file : *files) {
        std::printf("  %-18s %8s  %s\n", qPrintable(printable(file.name)),
                    qPrintable(sizeText(file.content.size())), qPrintable(printable(file.about)));
    }
    std::printf("Keys and passwords have been taken out. Look through it before you hand it on.\n");
    return 0;
}

} // namespace bifrost
