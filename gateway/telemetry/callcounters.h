// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"
#include "models/core/tokenusage.h"
#include "models/metrics/histogram.h"
#include "models/metrics/seriestable.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace bifrost::telemetry {

/// What one gateway thread counts of the calls to providers, attempt by attempt. It outlives its thread and
/// belongs to the engine; that thread adds, any thread reads.
class CallCounters
{
public:
    static constexpr std::size_t MostSeries = 512;
    static constexpr std::size_t MostLabelBytes = 128; ///< of a name that a caller gave
    static constexpr std::string_view Other = "other";

    /// What tells attempts apart. The name of a model comes from outside.
    template <typename Text>
    struct LabelsOf
    {
        Text provider;
        Text model;
        Text method; ///< chat_completion, chat_completion_stream, …
        Text keyId;
        Text keyName;
        int retries = 0;
        int fallback = 0;
    };

    struct Labels : LabelsOf<std::string_view>
    {
        std::size_t hash() const;
        Labels coarser() const;
    };

    /// How often which status meant that an attempt had failed.
    class StatusCounts
    {
    public:
        static constexpr std::size_t Most = 16;

        void add(int status);

        template <typename Visit>
        void forEach(Visit visit) const ///< visit(0, count): none, or one of many more
        {
            for (std::size_t i = 0; i < Most; ++i) {
                if (const std::uint64_t count = m_counts[i].value())
                    visit(m_codes[i].load(std::memory_order_relaxed), count);
            }
        }

    private:
        std::array<std::atomic<int>, Most> m_codes{}; ///< the first stays 0
        std::array<Count, Most> m_counts;
    };

    struct Series
    {
        using Labels = CallCounters::Labels;

        explicit Series(const Labels &with);
        bool is(const Labels &others) const;

        const LabelsOf<std::string> labels;
        Histogram<LongLatencyScale> good;
        Histogram<LongLatencyScale> bad;
        StatusCounts errors;
        Histogram<LatencyScale> firstToken;
        Histogram<LatencyScale> betweenTokens;
        Count input, output, cachedRead, cachedWrite, reasoning;
        Count nanoDollars;
        Count sentBytes, receivedBytes;
    };

    /// An attempt, once it has ended.
    struct Attempt
    {
        bool good = false;
        int status = 0; ///< why it was not; 0: unknown
        std::int64_t durationUs = 0;
        std::int64_t firstTokenUs = -1;
        std::uint64_t sentBytes = 0;
        std::uint64_t receivedBytes = 0;
    };

    /// Series stay where they are as long as this lives.
    Series &at(const Labels &labels) { return m_calls.at(labels); }

    static void add(Series &series, const Attempt &attempt);
    static void addUsage(Series &series, const TokenUsage &usage, Money cost);

    const SeriesTable<Series, MostSeries> &calls() const { return m_calls; }

private:
    SeriesTable<Series, MostSeries> m_calls;
};

} // namespace bifrost::telemetry
