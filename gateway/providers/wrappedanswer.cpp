// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/wrappedanswer.h"

#include <array>
#include <utility>

namespace bifrost::providers {

WrappedAnswer::WrappedAnswer(std::span<const net::ContentCoding> codings, net::TimerWheel &timers,
                             Reader &reader)
    : m_decoder(codings, MostBetween)
    , m_reader(reader)
    , m_resume(timers, *this)
{ }

void WrappedAnswer::take(std::string_view bytes)
{
    if (m_isHolding)
        m_rest += bytes;
    else
        unfold(bytes);
}

void WrappedAnswer::end()
{
    m_hasEnded = true;
    if (m_isHolding)
        return;
    if (m_decoder.isWhole())
        m_reader.onUnfoldedEnd();
    else
        m_reader.onBroken("ends too early");
}

void WrappedAnswer::pause(bool paused)
{
    m_isPaused = paused;
    if (!paused && m_isHolding)
        m_resume.start(std::chrono::milliseconds(0)); // the reader is on the stack
}

/// False: it is over, and perhaps gone.
bool WrappedAnswer::unfold(std::string_view bytes)
{
    std::array<char, StepBytes> piece;
    std::size_t made = 0;
    while (const std::size_t count = m_decoder.read(bytes, piece.data(), piece.size())) {
        m_reader.onUnfolded({piece.data(), count});
        if (m_isUnwanted)
            return false;
        made += count;
        if (m_isPaused || made >= MostInOneTurn) {
            hold(bytes);
            return true;
        }
    }
    if (m_decoder.wrong().empty())
        return true;
    m_reader.onBroken(m_decoder.wrong());
    return false;
}

/// Also where no byte is left: the decoder may have more.
void WrappedAnswer::hold(std::string_view bytes)
{
    m_rest = bytes;
    if (!std::exchange(m_isHolding, true))
        m_reader.onHolding(true);
    if (!m_isPaused)
        m_resume.start(std::chrono::milliseconds(0));
}

void WrappedAnswer::onDeadline(net::Deadline &)
{
    if (m_isPaused)
        return;
    const std::string rest = std::exchange(m_rest, {});
    m_isHolding = false;
    if (!unfold(rest) || m_isHolding)
        return;
    if (m_hasEnded)
        end();
    else
        m_reader.onHolding(false);
}

} // namespace bifrost::providers
