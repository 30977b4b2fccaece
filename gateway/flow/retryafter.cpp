// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/retryafter.h"

#include "gateway/flow/headerlines.h"

#include <QLocale>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace bifrost::flow {

using std::chrono::milliseconds;

namespace {

constexpr double LongestMs = 366.0 * 24 * 3600 * 1000; // what is beyond is "not today", too

std::optional<milliseconds> number(std::string_view text, double unitMs)
{
    double value = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (wrong != std::errc() || end != text.data() + text.size() || !std::isfinite(value) || value < 0)
        return std::nullopt;
    return milliseconds(std::int64_t(std::ceil(std::min(value * unitMs, LongestMs))));
}

std::optional<milliseconds> date(std::string_view text, const QDateTime &now)
{
    QDateTime then = QLocale::c().toDateTime(QString::fromLatin1(text.data(), qsizetype(text.size())),
                                             QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!then.isValid())
        return std::nullopt;
    then.setTimeSpec(Qt::UTC);
    return milliseconds(std::clamp<qint64>(now.msecsTo(then), 0, qint64(LongestMs)));
}

} // namespace

std::optional<milliseconds> retryAfter(std::string_view lines, const QDateTime &now)
{
    return retryAfter(valueOf(lines, "retry-after-ms:").value_or(""),
                      valueOf(lines, "retry-after:").value_or(""), now);
}

std::optional<milliseconds> retryAfter(std::string_view exactly, std::string_view usual, const QDateTime &now)
{
    if (const auto exact = number(exactly, 1))
        return exact;
    const auto seconds = number(usual, 1000);
    return seconds ? seconds : date(usual, now);
}

} // namespace bifrost::flow
