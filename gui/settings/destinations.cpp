// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/destinations.h"

#include "gateway/gateway.h"
#include "models/config/socketurl.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

QStringList addressesOf(const ProviderConfig &provider)
{
    QStringList urls;
    for (const KeyConfig &key : provider.keys) {
        if (key.enabled && !key.url.isEmpty())
            urls += key.url;
    }
    const bool anyPlain = provider.keys.empty()
        || std::any_of(provider.keys.begin(), provider.keys.end(),
                       [](const KeyConfig &key) { return key.enabled && key.url.isEmpty(); });
    if (!anyPlain)
        return urls;
    if (!provider.network.baseUrl.isEmpty())
        return urls << provider.network.baseUrl;
    const ProviderKinds &kinds = Gateway::providerKinds();
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&provider](const ProviderKind &one) {
        return one.name == provider.name;
    });
    const QString usual = kind == kinds.end() ? QString() : kind->baseUrl;
    return urls << (usual.isEmpty() ? usualLocalUrl(provider.name) : usual);
}

bool isHere(const QString &host)
{
    return host == "localhost"_L1 || host.startsWith("127."_L1) || host == "::1"_L1;
}

} // namespace

Destinations Destinations::of(const Configuration &configuration)
{
    Destinations all;
    for (const ProviderConfig &provider : configuration.providers) {
        for (const QString &url : addressesOf(provider)) {
            const auto atSocket = readSocketUrl(url);
            const QString host = atSocket ? atSocket->socket : QUrl(url).host();
            if (host.isEmpty())
                continue;
            const QString line = u"%1 (%2)"_s.arg(providerTitle(provider.name), host);
            QStringList &side = atSocket || isHere(host) ? all.here : all.away;
            if (!side.contains(line))
                side += line;
        }
    }
    return all;
}

} // namespace bifrost::gui
