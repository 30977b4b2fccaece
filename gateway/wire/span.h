// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace bifrost::wire {

/// A piece of a text that is held elsewhere, by position.
struct Span
{
    std::size_t offset = 0;
    std::size_t length = 0;

    bool isEmpty() const { return length == 0; }
    std::size_t end() const { return offset + length; }
    std::string_view in(std::string_view text) const { return text.substr(offset, length); }

    friend bool operator==(const Span &, const Span &) = default;
};

} // namespace bifrost::wire
