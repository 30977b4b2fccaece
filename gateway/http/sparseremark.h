// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>

namespace bifrost::http {

/// Lets a remark that any caller can provoke through once a minute, so that nobody fills the log with it. Any
/// thread.
class SparseRemark
{
public:
    /// True: say it now; `left` is how often nobody said it since the last time.
    bool isDue(std::int64_t nowUs, std::uint64_t &left)
    {
        std::int64_t next = m_nextUs.load(std::memory_order_relaxed);
        if (nowUs < next || !m_nextUs.compare_exchange_strong(next, nowUs + IntervalUs)) {
            m_left.fetch_add(1, std::memory_order_relaxed);
            return false;
        }
        left = m_left.exchange(0, std::memory_order_relaxed);
        return true;
    }

private:
    static constexpr std::int64_t IntervalUs = 60'000'000;

    std::atomic<std::int64_t> m_nextUs = INT64_MIN;
    std::atomic<std::uint64_t> m_left = 0;
};

} // namespace bifrost::http
