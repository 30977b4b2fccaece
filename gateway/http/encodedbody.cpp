// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/encodedbody.h"

#include <algorithm>

namespace bifrost::http {

EncodedBody::EncodedBody(std::span<const net::ContentCoding> codings, net::BodyBudget &budget)
    : m_count(std::min(codings.size(), m_codings.size()))
    , m_budget(budget)
{
    std::ranges::copy(codings.first(m_count), m_codings.begin());
}

EncodedBody::~EncodedBody()
{
    m_budget.give(m_budgeted);
}

std::size_t EncodedBody::read(std::string_view &input, char *into, std::size_t room, std::uint64_t limit)
{
    if (m_hasNoMemory)
        return 0;
    if (!m_decoder)
        m_decoder.emplace(std::span(m_codings).first(m_count), limit);
    const std::size_t count = m_decoder->read(input, into, room);
    m_made += count;
    const std::size_t held = m_decoder->memory();
    if (held > m_budgeted && !m_budget.take(held - m_budgeted)) {
        m_hasNoMemory = true;
        return 0;
    }
    m_budgeted = std::max(held, m_budgeted);
    return count;
}

EncodedBody::Verdict EncodedBody::verdict() const
{
    if (m_hasNoMemory)
        return Verdict::NoMemory;
    if (!m_decoder || m_decoder->wrong().empty())
        return Verdict::Good;
    return m_decoder->isTooLarge() ? Verdict::TooLarge : Verdict::Broken;
}

} // namespace bifrost::http
