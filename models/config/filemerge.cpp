// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/filemerge.h"

#include <algorithm>

#include <QCryptographicHash>
#include <QJsonDocument>

#include "models/config/authrules.h"
#include "models/core/passwordhash.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr auto ProviderMark = "providers/"_L1;
constexpr auto DetectedMark = "detected/"_L1;
constexpr auto OwnMark = "own/"_L1; // in front of another: secrets there are no longer those of the file

QString markOfProvider(const QString &name)
{
    return ProviderMark + name;
}

QString markOfKey(const QString &providerMark, const StoredKey &key)
{
    return providerMark + "/keys/"_L1 + key.name;
}

/// Of what the file says; only whether it stays the same matters.
QString hashOf(const ConfigDocument &document)
{
    const QByteArray text = QJsonDocument(document.revealed()).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

/// The mark of a document. One with a password in it is hashed slowly, with a salt: people choose passwords
/// that could be guessed from the other hash, which lies in the database in the open.
QString markOf(const ConfigDocument &document, const QString &before)
{
    const QString hash = hashOf(document);
    if (!plainPassword(document))
        return hash;
    const std::string known = before.toStdString();
    if (PasswordHash::isSound(known) && PasswordHash(known).matches(hash.toStdString()))
        return before;
    return QString::fromStdString(PasswordHash::make(hash.toStdString()));
}

class FileMerge
{
public:
    FileMerge(const FileDocuments &file, const StoredConfiguration &database)
        : m_file(file)
        , m_database(database)
    {
        m_merged.stored = database;
    }

    MergedConfiguration run()
    {
        for (auto it = m_file.sections.begin(); it != m_file.sections.end(); ++it)
            mergeSection(it.key(), it.value());
        if (m_file.providers)
            mergeProviders(*m_file.providers);
        dropOldMarks();
        findChange();
        fillLocked();
        return std::move(m_merged);
    }

private:
    /// Remembers what the file says, and tells whether it said the same before.
    bool isAsBefore(const QString &mark, const ConfigDocument &document)
    {
        const QString before = m_database.marks.value(mark);
        const QString now = markOf(document, before);
        m_marks.insert(mark, now);
        return !m_file.winsAlways && before == now;
    }

    void mergeSection(const QString &name, const ConfigDocument &document)
    {
        if (isAsBefore(name, document))
            return;
        noteReplacement(name, name,
                        m_database.sections.contains(name) && m_database.sections.value(name) != document);
        m_merged.stored.sections.insert(name, document);
    }

    void mergeProviders(const QMap<QString, StoredProvider> &providers)
    {
        if (m_file.winsAlways)
            m_merged.stored.providers.clear();
        for (const StoredProvider &provider : providers)
            mergeProvider(provider);
    }

    void mergeProvider(const StoredProvider &inFile)
    {
        const QString mark = markOfProvider(inFile.name);
        const bool sameSettings = isAsBefore(mark, inFile.document);
        const auto known = m_database.providers.find(inFile.name);
        const bool isKnown = known != m_database.providers.end();
        StoredProvider result = inFile;
        for (StoredKey &key : result.keys)
            key.id = idFor(key, inFile.name, isKnown ? &*known : nullptr);
        if (sameSettings) {
            std::vector<StoredKey> newKeys;
            for (StoredKey &key : result.keys) {
                if (!isAsBefore(markOfKey(mark, key), key.document))
                    newKeys.push_back(key);
            }
            if (!isKnown && newKeys.empty())
                return; // deleted in the program since
            if (isKnown)
                result = *known;
            for (StoredKey &key : newKeys)
                putKey(result, std::move(key));
        } else {
            for (const StoredKey &key : result.keys)
                isAsBefore(markOfKey(mark, key), key.document);
            noteReplacement(mark, u"providers."_s + inFile.name, isKnown && *known != result);
        }
        m_merged.stored.providers.insert(inFile.name, result);
    }

    static QString idFor(const StoredKey &key, const QString &provider, const StoredProvider *known)
    {
        if (!key.id.isEmpty())
            return key.id;
        if (known) {
            const auto same = std::ranges::find(known->keys, key.name, &StoredKey::name);
            if (same != known->keys.end())
                return same->id;
        }
        return stableKeyId(provider, key.name);
    }

    static void putKey(StoredProvider &provider, StoredKey key)
    {
        const auto same = std::ranges::find(provider.keys, key.name, &StoredKey::name);
        if (same != provider.keys.end()) {
            key.id = same->id;
            *same = std::move(key);
            return;
        }
        if (provider.key(key.id)) // another one took it meanwhile
            key.id = stableKeyId(provider.name, key.name + u'/' + key.id);
        provider.keys.push_back(std::move(key));
    }

    void noteReplacement(const QString &mark, const QString &path, bool differs)
    {
        if (differs && m_database.marks.contains(mark) && !m_file.winsAlways) {
            m_merged.notices.push_back(
                {path, 0, u"The file was changed; what it says replaces what was set in the program."_s});
        }
    }

    void dropOldMarks()
    {
        for (auto it = m_database.marks.begin(); it != m_database.marks.end(); ++it) {
            const bool isOwn = it.key().startsWith(OwnMark);
            const QString other = it.key().sliced(isOwn ? OwnMark.size() : 0);
            const bool fileIsAsBefore =
                m_marks.contains(other) && m_marks.value(other) == m_database.marks.value(other);
            if (it.key().startsWith(DetectedMark) || (isOwn && fileIsAsBefore))
                m_marks.insert(it.key(), it.value());
        }
        m_merged.stored.marks = m_marks;
    }

    /// The file still says what was taken over from it, so it knows what is locked in the database.
    void fillLocked()
    {
        for (auto it = m_file.sections.begin(); it != m_file.sections.end(); ++it) {
            const auto section = m_merged.stored.sections.find(it.key());
            if (section != m_merged.stored.sections.end())
                fill(*section, it.value(), it.key());
        }
        if (!m_file.providers)
            return;
        for (const StoredProvider &inFile : *m_file.providers) {
            const auto provider = m_merged.stored.providers.find(inFile.name);
            if (provider == m_merged.stored.providers.end())
                continue;
            const QString mark = markOfProvider(inFile.name);
            fill(provider->document, inFile.document, mark);
            for (const StoredKey &key : inFile.keys) {
                const auto same = std::ranges::find(provider->keys, key.name, &StoredKey::name);
                if (same != provider->keys.end())
                    fill(same->document, key.document, markOfKey(mark, key));
            }
        }
    }

    void fill(ConfigDocument &known, const ConfigDocument &inFile, const QString &mark) const
    {
        if (m_merged.stored.marks.contains(OwnMark + mark))
            return;
        for (auto it = known.secrets.begin(); it != known.secrets.end(); ++it) {
            if (it->isUnknown())
                it->value = inFile.secrets.value(it.key()).value;
        }
    }

    template <typename Value>
    static void compare(const QMap<QString, Value> &before, const QMap<QString, Value> &after,
                        QMap<QString, std::optional<Value>> &change)
    {
        for (auto it = after.begin(); it != after.end(); ++it) {
            if (const auto old = before.find(it.key()); old == before.end() || *old != it.value())
                change.insert(it.key(), it.value());
        }
        for (auto it = before.begin(); it != before.end(); ++it) {
            if (!after.contains(it.key()))
                change.insert(it.key(), std::nullopt);
        }
    }

    void findChange()
    {
        compare(m_database.sections, m_merged.stored.sections, m_merged.change.sections);
        compare(m_database.providers, m_merged.stored.providers, m_merged.change.providers);
        compare(m_database.marks, m_merged.stored.marks, m_merged.change.marks);
    }

    const FileDocuments &m_file;
    const StoredConfiguration &m_database;
    QMap<QString, QString> m_marks;
    MergedConfiguration m_merged;
};

} // namespace

