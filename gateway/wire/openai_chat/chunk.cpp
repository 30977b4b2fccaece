// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/openai_chat/chunk.h"

#include "gateway/wire/bytevector.h"
#include "gateway/wire/jsonindex.h"
#include "gateway/wire/openai_chat/factsreader.h"
#include "gateway/wire/paddedcopy.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace bifrost::wire {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Whether the text starts with this name, and a value after it that is not null as in most chunks. Within a
/// string the name's second quote would have a backslash.
template <std::size_t Size>
bool startsWithFact(std::string_view text, const char (&name)[Size])
{
    constexpr std::size_t Length = Size - 1;
    if (text.size() < Length || std::memcmp(text.data(), name, Length) != 0)
        return false;
    std::size_t at = Length;
    while (at < text.size() && isSpace(text[at]))
        ++at;
    if (at == text.size() || text[at] != ':')
        return std::string_view(name) == R"("error")"; // {"object":"error",…} of some servers
    ++at;
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at == text.size() || !text.substr(at).starts_with("null");
}

bool startsWithFact(std::string_view text)
{
    if (text.size() < 2)
        return false;
    switch (text[1]) {
    case 'f':
        return startsWithFact(text, R"("finish_reason")");
    case 'u':
        return startsWithFact(text, R"("usage")");
    case 'e':
        return startsWithFact(text, R"("error")");
    default:
        return false;
    }
}

} // namespace

/// All the names start with a quote and one of three letters, which hardly anything else in a chunk does.
bool mayHoldFacts(std::string_view data)
{
    std::size_t at = 0;
    for (; at + ByteVector::Size < data.size(); at += ByteVector::Size) {
        const ByteVector next(data.data() + at + 1);
        const ByteVector places =
            (ByteVector(data.data() + at) == '"') & ((next == 'f') | (next == 'u') | (next == 'e'));
        for (std::uint32_t marks = places.marks(); marks != 0; marks &= marks - 1) {
            if (startsWithFact(data.substr(at + static_cast<std::size_t>(std::countr_zero(marks)))))
                return true;
        }
    }
    for (; at < data.size(); ++at) {
        if (data[at] == '"' && startsWithFact(data.substr(at)))
            return true;
    }
    return false;
}

bool isJsonObject(std::string_view data)
{
    JsonFault fault;
    JsonIndex &index = JsonIndex::ofThisThread();
    const auto tokens = index.read(paddedCopy(data), fault);
    const bool isObject = tokens && tokens->first(0) == '{' && isWhole(*tokens);
    index.giveBack();
    return isObject;
}

namespace {

ChunkFacts read(std::string_view data, bool isError)
{
    ChunkFacts chunk;
    chunk.hasError = isError;
    JsonFault fault;
    JsonIndex &index = JsonIndex::ofThisThread();
    const auto tokens = index.read(paddedCopy(data), fault);
    if (!tokens)
        return chunk;
    FactsReader reader(*tokens, isError);
    reader.read();
    index.giveBack();

    AnswerFacts &facts = reader.facts;
    if (!facts.isObject)
        return chunk;
    chunk.isRead = true;
    chunk.hasUsage = reader.hasUsage;
    chunk.usage = facts.usage;
    chunk.isUsageOnly = reader.hasUsage && !reader.hasChoices && !facts.hasError;
    chunk.finishReason = facts.finishReason.in(data);
    chunk.hasError = isError || facts.hasError;
    chunk.hasErrorMember = facts.hasErrorMember;
    chunk.errorType = std::move(facts.errorType);
    chunk.errorMessage = std::move(facts.errorMessage);
    chunk.errorCode = std::move(facts.errorCode);
    chunk.hasMembers = facts.hasMembers;
    chunk.closingBrace = facts.closingBrace;
    chunk.extraFields = facts.extraFields;
    return chunk;
}

} // namespace

ChunkFacts readChunk(std::string_view data)
{
    return mayHoldFacts(data) ? read(data, false) : ChunkFacts();
}

ChunkFacts readErrorEvent(std::string_view data)
{
    return read(data, true);
}

} // namespace bifrost::wire
