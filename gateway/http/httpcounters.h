// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/metrics/histogram.h"
#include "models/metrics/seriestable.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace bifrost::http {

/// What one front counts of the requests of its callers. It outlives the front and belongs to the engine; the
/// front's thread adds, any thread reads.
class HttpCounters
{
public:
    static constexpr std::size_t MostSeries = 256;
    static constexpr std::string_view Other = "other";

    /// Texts that live as long as the program: no path or method as it was sent is among them.
    struct Labels
    {
        std::string_view route; ///< the pattern of the path
        std::string_view method;
        int status = 0; ///< 0: one of many

        std::size_t hash() const;
        Labels coarser() const { return status != 0 ? Labels{route, method, 0} : Labels{Other, Other, 0}; }
        friend bool operator==(const Labels &, const Labels &) = default;
    };

    struct Series
    {
        using Labels = HttpCounters::Labels;

        explicit Series(const Labels &with) : labels(with) { }
        bool is(const Labels &others) const { return labels == others; }

        const Labels labels;
        Histogram<LatencyScale> duration;
        Histogram<SizeScale> requestSize;
        Histogram<SizeScale> responseSize;
    };

    /// As it may be a label: one of those that are known.
    static std::string_view methodLabel(std::string_view method);

    void addRequest(const Labels &labels, std::int64_t durationUs, std::uint64_t requestBytes,
                    std::uint64_t responseBytes);

    /// A request was answered with an error of our own.
    void addRefusal(ErrorCode why) { m_refusals[std::size_t(why)].add(); }

    void addConnection() { m_connections.add(); }

    const SeriesTable<Series, MostSeries> &requests() const { return m_requests; }
    std::uint64_t refusals(ErrorCode why) const { return m_refusals[std::size_t(why)].value(); }
    std::uint64_t connections() const { return m_connections.value(); }

    static constexpr std::size_t Reasons = std::size_t(ErrorCode::AlreadyRunning) + 1;

private:
    SeriesTable<Series, MostSeries> m_requests;
    std::array<Count, Reasons> m_refusals;
    Count m_connections;
};

} // namespace bifrost::http
