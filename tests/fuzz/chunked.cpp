// SPDX-License-Identifier: GPL-3.0-or-later
// However a chunked body is cut, it is the same body, with the same end and the same verdict; and by the
// letter of the specification it is that body.
#include "gateway/net/chunkedreader.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <random>

using namespace bifrost::net;
using bifrost::fuzz::require;

namespace {

constexpr FramingLimits Limits{.chunkLineBytes = 60, .trailerBytes = 100};

struct Body final : ChunkedReader::Sink
{
    bool onChunkData(std::string_view piece) override
    {
        bytes += piece;
        return true;
    }

    std::string bytes;
    std::size_t consumed = 0;
    bool finished = false;
    bool isWrong = false;

    friend bool operator==(const Body &a, const Body &b)
    {
        return a.bytes == b.bytes && a.finished == b.finished && a.isWrong == b.isWrong
            && (!a.finished || a.consumed == b.consumed);
    }
};

Body read(std::string_view bytes, const std::function<std::size_t()> &nextSize)
{
    ChunkedReader reader(Limits);
    Body body;
    for (std::size_t end = 0; end < bytes.size() && !body.finished && !body.isWrong;) {
        end = std::min(bytes.size(), end + nextSize());
        const std::string_view rest = bytes.substr(body.consumed, end - body.consumed);
        const auto copy = std::make_unique<char[]>(rest.size());
        rest.copy(copy.get(), rest.size());
        const ChunkedReader::Progress progress = reader.read({copy.get(), rest.size()}, body);
        require(progress.consumed <= rest.size(), "no more is consumed than is there");
        body.consumed += progress.consumed;
        body.finished = progress.finished;
        body.isWrong = !progress.wrong.empty();
        require(!(body.finished && body.isWrong), "the end of it, or wrong");
        require(end - body.consumed <= Limits.chunkLineBytes + Limits.trailerBytes || body.finished
                    || body.isWrong,
                "what waits is bounded");
    }
    return body;
}

/// The body and its size on the wire if the bytes begin with one that anybody would read the same way.
std::optional<std::pair<std::string, std::size_t>> readStrictly(std::string_view bytes)
{
    std::string body;
    for (std::size_t at = 0;;) {
        const std::size_t end = bytes.find("\r\n", at);
        if (end == std::string_view::npos || end == at || end - at > 8)
            return std::nullopt;
        std::size_t size = 0;
        for (char digit : bytes.substr(at, end - at)) {
            if (!std::isxdigit(static_cast<unsigned char>(digit)))
                return std::nullopt;
            size = size * 16
                + std::size_t(std::isdigit(static_cast<unsigned char>(digit)) ? digit - '0'
                                                                              : (digit | 0x20) - 'a' + 10);
        }
        at = end + 2;
        if (bytes.size() < at + size + 2 || bytes.substr(at + size, 2) != "\r\n")
            return std::nullopt;
        if (size == 0)
            return std::pair(body, at + 2);
        body += bytes.substr(at, size);
        at += size + 2;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const Body whole = read(bytes, [size] { return std::max<std::size_t>(size, 1); });
    const Body single = read(bytes, [] { return std::size_t(1); });
    require(single.finished == whole.finished, "byte by byte, the end is the same");
    if (whole.finished)
        require(single == whole, "byte by byte gives the same body");
    std::minstd_rand random(static_cast<unsigned>(std::hash<std::string_view>()(bytes)));
    const Body pieces = read(bytes, [&random] { return 1 + random() % 20; });
    require(pieces.finished == whole.finished && (!whole.finished || pieces == whole),
            "any pieces give the same");
    if (const auto strict = readStrictly(bytes)) {
        require(whole.finished, "what is beyond doubt is accepted");
        require(whole.bytes == strict->first && whole.consumed == strict->second, "and is that body");
    }
    return 0;
}
