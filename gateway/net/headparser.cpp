// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/headparser.h"

#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>
#include <charconv>
#include <string>

namespace bifrost::net {

namespace beast = boost::beast;

namespace {

using beast::error_code;

std::string_view plain(beast::string_view text)
{
    return {text.data(), text.size()};
}

/// What says where a message ends, and for whom it is, picked out while the fields pass: Beast has told their
/// names apart already.
struct FramingFields
{
    struct Field
    {
        std::string_view value; ///< of the first
        int count = 0;
    };
    Field host;
    Field length;
    Field encoding;
    Field connection;

    void note(beast::http::field known, std::string_view value)
    {
        switch (known) {
        case beast::http::field::host:
            add(host, value);
            break;
        case beast::http::field::content_length:
            add(length, value);
            break;
        case beast::http::field::transfer_encoding:
            add(encoding, value);
            break;
        case beast::http::field::connection:
            add(connection, value);
            break;
        default:
            break;
        }
    }

private:
    static void add(Field &field, std::string_view value)
    {
        if (field.count++ == 0)
            field.value = value;
    }
};

/// Beast's parser, told to collect fields and to leave the body alone.
template <bool IsRequest, typename Head>
class FieldCollector : public beast::http::basic_parser<IsRequest>
{
public:
    explicit FieldCollector(Head &head) : m_head(head)
    {
        this->header_limit(UINT32_MAX); // HeadScanner has bounded it
        this->body_limit(boost::none);
    }

    int version = 0;
    FramingFields framing;

private:
    void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target, int v,
                         error_code &) override
    {
        if constexpr (IsRequest) {
            m_head.method = plain(method);
            m_head.target = plain(target);
        }
        version = v;
    }

    void on_response_impl(int status, beast::string_view, int v, error_code &) override
    {
        if constexpr (!IsRequest)
            m_head.status = status;
        version = v;
    }

    void on_field_impl(beast::http::field known, beast::string_view name, beast::string_view value,
                       error_code &) override
    {
        m_head.fields.push_back({plain(name), plain(value)});
        m_head.nameLengths |= MessageHead::lengthBit(plain(name));
        framing.note(known, plain(value));
    }

    void on_header_impl(error_code &) override { }
    void on_body_init_impl(const boost::optional<std::uint64_t> &, error_code &) override { }
    std::size_t on_body_impl(beast::string_view, error_code &) override { return 0; }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code &) override { }
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view, error_code &) override { return 0; }
    void on_finish_impl(error_code &) override { }

    Head &m_head;
};

bool isVisibleAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f; });
}

