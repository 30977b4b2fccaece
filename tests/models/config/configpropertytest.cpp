// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

#include "models/config/configeditor.h"
#include "models/config/filemerge.h"
#include "tests/models/config/documentaid.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

/// What the configuration should be: providers and keys as plain JSON, secrets in the clear.
struct ModelKey
{
    QString id;
    QJsonObject whole; ///< with its name
};

struct ModelProvider
{
    QJsonObject settings;
    QList<ModelKey> keys;
};

using Model = QMap<QString, ModelProvider>;

QJsonValue patched(const QJsonValue &target, const QJsonValue &patch)
{
    if (!patch.isObject())
        return patch;
    QJsonObject result = target.toObject();
    const QJsonObject changes = patch.toObject();
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it.value().isNull())
            result.remove(it.key());
        else
            result[it.key()] = patched(result[it.key()], it.value());
    }
    return result;
}

/// Random commands, and what they should do to the model.
class Dice
{
public:
    explicit Dice(quint32 seed) : m_random(seed) { }

    int upTo(int bound) { return int(m_random.bounded(bound)); }
    bool chance(int percent) { return upTo(100) < percent; }
    QString secret() { return u"sk-%1"_s.arg(m_random.generate64(), 16, 16, QLatin1Char('0')); }
    QString providerName() { return QStringList{u"openai"_s, u"groq"_s, u"mistral"_s}.at(upTo(3)); }

    QJsonValue anything(int depth = 0)
    {
        switch (upTo(depth > 2 ? 4 : 6)) {
        case 0:
            return upTo(1000);
        case 1:
            return chance(50);
        case 2:
            return u"text %1"_s.arg(upTo(9));
        case 3:
            return upTo(100) / 8.0;
        case 4:
            return QJsonArray{anything(depth + 1), QJsonValue::Null, anything(depth + 1)};
        default:
            return QJsonObject{{u"a/b~c"_s, anything(depth + 1)}, {u"d.e"_s, anything(depth + 1)}};
        }
    }

    QJsonObject settings()
    {
        QJsonObject network;
        if (chance(60))
            network[u"max_retries"_s] = upTo(9);
        if (chance(60))
            network[u"extra_headers"_s] = QJsonObject{{u"X-A"_s, secret()}, {u"X-B"_s, secret()}};
        if (chance(40))
            network[u"of_tomorrow"_s] = anything();
        QJsonObject json;
        if (chance(80))
            json[u"network_config"_s] = network;
        if (chance(40))
            json[u"of_tomorrow"_s] = anything();
        return json;
    }

    QJsonObject key()
    {
        QJsonObject json{{u"name"_s, u"k%1"_s.arg(++m_names)},
                         {u"value"_s, chance(30) ? u"env.VALUE_%1"_s.arg(upTo(9)) : secret()}};
        if (chance(50))
            json[u"weight"_s] = upTo(9);
        if (chance(50))
            json[u"colour"_s] = anything();
        if (chance(30))
            json[u"bedrock_key_config"_s] = QJsonObject{{u"secret_key"_s, secret()}, {u"region"_s, u"x"_s}};
        if (chance(30))
            json[u"aliases"_s] = QJsonObject{{u"my_token"_s, u"gpt"_s}};
        return json;
    }

    QJsonObject keyPatch()
    {
        QJsonObject json;
        if (chance(40))
            json[u"value"_s] = chance(30) ? u"env.OTHER"_s : secret();
        if (chance(40))
            json[u"weight"_s] = chance(30) ? QJsonValue(QJsonValue::Null) : QJsonValue(upTo(9));
        if (chance(30))
            json[u"colour"_s] = chance(40) ? QJsonValue(QJsonValue::Null) : anything();
        if (chance(20))
            json[u"name"_s] = u"k%1"_s.arg(++m_names);
        if (chance(20))
            json[u"bedrock_key_config"_s] = QJsonObject{{u"secret_key"_s, secret()}};
        return json;
    }

