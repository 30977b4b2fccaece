// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/storedreader.h"

#include <algorithm>

#include <QJsonArray>

#include "models/config/authreader.h"
#include "models/config/authrules.h"
#include "models/config/clientreader.h"
#include "models/config/jsonconversion.h"
#include "models/config/providerreader.h"
#include "models/config/serverreader.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

template <typename Config, typename Read>
ReadDocument<Config> readDocument(const QJsonObject &json, const Read &read)
{
    const QByteArray text; // there are no lines to name
    ConfigFindings findings(text, QString());
    const JsonNode node = nodeOf(json);
    ObjectReader reader(node, QString(), findings);
    ReadDocument<Config> result;
    result.config = read(reader);
    result.errors = findings.fieldErrors();
    result.notices = findings.takeNotices();
    for (ConfigNotice &notice : result.notices)
        notice.line = notice.column = 0;
    return result;
}

/// Without one of its secrets a thing is not what it was meant to be.
bool hasLocked(const ConfigDocument &document)
{
    return std::any_of(document.secrets.begin(), document.secrets.end(),
                       [](const SecretSlot &secret) { return secret.isUnknown(); });
}

} // namespace

ReadDocument<ProviderConfig> readStored(const StoredProvider &provider, const ReadingRules &rules)
{
    QJsonArray keys;
    for (const StoredKey &key : provider.keys) {
        QJsonObject json = key.document.revealed();
        json[u"id"_s] = key.id;
        json[u"name"_s] = key.name;
        keys.append(json);
    }
    QJsonObject json = provider.document.revealed();
    json[u"keys"_s] = keys;
    auto result = readDocument<ProviderConfig>(json, [&](ObjectReader &reader) {
        return readProvider(provider.name, reader, rules.version, rules.environment);
    });
    for (std::size_t i = 0; i < provider.keys.size() && i < result.config.keys.size(); ++i)
        result.config.keys[i].value.locked = hasLocked(provider.keys[i].document);
    result.config.locked = hasLocked(provider.document);
    return result;
}

ReadDocument<ClientConfig> readStoredClient(const ConfigDocument &document)
{
    return readDocument<ClientConfig>(document.revealed(),
                                      [](ObjectReader &reader) { return readClientMembers(reader); });
}

ReadDocument<ServerConfig> readStoredServer(const ConfigDocument &document)
{
    return readDocument<ServerConfig>(document.revealed(),
                                      [](ObjectReader &reader) { return readServerMembers(reader); });
}

ReadDocument<LogStoreConfig> readStoredLogStore(const ConfigDocument &document)
{
    return readDocument<LogStoreConfig>(document.revealed(),
                                        [](ObjectReader &reader) { return readLogStoreMembers(reader); });
}

ReadDocument<AuthConfig> readStoredAuth(const ConfigDocument &document, const ReadingRules &rules)
{
    auto result = readDocument<AuthConfig>(document.revealed(), [&](ObjectReader &reader) {
        return readAuthMembers(reader, rules.environment);
    });
    result.config.password.locked = hasLocked(document);
    if (result.config.password.locked)
        result.notices.clear(); // that it is empty is not so
    return result;
}

FieldErrors readStoredSection(ConfigSection section, const ConfigDocument &document,
                              const ReadingRules &rules)
{
    switch (section) {
    case ConfigSection::Client:
        return readStoredClient(document).errors;
    case ConfigSection::Server:
        return readStoredServer(document).errors;
    case ConfigSection::Framework:
        break; // nothing here obeys it yet
    case ConfigSection::LogStore:
        return readStoredLogStore(document).errors;
    case ConfigSection::Auth:
        return checkAuth(document, rules);
    }
    return {};
}

} // namespace bifrost