bool parsePlainNumber(std::string_view text, std::uint64_t &number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

/// Of ASCII, whatever the locale says.
bool isLetterOrDigit(char c)
{
    const char lower = char(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
}

void readConnection(MessageHead &head, std::string_view value, bool &sawClose, bool &sawKeepAlive)
{
    while (!value.empty()) {
        const std::size_t comma = value.find(',');
        std::string_view option = value.substr(0, comma);
        while (!option.empty() && (option.front() == ' ' || option.front() == '\t'))
            option.remove_prefix(1);
        while (!option.empty() && (option.back() == ' ' || option.back() == '\t'))
            option.remove_suffix(1);
        sawClose = sawClose || equalIgnoringCase(option, "close");
        sawKeepAlive = sawKeepAlive || equalIgnoringCase(option, "keep-alive");
        value = comma == std::string_view::npos ? std::string_view() : value.substr(comma + 1);
    }
    head.keepAlive = !sawClose && (head.minorVersion == 1 || sawKeepAlive);
}

/// It may be given several times.
void readConnections(MessageHead &head)
{
    bool sawClose = false;
    bool sawKeepAlive = false;
    for (const HeaderField &field : head.fields) {
        if (equalIgnoringCase(field.name, "connection"))
            readConnection(head, field.value, sawClose, sawKeepAlive);
    }
}

/// Transfer-Encoding, Content-Length and Connection: the fields that say where a message ends.
std::string_view judgeFraming(MessageHead &head, const FramingFields &found)
{
    head.keepAlive = head.minorVersion == 1;
    head.contentLength = 0;
    if (found.length.count > 1)
        return "Content-Length is given twice";
    if (found.length.count == 1 && !parsePlainNumber(found.length.value, head.contentLength))
        return "Content-Length is not a plain number";
    if (found.encoding.count > 1)
        return "Transfer-Encoding is given twice";
    if (found.encoding.count == 1) {
        if (!equalIgnoringCase(found.encoding.value, "chunked"))
            return "only `Transfer-Encoding: chunked` is understood";
        if (head.minorVersion != 1)
            return "Transfer-Encoding needs HTTP/1.1";
        if (found.length.count == 1)
            return "Content-Length and Transfer-Encoding are both given";
    }
    if (found.connection.count > 0)
        readConnections(head);
    if (found.encoding.count == 1)
        head.framing = BodyFraming::Chunked;
    else if (found.length.count == 1)
        head.framing = BodyFraming::Length;
    else
        head.framing = BodyFraming::None;
    return {};
}

template <bool IsRequest, typename Head>
std::string_view parse(std::string_view bytes, Head &head, FramingFields &found)
{
    head.fields.clear();
    head.nameLengths = 0;
    FieldCollector<IsRequest, Head> parser(head);
    error_code error;
    parser.put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
    // The parser's own opinion on lengths is not asked for: judgeFraming has the stricter one and better
    // words.
    using beast::http::error;
    if (!parser.is_header_done()) {
        using enum beast::http::error;
        if (error == bad_content_length || error == multiple_content_length)
            return "Content-Length is not one plain number, or given beside Transfer-Encoding";
        if (error == bad_transfer_encoding)
            return "Transfer-Encoding is given twice, or beside Content-Length";
        if (error == bad_method)
            return "the method is not valid";
        if (error == bad_target)
            return "the request target is not valid";
        if (error == bad_version)
            return "the version is not HTTP/1.0 or HTTP/1.1";
        if (error == bad_field)
            return "the name of a header field is not valid";
        if (error == bad_value)
            return "the value of a header field is not valid";
        return "the head cannot be read";
    }
    if (parser.version != 10 && parser.version != 11)
        return "the version is not HTTP/1.0 or HTTP/1.1";
    head.minorVersion = parser.version - 10;
    found = parser.framing;
    return judgeFraming(head, found);
}

} // namespace

bool isValidHost(std::string_view host)
{
    if (host.empty() || host.size() > 255 + 6)
        return false;
    std::string_view rest;
    if (host.front() == '[') {
        const std::size_t close = host.find(']');
        if (close == std::string_view::npos || close < 3)
            return false;
        for (char c : host.substr(1, close - 1)) {
            if (!std::isxdigit(static_cast<unsigned char>(c)) && c != ':' && c != '.')
                return false;
        }
        rest = host.substr(close + 1);
    } else {
        const std::size_t colon = host.find(':');
        const std::string_view name = host.substr(0, colon);
        rest = colon == std::string_view::npos ? std::string_view() : host.substr(colon);
        if (name.empty())
            return false;
        for (char c : name) {
            if (!isLetterOrDigit(c) && c != '.' && c != '-' && c != '_')
                return false;
        }
    }
    if (rest.empty() || rest == ":")
        return true;
    std::uint64_t port = 0;
    return rest.front() == ':' && parsePlainNumber(rest.substr(1), port) && port <= 65535;
}

std::string_view unknownValue(const MessageHead &head, std::string_view name, std::string_view known)
{
    for (const HeaderField &field : head.fields) {
        if (equalIgnoringCase(field.name, name) && !field.value.empty()
            && !equalIgnoringCase(field.value, known))
            return field.value;
    }
    return {};
}

std::string_view parseRequestHead(std::string_view bytes, RequestHead &head)
{
    FramingFields found;
    if (const std::string_view wrong = parse<true>(bytes, head, found); !wrong.empty())
        return wrong;
    if (!isVisibleAscii(head.target))
        return "the request target has characters that must be percent-encoded";
    if (head.target.find('#') != std::string_view::npos)
        return "the request target has a fragment";
    head.expectContinue = false;
    head.host = {};
    if (found.host.count == 0)
        return "Host is missing";
    if (found.host.count > 1)
        return "Host is given twice";
    if (!isValidHost(found.host.value))
        return "Host is not a valid name";
    head.host = found.host.value;
    return {};
}

std::string_view parseAnswerHead(std::string_view bytes, bool toHead, AnswerHead &head)
{
    constexpr std::size_t BareStatusLine = std::string_view("HTTP/1.1 200").size();
    if (bytes.substr(std::min(bytes.size(), BareStatusLine), 2) == "\r\n") { // Beast insists on the blank
        thread_local std::string mended;
        mended.assign(bytes.substr(0, BareStatusLine)).append(" ").append(bytes.substr(BareStatusLine));
        bytes = mended;
    }
    FramingFields found;
    if (const std::string_view wrong = parse<false>(bytes, head, found); !wrong.empty())
        return wrong;
    if (head.status < 100 || head.status > 599) // RFC 9110 15
        return "its status is not between 100 and 599";
    const bool noBody = toHead || head.status / 100 == 1 || head.status == 204 || head.status == 304;
    if (noBody)
        head.framing = BodyFraming::None;
    else if (head.framing == BodyFraming::None)
        head.framing = BodyFraming::UntilClose;
    if (head.framing == BodyFraming::UntilClose)
        head.keepAlive = false;
    return {};
}

} // namespace bifrost::net
