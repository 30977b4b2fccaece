// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include "models/log/logrow.h"

namespace bifrost {

/// What a person asks for in the filter of the live view: conditions side by side, all of which must hold.
///
///     status:4xx,5xx provider:openai -path:/v1/models latency:>2s "some text"
///
/// A condition is `field:value` or a text that may stand anywhere; a minus turns it round, commas mean "one
/// of these", a value that begins with `=` is meant exactly, quotes keep blanks together. What cannot be
/// understood becomes a problem with a sentence, and the rest still holds. A value; any thread.
class TrafficFilter
{
    Q_DECLARE_TR_FUNCTIONS(bifrost::TrafficFilter)

public:
    /// A condition as it stands in the text.
    struct Token
    {
        int begin = 0;
        int length = 0;
        bool negated = false;
        QString field; ///< empty: a text that may stand anywhere
        QString value; ///< without quotes

        int end() const { return begin + length; }
    };

    struct Problem
    {
        int begin = 0;
        int length = 0;
        QString sentence;
    };

    TrafficFilter() = default;
    static TrafficFilter parse(const QString &text);

    /// Every field there is, as it is written.
    static QStringList fields();

    /// "provider:openai", "-error:\"no such model\"".
    static QString written(const QString &field, const QString &value, bool negated = false);

    bool isEmpty() const { return m_conditions.empty(); }
    bool matches(const LogRow &row, std::int64_t nowUs) const;

    /// Of `last:5m`: rows that match now cease to when they are older; 0 where age does not matter.
    std::int64_t windowUs() const { return m_windowUs; }

    const std::vector<Token> &tokens() const { return m_tokens; }
    const std::vector<Problem> &problems() const { return m_problems; }

private:
    using Test = std::function<bool(const LogRow &, std::int64_t nowUs)>;

    struct Condition
    {
        bool negated = false;
        std::vector<Test> anyOf;
    };

    friend class FilterReader;

    std::vector<Token> m_tokens;
    std::vector<Problem> m_problems;
    std::vector<Condition> m_conditions;
    std::int64_t m_windowUs = 0;
};

} // namespace bifrost
