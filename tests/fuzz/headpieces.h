// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/headscanner.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <random>
#include <string_view>

namespace bifrost::fuzz {

/// Small, so that the bounds are met too. No bound hides another one: which of them is named may hang on the
/// cuts.
constexpr net::FramingLimits HeadLimits{.headBytes = 2000, .lineBytes = 500, .fieldCount = 30};

/// What the scanner makes of bytes that come in pieces.
struct FoundHead
{
    bool isIncomplete = true;
    std::size_t size = 0; ///< of a head that is there; 0: it was refused

    friend bool operator==(const FoundHead &, const FoundHead &) = default;
};

inline FoundHead findHead(std::string_view bytes, const std::function<std::size_t()> &nextSize)
{
    net::HeadScanner scanner;
    for (std::size_t end = 0; end < bytes.size();) {
        end = std::min(bytes.size(), end + nextSize());
        const auto copy = std::make_unique<char[]>(end);
        bytes.copy(copy.get(), end);
        const net::HeadScanner::Found found = scanner.scan({copy.get(), end}, HeadLimits);
        if (found == net::HeadScanner::Found::Incomplete)
            continue;
        if (found != net::HeadScanner::Found::Head) {
            require(!net::describe(found).empty(), "a refusal has a reason");
            return {false, 0};
        }
        require(scanner.size() <= end && scanner.size() <= HeadLimits.headBytes + 4, "a head has its bound");
        return {false, scanner.size()};
    }
    return {};
}

/// However it is cut, the same is found.
inline FoundHead findHeadAnyway(std::string_view bytes)
{
    const FoundHead whole = findHead(bytes, [&bytes] { return std::max<std::size_t>(bytes.size(), 1); });
    require(findHead(bytes, [] { return std::size_t(1); }) == whole, "byte by byte gives the same");
    std::minstd_rand random(static_cast<unsigned>(std::hash<std::string_view>()(bytes)));
    require(findHead(bytes, [&random] { return 1 + random() % 40; }) == whole, "any pieces give the same");
    return whole;
}

} // namespace bifrost::fuzz
