// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/configjson.h"

#include "gateway/admin/providerjson.h"
#include "models/config/formernames.h"

#include <QJsonArray>

namespace bifrost::admin {

using namespace Qt::StringLiterals;

namespace {

constexpr int DefaultPricingSync = 86'400;

} // namespace

QJsonObject clientJson(const ConfigState &state)
{
    const ClientConfig &client = state.configuration.client;
    QJsonObject json = state.stored.sections.value(sectionName(ConfigSection::Client)).masked();
    useNamesOfToday(ConfigSection::Client, json);
    overlay(json,
            {{u"drop_excess_requests"_s, client.dropExcessRequests},
             {u"enable_logging"_s, client.enableLogging},
             {u"disable_content_logging"_s, client.disableContentLogging},
             {u"log_retention_days"_s, client.logRetentionDays},
             {u"max_request_body_size_mb"_s, client.maxRequestBodyMb},
             {u"enforce_auth_on_inference"_s, client.enforceAuthOnInference},
             {u"allowed_origins"_s, QJsonArray::fromStringList(client.allowedOrigins)},
             {u"allowed_headers"_s, QJsonArray::fromStringList(client.allowedHeaders)},
             {u"whitelisted_routes"_s, QJsonArray::fromStringList(client.whitelistedRoutes)},
             {u"required_headers"_s, QJsonArray::fromStringList(client.requiredHeaders)},
             {u"header_filter_config"_s,
              QJsonObject{{u"allowlist"_s, QJsonArray::fromStringList(client.headerAllowlist)},
                          {u"denylist"_s, QJsonArray::fromStringList(client.headerDenylist)}}}});
    return json;
}

QJsonObject serverJson(const ConfigState &state, bool localOnly)
{
    const ServerConfig &server = state.configuration.server;
    QJsonObject json = state.stored.sections.value(sectionName(ConfigSection::Server)).masked();
    overlay(json,
            {{u"host"_s, server.host},
             {u"port"_s, server.port},
             {u"hosts"_s, QJsonArray::fromStringList(server.hosts)},
             {u"threads"_s, server.threads},
             {u"tls"_s, QJsonObject{{u"cert"_s, server.tlsCertificate}, {u"key"_s, server.tlsKey}}},
             {u"limits"_s,
              QJsonObject{{u"head_kb"_s, server.headKb},
                          {u"buffered_mb"_s, server.bufferedMb},
                          {u"connections"_s, server.connections},
                          {u"live_content_mb"_s, server.liveContentMb}}},
             {u"deadlines_ms"_s,
              QJsonObject{{u"head"_s, qint64(server.headDeadline.count())},
                          {u"body"_s, qint64(server.bodyDeadline.count())},
                          {u"idle"_s, qint64(server.idleDeadline.count())}}},
             {u"egress"_s, QJsonObject{{u"allow"_s, QJsonArray::fromStringList(server.egressAllow)}}},
             {u"local_only"_s, server.localOnly || localOnly},
             {u"owner_check"_s, server.ownerCheck},
             {u"demo"_s, server.demo}});
    return json;
}

/// Of a password not even the ends are shown.
QJsonObject authJson(const ConfigState &state)
{
    const AuthConfig &auth = state.configuration.auth;
    const std::string_view name = auth.username.reference.isEmpty() ? auth.username.value.reveal() : "";
    const bool isSet = !auth.password.value.isEmpty() || auth.password.locked;
    QJsonObject json = state.stored.sections.value(sectionName(ConfigSection::Auth)).masked();
    overlay(json,
            {{u"admin_username"_s,
              secretJson(QString::fromUtf8(name.data(), qsizetype(name.size())), auth.username.reference)},
             {u"admin_password"_s, secretJson(isSet ? u"<redacted>"_s : QString(), auth.password.reference)},
             {u"is_enabled"_s, auth.enabled},
             {u"disable_auth_on_inference"_s, auth.openInference.value_or(true)}});
    return json;
}

QJsonObject logStoreJson(const ConfigState &state)
{
    const LogStoreConfig &store = state.configuration.logStore;
    QJsonObject json = state.stored.sections.value(sectionName(ConfigSection::LogStore)).masked();
    QJsonObject config = json[u"config"_s].toObject();
    overlay(config, {{u"path"_s, store.path}, {u"cap_mb"_s, store.capMb}});
    overlay(json, {{u"enabled"_s, store.enabled}, {u"config"_s, config}});
    if (!json.contains(u"type"_s))
        json[u"type"_s] = u"sqlite"_s;
    return json;
}

/// Flat here, in a section of its own in the file.
QJsonObject frameworkJson(const ConfigState &state)
{
    const QJsonObject pricing =
        state.stored.sections.value(sectionName(ConfigSection::Framework)).members[u"pricing"_s].toObject();
    return {{u"id"_s, 1},
            {u"pricing_url"_s, pricing[u"pricing_url"_s].toString()},
            {u"pricing_sync_interval"_s, pricing[u"pricing_sync_interval"_s].toInt(DefaultPricingSync)}};
}

QJsonObject tlsJson(const TlsState &tls)
{
    const CertificateFacts &facts = tls.certificate;
    QJsonObject json{{u"subject"_s, facts.subject},
                     {u"issuer"_s, facts.issuer},
                     {u"names"_s, QJsonArray::fromStringList(facts.names)},
                     {u"not_before"_s, facts.from.toString(Qt::ISODate)},
                     {u"not_after"_s, facts.until.toString(Qt::ISODate)},
                     {u"self_signed"_s, facts.selfSigned}};
    const QString objection = facts.objection(QDateTime::currentDateTimeUtc());
    if (const QString trouble = tls.trouble.isEmpty() ? objection : tls.trouble; !trouble.isEmpty())
        json[u"trouble"_s] = trouble;
    return json;
}

} // namespace bifrost::admin
