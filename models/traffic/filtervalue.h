// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <QString>

/// The values of a filter's conditions: texts, numbers, times, amounts.
namespace bifrost {

/// "gpt" is anywhere in a text, "=gpt-4o" is the whole of it. Case does not matter in ASCII.
class TextPattern
{
public:
    explicit TextPattern(const QString &value);
    bool matches(std::string_view text) const;

private:
    std::string m_needle;
    bool m_exact = false;
};

/// ">2", "<=5", "7": how a number must compare. Without a sign it means `plain`.
struct Comparison
{
    enum class Sign { Equal, Less, LessOrEqual, Greater, GreaterOrEqual };

    Sign sign = Sign::Equal;
    std::int64_t number = 0;

    bool holds(std::int64_t value) const;
};

/// Takes the sign off the front of the value.
Comparison::Sign takeSign(QString &value, Comparison::Sign plain);

std::optional<std::int64_t> readCount(const QString &text); ///< "1200", "1.2k", "3m"
std::optional<std::int64_t> readMicroseconds(const QString &text); ///< "2s", "500ms", "5m"; a unit is needed
std::optional<std::int64_t> readNanoDollars(const QString &text); ///< "0.01", "$2"

} // namespace bifrost
