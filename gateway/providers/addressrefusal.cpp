// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/addressrefusal.h"

#include "gateway/net/httphead.h"
#include "gateway/upstream/proxy.h"

#include <string>

namespace bifrost::providers {
namespace {

std::optional<Error> refusalOf(const upstream::Endpoint &endpoint, const net::EgressGuard &guard)
{
    if (!endpoint.unixPath.empty())
        return std::nullopt;
    std::optional<Error> refusal = addressRefusal(endpoint.host, endpoint.port, guard);
    if (refusal || !endpoint.proxy)
        return refusal;
    refusal = addressRefusal(endpoint.proxy->host, endpoint.proxy->port, guard);
    return refusal ? std::optional(endpoint.proxy->refusal(*refusal)) : std::nullopt;
}

std::optional<Error> refusalOf(const TargetSet &targets, const net::EgressGuard &guard)
{
    for (const std::optional<Target> &target : targets) {
        if (std::optional<Error> refusal = target ? refusalOf(*target->endpoint, guard) : std::nullopt)
            return refusal;
    }
    return std::nullopt;
}

} // namespace

std::optional<Error> addressRefusal(const std::string &host, std::uint16_t port,
                                    const net::EgressGuard &guard)
{
    const bool isHere = net::equalIgnoringCase(host, "localhost");
    const auto address = net::SocketAddress::fromLiteral(isHere ? std::string("127.0.0.1") : host, port);
    if (!address)
        return std::nullopt;
    const Result<void> verdict = guard.judgeAddress(host, *address);
    return verdict ? std::nullopt : std::optional(verdict.error());
}

std::optional<Error> addressRefusal(const Provider &provider, const net::EgressGuard &guard)
{
    std::optional<Error> refusal = refusalOf(provider.targets, guard);
    for (const ProviderKey &key : provider.keys) {
        if (!refusal && key.targets)
            refusal = refusalOf(*key.targets, guard);
    }
    return refusal;
}

} // namespace bifrost::providers
