// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

class QObject;

namespace bifrost::net {

/// How many hold a place and how many wait for one, on all threads together.
struct Places
{
    std::atomic<int> taken = 0;
    std::atomic<int> waiting = 0;
};

/// Bounds how many hold a place at a time, over all gateway threads, with one atomic count; who has to wait
/// waits in the queue of his own thread. A place that becomes free goes round the threads where somebody
/// waits, so that none keeps all of them to itself. One per thread and purpose; a neighbour is woken only
/// when somebody waits there.
class Turnstile
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
    explicit Turnstile(QObject *context);
    void setNeighbours(std::vector<Turnstile *> neighbours);

    /// Full: more than `mostWaiting` wait already.
    Verdict enter(const std::shared_ptr<Places> &places, int limit, int mostWaiting, Guest &guest);
    void leave(const std::shared_ptr<Places> &places, int limit);
    void giveUp(const std::shared_ptr<Places> &places, Guest &guest); ///< waits no longer

    /// There may be more places from now on.
    void setLimit(const std::shared_ptr<Places> &places, int limit);

private:
    struct Queue
    {
        int limit = 0;
        std::deque<Guest *> guests;
    };

    using Queues = std::unordered_map<std::shared_ptr<Places>, Queue>;

    /// A place that its last holder hands on. It counts as taken meanwhile, so that nobody snatches it.
    struct Offer
    {
        std::shared_ptr<Places> places;
        int limit = 0;
        std::shared_ptr<const std::vector<Turnstile *>> round;
        std::size_t next = 0; ///< whose turn it is
        std::size_t left = 0; ///< how many have not been asked yet
    };

    static void passOn(Offer offer);
    void takeOver(const Offer &offer);
    void serve(const std::shared_ptr<Places> &places);
    void admitFirst(Queues::iterator queue);

    QObject *m_context;
    std::shared_ptr<const std::vector<Turnstile *>> m_round; ///< the neighbours and this one
    std::size_t m_turn = 0;
    Queues m_queues;
    std::atomic<int> m_guests = 0; ///< in all queues; the neighbours look at it
};

} // namespace bifrost::net
