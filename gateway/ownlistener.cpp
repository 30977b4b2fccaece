// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/ownlistener.h"

#include "gateway/providers/addressrefusal.h"
#include "gateway/providers/baseurl.h"

#include <algorithm>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

/// An address where calls may go, and the value that gives it.
struct PlacedAddress
{
    QString path;
    QString url;

    friend bool operator==(const PlacedAddress &, const PlacedAddress &) = default;
};

std::vector<PlacedAddress> addressesOf(const ProviderConfig &provider)
{
    std::vector<PlacedAddress> all{{u"network_config.base_url"_s, provider.network.baseUrl}};
    for (std::size_t i = 0; i < provider.keys.size(); ++i)
        all.push_back({u"keys[%1].%2_key_config.url"_s.arg(i).arg(provider.name), provider.keys[i].url});
    if (provider.custom) {
        for (const auto &[operation, url] : provider.custom->requestPathOverrides.asKeyValueRange())
            all.push_back({u"custom_provider_config.request_path_overrides."_s + operation, url});
    }
    return all;
}

} // namespace

FieldErrors newlyLeadingHere(const ProviderConfig &provider, const ProviderConfig *before,
                             const net::EgressGuard &guard)
{
    const std::vector<PlacedAddress> known = before ? addressesOf(*before) : std::vector<PlacedAddress>();
    FieldErrors wrong;
    for (const PlacedAddress &address : addressesOf(provider)) {
        if (address.url.isEmpty() || std::ranges::find(known, address) != known.end())
            continue;
        const Result<providers::BaseUrl> url = providers::parseWholeUrl(address.url.toStdString());
        if (!url)
            continue; // a path behind the base URL, or wrong in another way
        const std::optional<Error> refusal = providers::addressRefusal(url->host, url->port, guard);
        if (refusal && refusal->code == ErrorCode::LoopDetected)
            wrong.push_back(
                {address.path, Fault::Combination, u": "_s + QString::fromStdString(refusal->message)});
    }
    return wrong;
}

FieldErrors leadingHere(const ProviderConfig &provider, const net::EgressGuard &guard)
{
    return newlyLeadingHere(provider, nullptr, guard);
}

} // namespace bifrost
