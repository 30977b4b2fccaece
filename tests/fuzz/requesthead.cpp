// SPDX-License-Identifier: GPL-3.0-or-later
// However a head is cut, the verdict is the same. What we accept, Boost.Beast's parser accepts too, and reads
// the same from it; and there is only one way to say where the message ends.
#include "gateway/net/headparser.h"
#include "gateway/net/headscanner.h"
#include "tests/fuzz/require.h"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <random>
#include <vector>

using namespace bifrost::net;
using bifrost::fuzz::require;
namespace http = boost::beast::http;

namespace {

/// Small, so that the bounds are met too. No bound hides another one: which of them is named may hang on the
/// cuts.
constexpr FramingLimits Limits{.headBytes = 2000, .lineBytes = 500, .fieldCount = 30};

struct Verdict
{
    bool isIncomplete = true;
    bool isAccepted = false;
    std::size_t size = 0;
    std::string method;
    std::string target;
    std::string host;
    std::vector<std::pair<std::string, std::string>> fields;
    BodyFraming framing = BodyFraming::None;
    std::uint64_t length = 0;
    bool keepAlive = false;

    friend bool operator==(const Verdict &, const Verdict &) = default;
};

Verdict judge(std::string_view bytes, const std::function<std::size_t()> &nextSize)
{
    Verdict verdict;
    HeadScanner scanner;
    for (std::size_t end = 0; end < bytes.size();) {
        end = std::min(bytes.size(), end + nextSize());
        const auto copy = std::make_unique<char[]>(end);
        bytes.copy(copy.get(), end);
        const HeadScanner::Found found = scanner.scan({copy.get(), end}, Limits);
        if (found == HeadScanner::Found::Incomplete)
            continue;
        verdict.isIncomplete = false;
        if (found != HeadScanner::Found::Head) {
            require(!describe(found).empty(), "a refusal has a reason");
            return verdict;
        }
        verdict.size = scanner.size();
        require(verdict.size <= end && verdict.size <= Limits.headBytes + 4, "a head has its bound");
        const auto head = std::make_unique<char[]>(verdict.size);
        bytes.copy(head.get(), verdict.size);
        RequestHead parsed;
        verdict.isAccepted = parseRequestHead({head.get(), verdict.size}, parsed).empty();
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
    const Verdict whole = judge(bytes, [size] { return std::max<std::size_t>(size, 1); });
    require(judge(bytes, [] { return std::size_t(1); }) == whole, "byte by byte gives the same");
    std::minstd_rand random(static_cast<unsigned>(std::hash<std::string_view>()(bytes)));
    require(judge(bytes, [&random] { return 1 + random() % 40; }) == whole, "any pieces give the same");
    if (!whole.isAccepted)
        return 0;
    const std::string_view head = bytes.substr(0, whole.size);
    require(head.ends_with("\r\n\r\n"), "a head ends with an empty line");
    require(head.find('\0') == std::string_view::npos && head.find("\n ") == std::string_view::npos,
            "no control, no fold");
    require(!(whole.framing != BodyFraming::Length && whole.length), "a length only where it counts");
    compareWithBeast(head, whole);
    return 0;
}
