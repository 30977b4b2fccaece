// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/openai_chat/factsreader.h"

#include "gateway/wire/jsonmembers.h"
#include "gateway/wire/jsontoken.h"

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

/// Of a string without anything to unescape that is a comparison.
bool spells(const JsonTokens &value, std::string_view text)
{
    const std::string_view token = value.token(0);
    if (token.find('\\') != std::string_view::npos)
        return plainText(value) == text;
    return token.size() == text.size() + 2 && token.front() == '"' && token.substr(1, text.size()) == text;
}

} // namespace

FactsReader::FactsReader(const JsonTokens &tokens, bool isError) : m_tokens(tokens), m_isErrorObject(isError)
{ }

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

    facts.hasError = facts.hasError || m_isErrorObject;
    if (facts.hasError && !facts.errorIsObject) { // a text, or nothing: what it has to say stands beside it
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
        facts.errorMember = m_tokens.span(item.value, item.end - 1);
        facts.errorIsObject = value.first(0) == '{';
        readError(value);
        facts.hasErrorMember = facts.hasError;
    } else if (key == "extra_fields") {
        facts.extraFields = m_tokens.span(item.value, item.end - 1);
    } else if (key == "object") {
        m_isErrorObject = m_isErrorObject || spells(value, "error");
    } else if (key == "type") {
        m_topType = plainText(value);
    } else if (key == "code") {
        m_topCode = plainText(value);
    } else if (isString && (key == "message" || key == "detail")) {
        m_topMessage = plainText(value);
    } else if (m_topMessage.empty() && isString && key == "msg") {
        m_topMessage = plainText(value);
    } else if (m_topMessage.empty() && key == "detail") {
        readDetails(value);
    }
}

void FactsReader::readChoices(const JsonTokens &choices)
{
    if (choices.first(0) != '[')
        return;
    hasChoices = choices.first(1) != ']';
    if (choices.first(1) != '{')
        return;
    // The first one; what follows it is not looked at.
    const JsonTokens choice = choices.within(1, choices.count());
    forEachMember(choice, [this](const MemberName &key, const JsonTokens &value) {
        if (value.first(0) != '"' || key != "finish_reason")
            return;
        const Span token = value.span(0, 0);
        facts.finishReason = {token.offset + 1, token.length - 2};
    });
}

/// As FastAPI lists what is wrong with a request: `[{"loc":["body","top_p"],"msg":"…"}]`. The first will do.
void FactsReader::readDetails(const JsonTokens &details)
{
    if (details.first(0) != '[' || details.first(1) != '{')
        return;
    std::string place;
    std::string message;
    forEachMember(details.within(1, details.count()), [&](const MemberName &key, const JsonTokens &value) {
        if (key == "msg")
            message = plainText(value);
        else if (key == "loc" && value.first(0) == '[')
            place = plainText(value.within(value.count() - 2, value.count() - 1));
    });
    m_topMessage = place.empty() || message.empty() ? message : place + ": " + message;
}

void FactsReader::readError(const JsonTokens &error)
{
    if (error.first(0) != '{') {
        facts.errorMessage = plainText(error);
        facts.hasError = !facts.errorMessage.empty();
        return;
    }
    facts.hasError = true;
    forEachMember(error, [this](const MemberName &key, const JsonTokens &value) {
        if (key == "message")
            facts.errorMessage = plainText(value);
        else if (key == "type")
            facts.errorType = plainText(value);
        else if (key == "code")
            facts.errorCode = plainText(value);
    });
}

} // namespace bifrost::wire
