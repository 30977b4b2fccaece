// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/admission.h"

#include <QMetaObject>
#include <QObject>

#include <algorithm>

namespace bifrost::flow {

namespace {

/// Never counts too many, not even for a moment: another thread would take that for a full house.
bool takePlace(providers::ProviderLoad &load, int limit)
{
    int running = load.running.load();
    while (running < limit) {
        if (load.running.compare_exchange_weak(running, running + 1))
            return true;
    }
    return false;
}

} // namespace

Admission::Admission(QObject *context)
    : m_context(context)
    , m_round(std::make_shared<const std::vector<Admission *>>(1, this))
{ }

void Admission::setNeighbours(std::vector<Admission *> neighbours)
{
    neighbours.push_back(this);
    m_round = std::make_shared<const std::vector<Admission *>>(std::move(neighbours));
}

Admission::Verdict Admission::enter(const providers::Provider &provider, bool dropExcess, Guest &guest)
{
    providers::ProviderLoad &load = *provider.load;
    // Nobody overtakes those who wait on this thread.
    if (m_queues.empty() || !m_queues.contains(provider.load)) {
        if (takePlace(load, provider.concurrency))
            return Verdict::Admitted;
    }
    if (load.waiting.fetch_add(1) >= provider.queueSize && dropExcess) {
        load.waiting.fetch_sub(1);
        return Verdict::Full;
    }
    Queue &queue = m_queues[provider.load];
    queue.limit = provider.concurrency;
    queue.guests.push_back(&guest);
    m_guests.fetch_add(1);
    // The last one may have left between our look and our queueing.
    QMetaObject::invokeMethod(
        m_context, [this, held = provider.load] { serve(held); }, Qt::QueuedConnection);
    return Verdict::Waiting;
}

void Admission::leave(const providers::Provider &provider)
{
    providers::ProviderLoad &load = *provider.load;
    if (load.waiting.load() == 0) {
        load.running.fetch_sub(1);
        // Somebody may have begun to wait in between, and looked before the place was free.
        if (load.waiting.load() == 0 || !takePlace(load, provider.concurrency))
            return;
    }
    passOn({provider.load, provider.concurrency, m_round, m_turn++, m_round->size()});
}

void Admission::passOn(Offer offer)
{
    const std::vector<Admission *> &round = *offer.round;
    const auto hasGuests = [](const Admission *one) { return one->m_guests.load() > 0; };
    for (;;) {
        while (offer.left > 0) {
            Admission *asked = round[offer.next++ % round.size()];
            --offer.left;
            if (!hasGuests(asked))
                continue;
            QMetaObject::invokeMethod(
                asked->m_context, [asked, offer] { asked->takeOver(offer); }, Qt::QueuedConnection);
            return;
        }
        offer.load->running.fetch_sub(1);
        // As in leave(): whoever came in between has looked too early.
        if (offer.load->waiting.load() == 0 || std::ranges::none_of(round, hasGuests)
            || !takePlace(*offer.load, offer.limit))
            return;
        offer.left = round.size();
    }
}

void Admission::takeOver(const Offer &offer)
{
    const auto found = m_queues.find(offer.load);
    if (found == m_queues.end())
        passOn(offer);
    else if (offer.load->running.load() > found->second.limit)
        offer.load->running.fetch_sub(1); // a new configuration has fewer places
    else
        admitFirst(found);
}

void Admission::giveUp(const providers::Provider &provider, Guest &guest)
{
    const auto found = m_queues.find(provider.load);
    if (found == m_queues.end() || std::erase(found->second.guests, &guest) == 0)
        return;
    m_guests.fetch_sub(1);
    provider.load->waiting.fetch_sub(1);
    if (found->second.guests.empty())
        m_queues.erase(found);
}

void Admission::serve(const std::shared_ptr<providers::ProviderLoad> &load)
{
    for (auto found = m_queues.find(load); found != m_queues.end(); found = m_queues.find(load)) {
        if (!takePlace(*load, found->second.limit))
            return;
        admitFirst(found);
    }
}

void Admission::admitFirst(Queues::iterator queue)
{
    Guest *guest = queue->second.guests.front();
    queue->second.guests.pop_front();
    m_guests.fetch_sub(1);
    queue->first->waiting.fetch_sub(1);
    if (queue->second.guests.empty())
        m_queues.erase(queue);
    guest->onAdmitted(); // may enter, leave or give up
}

} // namespace bifrost::flow
