// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/report.h"

#include <optional>
#include <vector>

namespace bifrost::bench {

/// The values of one figure over the rounds.
using Series = std::vector<double>;

enum class Side { Nginx, Gateway };

/// Figures that are made from others (what a proxy adds) included. Rounds that lack it are left out.
Series seriesOf(const std::vector<Round> &rounds, Side side, Figure figure);

/// Gateway by nginx, round by round: what disturbs the machine disturbs both.
Series ratiosOf(const std::vector<Round> &rounds, Figure figure);

double medianOf(Series series);

/// How the rounds of a figure become one value: the worst for what must never be exceeded, else the median.
std::optional<double> summaryOf(const Series &series, Figure figure);

} // namespace bifrost::bench
