// SPDX-License-Identifier: GPL-3.0-or-later
// However a head is cut, the verdict is the same. What we accept, Boost.Beast's parser accepts too, and reads
// the same from it; and there is only one way to say where the message ends.
#include "gateway/net/headparser.h"
#include "tests/fuzz/headpieces.h"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

using namespace bifrost::net;
using bifrost::fuzz::require;
namespace http = boost::beast::http;

namespace {

struct Verdict
{
    bool isAccepted = false;
    std::string method;
    std::string target;
    std::string host;
    std::vector<std::pair<std::string, std::string>> fields;
    BodyFraming framing = BodyFraming::None;
    std::uint64_t length = 0;
    bool keepAlive = false;
};

Verdict judge(std::string_view bytes)
{
    Verdict verdict;
    // Of its own size, so that a look beyond its end is seen.
    const auto head = std::make_unique<char[]>(bytes.size());
    bytes.copy(head.get(), bytes.size());
    RequestHead parsed;
    verdict.isAccepted = parseRequestHead({head.get(), bytes.size()}, parsed).empty();
    if (!verdict.isAccepted)
        return verdict;
    verdict.method = parsed.method;
    verdict.target = parsed.target;
    verdict.host = parsed.host;
    for (const HeaderField &field : parsed.fields)
        verdict.fields.emplace_back(field.name, field.value);
    verdict.framing = parsed.framing;
    verdict.length = parsed.contentLength;
    verdict.keepAlive = parsed.keepAlive;
    return verdict;
}

void compareWithBeast(std::string_view head, const Verdict &ours)
{
    http::request_parser<http::empty_body> parser;
    parser.header_limit(UINT32_MAX);
    parser.body_limit(boost::none);
    boost::beast::error_code error;
    parser.put(boost::asio::buffer(head.data(), head.size()), error);
    require(parser.is_header_done(), "the parser alone accepts it too", error.message());
    const auto &message = parser.get();
    require(message.method_string() == ours.method && message.target() == ours.target,
            "the same request line");
    require(message.version() / 10 == 1, "the same major version");
    std::size_t count = 0;
    for (const auto &field : message) {
        const std::string name(field.name_string());
        const std::string value(field.value());
        require(std::ranges::count(ours.fields, std::pair(name, value)) > 0, "the same fields",
                name + ": " + value);
        ++count;
    }
    require(count == ours.fields.size(), "as many fields");
    require(message.count(http::field::host) == 1, "one Host");
    require(parser.chunked() == (ours.framing == BodyFraming::Chunked), "the same opinion on chunks");
    if (ours.framing == BodyFraming::Length)
        require(parser.content_length() == ours.length, "the same length");
    else
        require(!parser.content_length(), "no length");
    // Of `close, keep-alive` in HTTP/1.0 Beast stays; RFC 9112 9.3 ends the connection, and so do we.
    require(parser.keep_alive() || !ours.keepAlive, "nothing follows where the parser alone ends it");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const bifrost::fuzz::FoundHead found = bifrost::fuzz::findHeadAnyway(bytes);
    if (found.size == 0)
        return 0;
    const std::string_view head = bytes.substr(0, found.size);
    const Verdict whole = judge(head);
    if (!whole.isAccepted)
        return 0;
    require(head.ends_with("\r\n\r\n"), "a head ends with an empty line");
    require(head.find('\0') == std::string_view::npos && head.find("\n ") == std::string_view::npos,
            "no control, no fold");
    require(!(whole.framing != BodyFraming::Length && whole.length), "a length only where it counts");
    compareWithBeast(head, whole);
    return 0;
}
