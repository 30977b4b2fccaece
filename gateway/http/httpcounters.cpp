// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/httpcounters.h"

#include <algorithm>
#include <functional>

namespace bifrost::http {

std::size_t HttpCounters::Labels::hash() const
{
    // The texts are always the same ones: where they lie tells them apart.
    constexpr std::size_t Spread = 0x9e3779b97f4a7c15;
    std::size_t hash = std::hash<const void *>()(route.data()) + std::size_t(status) * 31;
    hash = (hash ^ std::hash<const void *>()(method.data()) * 17) * Spread;
    return hash ^ (hash >> 32);
}

std::string_view HttpCounters::methodLabel(std::string_view method)
{
    static constexpr std::array<std::string_view, 7> Known{"POST",   "GET",     "PATCH", "PUT",
                                                           "DELETE", "OPTIONS", "HEAD"};
    const auto found = std::ranges::find(Known, method);
    return found == Known.end() ? Other : *found;
}

void HttpCounters::addRequest(const Labels &labels, std::int64_t durationUs, std::uint64_t requestBytes,
                              std::uint64_t responseBytes)
{
    Series &series = m_requests.at(labels);
    series.duration.add(durationUs);
    series.requestSize.add(std::int64_t(requestBytes));
    series.responseSize.add(std::int64_t(responseBytes));
}

} // namespace bifrost::http
