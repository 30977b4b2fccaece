// SPDX-License-Identifier: GPL-3.0-or-later
// However the head of an answer is cut, the verdict is the same. What we accept, Boost.Beast's parser accepts
// too, and reads the same from it, but for a blank behind the status that some servers leave out.
#include "gateway/net/headparser.h"
#include "tests/fuzz/headpieces.h"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <cstdint>
#include <string>

using namespace bifrost::net;
using bifrost::fuzz::require;
namespace http = boost::beast::http;

namespace {

constexpr std::string_view StatusLine = "HTTP/1.1 200";

void compareWithBeast(std::string head, const AnswerHead &ours)
{
    if (head.compare(StatusLine.size(), 2, "\r\n") == 0)
        head.insert(StatusLine.size(), " ");
    http::response_parser<http::empty_body> parser;
    parser.header_limit(UINT32_MAX);
    parser.body_limit(boost::none);
    boost::beast::error_code error;
    parser.put(boost::asio::buffer(head), error);
    require(parser.is_header_done(), "the parser alone accepts it too", error.message());
    const auto &message = parser.get();
    require(int(message.result_int()) == ours.status, "the same status");
    std::size_t count = 0;
    for (const auto &field : message) {
        const std::string_view name(field.name_string().data(), field.name_string().size());
        const std::string_view value(field.value().data(), field.value().size());
        require(
            std::ranges::any_of(
                ours.fields, [&](const HeaderField &own) { return own.name == name && own.value == value; }),
            "the same fields", std::string(name));
        ++count;
    }
    require(count == ours.fields.size(), "as many fields");
    require((ours.framing == BodyFraming::Chunked) == parser.chunked() || ours.framing == BodyFraming::None,
            "the same opinion on chunks");
    if (ours.framing == BodyFraming::Length)
        require(parser.content_length() == ours.contentLength, "the same length");
    require(ours.framing != BodyFraming::UntilClose || !ours.keepAlive,
            "what ends by a close is followed by nothing");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const bifrost::fuzz::FoundHead found = bifrost::fuzz::findHeadAnyway(bytes);
    if (found.size == 0)
        return 0;
    // Of its own size, so that a look beyond its end is seen.
    const auto copy = std::make_unique<char[]>(found.size);
    bytes.copy(copy.get(), found.size);
    const std::string_view head(copy.get(), found.size);
    AnswerHead toGet;
    AnswerHead toHead;
    const bool accepted = parseAnswerHead(head, false, toGet).empty();
    if (accepted) {
        require(toGet.status >= 100 && toGet.status <= 599, "a status of HTTP");
        compareWithBeast(std::string(head), toGet);
    }
    require(parseAnswerHead(head, true, toHead).empty() == accepted, "the same to a HEAD");
    require(!accepted || toHead.framing == BodyFraming::None, "no body to a HEAD");
    return 0;
}
