// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace bifrost::wire {

/// One event of an event stream, as views into the bytes it was read from.
struct SseEvent
{
    std::string_view bytes; ///< all of it, with blank lines before it and the one that ends it
    std::string_view name; ///< of `event`
    std::string_view data; ///< of the first `data` line
    bool hasData = false;
    bool hasMoreData = false; ///< there are further data lines: see joinedData()
    bool isComment = false; ///< comments and nothing else, as servers send to keep a connection alive
    bool isFirst = false; ///< of its stream, where a byte order mark may stand
    bool isDone = false; ///< the data is [DONE]

    /// All data lines with line feeds in between, as the receiver of the event sees them.
    std::string joinedData() const;

    static constexpr std::string_view DataStart = "data: ";

    /// Of an event that is one such line, LF, and the blank line.
    static SseEvent ofDataLine(std::string_view bytes);

    /// Reads the bytes of one event.
    static SseEvent read(std::string_view bytes, bool isFirst);
};

} // namespace bifrost::wire
