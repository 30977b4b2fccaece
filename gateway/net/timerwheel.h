// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/deadline.h"
#include "gateway/net/eventclock.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <cstdint>

namespace bifrost::net {

/// All deadlines of one gateway thread. A slot is 16 ms wide; what lies beyond the 32 s of the wheel waits in
/// its last slot and is put in again. A deadline that was moved on is found where it was, and put where it
/// belongs; once nothing moves any more that is done for all at one go. One Qt timer runs to the next slot
/// that holds something, none when all are empty, so an idle program sleeps.
class TimerWheel : public QObject
{
    Q_OBJECT

public:
    explicit TimerWheel(QObject *parent = nullptr);

    static std::int64_t nowMs() { return EventClock::nowUs() / 1000; }

private:
    friend class Deadline;
    static constexpr int SlotMs = 16;
    static constexpr int SlotCount = 2048;

    void link(Deadline &deadline);
    void unlink(Deadline &deadline);
    void advance();
    void tidy();
    void fireSlot(std::int64_t tick, std::int64_t now);
    void wakeAt(std::int64_t tick);
    std::int64_t nextUsedTick() const;

    std::array<Deadline *, SlotCount> m_slots{};
    std::array<std::uint64_t, SlotCount / 64> m_used{};
    std::int64_t m_tick; // every slot up to this one has been served
    std::int64_t m_wakeTick = INT64_MAX;
    bool m_moved = false; ///< a deadline was started since the last wake-up
    bool m_tidy = true; ///< none waits in a slot that it was moved on from
    QTimer m_timer;
};

} // namespace bifrost::net
