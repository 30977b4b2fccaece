// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/filedocuments.h"

#include <QJsonArray>
#include <QUuid>

#include "models/config/configcommand.h"
#include "models/config/formernames.h"
#include "models/config/jsonconversion.h"

namespace bifrost {

using namespace Qt::StringLiterals;

QString stableKeyId(const QString &provider, const QString &name)
{
    static const QUuid space(u"{6f1c5a0e-6f3d-4f0e-9a51-0c8d3c1f7b62}"_s);
    return QUuid::createUuidV5(space, provider + u'/' + name).toString(QUuid::WithoutBraces);
}

QString nameOfNamelessKey(std::size_t index)
{
    return u"key-%1"_s.arg(index + 1);
}

StoredKey storedKeyOf(const QJsonObject &whole)
{
    StoredKey key;
    key.id = whole[u"id"_s].toString();
    key.name = whole[u"name"_s].toString();
    key.document = ConfigDocument::split(whole);
    key.document.members.remove(u"id"_s);
    key.document.members.remove(u"name"_s);
    useKeyNamesOfToday(key.document.members);
    return key;
}

StoredProvider storedProviderOf(const QString &name, const QJsonObject &whole)
{
    StoredProvider provider;
    provider.name = name;
    QJsonObject settings = whole;
    const QJsonArray keys = settings.take(u"keys"_s).toArray();
    provider.document = ConfigDocument::split(settings);
    useProviderNamesOfToday(provider.document.members);
    for (const QJsonValue key : keys) {
        provider.keys.push_back(storedKeyOf(key.toObject()));
        if (provider.keys.back().name.isEmpty())
            provider.keys.back().name = nameOfNamelessKey(provider.keys.size() - 1);
    }
    return provider;
}

FileDocuments FileDocuments::of(const JsonNode &root)
{
    QJsonObject file = jsonOf(root).toObject();
    FileDocuments documents;
    documents.winsAlways = file[u"source_of_truth"_s] == "config.json"_L1;
    const QString auth = sectionName(ConfigSection::Auth);
    if (const QJsonValue inside = file[u"governance"_s].toObject()[auth]; inside.isObject())
        file[auth] = inside; // which counts instead
    for (const ConfigSection section : AllSections) {
        const QString name = sectionName(section);
        if (!file[name].isObject())
            continue;
        ConfigDocument document = ConfigDocument::split(file[name].toObject());
        useNamesOfToday(section, document.members);
        documents.sections.insert(name, std::move(document));
    }
    const QString server = sectionName(ConfigSection::Server);
    if (const QJsonValue former = file[u"localOnlyMode"_s]; former.isBool()) {
        QJsonObject &members = documents.sections[server].members;
        if (!members.contains(u"local_only"_s))
            members[u"local_only"_s] = former;
    }
    if (!file[u"providers"_s].isObject())
        return documents;
    documents.providers.emplace();
    const QJsonObject providers = file[u"providers"_s].toObject();
    for (auto it = providers.begin(); it != providers.end(); ++it) {
        const QString name = it.key().toLower();
        documents.providers->insert(name, storedProviderOf(name, it.value().toObject()));
    }
    return documents;
}

} // namespace bifrost
