// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/turnstile.h"
#include "gateway/providers/provider.h"

#include <limits>
#include <vector>

namespace bifrost::flow {

/// Bounds how many calls a provider has at a time, over all gateway threads. One per thread.
class Admission
{
public:
    using Guest = net::Turnstile::Guest;
    using Verdict = net::Turnstile::Verdict;

    /// `context` lives on this thread. The neighbours are told once all are there.
    explicit Admission(QObject *context) : m_turnstile(context) { }

    void setNeighbours(const std::vector<Admission *> &neighbours)
    {
        std::vector<net::Turnstile *> turnstiles;
        for (Admission *neighbour : neighbours)
            turnstiles.push_back(&neighbour->m_turnstile);
        m_turnstile.setNeighbours(std::move(turnstiles));
    }

    /// Full is the answer only to those who want to be dropped then; others wait, one to a connection.
    Verdict enter(const providers::Provider &provider, bool dropExcess, Guest &guest)
    {
        const int mostWaiting = dropExcess ? provider.queueSize : std::numeric_limits<int>::max();
        return m_turnstile.enter(provider.load, provider.concurrency, mostWaiting, guest);
    }

    void leave(const providers::Provider &provider)
    {
        m_turnstile.leave(provider.load, provider.concurrency);
    }

    /// The provider may have more places now.
    void setLimit(const providers::Provider &provider)
    {
        m_turnstile.setLimit(provider.load, provider.concurrency);
    }

    /// Waits no longer.
    void giveUp(const providers::Provider &provider, Guest &guest)
    {
        m_turnstile.giveUp(provider.load, guest);
    }

private:
    net::Turnstile m_turnstile;
};

} // namespace bifrost::flow
