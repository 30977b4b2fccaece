// SPDX-License-Identifier: GPL-3.0-or-later
// A chunk that is not read has nothing to tell, and one that is read tells what a reader of whole answers
// finds.
#include "gateway/wire/openai_chat/answer.h"
#include "tests/fuzz/require.h"
#include "tests/gateway/wire/paddedtext.h"

#include <cstdint>

using namespace bifrost;
using namespace bifrost::wire;
using bifrost::fuzz::require;
using bifrost::wire::test::PaddedText;

namespace {

void requirePossible(const TokenUsage &usage)
{
    require(usage.input >= 0 && usage.output >= 0 && usage.input <= MaxTokenCount
                && usage.output <= 2 * MaxTokenCount,
            "counts are possible");
    require(usage.cachedRead >= 0 && usage.cachedWrite >= 0
                && usage.cachedRead + usage.cachedWrite <= usage.input,
            "cached tokens are part of the input");
    require(usage.reasoning >= 0 && usage.reasoning <= usage.output, "reasoning is part of the output");
    require(usage.known || (usage.input == 0 && usage.output == 0), "what is not known has no counts");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const PaddedText body(text);
    const AnswerFacts answer = readAnswer(body.view());
    const ChunkFacts chunk = readChunk(text);
    requirePossible(answer.usage);
    requirePossible(chunk.usage);
    requirePossible(readUsage(text));
    if (answer.isObject)
        require(text[answer.closingBrace] == '}', "the brace is a brace");

    if (chunk.isRead) {
        require(answer.isObject, "what is read is an object");
        require(chunk.usage.known == answer.usage.known && chunk.usage.input == answer.usage.input
                    && chunk.usage.output == answer.usage.output,
                "the usage is the same");
        require(chunk.hasError == answer.hasError && chunk.errorMessage == answer.errorMessage,
                "the error is the same");
        require(chunk.closingBrace == answer.closingBrace && chunk.hasMembers == answer.hasMembers,
                "the place for a member is the same");
        require(chunk.finishReason.empty() || text.find(chunk.finishReason) != std::string_view::npos,
                "the finish stands in the data");
    } else if (answer.isObject && text.find("\\u") == std::string_view::npos) {
        // Names that are spelled with escapes are not searched for: no server writes them.
        require(!answer.usage.known, "no usage is missed");
        require(!answer.hasError, "no error is missed");
        require(answer.finishReason.isEmpty(), "no finish is missed");
    }
    return 0;
}
