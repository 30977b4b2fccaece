// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/contentdecoder.h"
#include "gateway/net/deadline.h"

#include <span>
#include <string>
#include <string_view>

namespace bifrost::providers {

/// An answer that comes compressed although nobody asked for it: unfolds it, not faster than its reader wants
/// it, and gives the others their turn. A member of the ProviderCall, which hands it on.
class WrappedAnswer final : private net::DeadlineSink
{
public:
    /// Whose answer it is.
    class Reader
    {
    public:
        virtual void onUnfolded(std::string_view bytes) = 0; ///< may call stop()
        virtual void onHolding(bool holds) = 0; ///< whether it has more than it can hand on now
        virtual void onUnfoldedEnd() = 0; ///< this and the next may destroy the answer
        virtual void onBroken(std::string_view wrong) = 0; ///< "is not valid gzip"

    protected:
        ~Reader() = default;
    };

    WrappedAnswer(std::span<const net::ContentCoding> codings, net::TimerWheel &timers, Reader &reader);

    void take(std::string_view bytes);
    void end(); ///< all of it has come
    void pause(bool paused);
    void stop() ///< nobody wants it any more
    {
        m_resume.stop();
        m_isUnwanted = true;
    }

    bool isHolding() const { return m_isHolding; }

private:
    static constexpr std::size_t StepBytes = 16 * 1024;
    static constexpr std::size_t MostInOneTurn = 1024 * 1024;
    static constexpr std::uint64_t MostBetween = 256 * 1024 * 1024; ///< of a coding within another

    void onDeadline(net::Deadline &deadline) override;
    bool unfold(std::string_view bytes);
    void hold(std::string_view bytes);

    net::ContentDecoder m_decoder;
    Reader &m_reader;
    net::Deadline m_resume;
    std::string m_rest; ///< what has come and was not unfolded: one read of the connection
    bool m_isHolding = false;
    bool m_isPaused = false;
    bool m_hasEnded = false;
    bool m_isUnwanted = false;
};

} // namespace bifrost::providers
