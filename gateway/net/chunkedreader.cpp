// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/chunkedreader.h"

#include <boost/beast/http/basic_parser.hpp>

namespace bifrost::net {

namespace {

namespace beast = boost::beast;
using ChunkError = beast::error_code;

/// The parser would wait for the right line end for ever.
bool hasBadLineEnd(std::string_view framing)
{
    for (std::size_t at = framing.find_first_of("\r\n"); at != std::string_view::npos;
         at = framing.find_first_of("\r\n", at + 2)) {
        if (framing[at] == '\n' || (at + 1 < framing.size() && framing[at + 1] != '\n'))
            return true;
    }
    return false;
}

bool hasControlByte(beast::string_view text)
{
    for (char c : text) {
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f)
            return true;
    }
    return false;
}

} // namespace

/// Beast's parser behind a head of our own, so that only its reading of chunks is used.
class ChunkedReader::Parser : public beast::http::basic_parser<true>
{
public:
    explicit Parser(const FramingLimits &limits) : m_limits(limits)
    {
        constexpr std::string_view Head = "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
        header_limit(UINT32_MAX);
        body_limit(boost::none);
        ChunkError error;
        put(boost::asio::const_buffer(Head.data(), Head.size()), error);
        eager(true);
        m_inBody = true;
    }

    Sink *sink = nullptr;
    std::string_view wrong;
    const char *lineStart = nullptr; ///< where the line of the next chunk begins, its leading zeros included

private:
    void refuse(ChunkError &error, std::string_view why)
    {
        wrong = why;
        error = beast::http::error::bad_chunk;
    }

    void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value,
                       ChunkError &error) override
    {
        if (!m_inBody)
            return;
        m_trailerBytes += name.size() + value.size() + 4;
        if (m_trailerBytes > m_limits.trailerBytes || hasControlByte(value))
            refuse(error, "the trailer is too large or not valid");
    }

    void on_chunk_header_impl(std::uint64_t size, beast::string_view extensions, ChunkError &error) override
    {
        if (!sink->onChunkSize(size))
            refuse(error, "nobody takes the rest of the body");
        else if (std::size_t(extensions.data() + extensions.size() - lineStart) > m_limits.chunkLineBytes + 2)
            refuse(error, "the line of a chunk is too long"); // 2: the line end before it
        else if (hasControlByte(extensions))
            refuse(error, "the extensions of a chunk are not valid");
    }

    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body, ChunkError &error) override
    {
        if (!sink->onChunkData({body.data(), body.size()}))
            refuse(error, "nobody takes the rest of the body");
        lineStart = body.data() + body.size();
        return body.size();
    }

    void on_request_impl(beast::http::verb, beast::string_view, beast::string_view, int,
                         ChunkError &) override
    { }
    void on_response_impl(int, beast::string_view, int, ChunkError &) override { }
    void on_header_impl(ChunkError &) override { }
    void on_body_init_impl(const boost::optional<std::uint64_t> &, ChunkError &) override { }
    std::size_t on_body_impl(beast::string_view, ChunkError &) override { return 0; }
    void on_finish_impl(ChunkError &) override { }

    const FramingLimits m_limits;
    std::size_t m_trailerBytes = 0;
    bool m_inBody = false;
};

ChunkedReader::ChunkedReader(const FramingLimits &limits)
    : m_parser(std::make_unique<Parser>(limits))
    , m_limits(limits)
{ }

ChunkedReader::~ChunkedReader() = default;

ChunkedReader::Progress ChunkedReader::read(std::string_view bytes, Sink &sink)
{
    Progress progress;
    m_parser->sink = &sink;
    while (progress.consumed < bytes.size() && !m_parser->is_done()) {
        const std::string_view rest = bytes.substr(progress.consumed);
        ChunkError error;
        m_parser->lineStart = rest.data();
        const std::size_t used = m_parser->put(boost::asio::const_buffer(rest.data(), rest.size()), error);
        progress.consumed += used;
        // What is left is the line of a chunk or the trailer, and not complete; or they have just come to
        // their end.
        const bool isLast = m_parser->is_done();
        const std::size_t framing =
            isLast ? std::size_t(rest.data() + used - m_parser->lineStart) : rest.size() - used;
        if ((isLast || error == beast::http::error::need_more)
            && framing > m_limits.chunkLineBytes + m_limits.trailerBytes) {
            progress.wrong = "the line of a chunk or the trailer is too long";
            return progress;
        }
        if (error == beast::http::error::need_more) {
            if (hasBadLineEnd(bytes.substr(progress.consumed)))
                progress.wrong = "a line between the chunks does not end with CR LF";
            return progress;
        }
        if (error) {
            progress.wrong =
                m_parser->wrong.empty() ? "the chunks of the body are not valid" : m_parser->wrong;
            return progress;
        }
    }
    progress.finished = m_parser->is_done();
    return progress;
}

} // namespace bifrost::net
