// SPDX-License-Identifier: GPL-3.0-or-later
// However the answers of a proxy are cut, the verdict is the same, HTTP or SOCKS5; it names the proxy where
// it is bad, never the password, and comes to an end.
#include "gateway/upstream/connectdialogue.h"
#include "gateway/upstream/socksdialogue.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>
#include <memory>

using namespace bifrost;
using namespace bifrost::upstream;
using bifrost::fuzz::require;
using State = ProxyDialogue::State;

namespace {

std::unique_ptr<ProxyDialogue> dialogueFor(std::uint8_t kind)
{
    auto proxy = std::make_shared<Proxy>();
    proxy->kind = kind & 1 ? Proxy::Kind::Socks5 : Proxy::Kind::Http;
    proxy->host = "proxy.test";
    proxy->port = 3128;
    if (kind & 2) {
        proxy->username = "ann";
        proxy->password = Secret("s3cret-word");
    }
    if (proxy->kind == Proxy::Kind::Http)
        return std::make_unique<ConnectDialogue>(proxy, "api.test", 443);
    const auto address = kind & 4 ? net::SocketAddress::fromLiteral("192.0.2.7", 443) : std::nullopt;
    return std::make_unique<SocksDialogue>(proxy, "api.test", 443, address);
}

/// In pieces of this size; each answer is due when the question is out. What comes behind a verdict is left.
State hear(ProxyDialogue &dialogue, std::string_view bytes, std::size_t piece)
{
    State state = State::Asking;
    while (!bytes.empty() && state == State::Asking) {
        dialogue.sent(dialogue.outgoing().size());
        state = dialogue.take(bytes.substr(0, piece));
        bytes.remove_prefix(std::min(piece, bytes.size()));
    }
    return state;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const std::uint8_t kind = data[0];
    const std::size_t piece = data[1] + 1U;
    const auto copy = std::make_unique<char[]>(size - 2); // of exactly this size, so that reading on is found
    std::copy_n(data + 2, size - 2, copy.get());
    const std::string_view bytes(copy.get(), size - 2);
    const auto slow = dialogueFor(kind);
    const State oneByOne = hear(*slow, bytes, 1);
    const auto fast = dialogueFor(kind);
    const State inPieces = hear(*fast, bytes, piece);
    // What comes too early is found only where it comes together.
    const bool isEarly = inPieces == State::Failed && fast->why().ends_with("something comes behind it.");
    require(oneByOne == inPieces || isEarly, "however it is cut", fast->why() + slow->why());
    for (const auto *dialogue : {slow.get(), fast.get()}) {
        require(dialogue->why().find("s3cret") == std::string::npos, "no password in it", dialogue->why());
        require(dialogue->why().empty() || dialogue->why().find("proxy.test:3128") != std::string::npos,
                "it names the proxy", dialogue->why());
    }
    require((inPieces == State::Failed) == !fast->why().empty(), "a failure has a reason");
    return 0;
}
