// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner comes to the same end however the text is cut, and agrees with the reader wherever that finds
// good JSON.
#include "gateway/wire/envelope.h"
#include "gateway/wire/toplevelscanner.h"
#include "tests/fuzz/require.h"
#include "tests/gateway/wire/paddedtext.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <random>

using namespace bifrost::wire;
using bifrost::fuzz::require;
using bifrost::wire::test::PaddedText;

namespace {

struct Outcome
{
    bool ended = false;
    bool broken = false;
    bool hasMembers = false;
    std::size_t closingBrace = 0;
    std::optional<std::string> model;
    std::optional<std::string> options;
    std::string left; ///< the text with a mark in the place of the options

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

std::optional<std::string> copyOf(std::optional<std::string_view> value)
{
    return value ? std::optional<std::string>(*value) : std::nullopt;
}

Outcome scanInPieces(std::string_view text, const std::function<std::size_t()> &nextSize)
{
    TopLevelScanner scanner({"model", "stream_options"}, "stream_options");
    std::string left;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = std::min(nextSize(), text.size() - at);
        const auto piece = std::make_unique<char[]>(size);
        text.copy(piece.get(), size, at);
        const std::string_view bytes(piece.get(), size);
        scanner.feed(bytes);
        std::size_t from = 0;
        for (const TopLevelScanner::Cut &cut : scanner.cuts()) {
            require(from <= cut.from && cut.from < cut.to && cut.to <= size, "cuts are in order");
            left.append(bytes, from, cut.from - from).append(cut.begins ? "#" : "");
            from = cut.to;
        }
        left.append(bytes.substr(from));
        at += size;
    }
    Outcome outcome{scanner.hasEnded(), scanner.isBroken(), scanner.hasMembers(), 0, {}, {}, {}};
    if (outcome.ended) {
        outcome.closingBrace = scanner.closingBrace();
        outcome.model = copyOf(scanner.value("model"));
        outcome.options = copyOf(scanner.value("stream_options"));
        outcome.left = std::move(left);
    }
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const Outcome whole = scanInPieces(text, [size] { return size; });
    require(!(whole.ended && whole.broken), "it ends well or not");
    require(scanInPieces(text, [] { return std::size_t(1); }) == whole, "byte by byte gives the same");
    std::minstd_rand random(static_cast<unsigned>(std::hash<std::string_view>()(text)));
    require(scanInPieces(text, [&random] { return random() % 40; }) == whole, "any pieces give the same");
    if (whole.ended)
        require(text[whole.closingBrace] == '}', "the brace is a brace");

    const PaddedText padded(text);
    const auto envelope = readEnvelope(padded.view());
    if (!envelope)
        return 0;
    require(whole.ended, "a good object ends");
    require(whole.closingBrace == text.rfind('}'), "the brace is the last one");
    require(whole.hasMembers == envelope->hasMembers, "members are seen");
    if (envelope->hasModel)
        require(whole.model == envelope->modelToken.in(text), "the model is kept");
    if (!envelope->streamOptions.isEmpty()) {
        require(whole.options == envelope->streamOptions.in(text), "the options are kept");
        std::string marked(text);
        marked.replace(envelope->streamOptions.offset, envelope->streamOptions.length, "#");
        require(whole.left == marked, "the options are cut out", whole.left);
    }
    return 0;
}
