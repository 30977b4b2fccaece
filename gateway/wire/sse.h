// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/wire/sseevent.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace bifrost::wire {

/// Whether the first bytes of a body are those of an event stream, whatever its Content-Type says.
bool beginsLikeEvents(std::string_view bytes);

/// Cuts a byte stream into the events of text/event-stream, for relaying: what came in goes out as it is,
/// event by event. Bytes that hold whole events are not copied; only an event whose end is still to come is
/// held. An idle framer holds no memory. Owned by the call that relays; lives on its thread.
///
///     SseFramer::Batch batch = framer.feed(bytes);
///     for (SseEvent event; batch.next(event);)
///         relay(event.bytes);
///
/// The bytes of the events, one after the other, are the bytes of the stream. How the stream was cut into
/// pieces makes no difference to its events.
class SseFramer
{
public:
    static constexpr std::size_t MaxEvent = 16 * 1024 * 1024; ///< a picture in one event, and more

    explicit SseFramer(std::size_t maxEvent = MaxEvent) : m_maxEvent(maxEvent) { }

    class Batch;

    /// The next bytes of the stream. They must stay where they are as long as the batch lives.
    Batch feed(std::string_view bytes);

    /// The stream is over: an event that waited for the second half of its last line end comes out.
    Batch finish();

    /// An event grew beyond the bound: nothing more comes out.
    bool hasOverflown() const { return m_overflown; }

    /// The start of an event whose end has not come.
    std::string_view held() const { return m_held; }

    /// What holding it takes.
    std::size_t memory() const { return m_held.capacity(); }

    /// Whether what is held is more than blank lines. At the end of a stream: it was cut off within an event.
    bool isWithinEvent() const { return m_state != State::Start; }

private:
    enum class State {
        Start, ///< nothing but blank lines since the last event
        Line,
        AfterReturn, ///< a line ended in CR; an LF may belong to it
        AfterFeed, ///< a line ended in LF or CR LF
        BlankReturn, ///< a blank line came, of which an LF may still be missing
    };

    void hold(std::string_view bytes);

    std::size_t m_maxEvent;
    std::string m_held;
    State m_state = State::Start;
    bool m_isFirst = true;
    bool m_overflown = false;
};

/// The events that are complete with one piece of the stream. Views into it are good until it goes.
class SseFramer::Batch
{
public:
    Batch(const Batch &) = delete;
    Batch &operator=(const Batch &) = delete;
    ~Batch();

    bool next(SseEvent &event);

private:
    friend class SseFramer;
    Batch(SseFramer &framer, std::string_view bytes, bool isLast)
        : m_framer(framer)
        , m_bytes(bytes)
        , m_isLast(isLast)
    { }

    bool findEnd();
    bool takePlainEvent(SseEvent &event);
    void findReturn();
    void skipToLineEnd();

    SseFramer &m_framer;
    std::string_view m_bytes;
    std::size_t m_start = 0; ///< of what no event was made of yet
    std::size_t m_at = 0;
    std::size_t m_nextReturn = 0; ///< at or after m_at, if m_at has not passed it
    bool m_knowsReturn = false;
    bool m_isLast;
    std::string m_joined; ///< an event that began in an earlier piece
};

} // namespace bifrost::wire
