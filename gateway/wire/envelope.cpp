// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/envelope.h"

#include "gateway/wire/jsontoken.h"
#include "gateway/wire/jsonwalker.h"
#include "gateway/wire/membername.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <optional>

namespace bifrost::wire {

namespace {

enum class Member { Model, Stream, StreamOptions, Messages, Prompt, Input, Store, Fallbacks, Other };

constexpr std::array<std::string_view, 8> MemberNames{"model",  "stream", "stream_options", "messages",
                                                      "prompt", "input",  "store",          "fallbacks"};

Member memberOf(const MemberName &key)
{
    if (key == "model")
        return Member::Model;
    if (key == "stream")
        return Member::Stream;
    if (key == "stream_options")
        return Member::StreamOptions;
    if (key == "messages")
        return Member::Messages;
    if (key == "prompt")
        return Member::Prompt;
    if (key == "input")
        return Member::Input;
    if (key == "store")
        return Member::Store;
    return key == "fallbacks" ? Member::Fallbacks : Member::Other;
}

Error badBody(const JsonFault &fault)
{
    return Error(ErrorCode::BadRequest,
                 fmt::format("The request body is not valid JSON: {} at byte {}.", fault.what, fault.offset));
}

/// Reads one body: a member of the envelope at a time, as the walker comes by them.
class EnvelopeReader
{
public:
    explicit EnvelopeReader(const JsonTokens &tokens) : m_tokens(tokens) { }

    Result<Envelope> read();

private:
    using Item = JsonWalker::Item;

    std::optional<Error> readMember(Member member, const Item &item);
    std::optional<Error> readStreamOptions(const Item &item);
    std::optional<Error> readFallbacks(const Item &item);
    std::optional<std::string> readFallbackObject(JsonTokens object) const;
    Span valueSpan(const Item &item) const { return m_tokens.span(item.value, item.end - 1); }

