// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/deadline.h"
#include "gateway/net/egressguard.h"
#include "gateway/net/loop.h"
#include "gateway/upstream/client.h"
#include "gateway/upstream/tlscontexts.h"
#include "models/probe/localserver.h"

#include <functional>
#include <memory>
#include <vector>

namespace bifrost::flow {

/// Looks for servers of models on this computer: asks at each port, all at the same time, and knows a server
/// by what it answers, and by its port only where it answers like any other. Its guard lets nothing out but
/// to loopback. Lives on one thread with a loop; destroying it ends the search.
class LocalScan final : private net::DeadlineSink
{
public:
    struct Plan
    {
        LocalPorts ports;
        std::uint16_t ownPort = 0; ///< of this gateway; not asked
        std::chrono::milliseconds deadline{3'000};
    };

    /// Told once, not from within begin().
    using Tell = std::function<void(const std::vector<LocalServer> &)>;

    LocalScan(net::Loop &loop, const Plan &plan, Tell tell);
    ~LocalScan();

    void begin();

private:
    class Visit;

    void onDeadline(net::Deadline &deadline) override;
    void onVisitEnded();

    upstream::Client m_client;
    const std::chrono::milliseconds m_limit;
    Tell m_tell;
    std::vector<std::unique_ptr<Visit>> m_visits;
    net::Deadline m_deadline;
    std::size_t m_running = 0;
};

} // namespace bifrost::flow
