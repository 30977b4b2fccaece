// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/jsonescapes.h"

#include "gateway/wire/bytevector.h"
#include "gateway/wire/jsontoken.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace bifrost::wire {

namespace {

constexpr std::size_t BlockSize = 4 * ByteVector::Size;

/// The characters that make an escape of two together with the backslash before them.
constexpr auto SimpleEscapes = [] {
    std::array<bool, 256> table{};
    for (const char c : std::string_view("\"\\/bfnrt"))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

/// Bit i for the backslash at byte i of a block. Most blocks have none, and are done with after one look.
std::uint64_t backslashesIn(const char *block)
{
    const auto vector = [block](std::size_t i) { return ByteVector(block + i * ByteVector::Size) == '\\'; };
    const std::array vectors{vector(0), vector(1), vector(2), vector(3)};
    if (((vectors[0] | vectors[1]) | (vectors[2] | vectors[3])).marks() == 0)
        return 0;
    const auto bits = [&vectors](std::size_t i) {
        return std::uint64_t(vectors[i].marks()) << (i * ByteVector::Size);
    };
    return (bits(0) | bits(1)) | (bits(2) | bits(3));
}

} // namespace

/// Texts with many escapes are read block by block, long stretches without one by the C library.
std::size_t findBadEscape(std::string_view text)
{
    bool firstIsEscaped = false; // by the last byte of the block before
    for (std::size_t start = std::min(text.find('\\'), text.size()); start < text.size();) {
        std::uint64_t backslashes = backslashesIn(text.data() + start);
        if (firstIsEscaped)
            backslashes &= ~std::uint64_t(1);
        const std::size_t left = text.size() - start;
        if (left < BlockSize)
            backslashes &= (std::uint64_t(1) << left) - 1;
        firstIsEscaped = false;
        if (backslashes == 0) {
            start = std::min(text.find('\\', start + BlockSize), text.size());
            continue;
        }
        unsigned bit = 0;
        while (backslashes != 0) {
            bit = static_cast<unsigned>(std::countr_zero(backslashes));
            const std::size_t at = start + bit;
            if (!SimpleEscapes[static_cast<unsigned char>(text.data()[at + 1])] || at + 1 == text.size()) {
                if (escapeLength(text.substr(at)) == 0)
                    return at;
            }
            // The escaped character is no backslash of its own; the digits of \u are none anyway.
            backslashes &= ~(std::uint64_t(3) << bit);
        }
        firstIsEscaped = bit == BlockSize - 1;
        start += BlockSize;
    }
    return std::string_view::npos;
}

} // namespace bifrost::wire
