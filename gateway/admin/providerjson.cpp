// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/providerjson.h"

#include "gateway/net/egressguard.h"
#include "gateway/providers/addressrefusal.h"
#include "gateway/providers/providerbuilder.h"
#include "models/config/secretslots.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

namespace bifrost::admin {

using namespace Qt::StringLiterals;

namespace {

QJsonArray namesJson(const NameList &list)
{
    return list.all ? QJsonArray{u"*"_s} : QJsonArray::fromStringList(list.names);
}

QJsonObject mapJson(const QMap<QString, QString> &map)
{
    QJsonObject json;
    for (auto [name, value] : map.asKeyValueRange())
        json[name] = value;
    return json;
}

/// Secrets of a section such as bedrock_key_config, in the shape that all of them have on /api.
QJsonObject withSecretShapes(QJsonObject section, const QString &name)
{
    const QStringList names = section.keys();
    for (const QString &member : names) {
        const QString text = section[member].toString();
        if (!section[member].isString() || !isSecretPlace({name, member}))
            continue;
        section[member] = isReference(text) ? secretJson(QString(), text) : secretJson(text, QString());
    }
    return section;
}

QJsonObject keyMembers(const KeyConfig &key)
{
    const QString shown = key.value.locked ? u"********"_s : QString::fromStdString(key.value.value.masked());
    QJsonObject json{{u"id"_s, key.id},
                     {u"name"_s, key.name},
                     {u"value"_s, secretJson(shown, key.value.reference)},
                     {u"models"_s, namesJson(key.models)},
                     {u"blacklisted_models"_s, QJsonArray::fromStringList(key.blacklistedModels)},
                     {u"weight"_s, key.weight},
                     {u"enabled"_s, key.enabled},
                     {u"use_for_batch_api"_s, key.useForBatch}};
    if (!key.aliases.isEmpty())
        json[u"aliases"_s] = mapJson(key.aliases);
    if (key.value.locked) {
        json[u"status"_s] = u"locked"_s;
        json[u"description"_s] = u"The key is stored and cannot be read at present."_s;
    }
    return json;
}

QJsonObject keyJson(const StoredKey &stored, const KeyConfig *key)
{
    QJsonObject json = stored.document.masked();
    const QStringList names = json.keys();
    for (const QString &name : names) {
        if (name.endsWith("_key_config"_L1) && json[name].isObject())
            json[name] = withSecretShapes(json[name].toObject(), name);
    }
    if (!key) {
        json[u"id"_s] = stored.id;
        json[u"name"_s] = stored.name;
        const QString value = json[u"value"_s].toString();
        json[u"value"_s] = isReference(value) ? secretJson(QString(), value) : secretJson(value, QString());
        return json;
    }
    json.remove(u"deployments"_s); // they are in aliases
    overlay(json, keyMembers(*key));
    return json;
}

const KeyConfig *find(const ProviderConfig *provider, const QString &id)
{
    if (!provider)
        return nullptr;
    const auto found = std::ranges::find(provider->keys, id, &KeyConfig::id);
    return found == provider->keys.end() ? nullptr : &*found;
}

QJsonObject networkJson(const NetworkConfig &network)
{
    return {{u"base_url"_s, network.baseUrl},
            {u"default_request_timeout_in_seconds"_s, qint64(network.requestTimeout.count())},
            {u"stream_idle_timeout_in_seconds"_s, qint64(network.streamIdleTimeout.count())},
            {u"max_retries"_s, network.maxRetries},
            {u"retry_backoff_initial"_s, qint64(network.retryBackoffInitial.count())},
            {u"retry_backoff_max"_s, qint64(network.retryBackoffMax.count())},
            {u"insecure_skip_verify"_s, network.insecureSkipVerify},
            {u"ca_cert_pem"_s, network.caCertPem.isEmpty() ? QString() : u"<REDACTED>"_s},
            {u"max_conns_per_host"_s, network.maxConnsPerHost}};
}

QJsonObject customJson(const CustomProviderConfig &custom)
{
    QJsonObject json{{u"base_provider_type"_s, custom.baseProviderType}, {u"is_key_less"_s, custom.keyLess}};
    if (custom.allowedRequests) {
        QJsonObject allowed;
        for (const QString &operation : *custom.allowedRequests)
            allowed[operation] = true;
        json[u"allowed_requests"_s] = allowed;
    }
    if (!custom.requestPathOverrides.isEmpty())
        json[u"request_path_overrides"_s] = mapJson(custom.requestPathOverrides);
    if (custom.doesNotSendDoneMarker)
        json[u"does_not_send_done_marker"_s] = true;
    return json;
}

QJsonObject proxyJson(QJsonObject proxy)
{
    for (const QString &secret : {u"password"_s, u"ca_cert_pem"_s}) {
        const QString text = proxy[secret].toString();
        if (!text.isEmpty() && !isReference(text))
            proxy[secret] = u"<REDACTED>"_s;
    }
    return proxy;
}

/// Whether what is set lets a call leave at all. Local-only mode is not asked: it passes.
net::EgressGuard guardOf(const ServerConfig &server, std::uint16_t ownPort)
{
    net::EgressGuard::Rules rules;
    for (const QString &entry : server.egressAllow)
        rules.allow.push_back(entry.toStdString());
    rules.addListener(server.host.toStdString(), ownPort);
    return net::EgressGuard(std::move(rules));
}

void addInForce(QJsonObject &json, const ProviderConfig &provider, const net::EgressGuard &guard)
{
    QJsonObject network = json[u"network_config"_s].toObject();
    network.remove(u"retry_backoff_initial_ms"_s);
    network.remove(u"retry_backoff_max_ms"_s);
    if (!network.contains(u"extra_headers"_s))
        network[u"extra_headers"_s] = QJsonObject();
    overlay(network, networkJson(provider.network));
    json[u"network_config"_s] = network;
    json[u"concurrency_and_buffer_size"_s] =
        QJsonObject{{u"concurrency"_s, provider.concurrency}, {u"buffer_size"_s, provider.bufferSize}};
    json[u"send_back_raw_request"_s] = provider.sendBackRawRequest;
    json[u"send_back_raw_response"_s] = provider.sendBackRawResponse;
    if (provider.custom) {
        QJsonObject custom = json[u"custom_provider_config"_s].toObject();
        overlay(custom, customJson(*provider.custom));
        json[u"custom_provider_config"_s] = custom;
    }
    if (provider.disableStore) {
        QJsonObject openai = json[u"openai_config"_s].toObject();
        openai[u"disable_store"_s] = true;
        json[u"openai_config"_s] = openai;
    }
    const providers::Provider built = providers::buildProvider(provider, {});
    const std::optional<Error> refusal =
        built.unusable ? built.unusable : providers::addressRefusal(built, guard);
    json[u"provider_status"_s] = refusal ? u"error"_s : u"active"_s;
    if (refusal)
        json[u"description"_s] = QString::fromStdString(refusal->message);
}

QString troubleOf(const ConfigState &state, const QString &provider)
{
    for (const ConfigNotice &notice : state.notices) {
        if (notice.path == "providers."_L1 + provider)
            return notice.sentence;
    }
    return {};
}

/// Tells two settings apart; has nothing of keys and secrets.
QString hashOf(const ConfigDocument &document)
{
    const QByteArray text = QJsonDocument(document.members).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

} // namespace

void overlay(QJsonObject &json, const QJsonObject &members)
{
    for (auto it = members.begin(); it != members.end(); ++it)
        json[it.key()] = it.value();
}

QJsonObject secretJson(const QString &shown, const QString &reference)
{
    return {{u"value"_s, shown}, {u"env_var"_s, reference}, {u"from_env"_s, !reference.isEmpty()}};
}

QJsonObject providerJson(const ConfigState &state, const QString &name, std::uint16_t ownPort)
{
    const StoredProvider *stored = state.storedProvider(name);
    if (!stored)
        return {};
    QJsonObject json = stored->document.masked();
    json[u"name"_s] = stored->name;
    json[u"keys"_s] = providerKeysJson(state, name);
    json[u"proxy_config"_s] = json[u"proxy_config"_s].isObject()
        ? QJsonValue(proxyJson(json[u"proxy_config"_s].toObject()))
        : QJsonValue(QJsonValue::Null);
    json[u"store_raw_request_response"_s] = json[u"store_raw_request_response"_s].toBool();
    json[u"config_hash"_s] = hashOf(stored->document);
    if (const ProviderConfig *provider = state.provider(name)) {
        addInForce(json, *provider, guardOf(state.configuration.server, ownPort));
    } else {
        json[u"provider_status"_s] = u"error"_s;
        json[u"description"_s] = troubleOf(state, stored->name);
    }
    return json;
}

QJsonObject providersJson(const ConfigState &state, std::uint16_t ownPort)
{
    QJsonArray providers;
    for (const StoredProvider &provider : state.stored.providers)
        providers.append(providerJson(state, provider.name, ownPort));
    return {{u"providers"_s, providers}, {u"total"_s, providers.size()}};
}

QJsonArray providerKeysJson(const ConfigState &state, const QString &provider)
{
    QJsonArray keys;
    if (const StoredProvider *stored = state.storedProvider(provider)) {
        for (const StoredKey &key : stored->keys)
            keys.append(keyJson(key, find(state.provider(provider), key.id)));
    }
    return keys;
}

QJsonObject keyJson(const ConfigState &state, const QString &provider, const QString &id)
{
    const StoredProvider *stored = state.storedProvider(provider);
    const StoredKey *key = stored ? stored->key(id) : nullptr;
    return key ? keyJson(*key, find(state.provider(provider), id)) : QJsonObject();
}

QJsonArray allKeysJson(const ConfigState &state)
{
    QJsonArray all;
    for (const StoredProvider &provider : state.stored.providers) {
        for (const StoredKey &key : provider.keys) {
            QJsonObject json = keyJson(key, find(state.provider(provider.name), key.id));
            json[u"key_id"_s] = key.id;
            json[u"provider"_s] = provider.name;
            all.append(json);
        }
    }
    return all;
}

} // namespace bifrost::admin
