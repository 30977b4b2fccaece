// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/reason.h"

#include "gateway/net/httphead.h"
#include "gateway/wire/jsonindex.h"
#include "gateway/wire/jsontoken.h"
#include "gateway/wire/openai_chat/answer.h"
#include "gateway/wire/paddedcopy.h"
#include "gateway/wire/sse.h"
#include "gateway/wire/utf8.h"

#include <array>
#include <utility>

namespace bifrost::flow {

namespace {

constexpr std::size_t MaxLooked = 64 * 1024; // of a page, for its title
constexpr std::size_t NoPlace = std::string_view::npos;

/// One line, without control characters and with single blanks.
std::string onOneLine(std::string_view text)
{
    std::string line;
    bool blank = false;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f') {
            blank = !line.empty();
            continue;
        }
        if (line.size() + 1 >= MaxReason)
            break;
        if (std::exchange(blank, false))
            line += ' ';
        line += c;
    }
    while (!line.empty() && line.size() + 1 >= MaxReason && static_cast<unsigned char>(line.back()) >= 0x80)
        line.pop_back(); // it may be half a character
    wire::mendUtf8(line);
    return line;
}

std::size_t findIgnoringCase(std::string_view text, std::string_view what, std::size_t from = 0)
{
    for (; from + what.size() <= text.size(); ++from) {
        if (net::startsWithIgnoringCase(text.substr(from), what))
            return from;
    }
    return NoPlace;
}

/// What stands between the tags of this element; nothing if it is not there.
std::string_view elementOf(std::string_view page, std::string_view name)
{
    const std::size_t start = findIgnoringCase(page, std::string("<").append(name));
    const std::size_t open = start == NoPlace ? NoPlace : page.find('>', start);
    if (open == NoPlace)
        return {};
    const std::size_t end = findIgnoringCase(page, std::string("</").append(name), open);
    return page.substr(open + 1, end == NoPlace ? NoPlace : end - open - 1);
}

std::string withoutTags(std::string_view html)
{
    constexpr std::array<std::pair<std::string_view, char>, 6> Entities{
        {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&nbsp;", ' '}, {"&amp;", '&'}}};
    std::string text;
    for (std::size_t at = 0; at < html.size(); ++at) {
        if (html[at] == '<') {
            at = html.find('>', at);
            text += ' ';
            if (at == NoPlace)
                break;
            continue;
        }
        char c = html[at];
        for (const auto &[entity, meaning] : Entities) {
            if (html.substr(at).starts_with(entity)) {
                c = meaning;
                at += entity.size() - 1;
                break;
            }
        }
        text += c;
    }
    return text;
}

/// Of a JSON string what it spells.
std::string textOf(std::string_view body)
{
    const std::size_t first = body.find_first_not_of(" \t\r\n");
    if (first == NoPlace || body[first] != '"')
        return std::string(body);
    const std::size_t last = body.find_last_not_of(" \t\r\n");
    const std::string_view token = body.substr(first, last + 1 - first);
    wire::JsonFault fault;
    wire::JsonIndex &index = wire::JsonIndex::ofThisThread();
    const auto tokens = index.read(wire::paddedCopy(token), fault);
    const bool isString = tokens && tokens->count() == 1;
    index.giveBack();
    return isString ? wire::unescapeJsonString(token).value_or(std::string(body)) : std::string(body);
}

} // namespace

std::string plainReason(std::string_view text)
{
    text = wire::withoutMark(text);
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start == NoPlace || text[start] != '<')
        return onOneLine(text);
    const std::string_view page = text.substr(start, MaxLooked);
    for (const std::string_view name : {"title", "h1", "body"}) {
        if (std::string said = onOneLine(withoutTags(elementOf(page, name))); !said.empty())
            return said;
    }
    return onOneLine(withoutTags(page));
}

std::string reasonIn(std::string_view body)
{
    if (body.empty())
        return {};
    const std::string said = withoutEvents(body);
    std::string message;
    if (said.size() <= wire::MaxReadAnswer)
        message = wire::readAnswer(wire::paddedCopy(wire::withoutMark(said)), true).errorMessage;
    return message.empty() ? plainReason(textOf(said)) : message;
}

std::string withoutEvents(std::string_view body)
{
    const std::string_view text = wire::withoutMark(body);
    if (!wire::beginsLikeEvents(text))
        return std::string(body);
    const std::string closed = std::string(text) + "\n\n"; // the last one may lack its end
    wire::SseFramer framer;
    wire::SseFramer::Batch batch = framer.feed(closed);
    for (wire::SseEvent event; batch.next(event);) {
        if (event.hasData && !event.isDone)
            return event.joinedData();
    }
    return std::string(body);
}

} // namespace bifrost::flow
