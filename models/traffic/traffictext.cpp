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

QString TrafficText::endpoint(const LogRow &row)
{
    return row.method == "POST" ? QString::fromStdString(row.path) : request(row);
}

std::pair<QString, QString> TrafficText::models(const LogRow &row)
{
    const QString asked = QString::fromStdString(row.modelAsked);
    const QString used = QString::fromStdString(row.model);
    if (asked.isEmpty() && used.isEmpty())
        return {unknown(), {}};
    if (asked.isEmpty())
        return {used, {}};
    const bool same = asked == used || asked == QString::fromStdString(row.provider) + u'/' + used;
    return {asked, same ? QString() : used};
}

QString TrafficText::model(const LogRow &row)
{
    if (row.modelAsked.empty() && row.model.empty())
        return endpoint(row);
    const auto [asked, used] = models(row);
    return used.isEmpty() ? asked
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
        if (row.httpStatus / 100 == 2) // the provider failed after the answer had begun
            return tr("%1 broken off", "status").arg(row.httpStatus);
        break;
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
    if (us < 1000) // the clock is read once per turn of the loop: finer than that would be guessed
        return tr("<1 ms");
    if (us < 1'000'000)
        return tr("%1 ms", "milliseconds").arg(locale.toString(qint64((us + 500) / 1000)));
    return tr("%1 s", "seconds").arg(locale.toString(double(us) / 1e6, 'f', us < 10'000'000 ? 2 : 1));
}

QString TrafficText::tokens(const TokenUsage &usage)
{
    if (!usage.known)
        return unknown();
    const auto count = [](bool lacks, std::int64_t tokens) {
        return lacks ? unknown() : QLocale().toString(qint64(tokens));
    };
    return tr("%1 / %2", "tokens in, tokens out")
        .arg(count(usage.lacksInput, usage.input), count(usage.lacksOutput, usage.output));
}

QString TrafficText::money(Money money)
{
    constexpr std::int64_t Hundredth = 100'000; // of a cent
    if (money.nanoDollars == 0)
        return u"$0"_s;
    if (std::llabs(money.nanoDollars) >= Hundredth)
        return u"$"_s + QLocale().toString(money.dollars(), 'f', 4);
    QString text = QLocale().toString(money.dollars(), 'f', 6);
    while (text.endsWith(QLocale().zeroDigit()))
        text.chop(1);
    return u"$"_s + text;
}

} // namespace bifrost
