// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/keyrules.h"

#include <algorithm>

#include <QJsonArray>

#include "models/config/builtinproviders.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

QJsonObject customOf(const StoredProvider &provider)
{
    return provider.document.members[u"custom_provider_config"_s].toObject();
}

} // namespace

bool isKeyLess(const StoredProvider &provider)
{
    return customOf(provider)[u"is_key_less"_s].toBool();
}

bool lacksValue(const StoredProvider &provider, const StoredKey &key)
{
    static const QStringList otherWays{u"vertex"_s, u"bedrock"_s, u"vllm"_s,
                                       u"azure"_s,  u"ollama"_s,  u"sgl"_s};
    const QString kind = customOf(provider)[u"base_provider_type"_s].toString(provider.name);
    if (otherWays.contains(kind) || isKeyLess(provider) || key.document.secrets.contains(u"value"_s))
        return false;
    const QJsonValue value = key.document.members[u"value"_s];
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty());
}

bool isKeyValue(const Secret &value)
{
    return std::ranges::all_of(value.reveal(), [](unsigned char c) { return c > 0x20 && c < 0x7f; });
}

FieldErrors checkKeyValues(const StoredProvider &provider, const ProviderConfig &read,
                           const StoredProvider *before)
{
    const QString member = u"value"_s;
    FieldErrors errors;
    for (std::size_t i = 0; i < provider.keys.size() && i < read.keys.size(); ++i) {
        const StoredKey &key = provider.keys[i];
        const StoredKey *known = before ? before->key(key.id) : nullptr;
        if (known && known->document.secrets.value(member) == key.document.secrets.value(member)
            && known->document.members[member] == key.document.members[member])
            continue;
        if (!isKeyValue(read.keys[i].value.value))
            errors.push_back({u"keys[%1].value"_s.arg(i), Fault::Format,
                              u": the key has blanks or characters that no key has. Enter it again."_s});
    }
    return errors;
}

std::optional<FieldError> checkAddress(const ProviderConfig &provider)
{
    const bool needsOne = provider.custom && baseProviderTypes().contains(provider.custom->baseProviderType);
    const bool hasOne = !provider.network.baseUrl.isEmpty()
        || std::ranges::any_of(provider.keys, [](const KeyConfig &key) { return !key.url.isEmpty(); });
    if (!needsOne || hasOne)
        return std::nullopt;
    return FieldError{u"network_config.base_url"_s, Fault::Missing,
                      u"must be the address of the server, such as \"http://localhost:8000/v1\"."_s};
}

FieldErrors checkLoad(const ConfigDocument &provider)
{
    FieldErrors errors;
    const QString section = u"concurrency_and_buffer_size"_s;
    const QJsonObject load = provider.members[section].toObject();
    for (const QString &name : {u"concurrency"_s, u"buffer_size"_s}) {
        if (load.contains(name) && load[name].isDouble() && load[name].toDouble() == 0)
            errors.push_back(
                {section + u'.' + name, Fault::Range, u"must be a whole number of at least 1, not 0."_s});
    }
    return errors;
}

std::optional<FieldError> checkKindChange(const StoredProvider &before, const StoredProvider &after)
{
    const QString was = customOf(before)[u"base_provider_type"_s].toString();
    if (was.isEmpty())
        return std::nullopt;
    if (customOf(after).isEmpty()) {
        return FieldError{u"custom_provider_config"_s, Fault::Missing,
                          u"cannot be removed: it says what \"%1\" is."_s.arg(before.name)};
    }
    const QString is = customOf(after)[u"base_provider_type"_s].toString();
    if (is.compare(was, Qt::CaseInsensitive) == 0)
        return std::nullopt;
    return FieldError{
        u"custom_provider_config.base_provider_type"_s, Fault::Choice,
        u"stays \"%1\" as long as the provider exists. Set up another provider instead."_s.arg(was)};
}

void dropAnswerMembers(QJsonObject &members)
{
    for (const QString &name : {u"name"_s, u"status"_s, u"description"_s, u"provider_status"_s,
                                u"config_hash"_s, u"provider"_s, u"key_id"_s})
        members.remove(name);
}

void keepMeaningOfEmptyLists(StoredProvider &provider, std::optional<int> version)
{
    if (version != 1)
        return;
    for (StoredKey &key : provider.keys) {
        QJsonObject &members = key.document.members;
        if (members[u"models"_s].isArray() && members[u"models"_s].toArray().isEmpty())
            members[u"models"_s] = QJsonArray{u"*"_s};
    }
}

} // namespace bifrost
