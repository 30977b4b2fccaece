// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>

namespace bifrost::net {

/// The memory that all bodies held at the same time may take, shared by the gateway threads.
class BodyBudget
{
public:
    explicit BodyBudget(std::size_t bytes) : m_limit(bytes) { }

    bool take(std::size_t bytes)
    {
        if (m_used.fetch_add(bytes, std::memory_order_relaxed) + bytes
            <= m_limit.load(std::memory_order_relaxed))
            return true;
        give(bytes);
        return false;
    }
    /// What is held already and cannot be refused; the next ones find less.
    void add(std::size_t bytes) { m_used.fetch_add(bytes, std::memory_order_relaxed); }
    void give(std::size_t bytes) { m_used.fetch_sub(bytes, std::memory_order_relaxed); }
    void setLimit(std::size_t bytes)
    {
        m_limit.store(bytes, std::memory_order_relaxed);
    } ///< for what comes next
    std::size_t limit() const { return m_limit.load(std::memory_order_relaxed); }
    std::size_t used() const { return m_used.load(std::memory_order_relaxed); }

    /// So much is left that it harms nobody if somebody takes what he does not need yet.
    bool isMostlyFree() const { return used() < limit() / 4; }

private:
    std::atomic<std::size_t> m_limit;
    std::atomic<std::size_t> m_used = 0;
};

} // namespace bifrost::net
