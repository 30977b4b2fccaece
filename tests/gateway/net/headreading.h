// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/headparser.h"
#include "gateway/net/headscanner.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bifrost::test {

/// A head as it comes out of scanner and parser, in strings of its own.
struct ReadHead
{
    std::string wrong; ///< empty: it was accepted
    bool isIncomplete = false;
    std::size_t size = 0;
    std::string startLine; ///< method and target, or the status
    std::vector<std::pair<std::string, std::string>> fields;
    int minorVersion = 1;
    net::BodyFraming framing = net::BodyFraming::None;
    std::uint64_t contentLength = 0;
    bool keepAlive = true;
    std::string host;

    friend bool operator==(const ReadHead &, const ReadHead &) = default;
};

/// Offers the bytes as a connection would, which reads up to the offsets in `cuts` one after the other; each
/// time they lie somewhere else.
ReadHead readRequest(std::string_view bytes, std::span<const std::size_t> cuts = {},
                     const net::FramingLimits &limits = {});
ReadHead readAnswer(std::string_view bytes, bool toHead = false, std::span<const std::size_t> cuts = {});

/// Every offset: the bytes come one by one.
std::vector<std::size_t> everyByte(std::string_view bytes);

} // namespace bifrost::test
