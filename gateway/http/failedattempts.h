// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace bifrost::http {

/// Slows guessing down: after some wrong passwords from one place, each further try has to wait, twice as
/// long every time. Nobody is made to wait on a thread; who comes too early is told when to come again.
/// Shared by all threads; while nobody fails it costs the reading of a number.
class FailedAttempts
{
public:
    using Clock = std::chrono::steady_clock;

    static constexpr int FreeTries = 5;
    static constexpr std::chrono::seconds LongestWait{60};
    static constexpr std::chrono::seconds Memory{
        300}; ///< a place is forgotten so long after its last failure
    static constexpr std::size_t MostPlaces = 4096; ///< beyond it the one that failed first is forgotten

    /// How long this place has to wait before its next try; 0: it may try now.
    std::chrono::seconds wait(const std::string &place, Clock::time_point now) const;

    void add(const std::string &place, Clock::time_point now);

    /// The try that was counted beforehand was a good one.
    void takeBack(const std::string &place);

    bool isEmpty() const { return m_count.load(std::memory_order_relaxed) == 0; }

private:
    struct Place
    {
        int failures = 0;
        Clock::time_point last;
        Clock::time_point until; ///< before this no try counts
    };

    void makeRoom(Clock::time_point now);

    mutable std::mutex m_mutex;
    std::unordered_map<std::string, Place> m_places;
    std::atomic<std::size_t> m_count = 0;
};

} // namespace bifrost::http
