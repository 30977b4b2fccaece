// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/configeditor.h"

#include <algorithm>

#include <QJsonArray>
#include <QUuid>

#include "models/config/formernames.h"
#include "models/config/keyrules.h"
#include "models/config/namerules.h"
#include "models/config/providerreader.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxProviders = 1000;
constexpr int MaxKeys = 1000; // of a provider

template <typename Command>
constexpr bool isSectionCommand = requires(const Command &command)
{
    command.section;
};

/// One command at work.
class Editor
{
public:
    Editor(const StoredConfiguration &stored, const ReadingRules &rules)
        : m_stored(stored)
        , m_rules(rules) { }

    EditResult take() { return std::move(m_result); }

    void operator()(const PutProvider &put)
    {
        // What is wrong besides the name is told too.
        const QString name = put.name.toLower();
        if (put.mode == PutProvider::Mode::Create && name.isEmpty())
            refuseField({u"provider"_s, Fault::Missing, u"must name the provider."_s});
        else if (const std::optional<FieldError> wrong = checkProviderName(name))
            refuseField(*wrong);
        m_isNameWrong = !m_result.fields.empty();
        const StoredProvider *known = find(name);
        if (known && put.mode == PutProvider::Mode::Create) {
            return refuse(
                ErrorCode::AlreadyExists,
                u"Provider \"%1\" is set up already. Change it, or choose another name."_s.arg(name));
        }
        if (!known && m_stored.providers.size() >= MaxProviders)
            return refuse(ErrorCode::SettingInvalid,
                          u"There are %1 providers, and no room for more."_s.arg(MaxProviders));
        StoredProvider provider{name, put.document, known ? known->keys : std::vector<StoredKey>()};
        useProviderNamesOfToday(provider.document.members);
        restore(provider.document, known ? known->document : ConfigDocument(), QString());
        if (put.keys)
            takeKeys(provider, *put.keys);
        m_isWhole = true;
        store(std::move(provider), known);
    }

    void operator()(const PatchProvider &patch)
    {
        const StoredProvider *known = findOrRefuse(patch.name);
        if (!known)
            return;
        StoredProvider provider = *known;
        ConfigDocument change = patch.patch;
        restore(change, known->document, QString());
        useProviderNamesOfToday(provider.document.members);
        useProviderNamesOfToday(change.members);
        provider.document.merge(change);
        m_isWhole = true;
        store(std::move(provider), known);
    }

    void operator()(const DeleteProvider &removal)
    {
        const QString name = removal.name.toLower();
        m_result.provider = name;
        const StoredProvider *known = find(name);
        if (!known)
            return; // gone is gone
        m_result.change.providers.insert(name, std::nullopt);
        m_result.undo = RestoreProvider{name, *known, false};
    }

    void operator()(const AddKey &add)
    {
        const StoredProvider *known = findOrRefuse(add.provider);
        if (!known)
            return;
        StoredProvider provider = *known;
        ConfigDocument document = add.document;
        StoredKey key = keyFrom(document, {}, provider, QString());
        if (provider.key(key.id)) {
            return refuse(
                ErrorCode::AlreadyExists,
                u"Provider \"%1\" has a key with the id \"%2\" already."_s.arg(provider.name, key.id));
        }
        if (provider.keys.size() >= MaxKeys)
            return refuse(ErrorCode::SettingInvalid,
                          u"Provider \"%1\" has %2 keys, and no room for more."_s.arg(
                              provider.name, QString::number(MaxKeys)));
        m_keyIndex = int(provider.keys.size());
        m_result.keyId = key.id;
        requireKeyed(provider);
        provider.keys.push_back(std::move(key));
        requireValue(provider, m_keyIndex, QString());
        store(std::move(provider), known);
        if (!m_result.error)
            m_result.undo = DeleteKey{known->name, m_result.keyId};
    }

    void operator()(const PutKey &put)
    {
        changeKey(put.provider, put.id, [&](StoredProvider &provider, StoredKey &key) {
            ConfigDocument document = put.document;
            document.members[u"id"_s] = key.id; // that of the path counts
            key = keyFrom(document, key.document, provider, QString());
        });
    }

