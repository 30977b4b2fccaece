// SPDX-License-Identifier: GPL-3.0-or-later
// A request's body is refused exactly if it is no JSON or a routing member is wrong, and splicing it changes
// what it should and keeps it good.
#include "gateway/wire/envelope.h"
#include "gateway/wire/openai_chat/requestsplices.h"
#include "tests/fuzz/require.h"
#include "tests/gateway/wire/paddedtext.h"

#include <simdjson.h>

#include <cstdint>

using namespace bifrost;
using namespace bifrost::wire;
using bifrost::fuzz::require;
using bifrost::wire::test::PaddedText;

namespace {

void compareWithAnotherReader(const PaddedText &body, const Result<Envelope> &envelope)
{
    static simdjson::dom::parser parser;
    simdjson::dom::element root;
    const auto error = parser.parse(body.view().data(), body.view().size()).get(root);
    // simdjson reads numbers and surrogates; we only look at their grammar and pass them on.
    const bool differs = error == simdjson::NUMBER_ERROR || error == simdjson::STRING_ERROR;
    if (envelope)
        require(error == simdjson::SUCCESS || differs, "what we take is JSON",
                simdjson::error_message(error));
    const bool callsItBroken =
        !envelope && envelope.error().message.starts_with("The request body is not valid JSON");
    const bool isDeep =
        callsItBroken && envelope.error().message.find("nested too deeply") != std::string::npos;
    if (error == simdjson::SUCCESS && callsItBroken)
        require(isDeep, "what we call broken is broken", envelope.error().message);
}

void requireSplicesHold(const PaddedText &body, const Envelope &envelope, std::string_view model,
                        const RequestWishes &wishes)
{
    const SplicedBody spliced(body.view(), requestSplices(envelope, body.view(), model, wishes));
    const std::string joined = spliced.joined();
    require(joined.size() == spliced.size(), "the size is that of the pieces");
    const PaddedText sent(joined);
    const auto after = readEnvelope(sent.view());
    require(after.hasValue(), "a spliced body is good", joined);
    require(after->hasModel == envelope.hasModel, "the model stays if it was there", joined);
    require(!envelope.hasModel || after->model == model, "the model is the one wanted", joined);
    require(after->fallbacks.empty() && after->fallbacksMember.isEmpty(), "the fallbacks are gone", joined);
    require(after->stream == envelope.stream && after->hasMessages == envelope.hasMessages
                && after->messagesEmpty == envelope.messagesEmpty && after->hasPrompt == envelope.hasPrompt
                && after->hasInput == envelope.hasInput,
            "the rest stays", joined);
    if (wishes.noStore)
        require(after->storeValue.in(sent.view()) == "false", "nothing is to be stored", joined);
    if (!wishes.includeUsage)
        require(after->includeUsage == envelope.includeUsage, "usage is asked for as before", joined);
    else if (!envelope.hasStreamOptions)
        require(after->includeUsage, "usage is asked for", joined);
    const SplicedBody again(sent.view(), requestSplices(*after, sent.view(), model, wishes));
    require(again.joined() == joined, "splicing again changes nothing", joined);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const PaddedText body({reinterpret_cast<const char *>(data), size});
    const auto envelope = readEnvelope(body.view());
    compareWithAnotherReader(body, envelope);
    if (!envelope)
        return 0;
    for (const std::string_view model : {std::string_view("gpt-4o"), std::string_view("a\"\\\n\xC3\xA9")}) {
        for (const bool noStore : {false, true}) {
            requireSplicesHold(body, *envelope, model, {.includeUsage = true, .noStore = noStore});
            requireSplicesHold(body, *envelope, model, {.includeUsage = false, .noStore = noStore});
        }
    }
    return 0;
}
