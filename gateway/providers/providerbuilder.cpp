// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/providerbuilder.h"

#include "gateway/net/httphead.h"
#include "gateway/providers/baseurl.h"
#include "gateway/providers/providertable.h"
#include "gateway/providers/proxychoice.h"
#include "models/config/keyrules.h"

#include <fmt/format.h>

#include <algorithm>

namespace bifrost::providers {

namespace {

/// A model may think for long before it begins to speak: its stream has this time for that, or more where a
/// whole answer has more. Whole answers end with their own time.
constexpr std::chrono::seconds FirstEventTime{600};

std::string_view defaultPath(Operation operation)
{
    switch (operation) {
    case Operation::ChatCompletion:
        return "/chat/completions";
    case Operation::TextCompletion:
        return "/completions";
    case Operation::Embedding:
        return "/embeddings";
    case Operation::ListModels:
        return "/models";
    }
    return {};
}

bool isPrintable(std::string_view value)
{
    return std::ranges::all_of(value, [](unsigned char c) { return c >= 0x20 && c != 0x7f; });
}

/// Names and values of `extra_headers`, which may neither break the head nor override what we write
/// ourselves.
bool mayBeAdded(std::string_view name, std::string_view value)
{
    constexpr std::string_view Ours[] = {"host",
                                         "content-length",
                                         "transfer-encoding",
                                         "connection",
                                         "authorization",
                                         "content-type",
                                         "accept-encoding",
                                         "expect",
                                         "te",
                                         "upgrade",
                                         "proxy-authorization"};
    if (name.empty()
        || std::ranges::any_of(Ours, [name](auto ours) { return net::equalIgnoringCase(ours, name); }))
        return false;
    const auto isToken = [](unsigned char c) {
        return std::isalnum(c) || std::string_view("!#$%&'*+-.^_`|~").find(char(c)) != std::string_view::npos;
    };
    return std::ranges::all_of(name, isToken) && isPrintable(value);
}

/// Looks at what `extra_headers` wants and cannot have, and takes Authorization out of it, which belongs to
/// the key where there is one.
void readExtraHeaders(const NetworkConfig &network, Provider &provider)
{
    for (auto [name, value] : network.extraHeaders.asKeyValueRange()) {
        const std::string n = name.toStdString();
        const std::string v = value.toStdString();
        if (!net::equalIgnoringCase(n, "authorization")) {
            if (!mayBeAdded(n, v)) {
                provider.objections.push_back(fmt::format(
                    "`extra_headers` of provider `{}`: `{}` is set by the gateway itself and is left out.",
                    provider.name, n));
            }
        } else if (!provider.needsKey && isPrintable(v)) {
            provider.authorization = Secret(fmt::format("Authorization: {}\r\n", v));
        } else {
            provider.objections.push_back(fmt::format(
                "`extra_headers` of provider `{}`: Authorization is left out, the key in `keys` is sent.",
                provider.name));
        }
    }
}

/// A loop may lead through every host but those of the providers that we know: a name that anybody can ask
/// for may be that of a tunnel to us.
bool mayLeadBack(const std::string &host)
{
    return std::ranges::none_of(providerTable(), [&host](const ProviderRow &row) {
        const Result<BaseUrl> usual = parseBaseUrl(row.baseUrl);
        return usual && usual->host == host;
    });
}

/// Builds the targets of one base URL.
class TargetBuilder
{
public:
    TargetBuilder(const ProviderConfig &config, const ProviderRow &row, const std::string &loopMark)
        : m_config(config)
        , m_row(row)
        , m_loopMark(loopMark)
    { }

    Result<TargetSet> build(const std::string &baseUrl, const OperationSet &operations) const
    {
        Result<BaseUrl> base = parseBaseUrl(baseUrl);
        if (!base)
            return base.error();
        Result<upstream::EndpointPtr> found = endpointOf(*base);
        if (!found)
            return found.error();
        const upstream::EndpointPtr endpoint = std::move(found).value();
        TargetSet targets;
        for (Operation operation : AllOperations) {
            if (!operations.test(indexOf(operation)))
                continue;
            for (const bool stream : {false, true}) {
                Result<Target> target = targetOf(operation, overrideOf(operation, stream), *base, endpoint);
                if (!target)
                    return target.error();
                if (stream)
                    target->usage = std::make_shared<UsageHabit>();
                targets[slotOf(operation, stream)] = std::move(target).value();
            }
        }
        return targets;
    }

