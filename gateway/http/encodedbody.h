// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/bodybudget.h"
#include "gateway/net/contentdecoder.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace bifrost::http {

/// A body that comes wrapped in gzip and the like: unfolds it step by step, and counts what that takes like
/// the body itself. Owned by the connection, for one request.
class EncodedBody
{
public:
    static constexpr std::size_t StepBytes = 16 * 1024;
    static constexpr std::uint64_t MostInOneTurn = 1024 * 1024; ///< some milliseconds

    enum class Verdict : std::uint8_t { Good, Broken, TooLarge, NoMemory };

    EncodedBody(std::span<const net::ContentCoding> codings, net::BodyBudget &budget);
    ~EncodedBody();
    EncodedBody(const EncodedBody &) = delete;
    EncodedBody &operator=(const EncodedBody &) = delete;

    /// As ContentDecoder::read(); 0, too, when there is no memory for it.
    std::size_t read(std::string_view &input, char *into, std::size_t room, std::uint64_t limit);

    std::uint64_t made() const { return m_made; }
    bool isWhole() const { return !m_decoder || m_decoder->isWhole(); }
    Verdict verdict() const;
    std::string_view wrong() const { return m_decoder ? m_decoder->wrong() : std::string_view(); }

    // What the handler did not want to have yet.
    void keepBack(std::string_view bytes)
    {
        m_back += bytes;
        m_holdsBack = true;
    }
    std::string takeBack()
    {
        m_holdsBack = false;
        return std::exchange(m_back, {});
    }
    bool holdsBack() const { return m_holdsBack; }
    void noteAll() { m_hasAll = true; } ///< no more comes behind it
    bool hasAll() const { return m_hasAll && !m_holdsBack; }

    void beginTurn() { m_turnBegan = m_made; }
    bool hasDoneEnough() const { return m_made - m_turnBegan > MostInOneTurn; }

private:
    std::array<net::ContentCoding, net::ContentCodings::Most> m_codings{};
    std::size_t m_count;
    net::BodyBudget &m_budget;
    std::optional<net::ContentDecoder> m_decoder; ///< once something has come
    std::size_t m_budgeted = 0;
    std::uint64_t m_made = 0;
    std::uint64_t m_turnBegan = 0;
    std::string m_back;
    bool m_holdsBack = false; ///< even where m_back is empty: the decoder may have more
    bool m_hasAll = false;
    bool m_hasNoMemory = false;
};

} // namespace bifrost::http