    void operator()(const PatchKey &patch)
    {
        changeKey(patch.provider, patch.id, [&](StoredProvider &, StoredKey &key) {
            ConfigDocument change = patch.patch;
            restore(change, key.document, QString());
            change.members.remove(u"id"_s);
            if (const QJsonValue name = change.members.take(u"name"_s); !name.isUndefined())
                key.name = checkedName(name, QString());
            useKeyNamesOfToday(key.document.members);
            useKeyNamesOfToday(change.members);
            key.document.merge(change);
        });
    }

    void operator()(const DeleteKey &removal)
    {
        const StoredProvider *known = findOrRefuse(removal.provider);
        if (!known || !findKeyOrRefuse(*known, removal.id))
            return;
        StoredProvider provider = *known;
        const auto key = std::ranges::find(provider.keys, removal.id, &StoredKey::id);
        m_result.keyId = removal.id;
        const RestoreKey undo{known->name, *key, int(key - provider.keys.begin())};
        provider.keys.erase(key);
        // Nothing that was fine becomes wrong by having a key less.
        m_result.provider = provider.name;
        m_result.change.providers.insert(m_result.provider, std::move(provider));
        m_result.undo = undo;
    }

    void operator()(const PutSection &put) { changeSection({put.section, put.document, true}, QString()); }

    void operator()(const PatchSection &patch)
    {
        changeSection({patch.section, patch.patch, false}, QString());
    }

    void operator()(const ChangeSections &several)
    {
        for (const FieldError &wrong : several.found)
            addUnlessCovered(wrong);
        for (const ChangeSections::One &one : several.changes)
            changeSection(one, sectionName(one.section));
    }

    void operator()(const RestoreProvider &restored)
    {
        m_result.provider = restored.name;
        const StoredProvider *known = find(restored.name);
        if (known && !restored.mayReplace) {
            return refuse(ErrorCode::AlreadyExists,
                          u"Provider \"%1\" has been set up anew meanwhile."_s.arg(restored.name));
        }
        m_result.change.providers.insert(restored.name, restored.provider);
        m_result.undo = RestoreProvider{restored.name, known ? std::optional(*known) : std::nullopt};
    }

    void operator()(const RestoreKey &restored)
    {
        const StoredProvider *known = findOrRefuse(restored.provider);
        if (!known)
            return;
        StoredProvider provider = *known;
        if (provider.key(restored.key.id)) {
            return refuse(ErrorCode::AlreadyExists,
                          u"Provider \"%1\" has a key with the id \"%2\" already."_s.arg(provider.name,
                                                                                         restored.key.id));
        }
        m_keyIndex = std::clamp(restored.index, 0, int(provider.keys.size()));
        m_result.keyId = restored.key.id;
        provider.keys.insert(provider.keys.begin() + m_keyIndex, restored.key);
        m_isJudged = false; // it was there like this
        store(std::move(provider), known);
        if (!m_result.error)
            m_result.undo = DeleteKey{known->name, restored.key.id};
    }

    void operator()(const RestoreSections &restored)
    {
        m_result.change.sections = restored.sections;
        m_result.undo = RestoreSections{sectionsAsTheyAre(restored.sections.keys())};
    }

private:
    const StoredProvider *find(const QString &name) const
    {
        const auto found = m_stored.providers.find(name);
        return found == m_stored.providers.end() ? nullptr : &*found;
    }

    const StoredProvider *findOrRefuse(const QString &name)
    {
        const StoredProvider *provider = find(name.toLower());
        if (!provider)
            refuse(ErrorCode::NotFound, u"Provider \"%1\" is not set up."_s.arg(name));
        return provider;
    }

    const StoredKey *findKeyOrRefuse(const StoredProvider &provider, const QString &id)
    {
        const StoredKey *key = provider.key(id);
        if (!key)
            refuse(ErrorCode::NotFound,
                   u"Provider \"%1\" has no key with the id \"%2\"."_s.arg(provider.name, id));
        return key;
    }

    void refuse(ErrorCode code, const QString &sentence)
    {
        if (!m_result.error)
            m_result.error = Error(code, sentence.toStdString());
    }

    /// The first refusal by its code counts; of wrong values all are told.
    void refuseField(FieldError wrong) { m_result.fields.push_back(std::move(wrong)); }

