// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/clientreader.h"

#include <utility>

#include "models/config/headernames.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostDays = 36'500;
constexpr int MostBodyMb = 100'000;

QStringList readHeaderNames(ObjectReader &reader, QLatin1StringView name, bool patterns)
{
    const QStringList names = reader.texts(name, ObjectReader::MaxFew).value_or(QStringList());
    for (const QString &entry : names) {
        // A star ends a pattern and may be all of it.
        const QString bare = patterns && entry.endsWith(u'*') ? entry.chopped(1) : entry;
        if (entry != "*"_L1 && !isHeaderName(bare)) {
            reader.failAt(name, entry, Fault::Format, u": \"%1\" is not the name of a header."_s.arg(entry));
        }
    }
    return names;
}

QStringList readOrigins(ObjectReader &reader)
{
    QStringList origins;
    const QStringList entries =
        reader.texts("allowed_origins"_L1, ObjectReader::MaxFew).value_or(QStringList());
    for (const QString &entry : entries) {
        QString origin = entry;
        while (origin.endsWith(u'/')) // pasted from an address bar; browsers send none
            origin.chop(1);
        if (origin != "*"_L1 && !origin.contains("://"_L1)) {
            reader.failAt("allowed_origins"_L1, entry, Fault::Format,
                          u": \"%1\" is not an origin. Write it as \"https://app.example\" or "
                          u"\"http://localhost:3000\"."_s.arg(origin));
        }
        origins.append(origin.toLower());
    }
    if (origins.contains(u"*"_s)) {
        reader.findings().note(reader.pathOf(u"allowed_origins"), reader.take("allowed_origins"_L1)->offset,
                               origins.size() == 1
                                   ? u"\"*\" lets pages of every origin call with a virtual key, and this "
                                     u"version has none. List the origins that are meant."_s
                                   : u"\"*\" adds nothing to the other origins: all pages could then call "
                                     u"with a virtual key, and this version has none."_s);
    }
    return origins;
}

QStringList readRoutes(ObjectReader &reader)
{
    const QStringList routes =
        reader.texts("whitelisted_routes"_L1, ObjectReader::MaxFew).value_or(QStringList());
    for (const QString &route : routes) {
        if (!route.startsWith(u'/')) {
            reader.failAt(
                "whitelisted_routes"_L1, route, Fault::Format,
                u": \"%1\" is not a path. Write it as \"/metrics\" or \"/api/providers*\"."_s.arg(route));
        }
    }
    return routes;
}

void readHeaderFilter(ObjectReader &client, ClientConfig &config)
{
    std::optional<ObjectReader> reader = client.object("header_filter_config"_L1);
    if (!reader)
        return;
    config.headerAllowlist = readHeaderNames(*reader, "allowlist"_L1, true);
    config.headerDenylist = readHeaderNames(*reader, "denylist"_L1, true);
    for (QString &name : config.headerAllowlist) {
        const QString entry = std::exchange(name, name.toLower());
        if (isNeverForwarded(name)) {
            reader->failAt("allowlist"_L1, entry, Fault::Choice,
                           u": \"%1\" is never forwarded and cannot be listed."_s.arg(name));
        }
    }
    for (QString &name : config.headerDenylist)
        name = name.toLower();
    reader->finish();
}

} // namespace

ClientConfig readClient(ObjectReader &root)
{
    std::optional<ObjectReader> reader = root.object("client"_L1);
    return reader ? readClientMembers(*reader) : ClientConfig();
}

ClientConfig readClientMembers(ObjectReader &client)
{
    ClientConfig config;
    config.dropExcessRequests = client.flag("drop_excess_requests"_L1, config.dropExcessRequests);
    config.enableLogging = client.flag("enable_logging"_L1, config.enableLogging);
    config.disableContentLogging = client.flag("disable_content_logging"_L1, config.disableContentLogging);
    if (const std::optional<int> days = client.whole("log_retention_days"_L1, {0, MostDays}); days == 0) {
        client.findings().note(client.pathOf(u"log_retention_days"),
                               client.take("log_retention_days"_L1)->offset,
                               u"0 stands for the default, %1 days. Write for how many days rows stay; "
                               u"\"enable_logging\": false keeps none."_s.arg(config.logRetentionDays));
    } else if (days) {
        config.logRetentionDays = *days;
    }
    config.maxRequestBodyMb =
        client.wholeOrDefault("max_request_body_size_mb"_L1, {0, MostBodyMb}, config.maxRequestBodyMb);
    config.allowedOrigins = readOrigins(client);
    config.allowedHeaders = readHeaderNames(client, "allowed_headers"_L1, false);
    config.requiredHeaders = readHeaderNames(client, "required_headers"_L1, false);
    readHeaderFilter(client, config);
    config.whitelistedRoutes = readRoutes(client);
    for (const auto name :
         {"enforce_auth_on_inference"_L1, "enforce_governance_header"_L1, "enforce_scim_auth"_L1})
        config.enforceAuthOnInference = client.flag(name, false) || config.enforceAuthOnInference;
    client.unused({"initial_pool_size"_L1, "prometheus_labels"_L1, "disable_db_pings_in_health"_L1,
                   "disable_auth_on_inference"_L1, "allow_direct_keys"_L1, "enable_litellm_fallbacks"_L1,
                   "compat"_L1, "mcp_agent_depth"_L1, "mcp_tool_execution_timeout"_L1,
                   "mcp_code_mode_binding_level"_L1, "mcp_tool_sync_interval"_L1,
                   "mcp_disable_auto_tool_inject"_L1, "mcp_server_auth_mode"_L1, "async_job_result_ttl"_L1,
                   "logging_headers"_L1, "hide_deleted_virtual_keys_in_filters"_L1, "oauth2_server_config"_L1,
                   "vk_rotation_cooldown"_L1, "delete_expired_virtual_keys"_L1});
    client.finish();
    return config;
}

} // namespace bifrost
