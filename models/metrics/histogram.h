// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/count.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace bifrost {

/// Where the buckets of a histogram end, in the whole units that are added, and how many of these are one of
/// those that are shown.
struct LatencyScale
{
    static constexpr std::array<std::int64_t, 11> Bounds{5'000,     10'000,    25'000,    50'000,
                                                         100'000,   250'000,   500'000,   1'000'000,
                                                         2'500'000, 5'000'000, 10'000'000};
    static constexpr double Unit = 1e6; ///< microseconds in a second
};

/// Of providers, whose models may think.
struct LongLatencyScale
{
    static constexpr std::array<std::int64_t, 16> Bounds{
        5'000,     10'000,    25'000,     50'000,     100'000,    250'000,    500'000,    1'000'000,
        2'500'000, 5'000'000, 10'000'000, 15'000'000, 30'000'000, 45'000'000, 60'000'000, 90'000'000};
    static constexpr double Unit = 1e6;
};

struct SizeScale
{
    static constexpr std::array<std::int64_t, 8> Bounds{100,       1'000,      10'000,      100'000,
                                                        1'000'000, 10'000'000, 100'000'000, 1'000'000'000};
    static constexpr double Unit = 1;
};

/// How often a value fell between which bounds, and their sum. One thread adds, any thread reads.
template <typename Scale>
class Histogram
{
public:
    static constexpr std::size_t Buckets = Scale::Bounds.size() + 1;

    /// What was read of one, or of several together. The buckets do not include each other.
    struct Reading
    {
        std::array<std::uint64_t, Buckets> counts{};
        std::uint64_t sum = 0;

        std::uint64_t total() const
        {
            std::uint64_t all = 0;
            for (const std::uint64_t count : counts)
                all += count;
            return all;
        }

        Reading &operator+=(const Reading &other)
        {
            for (std::size_t i = 0; i < Buckets; ++i)
                counts[i] += other.counts[i];
            sum += other.sum;
            return *this;
        }
    };

    void add(std::int64_t value)
    {
        std::size_t bucket = 0;
        while (bucket < Scale::Bounds.size() && value > Scale::Bounds[bucket])
            ++bucket;
        m_counts[bucket].add();
        m_sum.add(value > 0 ? std::uint64_t(value) : 0);
    }

    Reading read() const
    {
        Reading reading;
        for (std::size_t i = 0; i < Buckets; ++i)
            reading.counts[i] = m_counts[i].value();
        reading.sum = m_sum.value();
        return reading;
    }

private:
    std::array<Count, Buckets> m_counts;
    Count m_sum;
};

} // namespace bifrost
