// SPDX-License-Identifier: GPL-3.0-or-later
// What the live view makes of requests and answers, of the text of a filter, and of what the log kept.
#include "models/log/attempttext.h"
#include "models/traffic/conversation.h"
#include "models/traffic/eventstream.h"
#include "models/traffic/jsonlines.h"
#include "models/traffic/requesttext.h"
#include "models/traffic/trafficfilter.h"
#include "models/traffic/wirediff.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace bifrost;
using bifrost::fuzz::require;

namespace {

void lookAt(const std::string &text, bool isStream)
{
    TrafficContent content;
    content.request = {text, std::int64_t(text.size())};
    content.answer = content.request;
    content.answerLines.push_back({"Content-Type", isStream ? "text/event-stream" : "application/json"});
    Conversation::ofRequest(content);
    Conversation::ofAnswer(content);
    const EventStream stream(content);
    require(stream.events().size() <= text.size() + 1, "no event comes from nothing");
    LogRow row;
    row.method = "POST";
    row.path = "/v1/chat/completions";
    RequestText::curl(row, content, QStringLiteral("http://localhost"));
    RequestText::json(row, &content);
    const WireDiff diff(content.request, {{0, 1, "x"}, {text.size() / 2, 0, text}});
    JsonLines lines(text);
    require(lines.lines().size() <= std::size_t(JsonLines::MaxLines) + 1, "lines have a bound");
    lines.setAllFolded(true);
    lines.setAllFolded(false);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    lookAt(text, false);
    lookAt(text, true);

    const std::vector<LogAttempt> attempts = attemptsFromText(text);
    require(attemptsFromText(attemptsToText(attempts)).size() == attempts.size(), "attempts are kept");

    const QString typed = QString::fromUtf8(text.data(), qsizetype(text.size()));
    const TrafficFilter filter = TrafficFilter::parse(typed);
    LogRow row;
    row.provider = "openai";
    filter.matches(row, 1'000'000);
    return 0;
}
