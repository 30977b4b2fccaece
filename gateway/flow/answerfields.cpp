// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/answerfields.h"

#include "gateway/net/headparser.h"
#include "gateway/wire/jsontext.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace bifrost::flow {

using namespace std::string_view_literals; // appending them asks for no length

namespace {

constexpr std::array StayingNames{
    std::string_view("alt-svc"),
    std::string_view("authorization"),
    std::string_view("connection"),
    std::string_view("content-length"),
    std::string_view("content-security-policy"),
    std::string_view("cookie"),
    std::string_view("date"),
    std::string_view("host"),
    std::string_view("keep-alive"),
    std::string_view("permissions-policy"),
    std::string_view("proxy-authenticate"),
    std::string_view("proxy-authorization"),
    std::string_view("proxy-connection"),
    std::string_view("referrer-policy"),
    std::string_view("server"),
    std::string_view("set-cookie"),
    std::string_view("set-cookie2"),
    std::string_view("strict-transport-security"),
    std::string_view("te"),
    std::string_view("trailer"),
    std::string_view("transfer-encoding"),
    std::string_view("upgrade"),
    std::string_view("www-authenticate"),
    std::string_view("x-content-type-options"),
    std::string_view("x-frame-options"),
};

/// Bit n: a name that stays here has n characters. Most of the others are told apart by that alone.
constexpr std::uint64_t StayingLengths = [] {
    std::uint64_t lengths = 0;
    for (std::string_view name : StayingNames)
        lengths |= std::uint64_t(1) << name.size();
    return lengths;
}();

bool staysHere(std::string_view name)
{
    if (net::startsWithIgnoringCase(name, "access-control-"))
        return true;
    if (name.size() > 63 || !(StayingLengths >> name.size() & 1))
        return false;
    const char first = net::lowerCase(name.front());
    return std::ranges::any_of(StayingNames, [&](std::string_view own) {
        return own.front() == first && net::equalIgnoringCase(own, name);
    });
}

/// `Content-Encoding: identity` says nothing, and some clients stumble over it.
bool isNoEncoding(const net::AnswerHead &head, std::string_view name)
{
    return net::equalIgnoringCase(name, "content-encoding")
        && net::unknownValue(head, "content-encoding", "identity").empty();
}

/// Whether a comma list names it.
bool lists(std::string_view list, std::string_view name)
{
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        std::string_view item = list.substr(0, comma);
        while (!item.empty() && (item.front() == ' ' || item.front() == '\t'))
            item.remove_prefix(1);
        while (!item.empty() && (item.back() == ' ' || item.back() == '\t'))
            item.remove_suffix(1);
        if (net::equalIgnoringCase(item, name))
            return true;
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return false;
}

/// In one growth.
void appendLine(std::string &lines, std::string_view name, std::string_view value)
{
    const std::size_t before = lines.size();
    lines.resize(before + name.size() + value.size() + 4);
    char *to = lines.data() + before;
    to = std::copy(name.begin(), name.end(), to);
    *to++ = ':';
    *to++ = ' ';
    to = std::copy(value.begin(), value.end(), to);
    *to++ = '\r';
    *to = '\n';
}

void appendNumber(std::string &text, std::int64_t number)
{
    char digits[24];
    text.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

/// The lines as a JSON object; a name that comes twice is one member with both values. Leaves the content
/// type out.
void appendHeaders(std::string &json, std::string_view lines)
{
    json += '{';
    bool first = true;
    std::string_view rest = lines;
    while (!rest.empty()) {
        const std::size_t end = rest.find("\r\n");
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end + 2);
        const std::size_t colon = line.find(':');
        const std::string_view name = line.substr(0, colon);
        if (net::equalIgnoringCase(name, "content-type") || net::equalIgnoringCase(name, "content-encoding"))
            continue;
        if (!first)
            json += ',';
        first = false;
        wire::appendJsonString(json, name);
        json += ':';
        wire::appendJsonString(json, line.substr(colon + 2));
    }
    json += '}';
}

} // namespace

std::string relayedLines(const net::AnswerHead &head)
{
    std::string lines;
    lines.reserve(256);
    // A name can only come twice where its length does.
    std::uint64_t lengths = 0;
    std::uint64_t repeated = 0;
    for (const net::HeaderField &field : head.fields) {
        const std::uint64_t bit = net::MessageHead::lengthBit(field.name);
        repeated |= lengths & bit;
        lengths |= bit;
    }
    const std::string_view connection = head.value("connection");
    const auto isNominated = [connection](std::string_view name) { return lists(connection, name); };
    for (auto field = head.fields.begin(); field != head.fields.end(); ++field) {
        if (staysHere(field->name) || isNominated(field->name) || isNoEncoding(head, field->name))
            continue;
        if (!(repeated & net::MessageHead::lengthBit(field->name))) {
            appendLine(lines, field->name, field->value);
            continue;
        }
        const auto sameName = [&](const net::HeaderField &other) {
            return net::equalIgnoringCase(other.name, field->name);
        };
        if (std::find_if(head.fields.begin(), field, sameName) != field)
            continue; // went out with the first of its name
        lines.append(field->name).append(": ").append(field->value);
        for (auto other = std::find_if(field + 1, head.fields.end(), sameName); other != head.fields.end();
             other = std::find_if(other + 1, head.fields.end(), sameName))
            lines.append(", ").append(other->value);
        lines.append("\r\n");
    }
    return lines;
}

std::string extraFieldsObject(const ExtraFields &fields)
{
    std::string json;
    json.reserve(256 + 2 * fields.answerLines.size() + fields.rawRequest.size() + fields.rawResponse.size());
    json.append(R"({"request_type":")"sv)
        .append(fields.requestType)
        .append("\""sv); // a name of ours, without escapes
    if (!fields.provider.empty()) {
        json.append(R"(,"provider":)"sv);
        wire::appendJsonString(json, fields.provider);
    }
    if (!fields.model.empty()) {
        json.append(R"(,"model_requested":)"sv);
        wire::appendJsonString(json, fields.model);
    }
    if (fields.latencyMs >= 0) {
        json.append(R"(,"latency":)"sv);
        appendNumber(json, fields.latencyMs);
        json.append(R"(,"chunk_index":)"sv);
        appendNumber(json, fields.chunkIndex);
    }
    if (!fields.answerLines.empty()) {
        json.append(R"(,"provider_response_headers":)"sv);
        appendHeaders(json, fields.answerLines);
    }
    if (!fields.rawRequest.empty())
        json.append(R"(,"raw_request":)"sv).append(fields.rawRequest);
    if (!fields.rawResponse.empty()) {
        json.append(R"(,"raw_response":)"sv);
        if (fields.rawResponseIsJson)
            json.append(fields.rawResponse);
        else
            wire::appendJsonString(json, fields.rawResponse);
    }
    json += '}';
    return json;
}

} // namespace bifrost::flow
