// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/connectdialogue.h"

#include "gateway/net/headparser.h"

#include <fmt/format.h>

#include <QByteArray>

namespace bifrost::upstream {

using net::HeadScanner;

namespace {

constexpr int MostNews = 16; // 1xx answers before the real one
constexpr net::FramingLimits HeadLimits{.headBytes = 32 * 1024, .lineBytes = 8 * 1024, .fieldCount = 128};

std::string authority(const std::string &host, std::uint16_t port)
{
    return host.find(':') == std::string::npos ? fmt::format("{}:{}", host, port)
                                               : fmt::format("[{}]:{}", host, port);
}

} // namespace

ConnectDialogue::ConnectDialogue(ProxyPtr proxy, std::string host, std::uint16_t port)
    : m_proxy(std::move(proxy))
    , m_target(authority(host, port))
{
    const Secret authorization = authorizationLine(*m_proxy);
    say(fmt::format("CONNECT {0} HTTP/1.1\r\nHost: {0}\r\nUser-Agent: bifrost-desktop\r\n{1}\r\n", m_target,
                    authorization.reveal()));
}

Secret ConnectDialogue::authorizationLine(const Proxy &proxy)
{
    if (!proxy.hasCredential())
        return {};
    QByteArray credential = QByteArray::fromStdString(proxy.username) + ':';
    credential.append(proxy.password.reveal().data(), qsizetype(proxy.password.reveal().size()));
    QByteArray encoded = credential.toBase64();
    const Secret line(fmt::format("Proxy-Authorization: Basic {}\r\n", std::string_view(encoded)));
    credential.fill('\0');
    encoded.fill('\0');
    return line;
}

std::string ConnectDialogue::refusedCredential(const Proxy &proxy, const net::AnswerHead &head)
{
    bool offersBasic = false;
    bool offersAny = false;
    for (const net::HeaderField &field : head.fields) {
        if (!net::equalIgnoringCase(field.name, "proxy-authenticate"))
            continue;
        offersAny = true;
        offersBasic = offersBasic || net::startsWithIgnoringCase(field.value, "basic");
    }
    if (offersAny && !offersBasic) {
        return fmt::format("The proxy {} wants another proof than a user name and a password ({}), which "
                           "this version does not have.",
                           proxy.name(), head.status);
    }
    if (!proxy.hasCredential()) {
        return fmt::format("The proxy {} asks for a user name and a password ({}). Set both in `{}`.",
                           proxy.name(), head.status, proxy.setting);
    }
    return fmt::format("The proxy {} refuses the user name or the password ({}). Correct them in `{}`.",
                       proxy.name(), head.status, proxy.setting);
}

ProxyDialogue::State ConnectDialogue::read(std::string_view bytes)
{
    m_head += bytes; // bounded: what is longer than a head may be fails below
    for (;;) {
        const HeadScanner::Found found = m_scanner.scan(m_head, HeadLimits);
        if (found == HeadScanner::Found::Incomplete)
            return State::Asking;
        if (found != HeadScanner::Found::Head) {
            return fail(fmt::format("The answer of the proxy {} is broken: {}.", m_proxy->name(),
                                    net::describe(found)));
        }
        net::AnswerHead head;
        if (const std::string_view wrong =
                net::parseAnswerHead(std::string_view(m_head).substr(0, m_scanner.size()), false, head);
            !wrong.empty()) {
            return fail(fmt::format("The answer of the proxy {} is broken: {}.", m_proxy->name(), wrong));
        }
        if (head.status / 100 != 1)
            return judge(head);
        if (head.status == 101 || ++m_informational > MostNews) {
            return fail(fmt::format("The answer of the proxy {} is broken: it answers with an informational "
                                    "status that was not asked for.",
                                    m_proxy->name()));
        }
        m_head.erase(0, m_scanner.size());
        m_scanner.reset();
    }
}

ProxyDialogue::State ConnectDialogue::judge(const net::AnswerHead &head)
{
    const std::string proxy = m_proxy->name();
    if (head.status / 100 == 2) {
        // Whoever listens behind it waits for us to begin.
        return m_head.size() == m_scanner.size()
            ? State::Open
            : fail(fmt::format("The answer of the proxy {} is broken: something comes behind it.", proxy));
    }
    switch (head.status) {
    case 401: // so says tinyproxy of a wrong password
    case 407:
        return fail(refusedCredential(*m_proxy, head));
    case 403:
    case 405:
        return fail(fmt::format("The proxy {} does not let anybody through to {} ({}).", proxy, m_target,
                                head.status));
    case 502:
    case 503:
    case 504:
        return fail(fmt::format("The proxy {} cannot reach {} ({}).", proxy, m_target, head.status));
    default:
        return fail(fmt::format("The proxy {} opens no way to {}: it answers with status {}.", proxy,
                                m_target, head.status));
    }
}

} // namespace bifrost::upstream
