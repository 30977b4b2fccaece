// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/noproxylist.h"

#include "gateway/net/httphead.h"
#include "gateway/net/socketaddress.h"

#include <array>
#include <charconv>
#include <optional>

namespace bifrost::providers {

using net::SocketAddress;

namespace {

std::optional<unsigned> numberIn(std::string_view text)
{
    unsigned number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// A port behind the entry is taken off it. An IPv6 address without brackets has none.
std::optional<std::uint16_t> takePort(std::string_view &entry)
{
    const std::size_t colon = entry.rfind(':');
    const bool isBare = colon != std::string_view::npos && entry.front() != '[' && entry.find(':') != colon;
    if (colon == std::string_view::npos || isBare || entry.back() == ']')
        return std::nullopt;
    const auto port = numberIn(entry.substr(colon + 1));
    entry = entry.substr(0, colon);
    return port && *port <= 65535 ? std::optional(std::uint16_t(*port)) : std::optional(std::uint16_t(0));
}

bool isInNetwork(const SocketAddress &address, std::string_view entry)
{
    const std::size_t slash = entry.find('/');
    const auto network = SocketAddress::fromLiteral(std::string(entry.substr(0, slash)), 0);
    const auto bits = numberIn(entry.substr(slash + 1));
    const unsigned most = address.family() == AF_INET ? 32 : 128;
    if (!network || !bits || network->family() != address.family() || *bits > most)
        return false;
    const std::array<std::uint8_t, 16> a = address.bytes();
    const std::array<std::uint8_t, 16> b = network->bytes();
    for (unsigned i = 0; i < *bits; ++i) {
        if (((a[i / 8] ^ b[i / 8]) >> (7 - i % 8)) & 1)
            return false;
    }
    return true;
}

std::string_view withoutDots(std::string_view name)
{
    while (name.starts_with('.') || name.starts_with('*'))
        name.remove_prefix(1);
    while (name.ends_with('.'))
        name.remove_suffix(1);
    return name;
}

bool covers(std::string_view entry, const std::string &host, std::uint16_t port)
{
    if (entry == "*")
        return true;
    const auto address = SocketAddress::fromLiteral(host, 0);
    if (entry.find('/') != std::string_view::npos)
        return address && isInNetwork(*address, entry);
    if (const auto onlyPort = takePort(entry); onlyPort && *onlyPort != port)
        return false;
    if (address) {
        const auto listed = SocketAddress::fromLiteral(std::string(entry), 0);
        return listed && listed->isSameAs(*address);
    }
    const std::string_view suffix = withoutDots(entry);
    const std::string_view name = withoutDots(host);
    if (suffix.empty() || name.size() < suffix.size())
        return false;
    const std::size_t rest = name.size() - suffix.size();
    return net::equalIgnoringCase(name.substr(rest), suffix) && (rest == 0 || name[rest - 1] == '.');
}

} // namespace

bool isInNoProxy(std::string_view list, const std::string &host, std::uint16_t port)
{
    constexpr std::string_view Between = ", \t";
    while (!list.empty()) {
        const std::size_t end = std::min(list.find_first_of(Between), list.size());
        if (end > 0 && covers(list.substr(0, end), host, port))
            return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

} // namespace bifrost::providers
