// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/openai_chat/chunk.h"

#include "gateway/wire/bytevector.h"
#include "gateway/wire/jsonindex.h"
#include "gateway/wire/openai_chat/factsreader.h"
#include "gateway/wire/paddedcopy.h"

#include <array>

namespace bifrost::wire {

namespace {

/// The names that make a chunk worth reading, unless their value is null as in most chunks.
constexpr std::array<std::string_view, 3> ChunkNames{R"("finish_reason")", R"("usage")", R"("error")"};

/// Whether one of the names stands at the start of the text, and a value after it that is not null. Within a
/// string the name's second quote would have a backslash.
bool startsWithFact(std::string_view text)
{
    for (const std::string_view name : ChunkNames) {
        if (!text.starts_with(name))
            continue;
        constexpr std::string_view Spaces = " \t\r\n";
        const std::size_t colon = text.find_first_not_of(Spaces, name.size());
        if (colon == std::string_view::npos || text[colon] != ':')
            return name == ChunkNames.back(); // {"object":"error",…} of some servers
        const std::size_t value = text.find_first_not_of(Spaces, colon + 1);
        return value == std::string_view::npos || !text.substr(value).starts_with("null");
    }
    return false;
}

/// Whether the chunk has any of the names. All start with a quote and one of three letters, which hardly
/// anything else in a chunk does.
bool mayHoldFacts(std::string_view data)
{
    std::size_t at = 0;
    for (; at + ByteVector::Size < data.size(); at += ByteVector::Size) {
        const ByteVector next(data.data() + at + 1);
        const ByteVector marks =
            (ByteVector(data.data() + at) == '"') & ((next == 'f') | (next == 'u') | (next == 'e'));
        if (!marks.isAnyMarked())
            continue;
        for (std::size_t i = 0; i < ByteVector::Size; ++i) {
            if (marks.isMarked(i) && startsWithFact(data.substr(at + i)))
                return true;
        }
    }
    for (; at < data.size(); ++at) {
        if (data[at] == '"' && startsWithFact(data.substr(at)))
            return true;
    }
    return false;
}

} // namespace

ChunkFacts readChunk(std::string_view data)
{
    ChunkFacts chunk;
    if (!mayHoldFacts(data))
        return chunk;
    JsonFault fault;
    JsonIndex &index = JsonIndex::ofThisThread();
    const auto tokens = index.read(paddedCopy(data), fault);
    if (!tokens)
        return chunk;
    FactsReader reader(*tokens);
    reader.read();
    index.giveBack();

    AnswerFacts &facts = reader.facts;
    if (!facts.isObject)
        return chunk;
    chunk.isRead = true;
    chunk.hasUsage = reader.hasUsage;
    chunk.usage = facts.usage;
    chunk.isUsageOnly = reader.hasUsage && !reader.hasChoices && !facts.hasError;
    chunk.finishReason = reader.finishReason.in(data);
    chunk.hasError = facts.hasError;
    chunk.errorType = std::move(facts.errorType);
    chunk.errorMessage = std::move(facts.errorMessage);
    chunk.errorCode = std::move(facts.errorCode);
    chunk.hasMembers = facts.hasMembers;
    chunk.closingBrace = facts.closingBrace;
    chunk.extraFields = facts.extraFields;
    return chunk;
}

} // namespace bifrost::wire
