// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/configcheck.h"

#include "gateway/gateway.h"
#include "models/config/configreader.h"
#include "models/core/printable.h"

#include <QFile>
#include <QProcessEnvironment>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace bifrost {

QString noticeLine(const QString &file, const ConfigNotice &notice)
{
    const QString place = notice.line > 0
        ? u"%1, line %2, column %3"_s.arg(file, QString::number(notice.line), QString::number(notice.column))
        : file;
    return notice.path.isEmpty() ? place + u": "_s + notice.sentence
                                 : u"%1: %2: %3"_s.arg(place, notice.path, notice.sentence);
}

QString findingLine(const QString &file, const ConfigNotice &notice)
{
    return notice.line > 0 ? noticeLine(file, notice) : notice.path + u": "_s + notice.sentence;
}

namespace {

/// No more than a file may have.
Result<ReadConfiguration> readStandardInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        return Error(ErrorCode::FileUnreadable,
                     u"Standard input cannot be read: %1."_s.arg(input.errorString()).toStdString());
    }
    const QByteArray json = input.read(MaxConfigBytes + 1);
    return readConfiguration(json, u"standard input"_s, QProcessEnvironment::systemEnvironment());
}

int judge(const QString &file, const Result<ReadConfiguration> &read)
{
    if (!read) {
        std::fprintf(stderr, "%s\n", read.error().message.c_str());
        return 1;
    }
    for (const ConfigNotice &notice : read->notices)
        std::printf("%s\n", qPrintable(noticeLine(file, notice)));
    const auto objections = Gateway::review(read->configuration);
    if (!objections) {
        ConfigNotice objection;
        objection.sentence = printable(QString::fromStdString(objections.error().message));
        if (objections.error().code == ErrorCode::AddressRefused && read->hostPlace) {
            objection.line = read->hostPlace->line;
            objection.column = read->hostPlace->column;
            objection.path = u"server.host"_s;
        }
        std::fprintf(stderr, "%s\n", qPrintable(noticeLine(file, objection)));
        return 1;
    }
    for (const std::string &sentence : *objections)
        std::printf("%s: %s\n", qPrintable(file), qPrintable(printable(QString::fromStdString(sentence))));
    std::printf("OK\n");
    return 0;
}

} // namespace

int checkConfig(const QString &file)
{
    if (file == "-"_L1)
        return judge(u"standard input"_s, readStandardInput());
    // A start without a file is fine, a check without one is a slip of the hand.
    if (isMissing(file)) {
        std::fprintf(stderr, "%s: there is no such file.\n", qPrintable(file));
        return 1;
    }
    return judge(file, loadConfiguration(file, QProcessEnvironment::systemEnvironment()));
}

} // namespace bifrost
