// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/filtervalue.h"

#include <cmath>
#include <span>

namespace bifrost {

namespace {

struct Unit
{
    const char *name;
    double factor;
};

constexpr double Largest = 9e18; // what an integer holds

char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
}

bool isFoldedAt(std::string_view text, std::size_t at, std::string_view needle)
{
    for (std::size_t i = 0; i < needle.size(); ++i) {
        if (folded(text[at + i]) != needle[i])
            return false;
    }
    return true;
}

std::optional<std::int64_t> readScaled(const QString &text, std::span<const Unit> units)
{
    qsizetype digits = 0;
    while (digits < text.size() && (text[digits].isDigit() || text[digits] == u'.'))
        ++digits;
    bool isNumber = false;
    const double number = text.left(digits).toDouble(&isNumber);
    const QString unit = text.mid(digits).toLower();
    if (!isNumber)
        return std::nullopt;
    for (const Unit &known : units) {
        if (unit == QLatin1String(known.name)) {
            const double value = number * known.factor;
            return value < Largest ? std::optional(std::int64_t(std::llround(value))) : std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace

TextPattern::TextPattern(const QString &value) : m_exact(value.startsWith(u'='))
{
    m_needle = value.mid(m_exact ? 1 : 0).toStdString();
    for (char &c : m_needle)
        c = folded(c);
}

bool TextPattern::matches(std::string_view text) const
{
    if (m_exact)
        return text.size() == m_needle.size() && isFoldedAt(text, 0, m_needle);
    for (std::size_t at = 0; at + m_needle.size() <= text.size(); ++at) {
        if (isFoldedAt(text, at, m_needle))
            return true;
    }
    return false;
}

bool Comparison::holds(std::int64_t value) const
{
    switch (sign) {
    case Sign::Equal:
        return value == number;
    case Sign::Less:
        return value < number;
    case Sign::LessOrEqual:
        return value <= number;
    case Sign::Greater:
        return value > number;
    case Sign::GreaterOrEqual:
        return value >= number;
    }
    return false;
}

Comparison::Sign takeSign(QString &value, Comparison::Sign plain)
{
    using Sign = Comparison::Sign;
    const struct
    {
        QLatin1String text;
        Sign sign;
    } signs[] = {
        {QLatin1String(">="), Sign::GreaterOrEqual}, {QLatin1String("<="), Sign::LessOrEqual},
        {QLatin1String(">"), Sign::Greater},         {QLatin1String("<"), Sign::Less},
        {QLatin1String("="), Sign::Equal},
    };
    for (const auto &one : signs) {
        if (value.startsWith(one.text)) {
            value = value.mid(one.text.size()).trimmed();
            return one.sign;
        }
    }
    return plain;
}

std::optional<std::int64_t> readCount(const QString &text)
{
    static constexpr Unit Units[] = {{"", 1}, {"k", 1e3}, {"m", 1e6}};
    return readScaled(text, Units);
}

std::optional<std::int64_t> readMicroseconds(const QString &text)
{
    static constexpr Unit Units[] = {{"us", 1},     {"ms", 1e3},   {"s", 1e6},    {"m", 60e6},
                                     {"min", 60e6}, {"h", 3600e6}, {"d", 86400e6}};
    return readScaled(text, Units);
}

std::optional<std::int64_t> readNanoDollars(const QString &text)
{
    static constexpr Unit Units[] = {{"", 1e9}};
    return readScaled(text.startsWith(u'$') ? text.mid(1) : text, Units);
}

} // namespace bifrost
