// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/upstream/endpoint.h"
#include "tests/gateway/upstream/clientstage.h"
#include "tests/support/mockproxy.h"
#include "tests/support/testca.h"

namespace bifrost::test {

// What tests of proxies have in common.

inline const QByteArray ProxyWord = "s3cret-word";

inline std::shared_ptr<upstream::Proxy> toMock(const MockProxy &mock, upstream::Proxy::Kind kind)
{
    auto proxy = std::make_shared<upstream::Proxy>();
    proxy->kind = kind;
    proxy->host = "127.0.0.1";
    proxy->port = mock.port();
    return proxy;
}

inline std::shared_ptr<upstream::Endpoint> through(const upstream::ProxyPtr &proxy, const std::string &host,
                                                   quint16 port)
{
    auto endpoint = std::make_shared<upstream::Endpoint>();
    endpoint->host = host;
    endpoint->port = port;
    endpoint->proxy = proxy;
    return endpoint;
}

inline std::shared_ptr<upstream::Endpoint> secure(std::shared_ptr<upstream::Endpoint> endpoint,
                                                  const TestCa &ca)
{
    endpoint->tls = true;
    endpoint->caPem = ca.caPem().toStdString();
    return endpoint;
}

inline std::string messageOf(const Asker &asker)
{
    return asker.failure ? asker.failure->error.message : "no failure";
}

inline bool says(const Asker &asker, const std::string &text)
{
    return messageOf(asker).find(text) != std::string::npos;
}

/// A name that only a proxy knows.
inline std::shared_ptr<upstream::Resolver> knowsNothing()
{
    return std::make_shared<upstream::Resolver>([](const std::string &) {
        return upstream::Resolver::Finding{{}, "Name or service not known"};
    });
}

inline std::shared_ptr<upstream::Resolver> knowsLoopback()
{
    return std::make_shared<upstream::Resolver>([](const std::string &) {
        return upstream::Resolver::Finding{{net::SocketAddress::fromIpv4(0x7f000001, 0)}, {}};
    });
}

} // namespace bifrost::test
