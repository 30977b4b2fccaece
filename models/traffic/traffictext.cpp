// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/traffictext.h"

#include <cstdlib>

#include <QDateTime>
#include <QLocale>

namespace bifrost {

using namespace Qt::StringLiterals;

QString TrafficText::unknown()
{
    return u"–"_s;
}

QString TrafficText::time(std::int64_t startedAtUs)
{
    return QDateTime::fromMSecsSinceEpoch(startedAtUs / 1000).toString(u"HH:mm:ss.zzz"_s);
}

QString TrafficText::request(const LogRow &row)
{
    return QString::fromStdString(row.method + ' ' + row.path);
}

QString TrafficText::model(const LogRow &row)
{
    const QString asked = QString::fromStdString(row.modelAsked);
    const QString used = QString::fromStdString(row.model);
    if (asked.isEmpty() && used.isEmpty())
        return unknown();
    const bool same = asked == used || asked == QString::fromStdString(row.provider) + u'/' + used;
    if (used.isEmpty() || same)
        return asked;
    return asked.isEmpty() ? used
                           : tr("%1 → %2", "model that was asked for, model that answered").arg(asked, used);
}

QString TrafficText::status(const LogRow &row)
{
    switch (row.status) {
    case LogStatus::Running:
        return row.stream && row.firstByteUs >= 0 ? tr("stream") : tr("running");
    case LogStatus::Cancelled:
        return tr("cancelled");
    case LogStatus::Error:
        return QString::fromStdString(row.errorType.empty()
                                          ? std::to_string(row.httpStatus)
                                          : std::to_string(row.httpStatus) + ' ' + row.errorType);
    case LogStatus::Success:
        break;
    }
    return QString::number(row.httpStatus);
}

QString TrafficText::duration(std::int64_t us)
{
    const QLocale locale;
    if (us < 0)
        return unknown();
    if (us < 1000)
        return tr("%1 µs", "microseconds").arg(locale.toString(qint64(us)));
    if (us < 1'000'000)
        return tr("%1 ms", "milliseconds").arg(locale.toString(qint64((us + 500) / 1000)));
    return tr("%1 s", "seconds").arg(locale.toString(double(us) / 1e6, 'f', us < 10'000'000 ? 2 : 1));
}

QString TrafficText::tokens(const TokenUsage &usage)
{
    if (!usage.known)
        return unknown();
    const QLocale locale;
    return tr("%1 / %2", "tokens in, tokens out")
        .arg(locale.toString(qint64(usage.input)), locale.toString(qint64(usage.output)));
}

QString TrafficText::money(Money money)
{
    constexpr std::int64_t Cent = 10'000'000;
    const int digits = money.nanoDollars != 0 && std::llabs(money.nanoDollars) < Cent ? 6 : 4;
    return u"$"_s + QLocale().toString(money.dollars(), 'f', digits);
}

} // namespace bifrost