MergedConfiguration mergeFile(const FileDocuments &file, const StoredConfiguration &database)
{
    return FileMerge(file, database).run();
}

void markOwnSecrets(ConfigChange &change, const StoredConfiguration &before)
{
    const auto compare = [&](const ConfigDocument &was, const ConfigDocument &is, const QString &mark) {
        if (before.marks.contains(mark) && was.secrets != is.secrets)
            change.marks.insert(OwnMark + mark, u"secrets"_s);
    };
    for (auto it = change.sections.begin(); it != change.sections.end(); ++it) {
        if (it.value())
            compare(before.sections.value(it.key()), **it, it.key());
    }
    for (const std::optional<StoredProvider> &provider : change.providers) {
        if (!provider)
            continue;
        const QString mark = markOfProvider(provider->name);
        const StoredProvider was = before.providers.value(provider->name);
        compare(was.document, provider->document, mark);
        for (const StoredKey &key : provider->keys) {
            const StoredKey *known = was.key(key.id);
            compare(known ? known->document : ConfigDocument(), key.document, markOfKey(mark, key));
        }
    }
}

void addDetected(MergedConfiguration &merged, const FileDocuments &file,
                 const std::vector<DetectableProvider> &detectable, const QProcessEnvironment &environment)
{
    const bool emptyOnPurpose = file.winsAlways && file.providers;
    if (!merged.stored.providers.isEmpty() || emptyOnPurpose)
        return;
    for (const ProviderConfig &found : detectProviders(detectable, environment)) {
        const QString mark = DetectedMark + found.name;
        if (merged.stored.marks.contains(mark))
            continue;
        const KeyConfig &key = found.keys.front();
        const StoredProvider provider{
            found.name, {}, {{key.id, key.name, {QJsonObject{{u"value"_s, key.value.reference}}, {}}}}};
        merged.stored.providers.insert(found.name, provider);
        merged.stored.marks.insert(mark, key.name);
        merged.change.providers.insert(found.name, provider);
        merged.change.marks.insert(mark, key.name);
        merged.notices.push_back({u"providers."_s + found.name, 0, detectionSentence(found)});
    }
}

} // namespace bifrost
