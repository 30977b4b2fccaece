// SPDX-License-Identifier: GPL-3.0-or-later
// However a stream is cut into pieces, its events are the same, they are those that the specification's
// algorithm gives, and no byte is lost.
#include "gateway/wire/sse.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <random>
#include <vector>

using namespace bifrost::wire;
using bifrost::fuzz::require;

namespace {

constexpr std::string_view Mark = "\xEF\xBB\xBF";

struct SeenEvent
{
    std::string bytes;
    std::string name;
    std::string data;
    bool hasData = false;
    bool isComment = false;

    friend bool operator==(const SeenEvent &, const SeenEvent &) = default;
};

void take(SseFramer::Batch batch, std::vector<SeenEvent> &events)
{
    for (SseEvent event; batch.next(event);) {
        const std::string joined = event.joinedData();
        require(event.hasMoreData || joined == event.data, "one data line is all of the data", joined);
        events.push_back(
            {std::string(event.bytes), std::string(event.name), joined, event.hasData, event.isComment});
    }
}

std::vector<SeenEvent> readInPieces(std::string_view text, const std::function<std::size_t()> &nextSize)
{
    SseFramer framer;
    std::vector<SeenEvent> events;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = std::min(nextSize(), text.size() - at);
        const auto piece = std::make_unique<char[]>(size); // of its own, so that a late look into it is seen
        text.copy(piece.get(), size, at);
        take(framer.feed({piece.get(), size}), events);
        at += size;
    }
    take(framer.finish(), events);
    std::string all;
    for (const SeenEvent &event : events)
        all += event.bytes;
    require(all.append(framer.held()) == text, "no byte is lost", all);
    return events;
}

/// By the letter of the specification: lines first, then fields, then what a blank line dispatches.
std::vector<SeenEvent> readByTheBook(std::string_view text)
{
    if (text.starts_with(Mark))
        text.remove_prefix(3);
    std::vector<SeenEvent> events;
    SeenEvent event;
    bool hasLines = false;
    for (std::size_t end; (end = text.find_first_of("\r\n")) != std::string_view::npos;) {
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
        if (line.empty()) {
            if (hasLines)
                events.push_back(event);
            event = {};
            hasLines = false;
            continue;
        }
        hasLines = true;
        const std::size_t colon = std::min(line.find(':'), line.size());
        const std::string_view field = line.substr(0, colon);
        std::string_view value = line.substr(std::min(colon + 1, line.size()));
        if (value.starts_with(' '))
            value.remove_prefix(1);
        if (field == "event")
            event.name = value;
        if (field == "data") {
            event.data += (event.hasData ? "\n" : "") + std::string(value);
            event.hasData = true;
        }
    }
    return events;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto whole = readInPieces(text, [size] { return size; });
    require(readInPieces(text, [] { return std::size_t(1); }) == whole, "byte by byte gives the same");
    std::minstd_rand random(static_cast<unsigned>(std::hash<std::string_view>()(text)));
    require(readInPieces(text, [&random] { return random() % 7; }) == whole, "any pieces give the same");

    const auto expected = readByTheBook(text);
    std::vector<SeenEvent> seen;
    bool isFirst = true;
    for (SeenEvent event : whole) {
        // We count a first line of nothing but a byte order mark as an event, the specification as no line.
        const bool hasLine =
            event.bytes.find_first_not_of("\r\n", isFirst && event.bytes.starts_with(Mark) ? 3 : 0)
            != std::string::npos;
        isFirst = false;
        if (!hasLine)
            continue;
        event.bytes.clear();
        event.isComment = false;
        seen.push_back(std::move(event));
    }
    require(seen == expected, "the events are those of the specification");
    return 0;
}
