// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/proxyaddress.h"

#include <algorithm>

#include <QUrl>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

struct Scheme
{
    QLatin1StringView name;
    ProxyAddress::Kind kind;
    quint16 port;
};

constexpr Scheme Schemes[] = {
    {"http"_L1, ProxyAddress::Kind::Http, 80},       {"https"_L1, ProxyAddress::Kind::Https, 443},
    {"socks5"_L1, ProxyAddress::Kind::Socks5, 1080}, {"socks5h"_L1, ProxyAddress::Kind::Socks5Remote, 1080},
    {"socks"_L1, ProxyAddress::Kind::Socks5, 1080}, // as desktops write it into ALL_PROXY
};

} // namespace

std::optional<ProxyAddress> readProxyAddress(const QString &text, QLatin1StringView assumedScheme)
{
    const QString whole = text.trimmed();
    const QUrl url(whole.contains("://"_L1) ? whole : assumedScheme + "://"_L1 + whole, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.hasQuery() || url.hasFragment() || url.port(1) == 0)
        return std::nullopt;
    if (const QString path = url.path(); !path.isEmpty() && path != "/"_L1)
        return std::nullopt;
    const QString name = url.scheme();
    const auto *const scheme = std::find_if(std::begin(Schemes), std::end(Schemes),
                                            [&name](const Scheme &known) { return known.name == name; });
    if (scheme == std::end(Schemes))
        return std::nullopt;
    ProxyAddress address;
    address.kind = scheme->kind;
    address.host = url.host(QUrl::FullyEncoded);
    if (address.host.startsWith(u'['))
        address.host = address.host.mid(1, address.host.size() - 2);
    address.port = quint16(url.port(scheme->port));
    address.username = url.userName(QUrl::FullyDecoded);
    address.password = Secret(url.password(QUrl::FullyDecoded).toStdString());
    return address;
}

} // namespace bifrost