    /// Masked values take what is stored; one that stands for nothing is wrong.
    void restore(ConfigDocument &document, const ConfigDocument &stored, const QString &parent)
    {
        for (const QString &path : document.restoreMasked(stored, m_rules.environment)) {
            const FieldError wrong{path, Fault::Masked,
                                   u"is a masked value as it is shown on the screen, and nothing is stored "
                                   u"that it stands for. Enter the value itself."_s};
            refuseField(parent.isEmpty() ? wrong : wrong.below(parent));
        }
    }

    QString checkedName(const QJsonValue &name, const QString &parent)
    {
        const QString text = name.toString().trimmed();
        if (text.isEmpty()) {
            const FieldError wrong{u"name"_s, Fault::Missing, u"must not be empty: it names the key."_s};
            refuseField(parent.isEmpty() ? wrong : wrong.below(parent));
        }
        return text;
    }

    /// The document of a key with id and name in it, taken apart.
    StoredKey keyFrom(ConfigDocument document, const ConfigDocument &stored, const StoredProvider &,
                      const QString &parent)
    {
        restore(document, stored, parent);
        StoredKey key;
        key.id = document.members.take(u"id"_s).toString();
        key.name = checkedName(document.members.take(u"name"_s), parent);
        if (key.id.isEmpty())
            key.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        key.document = std::move(document);
        useKeyNamesOfToday(key.document.members);
        dropAnswerMembers(key.document.members);
        return key;
    }

    void takeKeys(StoredProvider &provider, const std::vector<ConfigDocument> &documents)
    {
        const std::vector<StoredKey> before = std::exchange(provider.keys, {});
        if (documents.size() > MaxKeys) {
            return refuse(ErrorCode::SettingInvalid, u"A provider has at most %1 keys."_s.arg(MaxKeys));
        }
        for (std::size_t i = 0; i < documents.size(); ++i) {
            const QString path = u"keys[%1]"_s.arg(i);
            const QString id = documents[i].members[u"id"_s].toString();
            const auto known = std::ranges::find(before, id, &StoredKey::id);
            const bool isKnown = known != before.end();
            StoredKey key =
                keyFrom(documents[i], isKnown ? known->document : ConfigDocument(), provider, path);
            provider.keys.push_back(std::move(key));
            requireValue(provider, int(i), path);
        }
    }

    template <typename Change>
    void changeKey(const QString &providerName, const QString &id, const Change &change)
    {
        const StoredProvider *known = findOrRefuse(providerName);
        if (!known || !findKeyOrRefuse(*known, id))
            return;
        StoredProvider provider = *known;
        const auto key = std::ranges::find(provider.keys, id, &StoredKey::id);
        m_keyIndex = int(key - provider.keys.begin());
        m_result.keyId = id;
        change(provider, *key);
        requireValue(provider, m_keyIndex, QString());
        store(std::move(provider), known);
    }

    void requireKeyed(const StoredProvider &provider)
    {
        if (isKeyLess(provider))
            refuse(ErrorCode::SettingInvalid,
                   u"Provider \"%1\" works without keys (custom_provider_config.is_key_less)."_s.arg(
                       provider.name));
    }

    void requireValue(const StoredProvider &provider, int index, const QString &parent)
    {
        const StoredKey &key = provider.keys[std::size_t(index)];
        if (!lacksValue(provider, key))
            return;
        const FieldError wrong{u"value"_s, Fault::Missing,
                               u"must be the key, or \"env.NAME\" for a variable of the environment."_s};
        refuseField(parent.isEmpty() ? wrong : wrong.below(parent));
    }

    void store(StoredProvider provider, const StoredProvider *known)
    {
        m_result.provider = provider.name;
        dropAnswerMembers(provider.document.members);
        keepMeaningOfEmptyLists(provider, m_rules.version);
        for (const FieldError &wrong : checkLoad(provider.document))
            refuseField(wrong);
        if (known) {
            if (const std::optional<FieldError> wrong = checkKindChange(*known, provider))
                refuseField(*wrong);
        }
        ReadDocument<ProviderConfig> read = readStored(provider, m_rules);
        for (FieldError &wrong : read.errors) {
            if (!m_isNameWrong || !wrong.path.isEmpty()) // else that no kind has this name
                addUnlessCovered(relative(std::move(wrong)));
        }
        if (m_isJudged) {
            for (FieldError &wrong : checkKeyValues(provider, read.config, known))
                addUnlessCovered(relative(std::move(wrong)));
        }
        if (std::optional<FieldError> wrong = checkAddress(read.config); wrong && m_isWhole)
            addUnlessCovered(*std::move(wrong));
        if (known)
            m_result.undo = RestoreProvider{provider.name, *known};
        else
            m_result.undo = RestoreProvider{provider.name, std::nullopt};
        m_result.change.providers.insert(m_result.provider, std::move(provider));
    }

