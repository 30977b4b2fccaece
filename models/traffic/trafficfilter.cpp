// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/trafficfilter.h"

#include <algorithm>

#include "models/traffic/filterreader.h"

namespace bifrost {

using namespace Qt::StringLiterals;

TrafficFilter TrafficFilter::parse(const QString &text)
{
    return FilterReader(text).read();
}

QStringList TrafficFilter::fields()
{
    return FilterReader::fields();
}

QString TrafficFilter::written(const QString &field, const QString &value, bool negated)
{
    const auto isPlain = [](QChar c) { return !c.isSpace() && c != u'"' && c != u',' && c != u'\\'; };
    QString shown = value;
    if (!std::all_of(value.begin(), value.end(), isPlain) || (field.isEmpty() && value.contains(u':'))
        || (field.isEmpty() && value.startsWith(u'-'))) {
        shown.replace(u"\\"_s, u"\\\\"_s).replace(u"\""_s, u"\\\""_s);
        shown = u'"' + shown + u'"';
    }
    return (negated ? u"-"_s : QString()) + (field.isEmpty() ? shown : field + u':' + shown);
}

bool TrafficFilter::matches(const LogRow &row, std::int64_t nowUs) const
{
    return std::all_of(m_conditions.begin(), m_conditions.end(), [&](const Condition &condition) {
        const bool holds = std::any_of(condition.anyOf.begin(), condition.anyOf.end(),
                                       [&](const Test &test) { return test(row, nowUs); });
        return holds != condition.negated;
    });
}

} // namespace bifrost
