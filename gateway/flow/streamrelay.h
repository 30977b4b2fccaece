// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/wire/openai_chat/chunk.h"
#include "gateway/wire/sse.h"
#include "models/core/error.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bifrost::flow {

/// Takes a provider's event stream to the caller event by event, as it is, and reads from it what the gateway
/// has to know: usage, how it ended, whether the first event is an error. A member of the call.
class StreamRelay
{
public:
    /// Where the events go.
    class Outlet
    {
    public:
        /// The first event that is not a comment is there, and good: the answer may begin.
        virtual void onStreamBegins() = 0;
        virtual void onEvents(std::span<const std::string_view> pieces) = 0;

        /// The text of `extra_fields` for the chunk that carries the usage; `data` is the chunk.
        virtual std::string extraFields(std::int64_t chunkIndex, std::string_view data) = 0;

        /// The provider tells of an error in the middle of its answer; what nobody may read goes out of it.
        virtual void cleanError(std::string &event) = 0;

    protected:
        ~Outlet() = default;
    };

    struct Rules
    {
        bool withholdUsageChunk = false; ///< we asked for it, the caller did not
        bool addExtraFields = false; ///< to the chunk with the usage
        bool expectsDoneMarker = true;
        bool addDoneMarker = false; ///< where it lacks though the answer is complete
    };

    explicit StreamRelay(const Rules &rules) : m_rules(rules) { }

    /// True: it was a sign of life, not only comments.
    bool feed(std::string_view bytes, Outlet &outlet);

    /// The provider has ended its stream properly. Nothing: so has the answer; else why it is not complete.
    std::optional<Error> finish(Outlet &outlet);

    bool hasBegun() const { return m_begun; }
    const wire::ChunkFacts *firstError() const { return m_firstError.get(); } ///< instead of a beginning
    const std::string &firstErrorData() const { return m_firstErrorData; }
    bool isForeign() const { return m_foreign; } ///< it begins with something that is no event of a model
    /// What has come where it is no stream of events at all, as when a server sends its usual error under the
    /// label of one. Empty: events, or nothing.
    std::string plainBody() const;
    bool isDone() const { return m_done; } ///< the end marker has come; what follows does not matter
    bool isWithinEvent() const { return m_framer.isWithinEvent(); } ///< of which the end has not come
    bool hasOverflown() const { return m_framer.hasOverflown(); }
    std::size_t memory() const { return m_framer.memory() + m_early.capacity(); } ///< of what waits in it
    bool hasFailed() const { return m_failed; } ///< the provider has told of an error within the stream
    const std::string &errorMessage() const { return m_errorMessage; }
    const TokenUsage &usage() const { return m_usage; }
    std::int64_t eventCount() const { return m_events; }

private:
    void relay(wire::SseFramer::Batch &batch, Outlet &outlet);
    void take(const wire::SseEvent &event, Outlet &outlet);
    void takeFacts(const wire::SseEvent &event, const wire::ChunkFacts &facts, Outlet &outlet);
    void closeLastEvent(Outlet &outlet);
    void begin(Outlet &outlet);
    void pass(std::string_view piece);
    void flush(Outlet &outlet);

    const Rules m_rules;
    wire::SseFramer m_framer;
    std::string m_early; ///< comments before the first event
    std::vector<std::string_view> m_pieces;
    std::unique_ptr<const wire::ChunkFacts> m_firstError;
    std::string m_firstErrorData;
    std::string m_errorMessage;
    TokenUsage m_usage;
    std::int64_t m_events = 0;
    bool m_begun = false;
    bool m_alive = false;
    bool m_foreign = false;
    bool m_closed = false; ///< the last event was whole but for its end
    bool m_done = false;
    bool m_finished = false; ///< a finish reason came
    bool m_failed = false;
};

} // namespace bifrost::flow