    void changeSection(const ChangeSections::One &one, const QString &parent)
    {
        ConfigDocument before = m_stored.sections.value(sectionName(one.section));
        ConfigDocument document = one.document;
        useNamesOfToday(one.section, before.members);
        useNamesOfToday(one.section, document.members);
        restore(document, before, parent);
        if (!one.whole) {
            ConfigDocument merged = before;
            merged.merge(document);
            document = std::move(merged);
        }
        for (const FieldError &wrong : readStoredSection(one.section, document, m_rules))
            addUnlessCovered(parent.isEmpty() ? wrong : wrong.below(parent));
        m_result.change.sections.insert(sectionName(one.section), std::move(document));
        m_result.undo = RestoreSections{sectionsAsTheyAre(m_result.change.sections.keys())};
    }

    QMap<QString, std::optional<ConfigDocument>> sectionsAsTheyAre(const QStringList &names) const
    {
        QMap<QString, std::optional<ConfigDocument>> sections;
        for (const QString &name : names) {
            const auto known = m_stored.sections.find(name);
            sections.insert(name, known == m_stored.sections.end() ? std::nullopt : std::optional(*known));
        }
        return sections;
    }

    /// For whoever changes one key, paths begin at that key.
    FieldError relative(FieldError wrong) const
    {
        if (m_keyIndex < 0)
            return wrong;
        const QString prefix = u"keys[%1]"_s.arg(m_keyIndex);
        if (wrong.path == prefix)
            wrong.path.clear();
        else if (wrong.path.startsWith(prefix + u'.'))
            wrong.path.remove(0, prefix.size() + 1);
        return wrong;
    }

    void addUnlessCovered(FieldError wrong)
    {
        const bool covered = std::ranges::any_of(
            m_result.fields, [&](const FieldError &other) { return other.path == wrong.path; });
        if (!covered)
            m_result.fields.push_back(std::move(wrong));
    }

    const StoredConfiguration &m_stored;
    const ReadingRules &m_rules;
    int m_keyIndex = -1; ///< of the only key that the command is about
    bool m_isNameWrong = false;
    bool m_isJudged = true; ///< values of keys
    bool m_isWhole = false; ///< it is about the provider itself, not about one of its keys
    EditResult m_result;
};

} // namespace

EditResult editConfiguration(const StoredConfiguration &stored, const ConfigCommand &command,
                             const ReadingRules &rules)
{
    Editor editor(stored, rules);
    std::visit(editor, command);
    EditResult result = editor.take();
    if (!result.error && !result.fields.empty())
        result.error = settingsError(result.fields);
    if (result.error) {
        result.change = {};
        result.undo.reset();
    }
    return result;
}

Error settingsError(const FieldErrors &fields)
{
    QStringList sentences;
    for (const FieldError &wrong : fields)
        sentences.append(wrong.sentence());
    return Error(ErrorCode::SettingInvalid, sentences.join(u' ').toStdString());
}

QString soleSection(const ConfigCommand &command)
{
    return std::visit(
        []<typename Command>(const Command &one) -> QString {
            if constexpr (isSectionCommand<Command>)
                return sectionName(one.section);
            else
                return {};
        },
        command);
}

QStringList subjectsOf(const ConfigCommand &command)
{
    return std::visit(
        []<typename Command>(const Command &one) -> QStringList {
            if constexpr (isSectionCommand<Command>) {
                return {sectionName(one.section)};
            } else if constexpr (requires { one.changes; }) {
                QStringList names;
                for (const auto &change : one.changes)
                    names.append(sectionName(change.section));
                return names;
            } else if constexpr (requires { one.sections; }) {
                return one.sections.keys();
            } else if constexpr (requires { one.provider.toLower(); }) {
                return {"providers/"_L1 + one.provider.toLower()};
            } else {
                return {"providers/"_L1 + one.name.toLower()};
            }
        },
        command);
}

} // namespace bifrost