    QJsonObject settingsPatch()
    {
        QJsonObject network;
        if (chance(50))
            network[u"max_retries"_s] = chance(30) ? QJsonValue(QJsonValue::Null) : QJsonValue(upTo(9));
        if (chance(30))
            network[u"extra_headers"_s] = chance(30)
                ? QJsonValue(QJsonValue::Null)
                : QJsonValue(QJsonObject{
                    {u"X-A"_s, chance(40) ? QJsonValue(QJsonValue::Null) : QJsonValue(secret())}});
        QJsonObject json{{u"network_config"_s, network}};
        if (chance(30))
            json[u"of_tomorrow"_s] = chance(40) ? QJsonValue(QJsonValue::Null) : anything();
        return json;
    }

private:
    QRandomGenerator m_random;
    int m_names = 0;
};

/// What a client sends that has read the document and gives it back: masks in place of secrets.
QJsonObject asRead(const QJsonObject &whole)
{
    return ConfigDocument::split(whole).masked();
}

class Walk
{
public:
    explicit Walk(quint32 seed) : m_dice(seed) { }

    void step()
    {
        const QString name = m_dice.providerName();
        const bool exists = m_model.contains(name);
        switch (m_dice.upTo(9)) {
        case 0:
            return create(name, exists);
        case 1:
            return replace(name);
        case 2:
            return exists ? patch(name) : create(name, exists);
        case 3:
            return m_dice.chance(30) ? remove(name) : addKey(name);
        case 4:
        case 5:
            return addKey(name);
        case 6:
            return changeKey(name, true);
        case 7:
            return changeKey(name, false);
        default:
            return m_dice.chance(50) ? removeKey(name) : undo();
        }
    }

    void compare() const
    {
        QCOMPARE(m_stored.providers.keys(), m_model.keys());
        for (auto it = m_model.begin(); it != m_model.end(); ++it) {
            const StoredProvider &stored = *m_stored.providers.find(it.key());
            QCOMPARE(stored.document.revealed(), it->settings);
            QCOMPARE(qsizetype(stored.keys.size()), it->keys.size());
            for (std::size_t i = 0; i < stored.keys.size(); ++i) {
                const ModelKey &expected = it->keys.at(qsizetype(i));
                QJsonObject whole = stored.keys[i].document.revealed();
                whole[u"name"_s] = stored.keys[i].name;
                QCOMPARE(stored.keys[i].id, expected.id);
                QCOMPARE(whole, expected.whole);
                for (const SecretSlot &slot : stored.keys[i].document.secrets)
                    QVERIFY(!slot.value.isEmpty());
            }
        }
    }

    const StoredConfiguration &stored() const { return m_stored; }

private:
    EditResult apply(const ConfigCommand &command, bool allowed)
    {
        EditResult result = editConfiguration(m_stored, command, {2, {}});
        if (result.error.has_value() == allowed)
            qFatal("%s", result.error ? result.error->message.c_str() : "it should have been refused");
        if (result.error)
            return result;
        m_before = m_model;
        m_undo = result.undo;
        result.change.applyTo(m_stored);
        return result;
    }

    void create(const QString &name, bool exists)
    {
        const QJsonObject settings = m_dice.settings();
        apply(PutProvider{name, ConfigDocument::split(settings), std::vector<ConfigDocument>(),
                          PutProvider::Mode::Create},
              !exists);
        if (!exists)
            m_model.insert(name, {settings, {}});
    }

    /// The whole provider: some keys as they were read, some changed, some gone, some new.
    void replace(const QString &name)
    {
        ModelProvider next{m_dice.settings(), {}};
        std::vector<ConfigDocument> keys;
        QJsonObject sent = next.settings;
        const ModelProvider before = m_model.value(name);
        if (m_dice.chance(40)) {
            sent = asRead(before.settings);
            next.settings = before.settings;
        }
        for (const ModelKey &key : before.keys) {
            if (m_dice.chance(25))
                continue;
            QJsonObject json = asRead(key.whole);
            json[u"id"_s] = key.id;
            QJsonObject whole = key.whole;
            if (m_dice.chance(30)) {
                whole[u"value"_s] = m_dice.secret();
                json[u"value"_s] = whole[u"value"_s];
            }
            keys.push_back(ConfigDocument::split(json));
            next.keys.append({key.id, whole});
        }
        if (m_dice.chance(50)) {
            const QJsonObject whole = m_dice.key();
            keys.push_back(ConfigDocument::split(whole));
            next.keys.append({QString(), whole});
        }
        const EditResult result =
            apply(PutProvider{name, ConfigDocument::split(sent), keys, PutProvider::Mode::Replace}, true);
        for (qsizetype i = 0; i < next.keys.size(); ++i) {
            if (next.keys[i].id.isEmpty())
                next.keys[i].id = m_stored.providers[name].keys.at(std::size_t(i)).id;
        }
        m_model.insert(name, next);
    }