    /// Where the provider says whether a key is good; none where its list of models tells.
    std::optional<Target> keyCheck(const std::string &baseUrl) const
    {
        const Result<BaseUrl> base = parseBaseUrl(baseUrl);
        if (m_row.keyCheck.empty() || !base)
            return std::nullopt;
        Result<upstream::EndpointPtr> endpoint = endpointOf(*base);
        if (!endpoint)
            return std::nullopt;
        const std::string_view version = endsInVersion(base->path) ? std::string_view() : m_row.version;
        return Target{std::move(endpoint).value(),
                      requestStart(Operation::ListModels, *base,
                                   fmt::format("{}{}{}", base->path, version, m_row.keyCheck)),
                      mayLeadBack(base->host)};
    }

private:
    /// `path` is the override, or empty.
    Result<Target> targetOf(Operation operation, const std::string &path, const BaseUrl &base,
                            const upstream::EndpointPtr &endpoint) const
    {
        if (path.find("://") != std::string::npos) {
            Result<BaseUrl> whole = parseWholeUrl(path);
            if (!whole)
                return whole.error();
            Result<upstream::EndpointPtr> own = endpointOf(*whole);
            if (!own)
                return own.error();
            return Target{std::move(own).value(), requestStart(operation, *whole, whole->path),
                          mayLeadBack(whole->host)};
        }
        if (!path.empty()) {
            if (std::ranges::any_of(path, [](char c) { return c <= 0x20 || c >= 0x7f || c == '#'; })) {
                return Error(ErrorCode::ConfigInvalid,
                             fmt::format("`request_path_overrides` for {} is not a path.",
                                         operationName(operation, false)));
            }
            const std::string slash = path.starts_with('/') ? "" : "/";
            return Target{endpoint, requestStart(operation, base, base.path + slash + path),
                          mayLeadBack(base.host)};
        }
        const std::string_view version = endsInVersion(base.path) ? std::string_view() : m_row.version;
        return Target{
            endpoint,
            requestStart(operation, base, fmt::format("{}{}{}", base.path, version, defaultPath(operation))),
            mayLeadBack(base.host)};
    }

    Result<upstream::EndpointPtr> endpointOf(const BaseUrl &url) const
    {
        Result<upstream::ProxyPtr> proxy = proxyFor(m_config.proxy, url);
        if (!proxy)
            return proxy.error();
        auto endpoint = std::make_shared<upstream::Endpoint>();
        endpoint->tls = url.tls;
        endpoint->host = url.host;
        endpoint->port = url.port;
        endpoint->unixPath = url.socket;
        endpoint->proxy = std::move(proxy).value();
        endpoint->caPem = m_config.network.caCertPem.toStdString();
        endpoint->skipVerify = m_config.network.insecureSkipVerify;
        endpoint->maxConnections = m_config.network.maxConnsPerHost;
        return upstream::EndpointPtr(endpoint);
    }

    std::string overrideOf(Operation operation, bool stream) const
    {
        if (!m_config.custom)
            return {};
        const std::string_view name = operationName(operation, stream);
        return m_config.custom->requestPathOverrides
            .value(QString::fromUtf8(name.data(), qsizetype(name.size())))
            .toStdString();
    }

