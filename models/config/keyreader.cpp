// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/keyreader.h"

#include <QHash>

#include "models/config/barereferences.h"
#include "models/config/filedocuments.h"
#include "models/config/keyrules.h"
#include "models/config/namelistreader.h"
#include "models/config/namerules.h"
#include "models/config/secretreader.h"
#include "models/config/urlreader.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

void addAliases(ObjectReader &reader, QLatin1StringView name, QMap<QString, QString> &aliases)
{
    const std::optional<ObjectReader> map = reader.object(name);
    if (!map)
        return;
    QHash<QString, QString> seen;
    for (const JsonMember &member : map->node().members) {
        const QString path = map->pathOf(member.name);
        const QString folded = member.name.toCaseFolded();
        if (seen.contains(folded)) {
            reader.findings().fail(
                member.offset,
                {path, Fault::Taken,
                 u"and \"%1\" differ only in upper and lower case, which aliases ignore."_s.arg(
                     seen.value(folded))});
            continue;
        }
        seen.insert(folded, member.name);
        QString model;
        if (member.value.type == JsonNode::Type::String)
            model = member.value.text;
        else if (std::optional<ObjectReader> object =
                     ObjectReader::of(member.value, path, reader.findings())) {
            model = object->text("model_id"_L1);
            object->unused({"model_name"_L1, "model_family"_L1, "description"_L1, "region"_L1,
                            "project_id"_L1, "use_anthropic_endpoints"_L1});
            object->finish();
        } else {
            continue;
        }
        if (model.isEmpty())
            reader.findings().fail(member.offset,
                                   {path, Fault::Missing, u"must name a model of the provider."_s});
        else if (!aliases.contains(member.name))
            aliases.insert(member.name, model);
    }
}

} // namespace

std::vector<KeyConfig> KeyReader::read(ObjectReader &provider) const
{
    std::vector<KeyConfig> keys;
    const std::vector<JsonNode> *items = provider.array("keys"_L1);
    if (!items)
        return keys;
    QHash<QString, std::size_t> names;
    QHash<QString, std::size_t> ids;
    for (std::size_t i = 0; i < items->size(); ++i) {
        const QString path = u"%1[%2]"_s.arg(provider.pathOf(u"keys")).arg(i);
        std::optional<ObjectReader> reader = ObjectReader::of(items->at(i), path, provider.findings());
        if (!reader)
            continue;
        KeyConfig key = readKey(*reader, i);
        const auto unique = [&](QHash<QString, std::size_t> &seen, const QString &member,
                                const QString &value) {
            const bool taken = seen.contains(value);
            if (taken) {
                provider.findings().fail(
                    items->at(i).offset,
                    {path + u'.' + member, Fault::Taken,
                     u"is the same as that of keys[%1], \"%2\". Each key needs its own."_s
                         .arg(seen.value(value))
                         .arg(value)});
            }
            seen.insert(value, i);
            return !taken;
        };
        // An id that nobody wrote comes from the name, and is the same where that is.
        if (unique(names, u"name"_s, key.name) || key.id != stableKeyId(m_provider, key.name))
            unique(ids, u"id"_s, key.id);
        keys.push_back(std::move(key));
    }
    return keys;
}

KeyConfig KeyReader::readKey(ObjectReader &reader, std::size_t index) const
{
    KeyConfig key;
    key.name = reader.text("name"_L1);
    const auto check = [&](const char *member, std::optional<FieldError> wrong) {
        if (!wrong)
            return;
        const JsonNode *node = reader.take(QLatin1StringView(member));
        reader.findings().fail(node ? node->offset : reader.node().offset, wrong->below(reader.path()));
    };
    if (key.name.isEmpty()) {
        key.name = nameOfNamelessKey(index);
        reader.findings().note(reader.path(), reader.node().offset,
                               u"The key has no name; it is called \"%1\" from its place."_s.arg(key.name));
    }
    check("name", checkKeyName(key.name));
    if (const JsonNode *node = reader.take("name"_L1))
        noteBareReference(reader.findings(), reader.pathOf(u"name"), node->offset, key.name,
                          u"It names the key; the reference belongs in \"value\", as \"env.NAME\"."_s);
    key.id = reader.text("id"_L1);
    check("id", checkKeyId(key.id));
    if (key.id.isEmpty())
        key.id = stableKeyId(m_provider, key.name);
    key.value = readSecret(reader, "value"_L1, m_environment);
    if (!isKeyValue(key.value.value))
        key.value.lack = u"it has blanks or characters that no key has"_s; // nobody sends it
    key.models = readNameList(reader, "models"_L1, m_version);
    key.blacklistedModels = reader.texts("blacklisted_models"_L1).value_or(QStringList());
    noteOwnPrefix(reader, "models"_L1, key.models.names);
    noteOwnPrefix(reader, "blacklisted_models"_L1, key.blacklistedModels);
    key.weight = reader.number("weight"_L1, 0, 1);
    key.enabled = reader.flag("enabled"_L1, true);
    key.useForBatch = reader.flag("use_for_batch_api"_L1, false);
    readAliases(reader, key);
    readOwnServer(reader, key);
    reader.unused({"azure_key_config"_L1, "vertex_key_config"_L1, "bedrock_key_config"_L1});
    reader.finish();
    return key;
}

/// Who calls `groq/llama` writes that here too, where the provider's own name of the model belongs.
void KeyReader::noteOwnPrefix(ObjectReader &reader, QLatin1StringView list, const QStringList &models) const
{
    const QString prefix = m_provider + u'/';
    if (m_provider == "openrouter"_L1) // has models of its own name
        return;
    for (const QString &model : models) {
        if (model.size() > prefix.size() && model.startsWith(prefix, Qt::CaseInsensitive)) {
            reader.findings().note(
                reader.pathOf(list), reader.take(list)->offset,
                u"\"%1\" is compared with the name that %2 gives the model. If it calls it \"%3\", write that."_s
                    .arg(model, m_provider, model.mid(prefix.size())));
        }
    }
}

void KeyReader::readAliases(ObjectReader &reader, KeyConfig &key) const
{
    addAliases(reader, "aliases"_L1, key.aliases);
    addAliases(reader, "deployments"_L1, key.aliases); // the former name
    for (const QLatin1StringView section : {"huggingface_key_config"_L1, "replicate_key_config"_L1}) {
        if (std::optional<ObjectReader> config = reader.object(section)) {
            addAliases(*config, "deployments"_L1, key.aliases);
            config->finish();
        }
    }
}

void KeyReader::readOwnServer(ObjectReader &reader, KeyConfig &key) const
{
    for (const QLatin1StringView section :
         {"vllm_key_config"_L1, "ollama_key_config"_L1, "sgl_key_config"_L1}) {
        std::optional<ObjectReader> config = reader.object(section);
        if (!config)
            continue;
        if (const JsonNode *node = config->take("url"_L1)) {
            const SecretValue url = readSecret(*config, "url"_L1, m_environment);
            const QString text = QString::fromUtf8(url.value.reveal());
            key.urlLack = url.lack;
            if (!text.isEmpty())
                key.url = checkServerUrl(*config, config->pathOf(u"url"), *node, text);
        }
        if (section == "vllm_key_config"_L1)
            key.servedModel = config->text("model_name"_L1);
        config->finish();
    }
}

} // namespace bifrost
