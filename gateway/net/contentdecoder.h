// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/unwrapper.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace bifrost::net {

/// Undoes the codings of one body, as it comes. Whoever reads says how much he takes, so a small body that
/// unfolds to a huge one costs no more than the reader wants. A member of the reader, on its thread.
class ContentDecoder
{
public:
    /// `between`: how many bytes any coding but the outermost may unfold to.
    ContentDecoder(std::span<const ContentCoding> codings, std::uint64_t between);
    ~ContentDecoder();

    /// Takes from the front of `input` and writes at most `room` bytes to `into`. 0: the input is used up, or
    /// something is wrong.
    std::size_t read(std::string_view &input, char *into, std::size_t room);

    /// What came so far may be all.
    bool isWhole() const;

    /// "is not valid gzip"; empty: nothing is wrong.
    std::string_view wrong() const { return m_wrong; }

    /// Wrong because one of the codings has unfolded to more than is allowed.
    bool isTooLarge() const { return m_isTooLarge; }

    std::size_t memory() const;

private:
    struct Stage;

    std::size_t produce(std::size_t level, std::string_view &input, char *into, std::size_t room);

    const std::uint64_t m_between;
    std::vector<std::unique_ptr<Stage>> m_stages; ///< the one that was applied last comes first
    std::string_view m_wrong;
    bool m_hasBegun = false;
    bool m_isTooLarge = false;
};

} // namespace bifrost::net
