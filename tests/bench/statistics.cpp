// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/statistics.h"

#include <algorithm>

namespace bifrost::bench {

namespace {

std::optional<Figure> addedTo(Figure figure)
{
    if (figure == Figure::AddedMedian)
        return Figure::Median;
    if (figure == Figure::AddedTail)
        return Figure::Tail;
    return std::nullopt;
}

std::optional<double> valueIn(const Round &round, Side side, Figure figure)
{
    const Sample &sample = side == Side::Nginx ? round.nginx : round.gateway;
    const auto base = addedTo(figure);
    if (!base)
        return sample[figure];
    const auto whole = sample[*base];
    const auto direct = round.direct[*base];
    return whole && direct ? std::optional(*whole - *direct) : std::nullopt;
}

} // namespace

Series seriesOf(const std::vector<Round> &rounds, Side side, Figure figure)
{
    Series series;
    for (const Round &round : rounds) {
        if (const auto value = valueIn(round, side, figure))
            series.push_back(*value);
    }
    return series;
}

Series ratiosOf(const std::vector<Round> &rounds, Figure figure)
{
    Series series;
    for (const Round &round : rounds) {
        const auto nginx = valueIn(round, Side::Nginx, figure);
        const auto gateway = valueIn(round, Side::Gateway, figure);
        if (nginx && gateway && *nginx > 0)
            series.push_back(*gateway / *nginx);
    }
    return series;
}

double medianOf(Series series)
{
    std::ranges::sort(series);
    const std::size_t middle = series.size() / 2;
    return series.size() % 2 == 1 ? series[middle] : (series[middle - 1] + series[middle]) / 2;
}

std::optional<double> summaryOf(const Series &series, Figure figure)
{
    if (series.empty())
        return std::nullopt;
    switch (figure) {
    case Figure::PeakMemory:
    case Figure::MemoryPerConnection:
        return std::ranges::max(series);
    case Figure::Success:
    case Figure::RowsKept:
        return std::ranges::min(series);
    default:
        return medianOf(series);
    }
}

} // namespace bifrost::bench
