// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/logtrouble.h"

#include <QLoggingCategory>
#include <QString>

namespace bifrost {

namespace {

Q_LOGGING_CATEGORY(logTroubleLog, "bifrost.log")

constexpr std::chrono::seconds BetweenLines{10};

} // namespace

void LogTrouble::failed(const Error &cause)
{
    const auto now = std::chrono::steady_clock::now();
    if (cause.message == m_said || (m_lastLine && now - *m_lastLine < BetweenLines))
        return;
    m_said = cause.message;
    m_lastLine = now;
    qCWarning(logTroubleLog).noquote().nospace()
        << QString::fromStdString(cause.message)
        << " Requests are served; their rows wait until they can be written.";
}

void LogTrouble::mended(std::uint64_t dropped)
{
    if (m_said.empty())
        return;
    m_said.clear();
    if (dropped == 0)
        qCInfo(logTroubleLog, "The log is written again.");
    else
        qCInfo(logTroubleLog) << "The log is written again. Rows that found no room so far:" << dropped;
}

void LogTrouble::lost(std::size_t rows)
{
    qCCritical(logTroubleLog) << "Rows of the log that could not be written and are lost:" << rows;
}

} // namespace bifrost
