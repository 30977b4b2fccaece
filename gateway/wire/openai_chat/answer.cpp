// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/openai_chat/answer.h"

#include "gateway/wire/jsonindex.h"
#include "gateway/wire/openai_chat/factsreader.h"

namespace bifrost::wire {

AnswerFacts readAnswer(std::string_view body)
{
    JsonFault fault;
    JsonIndex &index = JsonIndex::ofThisThread();
    const auto tokens = index.read(body, fault);
    AnswerFacts facts;
    if (tokens) {
        FactsReader reader(*tokens);
        reader.read();
        facts = std::move(reader.facts);
    }
    index.giveBack();
    return facts;
}

} // namespace bifrost::wire
