// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/deadline.h"
#include "gateway/net/loop.h"
#include "gateway/net/turnstile.h"
#include "gateway/upstream/request.h"

#include <chrono>
#include <cstdint>

namespace bifrost::upstream {

/// A request that waits for a connection, and not for ever. Owned by the queue of its pool, to which it says
/// when a connection may be made for it and when it has waited too long.
class QueuedRequest final : public net::Turnstile::Guest, private net::DeadlineSink
{
public:
    class Sink
    {
    public:
        virtual void onAdmitted(QueuedRequest &queued) = 0;
        virtual void onTooLong(QueuedRequest &queued) = 0;

    protected:
        ~Sink() = default;
    };

    QueuedRequest(Sink &sink, net::Loop &loop, Request &request, const Deadlines &deadlines)
        : m_sink(sink)
        , m_request(request)
        , m_deadline(loop.timers(), *this)
        , m_sinceUs(net::Loop::nowUs())
    {
        const auto patience = deadlines.total.count() > 0 ? deadlines.total : deadlines.firstByte;
        if (patience.count() > 0)
            m_deadline.start(patience);
    }

    Request &request() const { return m_request; }
    std::chrono::milliseconds waited() const
    {
        return std::chrono::milliseconds((net::Loop::nowUs() - m_sinceUs) / 1000);
    }

private:
    void onAdmitted() override { m_sink.onAdmitted(*this); }
    void onDeadline(net::Deadline &) override { m_sink.onTooLong(*this); }

    Sink &m_sink;
    Request &m_request;
    net::Deadline m_deadline;
    const std::int64_t m_sinceUs;
};

} // namespace bifrost::upstream
