// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/turnstile.h"

#include "models/core/post.h"

#include <QObject>

#include <algorithm>

namespace bifrost::net {

namespace {

/// Never counts too many, not even for a moment: another thread would take that for a full house.
bool takePlace(Places &places, int limit)
{
    int taken = places.taken.load();
    while (taken < limit) {
        if (places.taken.compare_exchange_weak(taken, taken + 1))
            return true;
    }
    return false;
}

} // namespace

Turnstile::Turnstile(QObject *context)
    : m_context(context)
    , m_round(std::make_shared<const std::vector<Turnstile *>>(1, this))
{ }

void Turnstile::setNeighbours(std::vector<Turnstile *> neighbours)
{
    neighbours.push_back(this);
    m_round = std::make_shared<const std::vector<Turnstile *>>(std::move(neighbours));
}

Turnstile::Verdict Turnstile::enter(const std::shared_ptr<Places> &places, int limit, int mostWaiting,
                                    Guest &guest)
{
    // Nobody overtakes those who wait on this thread.
    if (m_queues.empty() || !m_queues.contains(places)) {
        if (takePlace(*places, limit))
            return Verdict::Admitted;
    }
    if (places->waiting.fetch_add(1) >= mostWaiting) {
        places->waiting.fetch_sub(1);
        return Verdict::Full;
    }
    Queue &queue = m_queues[places];
    queue.limit = limit;
    queue.guests.push_back(&guest);
    m_guests.fetch_add(1);
    // The last one may have left between our look and our queueing.
    post(m_context, [this, places] { serve(places); });
    return Verdict::Waiting;
}

void Turnstile::leave(const std::shared_ptr<Places> &places, int limit)
{
    if (places->waiting.load() == 0) {
        places->taken.fetch_sub(1);
        // Somebody may have begun to wait in between, and looked before the place was free.
        if (places->waiting.load() == 0 || !takePlace(*places, limit))
            return;
    }
    passOn({places, limit, m_round, m_turn++, m_round->size()});
}

void Turnstile::passOn(Offer offer)
{
    const std::vector<Turnstile *> &round = *offer.round;
    const auto hasGuests = [](const Turnstile *one) { return one->m_guests.load() > 0; };
    for (;;) {
        while (offer.left > 0) {
            Turnstile *asked = round[offer.next++ % round.size()];
            --offer.left;
            if (!hasGuests(asked))
                continue;
            post(asked->m_context, [asked, offer] { asked->takeOver(offer); });
            return;
        }
        offer.places->taken.fetch_sub(1);
        // As in leave(): whoever came in between has looked too early.
        if (offer.places->waiting.load() == 0 || std::ranges::none_of(round, hasGuests)
            || !takePlace(*offer.places, offer.limit))
            return;
        offer.left = round.size();
    }
}

void Turnstile::takeOver(const Offer &offer)
{
    const auto found = m_queues.find(offer.places);
    if (found == m_queues.end())
        passOn(offer);
    else if (offer.places->taken.load() > found->second.limit)
        offer.places->taken.fetch_sub(1); // a new configuration has fewer places
    else
        admitFirst(found);
}

void Turnstile::giveUp(const std::shared_ptr<Places> &places, Guest &guest)
{
    const auto found = m_queues.find(places);
    if (found == m_queues.end())
        return;
    std::deque<Guest *> &guests = found->second.guests;
    const auto at = std::ranges::find(guests, &guest); // mostly the first
    if (at == guests.end())
        return;
    guests.erase(at);
    m_guests.fetch_sub(1);
    places->waiting.fetch_sub(1);
    if (guests.empty())
        m_queues.erase(found);
}

void Turnstile::setLimit(const std::shared_ptr<Places> &places, int limit)
{
    const auto found = m_queues.find(places);
    if (found == m_queues.end())
        return;
    found->second.limit = limit;
    serve(places);
}

void Turnstile::serve(const std::shared_ptr<Places> &places)
{
    for (auto found = m_queues.find(places); found != m_queues.end(); found = m_queues.find(places)) {
        if (!takePlace(*places, found->second.limit))
            return;
        admitFirst(found);
    }
}

void Turnstile::admitFirst(Queues::iterator queue)
{
    Guest *guest = queue->second.guests.front();
    queue->second.guests.pop_front();
    m_guests.fetch_sub(1);
    queue->first->waiting.fetch_sub(1);
    if (queue->second.guests.empty())
        m_queues.erase(queue);
    guest->onAdmitted(); // may enter, leave or give up
}

} // namespace bifrost::net
