// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/socksdialogue.h"

#include <fmt/format.h>

#include <algorithm>

namespace bifrost::upstream {

namespace {

constexpr char Version = 5;
constexpr char CredentialVersion = 1;
constexpr unsigned char NoCredential = 0;
constexpr unsigned char UserAndPassword = 2;
constexpr unsigned char NoneOfThese = 0xff;
constexpr char ToConnect = 1;
constexpr char ToIpv4 = 1;
constexpr char ToName = 3;
constexpr char ToIpv6 = 4;
constexpr std::size_t LongestPart = 255; // of a name, a user, a password

unsigned char byteAt(const std::string &bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

void appendPart(std::string &message, std::string_view part)
{
    const std::string_view whole = part.substr(0, LongestPart);
    message += char(whole.size());
    message += whole;
}

} // namespace

SocksDialogue::SocksDialogue(ProxyPtr proxy, std::string host, std::uint16_t port,
                             const std::optional<net::SocketAddress> &address)
    : m_proxy(std::move(proxy))
    , m_host(std::move(host))
    , m_port(port)
    , m_address(address)
{
    if (m_proxy->hasCredential())
        say(std::string{Version, 2, char(NoCredential), char(UserAndPassword)});
    else
        say(std::string{Version, 1, char(NoCredential)});
}

ProxyDialogue::State SocksDialogue::read(std::string_view bytes)
{
    while (!bytes.empty()) {
        // One by one: each answer says itself how long it is, and there are few of them.
        m_received += bytes.front();
        bytes.remove_prefix(1);
        const Step before = m_step;
        const State state = m_step == Step::Method ? takeMethod()
            : m_step == Step::Credential           ? takeVerdict()
                                                   : takeReply();
        if (state == State::Failed)
            return state;
        // The proxy speaks only when it was asked, and whoever is behind it waits for us to begin.
        if ((state == State::Open || m_step != before) && !bytes.empty())
            return broken("something comes behind it");
        if (state == State::Open)
            return state;
    }
    return State::Asking;
}

ProxyDialogue::State SocksDialogue::takeMethod()
{
    if (byteAt(m_received, 0) != Version)
        return broken("it does not speak SOCKS5");
    if (m_received.size() < 2)
        return State::Asking;
    const unsigned char method = byteAt(m_received, 1);
    if (method == NoCredential) {
        sayTarget();
    } else if (method == UserAndPassword && m_proxy->hasCredential()) {
        sayCredential();
    } else if (method == NoneOfThese && m_proxy->hasCredential()) {
        return fail(fmt::format("The proxy {} wants another proof than a user name and a password, which "
                                "this version does not have.",
                                m_proxy->name()));
    } else if (method == NoneOfThese) {
        return fail(fmt::format("The proxy {} asks for a user name and a password. Set both in `{}`.",
                                m_proxy->name(), m_proxy->setting));
    } else {
        return broken("it chose a method that was not offered");
    }
    return State::Asking;
}

ProxyDialogue::State SocksDialogue::takeVerdict()
{
    if (m_received.size() < 2)
        return State::Asking;
    // Some answer with the version of SOCKS here.
    if (byteAt(m_received, 0) != CredentialVersion && byteAt(m_received, 0) != Version)
        return broken("it does not speak SOCKS5");
    if (byteAt(m_received, 1) != 0) {
        return fail(fmt::format("The proxy {} refuses the user name or the password. Correct them in `{}`.",
                                m_proxy->name(), m_proxy->setting));
    }
    sayTarget();
    return State::Asking;
}

ProxyDialogue::State SocksDialogue::takeReply()
{
    if (byteAt(m_received, 0) != Version)
        return broken("it does not speak SOCKS5");
    if (m_received.size() < 2)
        return State::Asking;
    if (byteAt(m_received, 1) != 0) // some close without the rest
        return refusal(byteAt(m_received, 1));
    if (m_received.size() < 5)
        return State::Asking;
    constexpr std::size_t Head = 4;
    constexpr std::size_t Port = 2;
    std::size_t address = 0;
    switch (m_received[3]) {
    case ToIpv4:
        address = 4;
        break;
    case ToIpv6:
        address = 16;
        break;
    case ToName:
        address = 1 + byteAt(m_received, 4);
        break;
    default:
        return broken("it names an address of a kind that there is not");
    }
    return m_received.size() < Head + address + Port ? State::Asking : State::Open;
}

ProxyDialogue::State SocksDialogue::refusal(unsigned char code)
{
    const std::string proxy = m_proxy->name();
    const std::string target = fmt::format("{}:{}", m_host, m_port);
    switch (code) {
    case 2:
        return fail(fmt::format("The proxy {} does not let anybody through to {}.", proxy, target));
    case 3:
        return fail(fmt::format("The proxy {} cannot reach {}: Network is unreachable.", proxy, target),
                    true);
    case 4:
        return fail(fmt::format("The proxy {} cannot reach {}: No route to host.", proxy, target), true);
    case 5:
        return fail(fmt::format("The proxy {} cannot reach {}: Connection refused.", proxy, target), true);
    case 6:
        return fail(fmt::format("The proxy {} cannot reach {}: Connection timed out.", proxy, target), true);
    case 8:
        return fail(fmt::format("The proxy {} does not take {}. Let it look names up itself, or not: "
                                "socks5h:// or socks5:// in `{}`.",
                                proxy, m_address ? "addresses of this family" : "names", m_proxy->setting),
                    true);
    default:
        return fail(fmt::format("The proxy {} opens no way to {}: it answers with error {}.", proxy, target,
                                int(code)));
    }
}

ProxyDialogue::State SocksDialogue::broken(std::string_view what)
{
    return fail(fmt::format("The answer of the proxy {} is broken: {}.", m_proxy->name(), what));
}

void SocksDialogue::sayCredential()
{
    m_step = Step::Credential;
    m_received.clear();
    std::string message{CredentialVersion};
    appendPart(message, m_proxy->username);
    appendPart(message, m_proxy->password.reveal());
    say(message);
    std::ranges::fill(message, '\0');
}

void SocksDialogue::sayTarget()
{
    m_step = Step::Reply;
    m_received.clear();
    std::string message{Version, ToConnect, 0};
    if (m_address) {
        const std::array<std::uint8_t, 16> bytes = m_address->bytes();
        const bool four = m_address->family() == AF_INET;
        message += four ? ToIpv4 : ToIpv6;
        message.append(reinterpret_cast<const char *>(bytes.data()), four ? 4 : bytes.size());
    } else {
        message += ToName;
        appendPart(message, m_host);
    }
    message += char(m_port >> 8);
    message += char(m_port & 0xff);
    say(message);
}

} // namespace bifrost::upstream
