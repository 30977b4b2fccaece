// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace bifrost::net {

class Deadline;
class TimerWheel;

/// Who is told when a deadline has passed. One object may own several and tells them apart by address.
class DeadlineSink
{
public:
    virtual void onDeadline(Deadline &deadline) = 0;

protected:
    ~DeadlineSink() = default;
};

/// A point in time that somebody waits for; a member of its owner. Moving it on costs one store: the wheel
/// finds out only when the old time comes. So a deadline may be renewed for every packet.
class Deadline
{
public:
    Deadline(TimerWheel &wheel, DeadlineSink &sink) : m_wheel(wheel), m_sink(sink) { }
    ~Deadline();
    Deadline(const Deadline &) = delete;
    Deadline &operator=(const Deadline &) = delete;

    void start(std::chrono::milliseconds after);
    void stop() { m_dueMs = Never; }
    bool isRunning() const { return m_dueMs != Never; }

private:
    friend class TimerWheel;
    static constexpr std::int64_t Never = INT64_MAX;

    TimerWheel &m_wheel;
    DeadlineSink &m_sink;
    std::int64_t m_dueMs = Never;
    std::int64_t m_linkedTick = 0;
    Deadline *m_previous = nullptr; // both null and not first of a slot: not linked
    Deadline *m_next = nullptr;
    bool m_linked = false;
};

} // namespace bifrost::net
