// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bifrost::bench {

/// Takes an HTTP/1.1 answer in pieces of any size, and strips the framing off its body. It believes what it
/// is told as long as it makes sense: it measures a gateway, it does not defend against one.
class AnswerReader
{
public:
    enum class State {
        Head,
        Sized, ///< in a body with a Content-Length
        ChunkSize,
        Chunk,
        ChunkEnd,
        Trailer,
        Complete,
        Broken
    };

    void restart();

    /// Appends what belongs to the body to `body`. Nothing may follow the answer: requests are not pipelined.
    State take(std::string_view bytes, std::string &body);

    State state() const { return m_state; }
    int status() const { return m_status; }
    bool closesConnection() const { return m_closes; }

private:
    std::string_view takeHead(std::string_view bytes);
    void understandHead();
    void understandField(std::string_view name, std::string_view value);
    std::string_view takeBody(std::string_view bytes, std::string &body);
    std::string_view takeLine(std::string_view bytes);
    void understandLine();

    State m_state = State::Head;
    std::string m_text; ///< the head, then the current line of the chunked framing
    std::size_t m_left = 0; ///< of the sized body or the chunk
    int m_status = 0;
    bool m_sized = false;
    bool m_chunked = false;
    bool m_closes = false;
};

} // namespace bifrost::bench
