// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/providerreader.h"

#include <algorithm>

#include <QHash>

#include "models/config/builtinproviders.h"
#include "models/config/customproviderreader.h"
#include "models/config/keyreader.h"
#include "models/config/networkreader.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostQueued = 10'000'000;

void readConcurrency(ObjectReader &provider, ProviderConfig &config)
{
    std::optional<ObjectReader> reader = provider.object("concurrency_and_buffer_size"_L1);
    if (!reader)
        return;
    const int concurrency = reader->whole("concurrency"_L1, {0, MostQueued}, 0);
    const int buffer = reader->whole("buffer_size"_L1, {0, MostQueued}, 0);
    if (concurrency > 0 && buffer > 0 && concurrency > buffer) {
        reader->findings().fail(
            reader->node().offset,
            u"%1: concurrency, %2, must not be larger than buffer_size, %3."_s.arg(reader->path())
                .arg(concurrency)
                .arg(buffer));
    }
    if (concurrency > 0)
        config.concurrency = concurrency;
    config.bufferSize = buffer > 0 ? buffer : std::max(config.bufferSize, config.concurrency);
    config.concurrency = std::min(config.concurrency, config.bufferSize);
    reader->finish();
}

void readProxy(ObjectReader &provider, ProviderConfig &config)
{
    std::optional<ObjectReader> reader = provider.object("proxy_config"_L1);
    if (!reader)
        return;
    static const QStringList types{u"none"_s, u"http"_s, u"socks5"_s, u"environment"_s};
    const QString type = reader->text("type"_L1);
    if (!types.contains(type)) {
        // Ignoring it would send the traffic past a proxy that somebody wants.
        const JsonNode *node = reader->take("type"_L1);
        reader->findings().fail(node ? node->offset : reader->node().offset,
                                u"%1 must be one of %2."_s.arg(reader->pathOf(u"type"), types.join(u", "_s)));
        return;
    }
    config.proxyType = type;
    if (type != "none"_L1) {
        reader->findings().note(
            reader->path(), reader->node().offset,
            u"Proxies are not available in this version. \"proxy_config\" is kept, not used."_s);
    }
}

void checkKind(const ObjectReader &provider, const ProviderConfig &config)
{
    const bool builtin = builtinProviders().contains(config.name);
    if (builtin && config.custom) {
        provider.findings().fail(
            provider.node().offset,
            u"%1: \"%2\" is the name of a built-in provider. Give the custom provider another name."_s.arg(
                provider.path(), config.name));
    } else if (!builtin && !config.custom) {
        provider.findings().fail(
            provider.node().offset,
            u"%1: \"%2\" is no built-in provider. For a server that speaks as OpenAI does, add "
            u"\"custom_provider_config\": {\"base_provider_type\": \"openai\"} and network_config.base_url."_s
                .arg(provider.path(), config.name));
    }
    static const QStringList needAddress{u"ollama"_s, u"sgl"_s, u"vllm"_s};
    const bool hasAddress = !config.network.baseUrl.isEmpty()
        || std::any_of(config.keys.begin(), config.keys.end(),
                       [](const KeyConfig &key) { return !key.url.isEmpty(); });
    if (needAddress.contains(config.name) && !hasAddress) {
        provider.findings().note(
            provider.path(), provider.node().offset,
            u"%1 has no address. Set network_config.base_url, such as \"http://localhost:11434\"."_s.arg(
                config.name));
    }
}

} // namespace

std::vector<ProviderConfig> readProviders(ObjectReader &root, std::optional<int> version,
                                          const QProcessEnvironment &environment)
{
    std::vector<ProviderConfig> providers;
    std::optional<ObjectReader> map = root.object("providers"_L1);
    if (!map)
        return providers;
    QHash<QString, QString> seen;
    for (const JsonMember &member : map->node().members) {
        ProviderConfig config;
        config.name = member.name.toLower();
        const QString path = map->pathOf(member.name);
        const bool goodName = !config.name.isEmpty() && !config.name.contains(u'/')
            && std::none_of(config.name.begin(), config.name.end(),
                            [](QChar c) { return c.isSpace() || !c.isPrint(); });
        if (!goodName) {
            root.findings().fail(
                member.offset,
                u"%1: a provider's name must have no slash and no space and not be empty."_s.arg(path));
            continue;
        }
        if (seen.contains(config.name)) {
            root.findings().fail(
                member.offset,
                u"%1 is the same provider as \"%2\": upper and lower case do not matter."_s.arg(
                    path, seen.value(config.name)));
            continue;
        }
        seen.insert(config.name, member.name);
        std::optional<ObjectReader> reader = ObjectReader::of(member.value, path, root.findings());
        if (!reader)
            continue;

        config.keys = KeyReader(config.name, version, environment).read(*reader);
        config.network = readNetwork(*reader);
        readConcurrency(*reader, config);
        readProxy(*reader, config);
        config.custom = readCustomProvider(*reader);
        config.sendBackRawRequest = reader->flag("send_back_raw_request"_L1, false);
        config.sendBackRawResponse = reader->flag("send_back_raw_response"_L1, false);
        if (std::optional<ObjectReader> openai = reader->object("openai_config"_L1)) {
            config.disableStore = openai->flag("disable_store"_L1, false);
            openai->finish();
        }
        checkKind(*reader, config);
        reader->unused({"store_raw_request_response"_L1, "pricing_overrides"_L1, "prompt_cache"_L1,
                        "ignore_provider_cost"_L1, "key_selection"_L1});
        reader->finish();
        providers.push_back(std::move(config));
    }
    std::sort(providers.begin(), providers.end(),
              [](const ProviderConfig &a, const ProviderConfig &b) { return a.name < b.name; });
    return providers;
}

} // namespace bifrost
