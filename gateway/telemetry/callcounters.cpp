// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/telemetry/callcounters.h"

#include <algorithm>
#include <functional>

namespace bifrost::telemetry {

namespace {

/// Of the name of a model: not in the middle of a character.
std::string_view cut(std::string_view text)
{
    if (text.size() <= CallCounters::MostLabelBytes)
        return text;
    std::size_t size = CallCounters::MostLabelBytes;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80)
        --size;
    return text.substr(0, size);
}

std::uint64_t amountOf(std::int64_t count)
{
    return std::uint64_t(std::max<std::int64_t>(count, 0));
}

} // namespace

std::size_t CallCounters::Labels::hash() const
{
    std::size_t hash = std::size_t(retries) * 64 + std::size_t(fallback);
    for (const std::string_view text : {provider, cut(model), method, keyId, keyName})
        hash = (hash ^ std::hash<std::string_view>()(text)) * 0x9e3779b97f4a7c15;
    return hash ^ (hash >> 32);
}

CallCounters::Labels CallCounters::Labels::coarser() const
{
    Labels labels;
    labels.provider = model == Other ? Other : provider;
    labels.model = Other;
    labels.method = model == Other ? Other : method;
    return labels;
}

void CallCounters::StatusCounts::add(int status)
{
    std::size_t i = 0;
    if (status > 0) {
        for (i = 1; i < Most; ++i) {
            const int code = m_codes[i].load(std::memory_order_relaxed);
            if (code == 0)
                m_codes[i].store(status, std::memory_order_relaxed);
            if (code == 0 || code == status)
                break;
        }
        i = i == Most ? 0 : i;
    }
    m_counts[i].add();
}

CallCounters::Series::Series(const Labels &with)
    : labels{std::string(with.provider),
             std::string(cut(with.model)),
             std::string(with.method),
             std::string(with.keyId),
             std::string(with.keyName),
             with.retries,
             with.fallback}
{ }

bool CallCounters::Series::is(const Labels &others) const
{
    return labels.retries == others.retries && labels.fallback == others.fallback
        && labels.provider == others.provider && labels.model == cut(others.model)
        && labels.method == others.method && labels.keyId == others.keyId && labels.keyName == others.keyName;
}

void CallCounters::add(Series &series, const Attempt &attempt)
{
    (attempt.good ? series.good : series.bad).add(attempt.durationUs);
    if (!attempt.good)
        series.errors.add(attempt.status);
    if (attempt.firstTokenUs >= 0)
        series.firstToken.add(attempt.firstTokenUs);
    series.sentBytes.add(attempt.sentBytes);
    series.receivedBytes.add(attempt.receivedBytes);
}

void CallCounters::addUsage(Series &series, const TokenUsage &usage, Money cost)
{
    series.input.add(amountOf(usage.input));
    series.output.add(amountOf(usage.output));
    series.cachedRead.add(amountOf(usage.cachedRead));
    series.cachedWrite.add(amountOf(usage.cachedWrite));
    series.reasoning.add(amountOf(usage.reasoning));
    series.nanoDollars.add(amountOf(cost.nanoDollars));
}

} // namespace bifrost::telemetry
