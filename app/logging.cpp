// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logging.h"

#include "app/displayloss.h"
#include "app/logfile.h"

#include <QMutex>

#include <cstdio>
#include <cstdlib>
#include <memory>

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

void toStandardError(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
}

/// A full disk must neither hide a line nor repeat its complaint with every one.
void keepLine(LogSink &sink, const QByteArray &bytes)
{
    const bool kept = sink.file && sink.file->write(bytes);
    if (sink.toStderr || (sink.file && !kept))
        toStandardError(bytes);
    if (!sink.file || kept) {
        sink.failureSaid = false;
        return;
    }
    if (!sink.failureSaid) {
        sink.failureSaid = true;
        toStandardError(formatLogLine(
            {QDateTime::currentDateTimeUtc(), LogLevel::Warn, appLog().categoryName(),
             u"The log file is out of order, lines appear here only. "_s + sink.file->failure()},
            sink.style));
    }
}

void writeLine(LogLevel level, const char *category, const QString &message)
{
    LogSink &sink = logSink();
    const QByteArray bytes =
        formatLogLine({QDateTime::currentDateTimeUtc(), level, category, message}, sink.style);
    const QMutexLocker lock(&sink.mutex);
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
        DisplayLoss::happened();
    }
    if (type == QtFatalMsg)
        std::abort();
}

/// Qt's own categories matter from warnings on, whatever level our own have. A line for each request costs as
/// much as the request: it is written for whoever asked.
QString filterRules(LogLevel level, bool accessLines)
{
    const auto rule = [level](const char *type, LogLevel of) {
        return u"bifrost.*.%1=%2\n"_s.arg(QLatin1StringView(type), level <= of ? u"true"_s : u"false"_s);
    };
    return u"*.debug=false\n*.info=false\n"_s + rule("debug", LogLevel::Debug) + rule("info", LogLevel::Info)
        + rule("warning", LogLevel::Warn) + (accessLines ? QString() : u"bifrost.access=false\n"_s);
}

} // namespace

Logging::Logging(LogLevel level, LogStyle style, bool accessLines)
{
    logSink().style = style;
    QLoggingCategory::setFilterRules(filterRules(level, accessLines));
    qInstallMessageHandler(handleMessage);
}

Logging::~Logging()
{
    qInstallMessageHandler(nullptr);
    LogSink &sink = logSink();
    const QMutexLocker lock(&sink.mutex);
    sink.file.reset();
    sink.toStderr = true;
}

void Logging::keepIn(const QString &path, bool toStderr)
{
    LogSink &sink = logSink();
    const QMutexLocker lock(&sink.mutex);
    sink.file = std::make_unique<LogFile>(path, LogFile::Limits());
    sink.toStderr = toStderr;
}

} // namespace bifrost
