// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies that say that they are compressed. The first byte chooses the codings, the second how they are cut;
// the rest is the body. However it is cut and read, the same comes out, up to a bound.
#include "gateway/net/contentdecoder.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

using namespace bifrost::net;
using bifrost::fuzz::require;

namespace {

constexpr std::size_t Most = 16 * 1024; // that is read of what it unfolds to
constexpr std::uint64_t Between = 64 * 1024;

struct Unfolded
{
    std::string text;
    bool isWrong = false;
    bool isWhole = false;
};

Unfolded unfold(const std::vector<ContentCoding> &codings, std::string_view bytes, std::size_t step,
                std::size_t room)
{
    Unfolded result;
    ContentDecoder decoder(codings, Between);
    std::array<char, 4096> piece;
    while (!bytes.empty() && result.text.size() < Most && decoder.wrong().empty()) {
        std::string_view input = bytes.substr(0, step);
        const std::size_t offered = input.size();
        while (result.text.size() < Most) {
            const std::size_t count = decoder.read(input, piece.data(), room);
            require(count <= room, "no more than was asked for");
            if (count == 0)
                break;
            result.text.append(piece.data(), count);
        }
        if (result.text.size() < Most && decoder.wrong().empty())
            require(input.empty(), "all of the input is used");
        bytes.remove_prefix(offered);
        require(decoder.memory() < 64 * 1024 * 1024, "it holds little");
    }
    result.isWrong = !decoder.wrong().empty();
    result.isWhole = decoder.isWhole();
    require(!(result.isWrong && result.isWhole), "what is wrong is not whole");
    return result;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    std::vector<ContentCoding> codings{ContentCoding(data[0] & 3)};
    if (data[0] & 0x40)
        codings.push_back(ContentCoding((data[0] >> 2) & 3));
    if (data[0] & 0x80)
        codings.push_back(ContentCoding((data[0] >> 4) & 3));
    const std::string_view bytes(reinterpret_cast<const char *>(data) + 2, size - 2);

    const Unfolded whole = unfold(codings, bytes, bytes.size() + 1, 4096);
    const Unfolded cut = unfold(codings, bytes, 1 + data[1] % 64, 1 + std::size_t(data[1]) * 16);
    const std::size_t both = std::min(whole.text.size(), cut.text.size());
    require(std::string_view(whole.text).substr(0, both) == std::string_view(cut.text).substr(0, both),
            "the same comes out");
    if (whole.text.size() < Most && cut.text.size() < Most) {
        require(whole.isWrong == cut.isWrong, "what is wrong is wrong however it is cut");
        require(whole.isWhole == cut.isWhole, "what is whole is whole however it is cut");
    }
    return 0;
}
