// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>

namespace bifrost::bench {

/// What is measured. For streams, requests are chunks and connections are streams.
enum class Figure {
    Cpu, ///< microseconds of the target's CPU time per request
    Rate, ///< requests per second
    Median, ///< latency in microseconds, as the client sees it
    Tail, ///< the 99th percentile of it
    AddedMedian, ///< less that of the upstream without a proxy, in the same round
    AddedTail,
    PeakMemory, ///< MB resident at most
    MemoryPerConnection, ///< KB: the peak, less what the fresh process held
    Success, ///< per cent of the requests that were answered, rightly and in full
    RowsKept, ///< per cent of the answers that have a row in the log
    Count
};

/// One target under one load, in one round. A figure that was not measured is absent.
class Sample
{
public:
    std::optional<double> operator[](Figure figure) const { return m_values[index(figure)]; }
    void set(Figure figure, double value) { m_values[index(figure)] = value; }

    std::string firstTrouble; ///< what went wrong first, where Success is below 100

private:
    static std::size_t index(Figure figure) { return static_cast<std::size_t>(figure); }

    std::array<std::optional<double>, static_cast<std::size_t>(Figure::Count)> m_values;
};

} // namespace bifrost::bench
