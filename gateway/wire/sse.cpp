// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/sse.h"

#include <algorithm>
#include <utility>

namespace bifrost::wire {

bool beginsLikeEvents(std::string_view bytes)
{
    return bytes.starts_with("data:") || bytes.starts_with("event:") || bytes.starts_with(": ");
}

SseFramer::Batch SseFramer::feed(std::string_view bytes)
{
    return Batch(*this, bytes, false);
}

SseFramer::Batch SseFramer::finish()
{
    return Batch(*this, {}, true);
}

void SseFramer::hold(std::string_view bytes)
{
    if (bytes.size() > m_maxEvent - std::min(m_held.size(), m_maxEvent)) {
        m_overflown = true;
        std::string().swap(m_held);
        return;
    }
    m_held += bytes;
}

SseFramer::Batch::~Batch()
{
    for (SseEvent ignored; next(ignored);) { }
}

/// Most streams have no CR: it is looked for once per piece.
void SseFramer::Batch::findReturn()
{
    if (m_knowsReturn && m_nextReturn >= m_at)
        return;
    m_nextReturn = std::min(m_bytes.find('\r', m_at), m_bytes.size());
    m_knowsReturn = true;
}

/// From within a line to the character that ends it.
void SseFramer::Batch::skipToLineEnd()
{
    findReturn();
    m_at = std::min(m_bytes.substr(0, m_nextReturn).find('\n', m_at), m_nextReturn);
}

/// Goes to where the event that is being read ends. False: not in this piece.
bool SseFramer::Batch::findEnd()
{
    State &state = m_framer.m_state;
    for (; m_at < m_bytes.size(); ++m_at) {
        const char c = m_bytes[m_at];
        if (state == State::Start && (c == '\n' || c == '\r'))
            continue;
        if (state == State::AfterFeed && c == '\r') {
            state = State::BlankReturn;
            continue;
        }
        if (state == State::BlankReturn) {
            if (c == '\n')
                ++m_at;
            return true;
        }
        // Where lines end in CR alone nobody waits for an LF: it would come with the next event at best.
        if ((state == State::AfterFeed && c == '\n') || (state == State::AfterReturn && c == '\r')) {
            ++m_at;
            return true;
        }
        skipToLineEnd(); // stays where it is at the LF of a CR LF
        if (m_at == m_bytes.size()) {
            state = State::Line;
            return false;
        }
        state = m_bytes[m_at] == '\n' ? State::AfterFeed : State::AfterReturn;
    }
    return m_isLast && state == State::BlankReturn;
}

/// As nearly every event of a stream is: one line of data, LF, the blank line, and all of it here.
bool SseFramer::Batch::takePlainEvent(SseEvent &event)
{
    if (m_framer.m_state != State::Start || m_framer.m_isFirst || !m_framer.m_held.empty()
        || !m_bytes.substr(m_at).starts_with(SseEvent::DataStart))
        return false;
    const std::size_t feed = m_bytes.find('\n', m_at);
    if (feed >= m_bytes.size() - 1 || m_bytes[feed + 1] != '\n')
        return false;
    findReturn();
    if (m_nextReturn <= feed)
        return false;
    event = SseEvent::ofDataLine(m_bytes.substr(m_at, feed + 2 - m_at));
    m_start = m_at = feed + 2;
    return true;
}

bool SseFramer::Batch::next(SseEvent &event)
{
    SseFramer &framer = m_framer;
    if (framer.m_overflown)
        return false;
    if (takePlainEvent(event))
        return true;
    const bool ends = findEnd();
    std::string_view bytes = m_bytes.substr(m_start, m_at - m_start);
    m_start = m_at;
    if (!ends) {
        framer.hold(bytes);
        return false;
    }
    if (!framer.m_held.empty()) {
        m_joined = std::exchange(framer.m_held, {});
        m_joined += bytes;
        bytes = m_joined;
    }
    framer.m_state = State::Start;
    event = SseEvent::read(bytes, framer.m_isFirst);
    framer.m_isFirst = false;
    return true;
}

} // namespace bifrost::wire
