// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/timerwheel.h"

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

namespace bifrost::net {

namespace {

/// About a second: how often the wheel looks whether anything still moves.
constexpr int CheckTicks = 64;

} // namespace

Deadline::~Deadline()
{
    if (m_linked)
        m_wheel.unlink(*this);
}

void Deadline::start(std::chrono::milliseconds after)
{
    const std::int64_t now = TimerWheel::nowMs();
    if (!std::exchange(m_wheel.m_moved, true) && std::exchange(m_wheel.m_tidy, false)) {
        const std::int64_t check = now / TimerWheel::SlotMs + CheckTicks;
        if (check < m_wheel.m_wakeTick)
            m_wheel.wakeAt(check);
    }
    m_dueMs = now + std::max<std::int64_t>(after.count(), 0);
    const std::int64_t tick = m_dueMs / TimerWheel::SlotMs + 1;
    if (m_linked && m_linkedTick <= tick)
        return; // when that slot comes, it is put where it belongs by then
    if (m_linked)
        m_wheel.unlink(*this);
    m_wheel.link(*this);
}

TimerWheel::TimerWheel(QObject *parent) : QObject(parent), m_tick(nowMs() / SlotMs)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer); // the coarse kind may come 5 % early or late
    connect(&m_timer, &QTimer::timeout, this, &TimerWheel::advance);
}

void TimerWheel::link(Deadline &deadline)
{
    const std::int64_t wanted = deadline.m_dueMs / SlotMs + 1;
    const std::int64_t tick = std::clamp(wanted, m_tick + 1, m_tick + SlotCount - 1);
    const auto slot = std::size_t(tick % SlotCount);
    deadline.m_linkedTick = tick;
    deadline.m_linked = true;
    deadline.m_previous = nullptr;
    deadline.m_next = m_slots[slot];
    if (deadline.m_next)
        deadline.m_next->m_previous = &deadline;
    m_slots[slot] = &deadline;
    m_used[slot / 64] |= std::uint64_t(1) << (slot % 64);
    if (tick < m_wakeTick)
        wakeAt(tick);
}

void TimerWheel::unlink(Deadline &deadline)
{
    const auto slot = std::size_t(deadline.m_linkedTick % SlotCount);
    if (deadline.m_previous)
        deadline.m_previous->m_next = deadline.m_next;
    else
        m_slots[slot] = deadline.m_next;
    if (deadline.m_next)
        deadline.m_next->m_previous = deadline.m_previous;
    if (!m_slots[slot])
        m_used[slot / 64] &= ~(std::uint64_t(1) << (slot % 64));
    deadline.m_previous = deadline.m_next = nullptr;
    deadline.m_linked = false;
}

void TimerWheel::wakeAt(std::int64_t tick)
{
    m_wakeTick = tick;
    m_timer.start(std::chrono::milliseconds(std::max<std::int64_t>(tick * SlotMs - nowMs(), 1)));
}

void TimerWheel::advance()
{
    m_wakeTick = INT64_MAX;
    const std::int64_t now = nowMs();
    const std::int64_t last = now / SlotMs;
    // After a sleep of the machine the wheel has turned more than once: each slot is served once.
    m_tick = std::max(m_tick, last - SlotCount);
    while (m_tick < last)
        fireSlot(++m_tick, now);
    if (!std::exchange(m_moved, false) && !std::exchange(m_tidy, true))
        tidy();
    std::int64_t next = nextUsedTick();
    if (next == INT64_MAX)
        m_tidy = true;
    else if (!m_tidy)
        next = std::min(next, last + CheckTicks);
    if (next < m_wakeTick)
        wakeAt(next);
}

/// Else the deadlines of a busy hour would wake an idle program one by one, only to be put off.
void TimerWheel::tidy()
{
    std::vector<Deadline *> all;
    for (Deadline *first : m_slots) {
        for (Deadline *deadline = first; deadline; deadline = deadline->m_next)
            all.push_back(deadline);
    }
    for (Deadline *deadline : all) {
        unlink(*deadline);
        if (deadline->m_dueMs != Deadline::Never)
            link(*deadline);
    }
}

void TimerWheel::fireSlot(std::int64_t tick, std::int64_t now)
{
    const auto slot = std::size_t(tick % SlotCount);
    if (!m_slots[slot])
        return;
    // Whoever is told may stop or destroy any other deadline, so each is taken from the head anew.
    while (Deadline *deadline = m_slots[slot]) {
        unlink(*deadline);
        if (deadline->m_dueMs == Deadline::Never)
            continue;
        if (deadline->m_dueMs > now) {
            link(*deadline);
            continue;
        }
        deadline->m_dueMs = Deadline::Never;
        deadline->m_sink.onDeadline(*deadline);
    }
}

std::int64_t TimerWheel::nextUsedTick() const
{
    for (std::int64_t tick = m_tick + 1; tick < m_tick + SlotCount;) {
        const auto slot = std::size_t(tick % SlotCount);
        const std::uint64_t rest = m_used[slot / 64] >> (slot % 64);
        if (rest)
            return tick + std::countr_zero(rest);
        tick += 64 - std::int64_t(slot % 64);
    }
    return INT64_MAX;
}

} // namespace bifrost::net
