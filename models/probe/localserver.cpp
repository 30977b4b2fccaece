// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/probe/localserver.h"

#include <algorithm>

#include <QRegularExpression>
#include <QUrl>

#include "models/config/builtinproviders.h"
#include "models/config/socketurl.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

/// As the engine's guard judges it: other names are not even looked up.
bool isHere(const QString &host)
{
    static const QRegularExpression loopback(u"^(127(\\.\\d{1,3}){3}|::1|localhost)$"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    return loopback.match(host).hasMatch();
}

/// Its own and those of its keys, or the usual one of its kind.
QStringList addressesOf(const ProviderConfig &provider, const ProviderKinds &kinds)
{
    QString address = provider.network.baseUrl;
    const auto kind = std::ranges::find(kinds, provider.name, &ProviderKind::name);
    if (address.isEmpty() && !provider.custom && kind != kinds.end())
        address = kind->baseUrl;
    QStringList addresses{address};
    for (const KeyConfig &key : provider.keys)
        addresses += key.url;
    addresses.removeAll(QString());
    return addresses;
}

int loopbackPort(const QString &url)
{
    const QUrl parsed(url);
    static const QStringList names{u"localhost"_s, u"127.0.0.1"_s, u"::1"_s};
    return names.contains(parsed.host()) ? parsed.port(80) : 0;
}

} // namespace

const LocalPorts &usualLocalPorts()
{
    static const LocalPorts ports{11434, {1234, u"lmstudio"_s}, 8080, 8000};
    return ports;
}

ProviderConfig providerFor(const LocalServer &server)
{
    ProviderConfig provider;
    provider.name = server.name;
    provider.network.baseUrl = server.baseUrl;
    if (!builtinProviders().contains(server.name)) {
        provider.custom.emplace().baseProviderType = u"openai"_s;
        provider.custom->keyLess = true;
    }
    return provider;
}

bool isOnThisComputer(const ProviderConfig &provider, const ProviderKinds &kinds)
{
    const QStringList addresses = addressesOf(provider, kinds);
    if (addresses.isEmpty())
        return !provider.custom && !usualLocalUrl(provider.name).isEmpty();
    return std::ranges::any_of(addresses, [](const QString &address) {
        return readSocketUrl(address) || isHere(QUrl(address).host());
    });
}

bool isBlockedByLocalOnly(const ProviderConfig &provider, const ProviderKinds &kinds)
{
    return !addressesOf(provider, kinds).isEmpty() && !isOnThisComputer(provider, kinds);
}

bool isSetUp(const LocalServer &server, const std::vector<ProviderConfig> &providers)
{
    const int port = loopbackPort(server.baseUrl);
    return std::ranges::any_of(providers, [port](const ProviderConfig &provider) {
        return loopbackPort(provider.network.baseUrl) == port
            || std::ranges::any_of(provider.keys,
                                   [port](const KeyConfig &key) { return loopbackPort(key.url) == port; });
    });
}

} // namespace bifrost
