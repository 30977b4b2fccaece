// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/proxychoice.h"

#include "gateway/net/httphead.h"
#include "gateway/net/socketaddress.h"
#include "gateway/providers/noproxylist.h"
#include "models/config/proxyaddress.h"

#include <fmt/format.h>

namespace bifrost::providers {

using upstream::Proxy;
using upstream::ProxyPtr;

namespace {

std::shared_ptr<Proxy> fromAddress(const ProxyAddress &address)
{
    auto proxy = std::make_shared<Proxy>();
    proxy->kind = address.isSocks() ? Proxy::Kind::Socks5 : Proxy::Kind::Http;
    proxy->tls = address.kind == ProxyAddress::Kind::Https;
    proxy->looksUpNames = address.kind != ProxyAddress::Kind::Socks5;
    proxy->host = address.host.toStdString();
    proxy->port = address.port;
    proxy->username = address.username.toStdString();
    proxy->password = address.password;
    return proxy;
}

Result<ProxyPtr> ofEnvironment(const ProxyConfig &config, const BaseUrl &url)
{
    const auto literal = net::SocketAddress::fromLiteral(url.host, 0);
    if (net::equalIgnoringCase(url.host, "localhost") || (literal && literal->isLoopback()))
        return ProxyPtr();
    if (isInNoProxy(config.except.toStdString(), url.host, url.port))
        return ProxyPtr();
    const ProxyVariable &own = url.tls ? config.forHttps : config.forHttp;
    const ProxyVariable &variable = own.name.isEmpty() ? config.forAll : own;
    if (variable.name.isEmpty())
        return ProxyPtr();
    const std::string_view text = variable.value.reveal();
    const auto address =
        readProxyAddress(QString::fromUtf8(text.data(), qsizetype(text.size())), QLatin1StringView("http"));
    if (!address) {
        return Error(ErrorCode::ConfigInvalid,
                     fmt::format("the environment variable {} is not the address of a proxy such as "
                                 "http://localhost:3128.",
                                 variable.name.toStdString()));
    }
    auto proxy = fromAddress(*address);
    proxy->setting = variable.name.toStdString();
    return ProxyPtr(proxy);
}

} // namespace

Result<ProxyPtr> proxyFor(const ProxyConfig &config, const BaseUrl &url)
{
    if (config.type == ProxyConfig::Type::None || !url.socket.empty())
        return ProxyPtr();
    if (config.type == ProxyConfig::Type::Environment)
        return ofEnvironment(config, url);
    const bool socks = config.type == ProxyConfig::Type::Socks5;
    const auto address = readProxyAddress(config.url, QLatin1StringView(socks ? "socks5" : "http"));
    if (!address || address->isSocks() != socks)
        return Error(ErrorCode::ConfigInvalid, "`proxy_config.url` is not the address of a proxy.");
    auto proxy = fromAddress(*address);
    proxy->username = config.username.toStdString();
    proxy->password = config.password.value;
    proxy->caPem = config.caCertPem.toStdString();
    return ProxyPtr(proxy);
}

} // namespace bifrost::providers
