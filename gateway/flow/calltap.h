// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/flow/snapshot.h"
#include "gateway/net/exchange.h"
#include "gateway/net/httphead.h"
#include "gateway/providers/providercall.h"
#include "gateway/telemetry/recorder.h"
#include "models/log/logrow.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace bifrost::flow {

class Engine;

/// Tells whoever watches what a request does while it runs, and what is said. It exists only while somebody
/// watches, so that a call pays one comparison otherwise. Owned by its call, on the gateway thread.
class CallTap
{
public:
    /// Null: nobody watches. Gives the row its id.
    static std::unique_ptr<CallTap> open(Engine &engine, const Snapshot &snapshot,
                                         const net::Exchange &exchange, LogRow &row);

    void announce(const LogRow &row); ///< there is something new in the row
    void onBody(std::string_view body);
    void onAttempt(const providers::ProviderCall &attempt, int index);
    void onHead(const net::AnswerHead &head); ///< of the provider
    void onRefusal(int status, std::string_view body);

    /// What the caller gets. The times are those since the start.
    void onAnswerBegins(int status, std::string_view lines);
    void onAnswer(std::span<const std::string_view> pieces, std::int64_t atUs);
    void onAnswer(int status, std::string_view lines, std::span<const std::string_view> pieces,
                  std::int64_t atUs);

    telemetry::Recorder::Place place() const { return m_place; }

private:
    CallTap(telemetry::Recorder &recorder, std::unique_ptr<telemetry::ContentWriter> writer);

    telemetry::Recorder &m_recorder;
    telemetry::Recorder::Place m_place;
    std::unique_ptr<telemetry::ContentWriter> m_writer; ///< null: contents are not kept
};

} // namespace bifrost::flow
