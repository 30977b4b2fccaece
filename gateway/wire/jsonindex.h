// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/wire/jsonfault.h"
#include "gateway/wire/jsontokens.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

namespace bifrost::wire {

/// Readable bytes that must follow a text that is read; what they hold does not matter.
inline constexpr std::size_t JsonPadding = 64;

/// Finds the tokens of a JSON text with simdjson's vectorised first stage. That stage also makes sure that
/// the text is UTF-8, that strings are closed and that they hold no raw control characters. It is the part
/// that costs; what follows needs the offsets in the original, which simdjson's own readers hide (DOM) or do
/// not check (on-demand). The only place that knows simdjson's inner interface. One per thread, with memory
/// of about four times the size of the largest text up to KeptCapacity; what a larger text took goes back
/// with giveBack().
class JsonIndex
{
public:
    static constexpr std::size_t KeptCapacity = 1024 * 1024;

    static JsonIndex &ofThisThread();

    JsonIndex();
    ~JsonIndex();
    JsonIndex(const JsonIndex &) = delete;
    JsonIndex &operator=(const JsonIndex &) = delete;

    /// The tokens stay valid until the next call of read() or giveBack(). Nothing: the fault says why.
    std::optional<JsonTokens> read(std::string_view text, JsonFault &fault);

    void giveBack();
    std::size_t capacity() const { return m_capacity; }

private:
    struct Scanner;
    bool reserve(std::size_t size);

    std::unique_ptr<Scanner> m_scanner;
    std::size_t m_capacity = 0;
};

} // namespace bifrost::wire
