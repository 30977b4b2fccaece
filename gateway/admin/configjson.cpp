// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/configjson.h"

namespace bifrost::admin {

using namespace Qt::StringLiterals;

namespace {

QJsonObject secretJson(const SecretValue &secret)
{
    return {{u"value"_s, QString::fromStdString(secret.value.masked())},
            {u"env_var"_s, secret.reference},
            {u"from_env"_s, !secret.reference.isEmpty()}};
}

/// Of a password not even the ends are shown.
QJsonObject authJson(const AuthConfig &auth)
{
    QJsonObject password = secretJson(auth.password);
    password[u"value"_s] = auth.password.value.isEmpty() ? QString() : u"<redacted>"_s;
    const std::string_view name = auth.username.value.reveal();
    const bool nameFromEnv = !auth.username.reference.isEmpty();
    return {{u"admin_username"_s,
             QJsonObject{{u"value"_s, QString::fromUtf8(name.data(), qsizetype(name.size()))},
                         {u"env_var"_s, auth.username.reference},
                         {u"from_env"_s, nameFromEnv}}},
            {u"admin_password"_s, password},
            {u"is_enabled"_s, auth.enabled},
            {u"disable_auth_on_inference"_s, auth.openInference.value_or(true)}};
}

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

QJsonObject keyJson(const KeyConfig &key)
{
    QJsonObject json{{u"id"_s, key.id},
                     {u"name"_s, key.name},
                     {u"value"_s, secretJson(key.value)},
                     {u"models"_s, namesJson(key.models)},
                     {u"blacklisted_models"_s, QJsonArray::fromStringList(key.blacklistedModels)},
                     {u"weight"_s, key.weight},
                     {u"enabled"_s, key.enabled},
                     {u"use_for_batch_api"_s, key.useForBatch}};
    if (!key.aliases.isEmpty())
        json[u"aliases"_s] = mapJson(key.aliases);
    return json;
}

/// Header values may be credentials.
QJsonObject maskedHeaders(const QMap<QString, QString> &headers)
{
    QJsonObject json;
    for (auto [name, value] : headers.asKeyValueRange())
        json[name] = QString::fromStdString(Secret(value.toStdString()).masked());
    return json;
}

QJsonObject networkJson(const NetworkConfig &network)
{
    return {{u"base_url"_s, network.baseUrl},
            {u"extra_headers"_s, maskedHeaders(network.extraHeaders)},
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
    return json;
}

} // namespace

QJsonObject providerJson(const ProviderConfig &provider)
{
    QJsonArray keys;
    for (const KeyConfig &key : provider.keys)
        keys.append(keyJson(key));
    QJsonObject json{
        {u"name"_s, provider.name},
        {u"keys"_s, keys},
        {u"network_config"_s, networkJson(provider.network)},
        {u"concurrency_and_buffer_size"_s,
         QJsonObject{{u"concurrency"_s, provider.concurrency}, {u"buffer_size"_s, provider.bufferSize}}},
        {u"proxy_config"_s, QJsonValue::Null},
        {u"send_back_raw_request"_s, provider.sendBackRawRequest},
        {u"send_back_raw_response"_s, provider.sendBackRawResponse},
        {u"store_raw_request_response"_s, false},
        {u"provider_status"_s, u"active"_s}};
    if (!provider.proxyType.isEmpty())
        json[u"proxy_config"_s] = QJsonObject{{u"type"_s, provider.proxyType}};
    if (provider.disableStore)
        json[u"openai_config"_s] = QJsonObject{{u"disable_store"_s, true}};
    if (provider.custom)
        json[u"custom_provider_config"_s] = customJson(*provider.custom);
    return json;
}

QJsonObject providersJson(const Configuration &configuration)
{
    QJsonArray providers;
    for (const ProviderConfig &provider : configuration.providers)
        providers.append(providerJson(provider));
    return {{u"providers"_s, providers}, {u"total"_s, providers.size()}};
}

QJsonObject configJson(const Configuration &configuration)
{
    const ClientConfig &client = configuration.client;
    const QJsonObject clientJson{
        {u"drop_excess_requests"_s, client.dropExcessRequests},
        {u"enable_logging"_s, client.enableLogging},
        {u"disable_content_logging"_s, client.disableContentLogging},
        {u"log_retention_days"_s, client.logRetentionDays},
        {u"max_request_body_size_mb"_s, client.maxRequestBodyMb},
        {u"enforce_auth_on_inference"_s, client.enforceAuthOnInference},
        {u"allowed_origins"_s, QJsonArray::fromStringList(client.allowedOrigins)},
        {u"allowed_headers"_s, QJsonArray::fromStringList(client.allowedHeaders)},
        {u"required_headers"_s, QJsonArray::fromStringList(client.requiredHeaders)},
        {u"header_filter_config"_s,
         QJsonObject{{u"allowlist"_s, QJsonArray::fromStringList(client.headerAllowlist)},
                     {u"denylist"_s, QJsonArray::fromStringList(client.headerDenylist)}}},
    };
    return {{u"client_config"_s, clientJson},
            {u"auth_config"_s, authJson(configuration.auth)},
            {u"is_db_connected"_s, false}, // the configuration is the file alone
            {u"is_cache_connected"_s, false},
            {u"is_logs_connected"_s, configuration.logStore.enabled && client.enableLogging}};
}

} // namespace bifrost::admin
