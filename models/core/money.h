// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <limits>

namespace bifrost {

/// An amount of US dollars in whole nano-dollars. Sums are exact; a request is rounded once, at its end.
struct Money
{
    std::int64_t nanoDollars = 0;

    friend auto operator<=>(const Money &, const Money &) = default;
    friend Money operator+(Money a, Money b) { return {a.nanoDollars + b.nanoDollars}; }
    friend Money operator-(Money a, Money b) { return {a.nanoDollars - b.nanoDollars}; }
    double dollars() const { return double(nanoDollars) / 1e9; }
};

/// The price of one unit (a token, an image, a second) in pico-dollars.
struct UnitPrice
{
    std::int64_t picoDollars = 0;

    friend auto operator<=>(const UnitPrice &, const UnitPrice &) = default;
};

/// What a request costs: prices are added up in pico-dollars and rounded half up once.
class CostSum
{
    __extension__ using Wide = __int128; // a sum of dollars in pico-dollars would overflow 64 bits

public:
    void add(std::int64_t units, UnitPrice price) { m_picoDollars += Wide(units) * price.picoDollars; }

    /// Sums beyond what Money can hold (nine thousand million dollars) end at its largest amount.
    Money rounded() const
    {
        const Wide nanoDollars = (m_picoDollars + 500) / 1000;
        return {std::int64_t(std::min<Wide>(nanoDollars, std::numeric_limits<std::int64_t>::max()))};
    }

private:
    Wide m_picoDollars = 0;
};

} // namespace bifrost
