// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/openai_chat/answer.h"

#include "gateway/wire/jsonindex.h"
#include "gateway/wire/jsonwalker.h"
#include "gateway/wire/openai_chat/factsreader.h"

namespace bifrost::wire {

namespace {

/// Google's servers put an error into an array.
void readElement(const JsonTokens &array, bool isError, AnswerFacts &facts)
{
    JsonWalker walker(array);
    JsonWalker::Item item;
    if (!walker.next(item) || array.first(item.value) != '{')
        return;
    FactsReader reader(array.within(item.value, item.end), isError);
    reader.read();
    facts.hasError = reader.facts.hasError;
    facts.hasErrorMember = reader.facts.hasErrorMember;
    facts.errorType = std::move(reader.facts.errorType);
    facts.errorMessage = std::move(reader.facts.errorMessage);
    facts.errorCode = std::move(reader.facts.errorCode);
}

} // namespace

AnswerFacts readAnswer(std::string_view body, bool isError)
{
    JsonFault fault;
    JsonIndex &index = JsonIndex::ofThisThread();
    const auto tokens = index.read(body, fault);
    AnswerFacts facts;
    if (tokens && tokens->first(0) == '[') {
        readElement(*tokens, isError, facts);
    } else if (tokens) {
        FactsReader reader(*tokens, isError);
        reader.read();
        facts = std::move(reader.facts);
    }
    index.giveBack();
    return facts;
}

} // namespace bifrost::wire
