// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/providerreader.h"

#include <algorithm>

#include <QHash>

#include "models/config/builtinproviders.h"
#include "models/config/customproviderreader.h"
#include "models/config/keyreader.h"
#include "models/config/namerules.h"
#include "models/config/networkreader.h"
#include "models/config/proxyreader.h"

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
        reader->fail(
            Fault::Combination,
            u": concurrency, %1, must not be larger than buffer_size, %2."_s.arg(concurrency).arg(buffer));
    }
    if (concurrency > 0)
        config.concurrency = concurrency;
    config.bufferSize = buffer > 0 ? buffer : std::max(config.bufferSize, config.concurrency);
    config.concurrency = std::min(config.concurrency, config.bufferSize);
    reader->finish();
}

void checkKind(const ObjectReader &provider, const ProviderConfig &config)
{
    const bool builtin = builtinProviders().contains(config.name);
    if (builtin && config.custom) {
        provider.fail(
            Fault::Taken,
            u": \"%1\" is the name of a built-in provider. Give the custom provider another name."_s.arg(
                config.name));
    } else if (!builtin && !config.custom) {
        provider.fail(
            Fault::Missing,
            u": \"%1\" is no built-in provider. For a server that speaks as OpenAI does, add "
            u"\"custom_provider_config\": {\"base_provider_type\": \"openai\"} and network_config.base_url."_s
                .arg(config.name));
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

ProviderConfig readProvider(const QString &name, ObjectReader &reader, std::optional<int> version,
                            const QProcessEnvironment &environment)
{
    ProviderConfig config;
    config.name = name;
    config.keys = KeyReader(config.name, version, environment).read(reader);
    config.network = readNetwork(reader);
    readConcurrency(reader, config);
    config.proxy = readProxy(reader, environment);
    config.custom = readCustomProvider(reader);
    config.sendBackRawRequest = reader.flag("send_back_raw_request"_L1, false);
    config.sendBackRawResponse = reader.flag("send_back_raw_response"_L1, false);
    if (std::optional<ObjectReader> openai = reader.object("openai_config"_L1)) {
        config.disableStore = openai->flag("disable_store"_L1, false);
        openai->finish();
    }
    checkKind(reader, config);
    reader.unused({"store_raw_request_response"_L1, "pricing_overrides"_L1, "prompt_cache"_L1,
                   "ignore_provider_cost"_L1, "key_selection"_L1});
    reader.finish();
    return config;
}

std::vector<ProviderConfig> readProviders(ObjectReader &root, std::optional<int> version,
                                          const QProcessEnvironment &environment)
{
    std::vector<ProviderConfig> providers;
    std::optional<ObjectReader> map = root.object("providers"_L1);
    if (!map)
        return providers;
    QHash<QString, QString> seen;
    for (const JsonMember &member : map->node().members) {
        const QString name = member.name.toLower();
        const QString path = map->pathOf(member.name);
        if (std::optional<FieldError> error = checkProviderName(name)) {
            error->path = path;
            root.findings().fail(member.offset, *std::move(error));
            continue;
        }
        if (seen.contains(name)) {
            root.findings().fail(
                member.offset,
                {path, Fault::Taken,
                 u"is the same provider as \"%1\": upper and lower case do not matter."_s.arg(
                     seen.value(name))});
            continue;
        }
        seen.insert(name, member.name);
        if (std::optional<ObjectReader> reader = ObjectReader::of(member.value, path, root.findings()))
            providers.push_back(readProvider(name, *reader, version, environment));
    }
    std::sort(providers.begin(), providers.end(),
              [](const ProviderConfig &a, const ProviderConfig &b) { return a.name < b.name; });
    return providers;
}

} // namespace bifrost
