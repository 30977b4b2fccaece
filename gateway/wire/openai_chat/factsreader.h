// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/wire/jsonwalker.h"
#include "gateway/wire/openai_chat/answer.h"
#include "gateway/wire/span.h"

namespace bifrost::wire {

/// Reads an answer or a chunk of a stream: they have the same members. Lives for one text.
class FactsReader
{
public:
    /// `isError`: it is known to be one.
    explicit FactsReader(const JsonTokens &tokens, bool isError = false);

    /// Reads as far as the text is good JSON.
    void read();

    AnswerFacts facts;
    bool hasUsage = false;
    bool hasChoices = false; ///< at least one

private:
    using Item = JsonWalker::Item;

    void readMember(const Item &item);
    void readChoices(const JsonTokens &choices);
    void readError(const JsonTokens &error);
    void readDetails(const JsonTokens &details);

    JsonTokens m_tokens;
    bool m_isErrorObject; ///< as `object` says with some servers
    std::string m_topType;
    std::string m_topCode;
    std::string m_topMessage;
};

} // namespace bifrost::wire
