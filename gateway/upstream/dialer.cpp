// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/dialer.h"

#include "gateway/net/httphead.h"

#include <fmt/format.h>

#include <QHostInfo>
#include <QObject>

namespace bifrost::upstream {

using net::SocketAddress;

Dialer::Dialer(const net::EgressGuard &guard, std::string host, std::uint16_t port)
    : m_guard(guard)
    , m_host(std::move(host))
    , m_port(port)
{ }

Dialer::~Dialer() = default;

void Dialer::resolve(std::function<void(Result<void>)> done)
{
    if (Result<void> verdict = m_guard.judgeName(m_host); !verdict) {
        done(verdict);
        return;
    }
    if (const auto literal = SocketAddress::fromLiteral(m_host, m_port)) {
        m_addresses = {*literal};
        done({});
        return;
    }
    if (net::equalIgnoringCase(m_host, "localhost")) { // whatever a name server says
        m_addresses = {*SocketAddress::fromLiteral("127.0.0.1", m_port),
                       *SocketAddress::fromLiteral("::1", m_port)};
        done({});
        return;
    }
    m_lookup = std::make_unique<QObject>();
    QHostInfo::lookupHost(
        QString::fromStdString(m_host), m_lookup.get(),
        [this, done = std::move(done)](const QHostInfo &info) {
            for (const QHostAddress &address : info.addresses()) {
                if (const auto known = SocketAddress::fromLiteral(address.toString().toStdString(), m_port))
                    m_addresses.push_back(*known);
            }
            if (!m_addresses.empty()) {
                done({});
                return;
            }
            done(Error(ErrorCode::ConnectFailed,
                       fmt::format("The name {} cannot be resolved: {}.", m_host,
                                   info.errorString().toStdString())));
        });
}

Result<net::Fd> Dialer::connectNext()
{
    Error last(ErrorCode::ConnectFailed, fmt::format("{} has no address.", m_host));
    while (hasMore()) {
        Result<net::Fd> fd = m_guard.connect(m_host, m_addresses[m_next++]);
        if (fd)
            return fd;
        last = std::move(fd).error();
    }
    return last;
}

} // namespace bifrost::upstream
