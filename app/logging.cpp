// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logging.h"

#include "app/displayloss.h"
#include "app/linewriter.h"
#include "app/logfile.h"

#include <QDateTime>
#include <QMutex>

#include <cstdlib>
#include <memory>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace bifrost {

Q_LOGGING_CATEGORY(appLog, "bifrost.app")

namespace {

/// Qt's message handler is a plain function, so what it needs is here.
struct LogSink
{
    QMutex mutex;
    LogStyle style = LogStyle::Json;
    bool toStderr = true;
    bool failureSaid = false;
    std::unique_ptr<LogFile> file;
    std::unique_ptr<LineWriter> writer; ///< while the program logs
};

LogSink &logSink()
{
    static LogSink sink;
    return sink;
}

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warn;
    default:
        return LogLevel::Error;
    }
}

/// A full disk must neither hide a line nor repeat its complaint with every one.
void keepLine(LogSink &sink, const QByteArray &bytes)
{
    const bool kept = sink.file && sink.file->write(bytes);
    if (sink.toStderr || (sink.file && !kept))
        sink.writer->write(bytes);
    if (!sink.file || kept) {
        sink.failureSaid = false;
        return;
    }
    if (!sink.failureSaid) {
        sink.failureSaid = true;
        sink.writer->write(formatLogLine(
            {QDateTime::currentMSecsSinceEpoch(), LogLevel::Warn, appLog().categoryName(),
             u"The log file is out of order, lines appear here only. "_s + sink.file->failure()},
            sink.style));
    }
}

void writeLine(LogLevel level, const char *category, const QString &message)
{
    LogSink &sink = logSink();
    LogLine line{QDateTime::currentMSecsSinceEpoch(), level, category, message};
    if (QByteArrayView(line.category) == RequestCategory) {
        sink.writer->addRequest(std::move(line));
        return;
    }
    const QByteArray bytes = formatLogLine(line, sink.style);
    const QMutexLocker lock(&sink.mutex);
    if (sink.writer) // else a thread of others outlives the log
        keepLine(sink, bytes);
}

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    writeLine(levelOf(type), context.category ? context.category : "", message);
    // Of Qt, that is: what is ours may begin with the words of somebody outside.
    const bool isOurs = context.category && QByteArrayView(context.category).startsWith("bifrost.");
    if (!isOurs && DisplayLoss::isSaidBy(message)) {
        // Qt does not hand over what is logged within this function.
        writeLine(
            LogLevel::Error, appLog().categoryName(),
            u"The display is gone, and the window with it: Bifrost finishes what runs and ends. Started "
            "with --headless it needs no display."_s);
        logSink().writer->flush(); // it may end at once
        DisplayLoss::happened();
    }
    if (type == QtFatalMsg) {
        logSink().writer->flush();
        std::abort();
    }
}

/// Qt's own categories matter from warnings on, whatever level our own have.
QString filterRules(LogLevel level)
{
    const auto rule = [level](const char *type, LogLevel of) {
        return u"bifrost.*.%1=%2\n"_s.arg(QLatin1StringView(type), level <= of ? u"true"_s : u"false"_s);
    };
    return u"*.debug=false\n*.info=false\n"_s + rule("debug", LogLevel::Debug) + rule("info", LogLevel::Info)
        + rule("warning", LogLevel::Warn);
}

} // namespace

Logging::Logging(LogLevel level, LogStyle style)
{
    logSink().style = style;
    logSink().writer = std::make_unique<LineWriter>(style, STDERR_FILENO);
    QLoggingCategory::setFilterRules(filterRules(level));
    qInstallMessageHandler(handleMessage);
}

Logging::~Logging()
{
    qInstallMessageHandler(nullptr);
    LogSink &sink = logSink();
    const QMutexLocker lock(&sink.mutex);
    sink.file.reset();
    sink.toStderr = true;
    sink.writer.reset();
}

void Logging::keepIn(const Places &places)
{
    LogSink &sink = logSink();
    const QMutexLocker lock(&sink.mutex);
    sink.file = std::make_unique<LogFile>(places.file, LogFile::Limits());
    sink.toStderr = places.toStderr;
    sink.writer->keepRequestsIn(places.requestFile, places.requestsToStderr);
}

} // namespace bifrost