    std::string requestStart(Operation operation, const BaseUrl &url, const std::string &path) const
    {
        const bool isGet = operation == Operation::ListModels;
        std::string start = fmt::format("{} {} HTTP/1.1\r\nHost: {}\r\nAccept-Encoding: identity\r\n",
                                        isGet ? "GET" : "POST", path.empty() ? "/" : path, url.authority());
        if (!hasExtra(QLatin1StringView("user-agent")))
            start += "User-Agent: bifrost-desktop\r\n";
        if (!hasExtra(QLatin1StringView("accept")))
            start += "Accept: */*\r\n";
        if (!isGet)
            start += "Content-Type: application/json\r\n";
        if (mayLeadBack(url.host))
            start += "Via: " + m_loopMark + "\r\n";
        for (auto [name, value] : m_config.network.extraHeaders.asKeyValueRange()) {
            const std::string n = name.toStdString();
            const std::string v = value.toStdString();
            if (mayBeAdded(n, v))
                start += n + ": " + v + "\r\n";
        }
        return start;
    }

    bool hasExtra(QLatin1StringView name) const
    {
        return std::ranges::any_of(m_config.network.extraHeaders.keys(), [name](const QString &extra) {
            return extra.compare(name, Qt::CaseInsensitive) == 0;
        });
    }

