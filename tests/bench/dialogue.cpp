// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/dialogue.h"

#include <fmt/format.h>

#include <charconv>

namespace bifrost::bench::dialogue {

namespace {

constexpr std::string_view Question = "Why is the rainbow a bridge, and who said \\\"it burns\\\"? ";
constexpr std::string_view Reply = "Three colours hold it up, and the watchman hears the grass grow. ";
constexpr std::string_view StampMark = "stamp=";

std::string repeatTo(std::size_t bytes, std::string_view sentence)
{
    std::string text;
    while (text.size() + sentence.size() <= bytes)
        text += sentence;
    return text;
}

std::string requestBody(std::string_view prompt, bool stream)
{
    return fmt::format(
        R"({{"model":"{}","messages":[{{"role":"system","content":"Answer in one sentence."}},)"
        R"({{"role":"user","content":"{}{}"}}],"temperature":0.7,"max_tokens":256,"top_p":1,)"
        R"("n":1,"user":"bench-1","seed":42,"stream":{}{}}})",
        CallersModel, prompt, PromptEnd, stream, stream ? R"(,"stream_options":{"include_usage":true})" : "");
}

std::string answerWith(std::string_view text)
{
    return fmt::format(
        R"({{"id":"chatcmpl-Bk3f0Hc2JtQw","object":"chat.completion","created":1750000000,)"
        R"("model":"gpt-4o-mini-2024-07-18","choices":[{{"index":0,"message":{{"role":"assistant","content":"{}",)"
        R"("refusal":null,"annotations":[]}},"logprobs":null,"finish_reason":"stop"}}],"usage":)"
        R"({{"prompt_tokens":412,"completion_tokens":131,"total_tokens":543,"prompt_tokens_details":)"
        R"({{"cached_tokens":0,"audio_tokens":0}},"completion_tokens_details":{{"reasoning_tokens":0}}}},)"
        R"("service_tier":"default","system_fingerprint":"fp_44added55e"}})",
        text);
}

std::string chunkWith(std::string_view choices, std::string_view usage)
{
    return fmt::format(R"(data: {{"id":"chatcmpl-Bk3f0Hc2JtQw","object":"chat.completion.chunk",)"
                       R"("created":1750000000,"model":"gpt-4o-mini-2024-07-18","service_tier":"default",)"
                       R"("system_fingerprint":"fp_44added55e","choices":[{}],"usage":{}}})"
                       "\n\n",
                       choices, usage);
}

} // namespace

std::string request(std::size_t bodyBytes, bool stream, std::uint16_t port)
{
    const std::size_t frame = requestBody("", stream).size();
    const std::string body = requestBody(repeatTo(bodyBytes - frame, Question), stream);
    return fmt::format(
        "POST {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nUser-Agent: bifrost-bench/1\r\nAccept: */*\r\n"
        "Authorization: Bearer {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
        Path, port, CallersKey, body.size(), body);
}

std::string answerText(std::size_t bodyBytes)
{
    const std::size_t frame = answerWith("").size();
    return repeatTo(bodyBytes > frame ? bodyBytes - frame : 0, Reply);
}

std::string answerBody(std::size_t bodyBytes)
{
    return answerWith(answerText(bodyBytes));
}

std::string chunkEvent(Stamp stamp)
{
    const std::string choice =
        fmt::format(R"({{"index":0,"delta":{{"content":" {}{}@{}."}},"logprobs":null,"finish_reason":null}})",
                    StampMark, stamp.number, stamp.at);
    return chunkWith(choice, "null");
}

std::optional<Stamp> readStamp(std::string_view line)
{
    const std::size_t mark = line.find(StampMark);
    if (mark == std::string_view::npos)
        return std::nullopt;
    const char *const end = line.data() + line.size();
    Stamp stamp{};
    const auto number = std::from_chars(line.data() + mark + StampMark.size(), end, stamp.number);
    if (number.ec != std::errc() || number.ptr == end || *number.ptr != '@')
        return std::nullopt;
    const auto at = std::from_chars(number.ptr + 1, end, stamp.at);
    return at.ec == std::errc() ? std::optional(stamp) : std::nullopt;
}

std::string closingEvents()
{
    return chunkWith("", R"({"prompt_tokens":412,"completion_tokens":100,"total_tokens":512})")
        + fmt::format("data: {}\n\n", StreamDone);
}

} // namespace bifrost::bench::dialogue
