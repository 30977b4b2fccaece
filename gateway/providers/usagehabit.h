// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>

namespace bifrost::providers {

/// What has turned out about `stream_options.include_usage` at one place: some servers refuse what they do
/// not know. Shared by the targets that lead there, over changes of configuration; any thread.
class UsageHabit
{
public:
    /// The server has answered a stream that asked for the usage.
    void noteTaken()
    {
        if (m_state.load(std::memory_order_relaxed) == Unknown)
            m_state.store(Taken, std::memory_order_relaxed);
    }

    /// It has refused that, and answered the same request without.
    void noteRefused() { m_state.store(Refused, std::memory_order_relaxed); }

    /// It has refused that, and nobody knows whether it was for that.
    void doubt() { m_state.store(Unknown, std::memory_order_relaxed); }

    bool isKnown() const { return m_state.load(std::memory_order_relaxed) != Unknown; }
    bool isRefused() const { return m_state.load(std::memory_order_relaxed) == Refused; }

private:
    enum State : std::uint8_t { Unknown, Taken, Refused };

    std::atomic<State> m_state{Unknown};
};

} // namespace bifrost::providers
