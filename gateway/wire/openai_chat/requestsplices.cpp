// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/openai_chat/requestsplices.h"

#include "gateway/wire/jsontext.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace bifrost::wire {

namespace {

/// Whether other members are left when the fallbacks are gone: then a comma went with them.
bool hasOtherMembers(const Envelope &envelope, std::string_view body)
{
    if (envelope.fallbacksMember.isEmpty())
        return envelope.hasMembers;
    const std::string_view member = envelope.fallbacksMember.in(body);
    return member.front() == ',' || member.back() == ',';
}

std::optional<Splice> includeUsageSplice(const Envelope &envelope, std::string_view body)
{
    if (envelope.includeUsage)
        return std::nullopt;
    if (envelope.streamOptions.isEmpty()) {
        const char *const comma = hasOtherMembers(envelope, body) ? "," : "";
        return Splice{envelope.afterOpenBrace, 0,
                      std::string(R"("stream_options":{"include_usage":true})") + comma};
    }
    if (!envelope.hasStreamOptions)
        return Splice{envelope.streamOptions.offset, envelope.streamOptions.length,
                      R"({"include_usage":true})"};
    if (!envelope.streamOptionsIsObject)
        return std::nullopt; // wrong, and for the provider to say so
    if (envelope.includeUsageValue.isEmpty()) {
        const char *const comma = envelope.streamOptionsHasMembers ? "," : "";
        return Splice{envelope.streamOptions.offset + 1, 0, std::string(R"("include_usage":true)") + comma};
    }
    const std::string_view value = envelope.includeUsageValue.in(body);
    if (value != "false" && value != "null")
        return std::nullopt; // wrong as well
    return Splice{envelope.includeUsageValue.offset, envelope.includeUsageValue.length, "true"};
}

} // namespace

std::vector<Splice> requestSplices(const Envelope &envelope, std::string_view body,
                                   std::string_view upstreamModel, bool addIncludeUsage)
{
    std::vector<Splice> splices;
    if (envelope.hasModel && envelope.model != upstreamModel) {
        Splice &model =
            splices.emplace_back(Splice{envelope.modelToken.offset, envelope.modelToken.length, {}});
        appendJsonString(model.text, upstreamModel);
    }
    if (!envelope.fallbacksMember.isEmpty())
        splices.push_back({envelope.fallbacksMember.offset, envelope.fallbacksMember.length, {}});
    if (addIncludeUsage) {
        if (auto splice = includeUsageSplice(envelope, body))
            splices.push_back(std::move(*splice));
    }
    std::sort(splices.begin(), splices.end(), [](const Splice &a, const Splice &b) {
        return std::tie(a.offset, a.length) < std::tie(b.offset, b.length);
    });
    return splices;
}

} // namespace bifrost::wire
