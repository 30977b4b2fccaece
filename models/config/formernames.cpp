// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/formernames.h"

#include <QStringList>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

bool isFlag(const QJsonValue &value)
{
    return value.isBool() || value.isNull();
}

void rename(QJsonObject &members, const QString &former, const QString &name)
{
    const QJsonValue value = members.take(former);
    if (!value.isUndefined() && !members.contains(name))
        members[name] = value;
}

/// Either of the names switches it on.
void renameSwitch(QJsonObject &members, const QString &former, const QString &name)
{
    if (!isFlag(members.value(former)))
        return;
    const QJsonValue value = members.take(former);
    if (!members.contains(name) || value.toBool())
        members[name] = value;
}

void renameClient(QJsonObject &client)
{
    renameSwitch(client, u"enforce_governance_header"_s, u"enforce_auth_on_inference"_s);
    renameSwitch(client, u"enforce_scim_auth"_s, u"enforce_auth_on_inference"_s);
    const QString fallbacks = u"enable_litellm_fallbacks"_s;
    const QJsonValue compat = client.value(u"compat"_s);
    if (!isFlag(client.value(fallbacks)) || !(compat.isObject() || compat.isUndefined()))
        return;
    QJsonObject members = compat.toObject();
    const QJsonValue value = client.take(fallbacks);
    if (!members.contains(u"convert_text_to_chat"_s))
        members[u"convert_text_to_chat"_s] = value;
    client[u"compat"_s] = members;
}

} // namespace

void useNamesOfToday(ConfigSection section, QJsonObject &members)
{
    if (section == ConfigSection::Client)
        renameClient(members);
    else if (section == ConfigSection::Server && isFlag(members.value(u"localOnlyMode"_s)))
        rename(members, u"localOnlyMode"_s, u"local_only"_s);
}

void useProviderNamesOfToday(QJsonObject &members)
{
    const QString section = u"network_config"_s;
    if (!members.value(section).isObject())
        return;
    QJsonObject network = members.value(section).toObject();
    for (const QString &name : {u"retry_backoff_initial"_s, u"retry_backoff_max"_s}) {
        const QJsonValue value = network.value(name + "_ms"_L1);
        if (value.isDouble() || value.isNull())
            rename(network, name + "_ms"_L1, name);
    }
    members[section] = network;
}

void useKeyNamesOfToday(QJsonObject &members)
{
    const QJsonValue former = members.value(u"deployments"_s);
    const QJsonValue present = members.value(u"aliases"_s);
    if (former.isNull()) {
        rename(members, u"deployments"_s, u"aliases"_s);
        return;
    }
    if (!former.isObject() || !(present.isObject() || present.isUndefined()))
        return;
    // Both are read, and may name different models.
    const QJsonObject deployments = members.take(u"deployments"_s).toObject();
    QJsonObject aliases = present.toObject();
    const QStringList newer = aliases.keys();
    for (auto it = deployments.begin(); it != deployments.end(); ++it) {
        if (!newer.contains(it.key(), Qt::CaseInsensitive))
            aliases[it.key()] = it.value();
    }
    members[u"aliases"_s] = aliases;
}

} // namespace bifrost
