// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/openai_chat/usage.h"

#include "gateway/wire/jsonindex.h"
#include "gateway/wire/jsonmembers.h"
#include "gateway/wire/jsonwalker.h"
#include "gateway/wire/paddedcopy.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace bifrost::wire {

namespace {

/// A count that may be missing or nonsense.
class Count
{
public:
    bool isGiven() const { return m_given; }
    bool isGood() const { return m_good; }
    std::int64_t value() const { return m_good ? m_value : 0; }

    void read(std::string_view token)
    {
        m_given = true;
        const char *const end = token.data() + token.size();
        auto [rest, error] = std::from_chars(token.data(), end, m_value);
        m_good = error == std::errc();
        if (m_good && rest != end) {
            double number = 0; // some servers write 12.0
            const auto asDouble = std::from_chars(token.data(), end, number);
            m_good = asDouble.ec == std::errc() && asDouble.ptr == end && number == std::floor(number)
                && std::abs(number) <= double(MaxTokenCount);
            if (m_good)
                m_value = std::int64_t(number);
        }
        m_good = m_good && m_value >= 0 && m_value <= MaxTokenCount;
    }

private:
    std::int64_t m_value = 0;
    bool m_given = false;
    bool m_good = false;
};

struct UsageCounts
{
    Count input;
    Count output;
    Count total;
    Count cached;
    Count cachedRead;
    Count cachedWrite;
    Count reasoning;

    void readMember(const MemberName &key, const JsonTokens &value);
    void readInputDetails(const JsonTokens &details);
    void readOutputDetails(const JsonTokens &details);
    TokenUsage usage() const;
};

void UsageCounts::readMember(const MemberName &key, const JsonTokens &value)
{
    if (key == "prompt_tokens" || key == "input_tokens")
        input.read(value.token(0));
    else if (key == "completion_tokens" || key == "output_tokens")
        output.read(value.token(0));
    else if (key == "total_tokens")
        total.read(value.token(0));
    else if (key == "prompt_tokens_details" || key == "input_tokens_details")
        readInputDetails(value);
    else if (key == "completion_tokens_details" || key == "output_tokens_details")
        readOutputDetails(value);
}

void UsageCounts::readInputDetails(const JsonTokens &details)
{
    forEachMember(details, [this](const MemberName &key, const JsonTokens &value) {
        if (key == "cached_tokens")
            cached.read(value.token(0));
        else if (key == "cached_read_tokens")
            cachedRead.read(value.token(0));
        else if (key == "cached_write_tokens")
            cachedWrite.read(value.token(0));
    });
}

void UsageCounts::readOutputDetails(const JsonTokens &details)
{
    forEachMember(details, [this](const MemberName &key, const JsonTokens &value) {
        if (key == "reasoning_tokens")
            reasoning.read(value.token(0));
    });
}

TokenUsage UsageCounts::usage() const
{
    TokenUsage usage;
    if (!input.isGood() && !output.isGood() && !total.isGood())
        return usage;
    usage.known = true;
    usage.input = input.value();
    usage.output = output.value();
    if (!input.isGood() && !output.isGood()) {
        usage.input = total.value(); // embeddings of some servers
    } else if (total.isGood() && total.value() >= usage.total()) {
        if (!input.isGood())
            usage.input = total.value() - usage.output;
        if (!output.isGood())
            usage.output = total.value() - usage.input;
    } else {
        usage.lacksInput = input.isGiven() && !input.isGood();
        usage.lacksOutput = output.isGiven() && !output.isGood();
    }
    usage.reasoning = reasoning.value();
    // xAI counts reasoning beside the completion, everybody else within it.
    if (usage.reasoning > 0 && total.value() == usage.total() + usage.reasoning)
        usage.output += usage.reasoning;
    usage.reasoning = std::min(usage.reasoning, usage.output);
    const bool isSplit = cachedRead.isGood() || cachedWrite.isGood();
    usage.cachedRead = std::min(isSplit ? cachedRead.value() : cached.value(), usage.input);
    usage.cachedWrite = std::min(cachedWrite.value(), usage.input - usage.cachedRead);
    return usage;
}

} // namespace

TokenUsage readUsage(const JsonTokens &usage)
{
    UsageCounts counts;
    forEachMember(
        usage, [&counts](const MemberName &key, const JsonTokens &value) { counts.readMember(key, value); });
    return counts.usage();
}

TokenUsage readUsage(std::string_view usageJson)
{
    JsonFault fault;
    JsonIndex &index = JsonIndex::ofThisThread();
    const auto tokens = index.read(paddedCopy(usageJson), fault);
    if (!tokens)
        return {};
    return isWhole(*tokens) ? readUsage(*tokens) : TokenUsage();
}

} // namespace bifrost::wire
