// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/providers/provider.h"

#include <atomic>
#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

class QObject;

namespace bifrost::flow {

/// Bounds how many calls a provider has at a time, over all gateway threads, with one atomic count; who has
/// to wait waits in the queue of his own thread. A place that becomes free goes round the threads where
/// somebody waits, so that none keeps all of them to itself. One per thread; a neighbour is woken only when
/// somebody waits there.
class Admission
{
public:
    /// Whoever wants a place. Called back on its thread.
    class Guest
    {
    public:
        virtual void onAdmitted() = 0;

    protected:
        ~Guest() = default;
    };

    enum class Verdict { Admitted, Waiting, Full };

    /// `context` lives on this thread. The neighbours are told once all are there.
    explicit Admission(QObject *context);
    void setNeighbours(std::vector<Admission *> neighbours);

    /// Full is the answer only to those who want to be dropped then; others wait, one to a connection.
    Verdict enter(const providers::Provider &provider, bool dropExcess, Guest &guest);
    void leave(const providers::Provider &provider);
    void giveUp(const providers::Provider &provider, Guest &guest); ///< waits no longer

private:
    struct Queue
    {
        int limit = 0;
        std::deque<Guest *> guests;
    };

    using Queues = std::unordered_map<std::shared_ptr<providers::ProviderLoad>, Queue>;

    /// A place that its last holder hands on. It counts as taken meanwhile, so that nobody snatches it.
    struct Offer
    {
        std::shared_ptr<providers::ProviderLoad> load;
        int limit = 0;
        std::shared_ptr<const std::vector<Admission *>> round;
        std::size_t next = 0; ///< whose turn it is
        std::size_t left = 0; ///< how many have not been asked yet
    };

    static void passOn(Offer offer);
    void takeOver(const Offer &offer);
    void serve(const std::shared_ptr<providers::ProviderLoad> &load);
    void admitFirst(Queues::iterator queue);

    QObject *m_context;
    std::shared_ptr<const std::vector<Admission *>> m_round; ///< the neighbours and this one
    std::size_t m_turn = 0;
    Queues m_queues;
    std::atomic<int> m_guests = 0; ///< in all queues; the neighbours look at it
};

} // namespace bifrost::flow