    void patch(const QString &name)
    {
        const QJsonObject change = m_dice.settingsPatch();
        apply(PatchProvider{name, ConfigDocument::split(change)}, true);
        m_model[name].settings = patched(m_model[name].settings, change).toObject();
    }

    void remove(const QString &name)
    {
        apply(DeleteProvider{name}, true);
        m_model.remove(name);
    }

    void addKey(const QString &name)
    {
        const QJsonObject whole = m_dice.key();
        const bool exists = m_model.contains(name);
        const EditResult result = apply(AddKey{name, ConfigDocument::split(whole)}, exists);
        if (exists)
            m_model[name].keys.append({result.keyId, whole});
    }

    void changeKey(const QString &name, bool whole)
    {
        if (m_model.value(name).keys.isEmpty())
            return;
        // Not a reference into the model: apply() keeps a copy, which shares its data.
        const qsizetype index = m_dice.upTo(int(m_model.value(name).keys.size()));
        const ModelKey key = m_model.value(name).keys.at(index);
        if (whole) {
            QJsonObject next = m_dice.key();
            QJsonObject sent = next;
            if (m_dice.chance(50)) { // the value as it was read
                sent[u"value"_s] = QJsonObject{{u"value"_s, asRead(key.whole)[u"value"_s]},
                                               {u"env_var"_s, QString()},
                                               {u"from_env"_s, false}};
                next[u"value"_s] = key.whole[u"value"_s];
            }
            const Model before = m_model;
            apply(PutKey{name, key.id, ConfigDocument::split(sent)}, true);
            m_before = before;
            m_model[name].keys[index].whole = next;
            return;
        }
        const QJsonObject change = m_dice.keyPatch();
        apply(PatchKey{name, key.id, ConfigDocument::split(change)}, true);
        m_model[name].keys[index].whole = patched(key.whole, change).toObject();
    }

    void removeKey(const QString &name)
    {
        if (m_model.value(name).keys.isEmpty())
            return;
        const qsizetype index = m_dice.upTo(int(m_model[name].keys.size()));
        apply(DeleteKey{name, m_model[name].keys.at(index).id}, true);
        m_model[name].keys.removeAt(index);
    }

    void undo()
    {
        if (!m_undo)
            return;
        const Model back = m_before;
        apply(ConfigCommand(*m_undo), true);
        m_model = back;
    }

    Dice m_dice;
    Model m_model;
    Model m_before;
    std::optional<ConfigCommand> m_undo;
    StoredConfiguration m_stored;
};

} // namespace

/// Any row of commands does what it should, and nothing else: against a simple model.
class ConfigPropertyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsAgainstAModel_data();
    void commandsAgainstAModel();
    void splittingLosesNothing();
};

void ConfigPropertyTest::commandsAgainstAModel_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void ConfigPropertyTest::commandsAgainstAModel()
{
    QFETCH(quint32, seed);
    Walk walk(seed);
    for (int i = 0; i < 150; ++i) {
        walk.step();
        walk.compare();
        if (QTest::currentTestFailed())
            QFAIL(QByteArray::number(i));
    }
    // A start with a file that knows nothing of it changes nothing of it.
    QVERIFY(mergeFile({}, walk.stored()).change.isEmpty());
}

void ConfigPropertyTest::splittingLosesNothing()
{
    Dice dice(99);
    for (int i = 0; i < 500; ++i) {
        const QJsonObject whole = dice.chance(50) ? dice.key() : dice.settings();
        const ConfigDocument document = ConfigDocument::split(whole);
        QCOMPARE(document.revealed(), whole);
        ConfigDocument sent = ConfigDocument::split(document.masked());
        QCOMPARE(sent.restoreMasked(document), QStringList());
        QCOMPARE(sent, document);
    }
}

BIFROST_TEST(ConfigPropertyTest)
#include "configpropertytest.moc"