    JsonTokens m_tokens;
    Envelope m_envelope;
    unsigned m_seen = 0;
};

Result<Envelope> EnvelopeReader::read()
{
    if (m_tokens.first(0) != '{') {
        constexpr std::string_view OtherValues = "[\"-0123456789tfn";
        if (OtherValues.find(m_tokens.first(0)) == std::string_view::npos)
            return badBody({m_tokens.offset(0), "something that is no value"});
        return Error(ErrorCode::BadRequest, "The request body must be a JSON object.");
    }
    m_envelope.afterOpenBrace = m_tokens.offset(0) + 1;

    JsonWalker walker(m_tokens);
    for (Item item; walker.next(item);) {
        m_envelope.hasMembers = true;
        const Member member = memberOf(MemberName(m_tokens, item.key));
        if (member == Member::Other)
            continue;
        if (auto error = readMember(member, item))
            return std::move(*error);
    }
    if (walker.fault())
        return badBody(*walker.fault());
    return std::move(m_envelope);
}

std::optional<Error> EnvelopeReader::readMember(Member member, const Item &item)
{
    const unsigned bit = 1U << static_cast<unsigned>(member);
    if ((m_seen & bit) != 0) {
        return Error(ErrorCode::BadRequest,
                     fmt::format("The request body has the member `{}` twice.",
                                 MemberNames[static_cast<std::size_t>(member)]));
    }
    m_seen |= bit;

    const std::string_view value = m_tokens.token(item.value);
    const bool isNull = value == "null";
    switch (member) {
    case Member::Model: {
        auto model = unescapeJsonString(value);
        if (!model)
            return Error(ErrorCode::BadRequest, "`model` must be a string.");
        m_envelope.hasModel = true;
        m_envelope.model = std::move(*model);
        m_envelope.modelToken = valueSpan(item);
        break;
    }
    case Member::Stream:
        if (!isNull && value != "true" && value != "false")
            return Error(ErrorCode::BadRequest, "`stream` must be true or false.");
        m_envelope.hasStream = !isNull;
        m_envelope.stream = value == "true";
        break;
    case Member::StreamOptions:
        return readStreamOptions(item);
    case Member::Messages:
        m_envelope.hasMessages = !isNull;
        m_envelope.messagesIsArray = value == "[";
        m_envelope.messagesEmpty = value == "[" && item.end - item.value == 2;
        break;
    case Member::Prompt:
        m_envelope.hasPrompt = !isNull;
        break;
    case Member::Input:
        m_envelope.hasInput = !isNull;
        break;
    case Member::Store:
        m_envelope.storeValue = valueSpan(item);
        break;
    case Member::Fallbacks:
        return readFallbacks(item);
    case Member::Other:
        break;
    }
    return std::nullopt;
}

std::optional<Error> EnvelopeReader::readStreamOptions(const Item &item)
{
    m_envelope.streamOptions = valueSpan(item);
    m_envelope.hasStreamOptions = m_tokens.token(item.value) != "null";
    m_envelope.streamOptionsIsObject = m_tokens.first(item.value) == '{';
    if (!m_envelope.streamOptionsIsObject)
        return std::nullopt;
    const JsonTokens object = m_tokens.within(item.value, item.end);
    JsonWalker walker(object, JsonWalker::Scalars::Trust);
    for (Item option; walker.next(option);) {
        m_envelope.streamOptionsHasMembers = true;
        if (MemberName(object, option.key) != "include_usage")
            continue;
        // Which of the two counts is for each reader to choose: we would bill by the one, the provider by the
        // other.
        if (!m_envelope.includeUsageValue.isEmpty())
            return Error(ErrorCode::BadRequest, "`stream_options` has the member `include_usage` twice.");
        m_envelope.includeUsageValue = object.span(option.value, option.end - 1);
        m_envelope.includeUsage = object.token(option.value) == "true";
    }
    return std::nullopt;
}

std::optional<Error> EnvelopeReader::readFallbacks(const Item &item)
{
    // One comma goes with the member: the one after it, or the one before it if it is the last.
    const bool commaFollows = m_tokens.first(item.end) == ',';
    const bool commaPrecedes = !commaFollows && item.key > 0 && m_tokens.first(item.key - 1) == ',';
    m_envelope.fallbacksMember =
        m_tokens.span(commaPrecedes ? item.key - 1 : item.key, commaFollows ? item.end : item.end - 1);

    if (m_tokens.first(item.value) != '[')
        return std::nullopt;
    const JsonTokens array = m_tokens.within(item.value, item.end);
    JsonWalker walker(array, JsonWalker::Scalars::Trust);
    for (Item entry; walker.next(entry);) {
        const char first = array.first(entry.value);
        std::optional<std::string> fallback;
        if (first == '"')
            fallback = unescapeJsonString(array.token(entry.value));
        else if (first == '{')
            fallback = readFallbackObject(array.within(entry.value, entry.end));
        if (!fallback || fallback->empty())
            continue;
        if (m_envelope.fallbacks.size() == MaxFallbacks) {
            return Error(ErrorCode::BadRequest,
                         fmt::format("`fallbacks` names more than {} models.", MaxFallbacks));
        }
        m_envelope.fallbacks.push_back(std::move(*fallback));
    }
    return std::nullopt;
}

std::optional<std::string> EnvelopeReader::readFallbackObject(JsonTokens object) const
{
    std::string provider;
    std::string model;
    JsonWalker walker(object, JsonWalker::Scalars::Trust);
    for (Item member; walker.next(member);) {
        const MemberName key(object, member.key);
        std::string *const target = key == "provider" ? &provider : key == "model" ? &model : nullptr;
        if (target == nullptr)
            continue;
        auto text = unescapeJsonString(object.token(member.value));
        if (!text)
            return std::nullopt;
        *target = std::move(*text);
    }
    if (provider.empty())
        return std::nullopt;
    return provider + '/' + model;
}

} // namespace

Result<Envelope> readEnvelope(std::string_view body)
{
    JsonIndex &index = JsonIndex::ofThisThread();
    JsonFault fault;
    const auto tokens = index.read(body, fault);
    Result<Envelope> envelope = tokens ? EnvelopeReader(*tokens).read() : Result<Envelope>(badBody(fault));
    index.giveBack();
    return envelope;
}

} // namespace bifrost::wire
