// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/streamrelay.h"

#include "gateway/flow/answerfields.h"

#include <utility>

namespace bifrost::flow {

namespace {

constexpr std::size_t MaxEarly = 64 * 1024;
constexpr std::string_view ErrorName = "error"; // of an event
constexpr std::string_view DoneEvent = "data: [DONE]\n\n";

} // namespace

bool StreamRelay::feed(std::string_view bytes, Outlet &outlet)
{
    m_alive = false;
    wire::SseFramer::Batch batch = m_framer.feed(bytes);
    relay(batch, outlet);
    return m_alive;
}

void StreamRelay::relay(wire::SseFramer::Batch &batch, Outlet &outlet)
{
    // A stream that waits holds nothing: the memory is the thread's.
    thread_local std::vector<std::string_view> spare;
    m_pieces.swap(spare);
    for (wire::SseEvent event; !m_firstError && !m_foreign && batch.next(event);)
        take(event, outlet);
    flush(outlet);
    m_pieces.swap(spare);
}

void StreamRelay::take(const wire::SseEvent &event, Outlet &outlet)
{
    if (event.isComment || (!m_begun && !event.hasData)) {
        if (m_begun)
            pass(event.bytes);
        else if (m_early.size() + event.bytes.size() <= MaxEarly)
            m_early += event.bytes;
        return;
    }
    m_alive = true;
    const bool isError = event.name == ErrorName;
    if (!m_begun && event.hasData && !event.isDone && !isError
        && !wire::isJsonObject(event.hasMoreData ? event.joinedData() : event.data)) {
        m_foreign = true;
        return;
    }
    if (!event.isDone && !isError && !event.hasMoreData
        && !(event.hasData && wire::mayHoldFacts(event.data))) {
        begin(outlet);
        ++m_events;
        pass(event.bytes); // a piece of text
        return;
    }
    wire::ChunkFacts facts;
    if (event.isDone)
        m_done = true;
    else if (isError)
        facts = wire::readErrorEvent(event.joinedData());
    else
        facts = event.hasMoreData ? wire::readChunk(event.joinedData()) : wire::readChunk(event.data);
    if (!m_begun && facts.hasError) {
        m_firstError = std::make_unique<wire::ChunkFacts>(std::move(facts));
        m_firstErrorData = event.joinedData();
        return;
    }
    begin(outlet);
    takeFacts(event, facts, outlet);
}

void StreamRelay::begin(Outlet &outlet)
{
    if (std::exchange(m_begun, true))
        return;
    outlet.onStreamBegins();
    if (const std::string_view early = m_early; !early.empty())
        outlet.onEvents({&early, 1});
    m_early = {};
}

void StreamRelay::takeFacts(const wire::SseEvent &event, const wire::ChunkFacts &facts, Outlet &outlet)
{
    if (facts.hasError) {
        m_failed = true;
        m_errorMessage = facts.errorMessage;
    }
    if (event.isDone && m_failed)
        return; // a stream that failed does not end as if it had not
    m_finished = m_finished || !facts.finishReason.empty();
    if (facts.hasUsage && facts.usage.known)
        m_usage = facts.usage;
    if (facts.isUsageOnly && m_rules.withholdUsageChunk)
        return;
    ++m_events;
    if (facts.hasError) {
        std::string cleaned(event.bytes);
        outlet.cleanError(cleaned);
        m_pieces.emplace_back(cleaned);
        flush(outlet); // while the text is there
        return;
    }
    const bool isLast = facts.isUsageOnly || (facts.hasUsage && !facts.finishReason.empty());
    if (isLast && m_rules.addExtraFields && facts.isRead && !event.hasMoreData) {
        const wire::Splice splice = extraFieldsSplice(facts, outlet.extraFields(m_events - 1, event.data));
        const std::size_t at = std::size_t(event.data.data() - event.bytes.data()) + splice.offset;
        pass(event.bytes.substr(0, at));
        m_pieces.push_back(splice.text);
        flush(outlet); // while the text is there
        pass(event.bytes.substr(at + splice.length));
        return;
    }
    pass(event.bytes);
}

/// Adjacent events become one piece.
void StreamRelay::pass(std::string_view piece)
{
    if (piece.empty())
        return;
    if (!m_pieces.empty() && m_pieces.back().data() + m_pieces.back().size() == piece.data())
        m_pieces.back() = {m_pieces.back().data(), m_pieces.back().size() + piece.size()};
    else
        m_pieces.push_back(piece);
}

void StreamRelay::flush(Outlet &outlet)
{
    if (!m_pieces.empty())
        outlet.onEvents(m_pieces);
    m_pieces.clear();
}

/// Some providers leave out the blank line behind their last event; without it no caller reads that.
void StreamRelay::closeLastEvent(Outlet &outlet)
{
    const std::string closed = std::string(m_framer.held()) + "\n\n";
    wire::SseFramer framer;
    wire::SseFramer::Batch batch = framer.feed(closed);
    wire::SseEvent event;
    if (!batch.next(event) || !event.hasData)
        return;
    m_closed = event.isDone || wire::isJsonObject(event.hasMoreData ? event.joinedData() : event.data);
    if (!m_closed)
        return;
    take(event, outlet);
    flush(outlet);
}

std::string StreamRelay::plainBody() const
{
    if (m_begun || m_done || m_firstError || m_foreign)
        return {};
    std::string body = m_early;
    body += m_framer.held();
    std::size_t start = body.find_first_not_of(" \t\r\n");
    while (start < body.size() && body[start] == ':')
        start = body.find_first_not_of(" \t\r\n", body.find_first_of("\r\n", start)); // a sign of life
    body.erase(0, start);
    return wire::beginsLikeEvents(body) ? std::string() : body;
}

std::optional<Error> StreamRelay::finish(Outlet &outlet)
{
    wire::SseFramer::Batch batch = m_framer.finish();
    relay(batch, outlet);
    if (m_framer.isWithinEvent())
        closeLastEvent(outlet);
    if (m_failed)
        return std::nullopt; // the provider has said so itself, in its own event
    if (m_framer.hasOverflown())
        return Error(ErrorCode::UpstreamBroken, "An event of the provider's stream has no end.");
    if (m_done)
        return std::nullopt;
    if (m_framer.isWithinEvent() && !m_closed)
        return Error(ErrorCode::UpstreamBroken, "The provider's stream ended in the middle of an event.");
    if (!m_begun)
        return Error(ErrorCode::UpstreamBroken, "The provider's stream ended before its first event.");
    if (!m_finished && m_rules.expectsDoneMarker)
        return Error(ErrorCode::UpstreamBroken, "The provider's stream was cut off.");
    if (m_rules.addDoneMarker)
        outlet.onEvents({&DoneEvent, 1}); // some providers end without it; clients wait for it
    return std::nullopt;
}

} // namespace bifrost::flow
