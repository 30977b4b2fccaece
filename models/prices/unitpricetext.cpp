// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/prices/unitpricetext.h"

#include <charconv>
#include <cstdint>

namespace bifrost {

namespace {

constexpr int PicoExponent = 12;
constexpr std::int64_t MostPicoDollars = 1'000'000'000'000'000'000; // a million dollars
constexpr int MostExponent = 100; // beyond it the number is 0 or far too large anyway

struct Decimal
{
    std::string_view whole;
    std::string_view fraction;
    int exponent = 0;
};

bool allDigits(std::string_view text)
{
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<Decimal> split(std::string_view text)
{
    Decimal decimal;
    if (const std::size_t e = text.find_first_of("eE"); e != std::string_view::npos) {
        std::string_view exponent = text.substr(e + 1);
        if (exponent.starts_with('+'))
            exponent.remove_prefix(1);
        const char *end = exponent.data() + exponent.size();
        const auto [at, failure] = std::from_chars(exponent.data(), end, decimal.exponent);
        if (failure != std::errc() || at != end || decimal.exponent > MostExponent
            || decimal.exponent < -MostExponent)
            return std::nullopt;
        text = text.substr(0, e);
    }
    const std::size_t point = text.find('.');
    decimal.whole = text.substr(0, point);
    if (point != std::string_view::npos)
        decimal.fraction = text.substr(point + 1);
    if (decimal.whole.empty() && decimal.fraction.empty())
        return std::nullopt;
    if (!allDigits(decimal.whole) || !allDigits(decimal.fraction))
        return std::nullopt;
    return decimal;
}

} // namespace

std::optional<UnitPrice> unitPriceFromText(std::string_view dollars)
{
    const std::optional<Decimal> decimal = split(dollars);
    if (!decimal)
        return std::nullopt;
    // The digits are those of whole and fraction in a row; this many of them stand before the point once the
    // number is counted in pico-dollars.
    const int wholeDigits = int(decimal->whole.size()) + decimal->exponent + PicoExponent;
    const int digits = int(decimal->whole.size() + decimal->fraction.size());
    const auto digitAt = [&decimal](int i) {
        const auto index = std::size_t(i);
        const std::size_t whole = decimal->whole.size();
        return (index < whole ? decimal->whole[index] : decimal->fraction[index - whole]) - '0';
    };
    std::int64_t pico = 0;
    for (int i = 0; i < wholeDigits; ++i) {
        if (pico > MostPicoDollars / 10)
            return std::nullopt;
        pico = pico * 10 + (i < digits ? digitAt(i) : 0);
    }
    if (wholeDigits >= 0 && wholeDigits < digits && digitAt(wholeDigits) >= 5)
        ++pico;
    if (pico > MostPicoDollars)
        return std::nullopt;
    return UnitPrice{pico};
}

} // namespace bifrost