    const ProviderConfig &m_config;
    const ProviderRow &m_row;
    const std::string &m_loopMark;
};

OperationSet allowed(const std::optional<QStringList> &list, OperationSet offered, bool stream)
{
    if (!list)
        return offered;
    for (Operation operation : AllOperations) {
        const std::string_view name = operationName(operation, stream);
        if (!list->contains(QString::fromUtf8(name.data(), qsizetype(name.size()))))
            offered.reset(indexOf(operation));
    }
    return offered;
}

Result<ProviderKey> buildKey(const KeyConfig &config, const TargetBuilder &targets,
                             const OperationSet &operations)
{
    ProviderKey key;
    key.id = config.id.toStdString();
    key.name = config.name.toStdString();
    if (!config.value.value.isEmpty())
        key.authorization = Secret(fmt::format("Authorization: Bearer {}\r\n", config.value.value.reveal()));
    key.allModels = config.models.all;
    for (const QString &model : config.models.names)
        key.models.push_back(model.toStdString());
    for (const QString &model : config.blacklistedModels)
        key.blacklist.push_back(model.toStdString());
    for (auto [alias, model] : config.aliases.asKeyValueRange())
        key.aliases.emplace(alias.toStdString(), model.toStdString());
    key.servedModel = config.servedModel.toStdString();
    key.weight = config.weight;
    key.locked = config.value.locked;
    if (!config.url.isEmpty()) {
        Result<TargetSet> own = targets.build(config.url.toStdString(), operations);
        if (!own)
            return own.error();
        key.targets = std::make_shared<const TargetSet>(std::move(own).value());
    }
    return key;
}

Error unusable(const std::string &name, std::string_view why)
{
    return Error(ErrorCode::UnsupportedOperation, fmt::format("Provider `{}` cannot be used: {}", name, why));
}

} // namespace

Provider buildProvider(const ProviderConfig &config, const std::string &loopMark)
{
    Provider provider;
    provider.name = config.name.toStdString();
    provider.load = std::make_shared<ProviderLoad>();
    const std::string baseType =
        config.custom ? config.custom->baseProviderType.toStdString() : provider.name;
    const ProviderRow *row = config.custom ? findBaseType(baseType) : findProvider(baseType);
    if (!row) {
        provider.unusable = unusable(
            provider.name, fmt::format("this version does not speak the dialect of `{}`.", baseType));
        return provider;
    }
    if (config.locked) {
        provider.unusable = Error(
            ErrorCode::SecretsLocked,
            fmt::format("Settings of provider `{}` are stored, but locked. Unlock the stored keys in the "
                        "window of Bifrost Desktop, or see its log.",
                        provider.name));
        return provider;
    }
    if (!config.proxy.username.isEmpty() && config.proxy.password.value.isEmpty()
        && !config.proxy.password.lack.isEmpty()) {
        provider.objections.push_back(fmt::format("The password of the proxy of provider `{}` is empty: {}.",
                                                  provider.name, config.proxy.password.lack.toStdString()));
    }
    provider.needsKey = row->needsKey && !(config.custom && config.custom->keyLess);
    readExtraHeaders(config.network, provider);
    provider.knowsIncludeUsage = row->knowsIncludeUsage;
    provider.sendsDoneMarker = !(config.custom && config.custom->doesNotSendDoneMarker);
    provider.neverStores = config.disableStore;
    provider.showsRawRequest = config.sendBackRawRequest;
    provider.showsRawResponse = config.sendBackRawResponse;
    const OperationSet offered = operationsOf(*row);
    provider.operations =
        allowed(config.custom ? config.custom->allowedRequests : std::nullopt, offered, false);
    provider.streamAllowed =
        allowed(config.custom ? config.custom->allowedRequests : std::nullopt, offered, true);
    provider.deadlines.firstByte = std::max(config.network.requestTimeout, FirstEventTime);
    provider.deadlines.total = config.network.requestTimeout;
    provider.deadlines.idle = config.network.streamIdleTimeout;
    provider.maxRetries = config.network.maxRetries;
    provider.backoffInitial = config.network.retryBackoffInitial;
    provider.backoffMax = config.network.retryBackoffMax;
    provider.concurrency = config.concurrency;
    provider.queueSize = config.bufferSize;

    const TargetBuilder targets(config, *row, loopMark);
    const OperationSet needed = provider.operations | provider.streamAllowed;
    for (const KeyConfig &keyConfig : config.keys) {
        if (!keyConfig.enabled)
            continue;
        if (!isKeyValue(keyConfig.value.value)) {
            provider.objections.push_back(fmt::format(
                "Key `{}` of provider `{}` is left out: its value has blanks or characters that no key has.",
                keyConfig.name.toStdString(), provider.name));
            provider.emptyKeys.push_back(fmt::format("Key \"{}\" has blanks or characters that no key has.",
                                                     keyConfig.name.toStdString()));
            continue;
        }
        Result<ProviderKey> key = buildKey(keyConfig, targets, needed);
        if (!key) {
            provider.unusable = unusable(provider.name, key.error().message);
            return provider;
        }
        if (key->locked) {
            provider.objections.push_back(
                fmt::format("Key `{}` of provider `{}` is locked and serves no call until it is unlocked.",
                            key->name, provider.name));
        } else if (provider.needsKey && key->authorization.isEmpty()) {
            // Said below, and by the reader where a variable is not set.
            if (!keyConfig.value.lack.isEmpty())
                provider.emptyKeys.push_back(
                    fmt::format("Key \"{}\" is empty: {}.", key->name, keyConfig.value.lack.toStdString()));
            continue;
        }
        provider.keys.push_back(std::move(key).value());
    }
    if (provider.needsKey && provider.keys.empty()) {
        provider.objections.push_back(
            fmt::format("Provider `{}` has no key that can be used, and needs one.", provider.name));
    }
    std::string baseUrl = config.network.baseUrl.toStdString();
    if (baseUrl.empty())
        baseUrl = config.custom ? std::string() : std::string(row->baseUrl);
    if (!baseUrl.empty()) {
        Result<TargetSet> built = targets.build(baseUrl, needed);
        provider.keyCheck = targets.keyCheck(baseUrl);
        if (built)
            provider.targets = std::move(built).value();
        else
            provider.unusable = unusable(provider.name, built.error().message);
    } else if (std::ranges::none_of(provider.keys,
                                    [](const ProviderKey &key) { return key.targets != nullptr; })) {
        const auto unset = std::ranges::find_if(
            config.keys, [](const KeyConfig &key) { return key.enabled && !key.urlLack.isEmpty(); });
        provider.unusable =
            unusable(provider.name,
                     unset == config.keys.end()
                         ? "base_url is required; set `network_config.base_url`."
                         : fmt::format("the address of key \"{}\" is empty, as {}.",
                                       unset->name.toStdString(), unset->urlLack.toStdString()));
    }
    return provider;
}

Provider buildDemoProvider()
{
    Provider provider;
    provider.name = "demo";
    provider.isDemo = true;
    provider.needsKey = false;
    provider.load = std::make_shared<ProviderLoad>();
    for (Operation operation : {Operation::ChatCompletion, Operation::ListModels})
        provider.operations.set(indexOf(operation));
    provider.streamAllowed = provider.operations;
    return provider;
}

} // namespace bifrost::providers
