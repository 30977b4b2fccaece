// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/openai_chat/factsreader.h"

#include "gateway/wire/jsontoken.h"
#include "gateway/wire/membername.h"

namespace bifrost::wire {

namespace {

/// What a value says: a string's text, a number as it stands, nothing for the rest.
std::string plainText(const JsonTokens &value)
{
    const std::string_view token = value.token(0);
    if (token.front() == '"')
        return unescapeJsonString(token).value_or(std::string(token.substr(1, token.size() - 2)));
    return isJsonNumber(token) ? std::string(token) : std::string();
}

} // namespace

FactsReader::FactsReader(const JsonTokens &tokens) : m_tokens(tokens) { }

void FactsReader::read()
{
    if (m_tokens.first(0) != '{')
        return;
    JsonWalker walker(m_tokens);
    for (Item item; walker.next(item);) {
        facts.hasMembers = true;
        readMember(item);
    }
    facts.isObject = !walker.fault();
    if (facts.isObject)
        facts.closingBrace = m_tokens.offset(m_tokens.count() - 1);

    if (!facts.hasError && m_object == "error") {
        facts.hasError = true;
        facts.errorType = std::move(m_topType);
        facts.errorCode = std::move(m_topCode);
    }
    if (facts.errorMessage.empty())
        facts.errorMessage = std::move(m_topMessage);
}

void FactsReader::readMember(const Item &item)
{
    const MemberName key(m_tokens, item.key);
    const JsonTokens value = m_tokens.within(item.value, item.end);
    const bool isString = value.first(0) == '"';
    if (key == "usage") {
        hasUsage = value.first(0) == '{';
        facts.usage = readUsage(value);
    } else if (key == "choices") {
        readChoices(value);
    } else if (key == "error") {
        readError(value);
    } else if (key == "model") {
        facts.model = plainText(value);
    } else if (key == "extra_fields") {
        facts.extraFields = m_tokens.span(item.value, item.end - 1);
    } else if (key == "object") {
        m_object = plainText(value);
    } else if (key == "type") {
        m_topType = plainText(value);
    } else if (key == "code") {
        m_topCode = plainText(value);
    } else if (isString && (key == "message" || key == "detail")) {
        m_topMessage = plainText(value);
    }
}

void FactsReader::readChoices(const JsonTokens &choices)
{
    if (choices.first(0) != '[')
        return;
    hasChoices = choices.first(1) != ']';
    if (choices.first(1) != '{')
        return;
    // The walker stops at the end of the first one.
    const JsonTokens choice = choices.within(1, choices.count());
    JsonWalker members(choice, JsonWalker::Scalars::Trust);
    for (Item item; members.next(item);) {
        if (choice.first(item.value) != '"' || MemberName(choice, item.key) != "finish_reason")
            continue;
        const Span token = choice.span(item.value, item.value);
        finishReason = {token.offset + 1, token.length - 2};
        facts.finishReason = plainText(choice.within(item.value, item.end));
    }
}

void FactsReader::readError(const JsonTokens &error)
{
    if (error.first(0) != '{') {
        facts.errorMessage = plainText(error);
        facts.hasError = !facts.errorMessage.empty();
        return;
    }
    facts.hasError = true;
    JsonWalker walker(error, JsonWalker::Scalars::Trust);
    for (Item item; walker.next(item);) {
        const MemberName key(error, item.key);
        const JsonTokens value = error.within(item.value, item.end);
        if (key == "message")
            facts.errorMessage = plainText(value);
        else if (key == "type")
            facts.errorType = plainText(value);
        else if (key == "code")
            facts.errorCode = plainText(value);
    }
}

} // namespace bifrost::wire
