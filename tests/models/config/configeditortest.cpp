// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QTest>

#include "models/config/configeditor.h"
#include "tests/models/config/documentaid.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

StoredConfiguration someStored()
{
    StoredConfiguration stored;
    StoredProvider openai{
        u"openai"_s, doc(R"({"network_config": {"max_retries": 1}, "of_tomorrow": 1})"), {}};
    openai.keys.push_back(
        {u"id-a"_s, u"a"_s, doc(R"({"value": "sk-0123456789", "weight": 1, "colour": "red"})")});
    openai.keys.push_back({u"id-b"_s, u"b"_s, doc(R"({"value": "env.B", "weight": 2})")});
    stored.providers.insert(openai.name, openai);
    StoredProvider acme{
        u"acme"_s,
        doc(R"({"custom_provider_config": {"base_provider_type": "openai", "is_key_less": true},
                                "network_config": {"base_url": "http://localhost:1"}})"),
        {}};
    stored.providers.insert(acme.name, acme);
    return stored;
}

EditResult edit(const StoredConfiguration &stored, const ConfigCommand &command, int version = 2)
{
    return editConfiguration(stored, command, {version, {}});
}

QString complaints(const EditResult &result)
{
    QStringList lines;
    for (const FieldError &error : result.fields)
        lines.append(u"%1|%2|%3"_s.arg(error.path, error.code(), error.sentence()));
    if (result.error && result.fields.empty())
        lines.append(
            u"%1|%2"_s.arg(result.error->status()).arg(QString::fromStdString(result.error->message)));
    return lines.join(u'\n');
}

} // namespace

/// What a command may do and what it comes to.
class ConfigEditorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void takesWhatIsFine_data();
    void takesWhatIsFine();
    void aWholeProviderReplacesItsKeys();
    void withoutAListTheKeysStay();
    void unknownMembersStay();
    void formerNamesGiveWay();
    void aNewKeyGetsAnId();
    void emptyListsKeepTheirMeaning();
    void whatStoodThereMayStay();
    void everythingCanBeUndone_data();
    void everythingCanBeUndone();
};

void ConfigEditorTest::tellsWhatIsWrong_data()
{
    QTest::addColumn<ConfigCommand>("command");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char *name, const ConfigCommand &command, const QString &complaint) {
        QTest::newRow(name) << command << complaint;
    };
    using Mode = PutProvider::Mode;
    row("exists", PutProvider{u"OpenAI"_s, {}, {}, Mode::Create},
        u"409|Provider \"openai\" is set up already. Change it, or choose another name."_s);
    row("no name", PutProvider{QString(), {}, {}, Mode::Create},
        u"provider|missing|provider must name the provider."_s);
    row("bad name", PutProvider{u"a b"_s, {}, {}, Mode::Create},
        u"name|format|name: a provider's name must not contain spaces or slashes."_s);
    row("bad name and more",
        PutProvider{u"a/b"_s, doc(R"({"network_config": {"max_retries": -1}})"), {}, Mode::Create},
        u"name|format|name: a provider's name must not contain spaces or slashes.\n"
        u"network_config.max_retries|range|network_config.max_retries must be a whole number from 0 to 1000, not -1."_s);
    row("unknown kind", PutProvider{u"nobody"_s, {}, {}, Mode::Create},
        u"|missing|\"nobody\" is no built-in provider. For a server that speaks as OpenAI does, add "
        u"\"custom_provider_config\": {\"base_provider_type\": \"openai\"} and network_config.base_url."_s);
    row("retries", PatchProvider{u"openai"_s, doc(R"({"network_config": {"max_retries": -1}})")},
        u"network_config.max_retries|range|network_config.max_retries must be a whole number from 0 to 1000, not -1."_s);
    row("type", PatchProvider{u"openai"_s, doc(R"({"network_config": {"max_retries": "many"}})")},
        u"network_config.max_retries|type|network_config.max_retries must be a whole number from 0 to 1000, not a text."_s);
    row("two things",
        PatchProvider{u"openai"_s, doc(R"({"network_config": {"base_url": "nowhere", "max_retries": 1.5}})")},
        u"network_config.base_url|format|network_config.base_url must be an http or https address such as "
        u"\"http://localhost:11434\".\n"
        u"network_config.max_retries|type|network_config.max_retries must be a whole number from 0 to 1000, not 1.5."_s);
    row("no concurrency",
        PatchProvider{u"openai"_s,
                      doc(R"({"concurrency_and_buffer_size": {"concurrency": 0, "buffer_size": 3}})")},
        u"concurrency_and_buffer_size.concurrency|range|concurrency_and_buffer_size.concurrency must be a whole number of at least 1, not 0."_s);
    row("concurrency above buffer",
        PatchProvider{u"openai"_s,
                      doc(R"({"concurrency_and_buffer_size": {"concurrency": 4, "buffer_size": 3}})")},
        u"concurrency_and_buffer_size|combination|concurrency_and_buffer_size: concurrency, 4, must not be larger than buffer_size, 3."_s);
    const QString noKeySaid = u": the key has blanks or characters that no key has. Enter it again."_s;
    for (const char *value : {R"(sk bad\"key)", R"(sk-\u00e4)", R"(sk-a\nb)"}) {
        const ConfigDocument key = doc(QByteArray("{\"name\": \"x\", \"value\": \"") + value + "\"}");
        row("no key at all", AddKey{u"openai"_s, key}, u"value|format|value"_s + noKeySaid);
        row("no key any more", PatchKey{u"openai"_s, u"id-a"_s, key}, u"value|format|value"_s + noKeySaid);
        row("none among keys", PutProvider{u"groq"_s, {}, {{key}}, Mode::Create},
            u"keys[0].value|format|keys[0].value"_s + noKeySaid);
    }
    const QString noAddress =
        u"network_config.base_url|missing|network_config.base_url must be the address of the server, such as "
        u"\"http://localhost:8000/v1\"."_s;
    const ConfigDocument custom = doc(R"({"custom_provider_config": {"base_provider_type": "openai"}})");
    row("no address", PutProvider{u"nourl"_s, custom, {}, Mode::Create}, noAddress);
    row("address taken away", PatchProvider{u"acme"_s, doc(R"({"network_config": {"base_url": ""}})")},
        noAddress);
    row("nobody patched", PatchProvider{u"groq"_s, {}}, u"404|Provider \"groq\" is not set up."_s);
    row("kind changed",
        PatchProvider{u"acme"_s, doc(R"({"custom_provider_config": {"base_provider_type": "anthropic"}})")},
        u"custom_provider_config.base_provider_type|choice|custom_provider_config.base_provider_type stays "
        u"\"openai\" "
        u"as long as the provider exists. Set up another provider instead."_s);
    row("kind removed", PutProvider{u"acme"_s, {}, {}, Mode::Replace},
        u"custom_provider_config|missing|custom_provider_config cannot be removed: it says what \"acme\" "
        u"is.\n"
        u"|missing|\"acme\" is no built-in provider. For a server that speaks as OpenAI does, add "
        u"\"custom_provider_config\": {\"base_provider_type\": \"openai\"} and network_config.base_url."_s);
    row("mask of nothing",
        PutProvider{
            u"openai"_s, {}, std::vector{doc(R"({"name": "n", "value": "********"})")}, Mode::Replace},
        u"keys[0].value|masked|keys[0].value is a masked value as it is shown on the screen, and nothing is "
        u"stored "
        u"that it stands for. Enter the value itself."_s);
    row("mask of another",
        PatchKey{u"openai"_s, u"id-a"_s, doc(R"({"value": "sk-x************************wxyz"})")},
        u"value|masked|value is a masked value as it is shown on the screen, and nothing is stored that it "
        u"stands for. Enter the value itself."_s);
    row("mask of another program",
        AddKey{u"openai"_s, doc(R"({"name": "n", "value": "sk-proj-*******wxyz"})")},
        u"value|masked|value is a masked value as it is shown on the screen, and nothing is stored that it "
        u"stands for. Enter the value itself."_s);
    row("key without value", AddKey{u"openai"_s, doc(R"({"name": "n"})")},
        u"value|missing|value must be the key, or \"env.NAME\" for a variable of the environment."_s);
    row("key without name", AddKey{u"openai"_s, doc(R"({"value": "sk-1"})")},
        u"name|missing|name must not be empty: it names the key."_s);
    row("key of nobody", AddKey{u"groq"_s, doc(R"({"name": "n", "value": "v"})")},
        u"404|Provider \"groq\" is not set up."_s);
    row("key for the keyless", AddKey{u"acme"_s, doc(R"({"name": "n", "value": "v"})")},
        u"400|Provider \"acme\" works without keys (custom_provider_config.is_key_less)."_s);
    row("key name taken", AddKey{u"openai"_s, doc(R"({"name": "a", "value": "v"})")},
        u"name|taken|name is the same as that of keys[0], \"a\". Each key needs its own."_s);
    row("key id taken", AddKey{u"openai"_s, doc(R"({"id": "id-b", "name": "n", "value": "v"})")},
        u"409|Provider \"openai\" has a key with the id \"id-b\" already."_s);
    row("key weight", PatchKey{u"openai"_s, u"id-b"_s, doc(R"({"weight": -1})")},
        u"weight|range|weight must be a number of at least 0, not -1."_s);
    row("key emptied", PatchKey{u"openai"_s, u"id-a"_s, doc(R"({"value": ""})")},
        u"value|missing|value must be the key, or \"env.NAME\" for a variable of the environment."_s);
    row("no such key", PutKey{u"openai"_s, u"nothing"_s, doc(R"({"name": "n", "value": "v"})")},
        u"404|Provider \"openai\" has no key with the id \"nothing\"."_s);
    row("delete no such key", DeleteKey{u"openai"_s, u"nothing"_s},
        u"404|Provider \"openai\" has no key with the id \"nothing\"."_s);
    row("client", PatchSection{ConfigSection::Client, doc(R"({"log_retention_days": -1})")},
        u"log_retention_days|range|log_retention_days must be a whole number from 0 to 36500, not -1."_s);
    row("server", PutSection{ConfigSection::Server, doc(R"({"port": 70000, "tls": {"cert": "/a"}})")},
        u"port|range|port must be a whole number from 0 to 65535, not 70000.\n"
        u"tls|combination|tls needs both \"cert\" and \"key\", the paths of two PEM files."_s);
    row("open route", PatchSection{ConfigSection::Client, doc(R"({"whitelisted_routes": ["metrics"]})")},
        u"whitelisted_routes|format|whitelisted_routes: \"metrics\" is not a path. Write it as \"/metrics\" "
        u"or "
        u"\"/api/providers*\"."_s);
    row("log store", PatchSection{ConfigSection::LogStore, doc(R"({"config": {"cap_mb": 0}})")},
        u"config.cap_mb|range|config.cap_mb must be a whole number from 1 to 1048576, not 0."_s);
}

void ConfigEditorTest::tellsWhatIsWrong()
{
    QFETCH(ConfigCommand, command);
    QFETCH(QString, complaint);
    const EditResult result = edit(someStored(), command);
    QVERIFY(result.error);
    QCOMPARE(complaints(result), complaint);
    QVERIFY(result.change.isEmpty());
    QVERIFY(!result.undo);
}

void ConfigEditorTest::takesWhatIsFine_data()
{
    QTest::addColumn<ConfigCommand>("command");
    using Mode = PutProvider::Mode;
    const auto row = [](const char *name, const ConfigCommand &command) { QTest::newRow(name) << command; };
    row("new one",
        PutProvider{u"Groq"_s, doc(R"({"name": "groq"})"), std::vector{doc(R"({"name": "k", "value": "v"})")},
                    Mode::Create});
    row("upsert", PutProvider{u"mistral"_s, {}, {}, Mode::Replace});
    row("custom",
        PutProvider{
            u"mine"_s,
            doc(R"({"custom_provider_config": {"base_provider_type": "openai"}, "network_config": {"base_url": "http://h:1/v1/"}})"),
            {},
            Mode::Create});
    row("keyless local", AddKey{u"acme"_s, {}}); // replaced below
    row("key without value where none is needed",
        PutProvider{u"ollama"_s, {}, std::vector{doc(R"({"name": "k"})")}, Mode::Create});
    row("key",
        AddKey{u"openai"_s,
               doc(R"({"name": "n", "value": {"value": "", "env_var": "env.X", "from_env": true}})")});
    row("key patched",
        PatchKey{u"openai"_s, u"id-a"_s, doc(R"({"weight": 0, "enabled": false, "name": "renamed"})")});
    row("client",
        PatchSection{ConfigSection::Client, doc(R"({"of_tomorrow": {"x": 1}, "log_retention_days": 3})")});
    row("gone already", DeleteProvider{u"nobody"_s});
}

void ConfigEditorTest::takesWhatIsFine()
{
    QFETCH(ConfigCommand, command);
    if (QByteArray(QTest::currentDataTag()) == "keyless local")
        command = PatchProvider{u"acme"_s, doc(R"({"network_config": {"max_retries": 3}})")};
    const EditResult result = edit(someStored(), command);
    QVERIFY2(!result.error, qPrintable(complaints(result)));
    QCOMPARE(complaints(result), QString());
}

void ConfigEditorTest::aWholeProviderReplacesItsKeys()
{
    const StoredConfiguration stored = someStored();
    const PutProvider put{
        u"openai"_s, doc(R"({"network_config": {"max_retries": 3}})"),
        std::vector{
            doc(R"({"id": "id-b", "name": "b", "value": {"value": "<redacted>", "env_var": "", "from_env": false}})"),
            doc(R"({"id": "", "name": "new", "value": "sk-new"})"),
            doc(R"({"id": "mine", "name": "own id", "value": "sk-own", "status": "success"})")},
        PutProvider::Mode::Replace};
    const EditResult result = edit(stored, put);
    QVERIFY2(!result.error, qPrintable(complaints(result)));
    const StoredProvider after = *result.change.providers.value(u"openai"_s);
    QCOMPARE(after.keys.size(), std::size_t(3));
    QCOMPARE(after.keys[0].document.members[u"value"_s].toString(), u"env.B"_s);
    QVERIFY(!after.keys[0].document.members.contains(u"weight"_s));
    QVERIFY(after.keys[1].id.size() > 20);
    QCOMPARE(after.keys[2].id, u"mine"_s);
    QVERIFY(!after.keys[2].document.members.contains(u"status"_s));
    QVERIFY(!after.document.members.contains(u"of_tomorrow"_s));
}

void ConfigEditorTest::withoutAListTheKeysStay()
{
    const StoredConfiguration stored = someStored();
    const EditResult result =
        edit(stored, PutProvider{u"openai"_s, {}, std::nullopt, PutProvider::Mode::Replace});
    QVERIFY(!result.error);
    QVERIFY(result.change.providers.value(u"openai"_s)->keys == stored.providers[u"openai"_s].keys);
    const EditResult none =
        edit(stored, PutProvider{u"openai"_s, {}, std::vector<ConfigDocument>(), PutProvider::Mode::Replace});
    QVERIFY(none.change.providers.value(u"openai"_s)->keys.empty());
}

void ConfigEditorTest::unknownMembersStay()
{
    StoredConfiguration stored = someStored();
    for (const ConfigCommand &command :
         {ConfigCommand(PatchProvider{u"openai"_s, doc(R"({"network_config": {"max_retries": 9}})")}),
          ConfigCommand(PatchKey{u"openai"_s, u"id-a"_s, doc(R"({"value": "env.NEW"})")}),
          ConfigCommand(DeleteKey{u"openai"_s, u"id-b"_s})}) {
        const EditResult result = edit(stored, command);
        QVERIFY2(!result.error, qPrintable(complaints(result)));
        result.change.applyTo(stored);
    }
    QCOMPARE(stored.providers[u"openai"_s].document.members[u"of_tomorrow"_s].toInt(), 1);
    QCOMPARE(stored.providers[u"openai"_s].keys[0].document.members[u"colour"_s].toString(), u"red"_s);
    QVERIFY(stored.providers[u"openai"_s].keys[0].document.secrets.isEmpty());
}

void ConfigEditorTest::formerNamesGiveWay()
{
    StoredConfiguration stored = someStored();
    // As an earlier version may have left it.
    stored.sections[sectionName(ConfigSection::Client)] = doc(R"({"enable_litellm_fallbacks": true})");
    stored.providers[u"openai"_s].document = doc(R"({"network_config": {"retry_backoff_max_ms": 900}})");
    for (const ConfigCommand &command :
         {ConfigCommand(PatchSection{ConfigSection::Client, doc(R"({"enforce_governance_header": true})")}),
          ConfigCommand(PatchSection{ConfigSection::Server, doc(R"({"localOnlyMode": true})")}),
          ConfigCommand(
              PatchProvider{u"openai"_s, doc(R"({"network_config": {"retry_backoff_initial_ms": 300}})")}),
          ConfigCommand(PatchKey{u"openai"_s, u"id-a"_s, doc(R"({"deployments": {"a": "b"}})")})}) {
        const EditResult result = edit(stored, command);
        QVERIFY2(!result.error, qPrintable(complaints(result)));
        result.change.applyTo(stored);
    }
    QCOMPARE(stored.sections[sectionName(ConfigSection::Client)],
             doc(R"({"compat": {"convert_text_to_chat": true}, "enforce_auth_on_inference": true})"));
    QCOMPARE(stored.sections[sectionName(ConfigSection::Server)], doc(R"({"local_only": true})"));
    QCOMPARE(stored.providers[u"openai"_s].document,
             doc(R"({"network_config": {"retry_backoff_initial": 300, "retry_backoff_max": 900}})"));
    QCOMPARE(stored.providers[u"openai"_s].keys[0].document.members[u"aliases"_s],
             QJsonValue(QJsonObject{{u"a"_s, u"b"_s}}));
}

void ConfigEditorTest::aNewKeyGetsAnId()
{
    const EditResult result =
        edit(someStored(), AddKey{u"OpenAI"_s, doc(R"({"name": " n ", "value": "v1"})")});
    QVERIFY(!result.error);
    QCOMPARE(result.provider, u"openai"_s);
    const StoredKey *key = result.change.providers.value(u"openai"_s)->key(result.keyId);
    QVERIFY(key);
    QCOMPARE(key->name, u"n"_s);
}

void ConfigEditorTest::emptyListsKeepTheirMeaning()
{
    const AddKey add{u"openai"_s, doc(R"({"name": "n", "value": "v1", "models": []})")};
    const auto models = [&](int version) {
        const EditResult result = edit(someStored(), add, version);
        return result.change.providers.value(u"openai"_s)->key(result.keyId)->document.members[u"models"_s];
    };
    QCOMPARE(models(1), QJsonValue(QJsonArray{u"*"_s}));
    QCOMPARE(models(2), QJsonValue(QJsonArray()));
}

/// What came from the file as it is hinders nobody who changes something else.
void ConfigEditorTest::whatStoodThereMayStay()
{
    StoredConfiguration stored = someStored();
    stored.providers[u"openai"_s].keys[0].document = doc(R"({"value": "sk bad"})");
    stored.providers[u"acme"_s].document.members.remove(u"network_config"_s);
    const ConfigDocument weight = doc(R"({"weight": 0.5})");
    const ConfigDocument retries = doc(R"({"network_config": {"max_retries": 2}})");
    QCOMPARE(complaints(edit(stored, PatchKey{u"openai"_s, u"id-a"_s, weight})), QString());
    QCOMPARE(complaints(edit(stored, PatchProvider{u"openai"_s, retries})), QString());
    const EditResult gone = edit(stored, DeleteKey{u"openai"_s, u"id-a"_s});
    QVERIFY(gone.undo);
    StoredConfiguration without = stored;
    without.providers[u"openai"_s].keys.erase(without.providers[u"openai"_s].keys.begin());
    QCOMPARE(complaints(edit(without, *gone.undo)), QString());
    // A server of its own for a key is an address, too.
    const ConfigDocument own =
        doc(R"({"name": "x", "ollama_key_config": {"url": "http://localhost:11434"}})");
    const PutProvider ollama{u"ollama"_s, {}, {{own}}, PutProvider::Mode::Create};
    QCOMPARE(complaints(edit(stored, ollama)), QString());
}

void ConfigEditorTest::everythingCanBeUndone_data()
{
    QTest::addColumn<ConfigCommand>("command");
    using Mode = PutProvider::Mode;
    const auto row = [](const char *name, const ConfigCommand &command) { QTest::newRow(name) << command; };
    row("create",
        PutProvider{u"groq"_s, {}, std::vector{doc(R"({"name": "k", "value": "v"})")}, Mode::Create});
    row("replace", PutProvider{u"openai"_s, {}, std::vector<ConfigDocument>(), Mode::Replace});
    row("patch", PatchProvider{u"openai"_s, doc(R"({"network_config": {"max_retries": 9}})")});
    row("delete", DeleteProvider{u"openai"_s});
    row("add key", AddKey{u"openai"_s, doc(R"({"name": "k", "value": "v"})")});
    row("put key", PutKey{u"openai"_s, u"id-a"_s, doc(R"({"name": "k", "value": "v"})")});
    row("patch key", PatchKey{u"openai"_s, u"id-a"_s, doc(R"({"value": "v"})")});
    row("delete first key", DeleteKey{u"openai"_s, u"id-a"_s});
    row("delete last key", DeleteKey{u"openai"_s, u"id-b"_s});
    row("put client", PutSection{ConfigSection::Client, doc(R"({"log_retention_days": 3})")});
    row("patch log store", PatchSection{ConfigSection::LogStore, doc(R"({"config": {"cap_mb": 50}})")});
    row("patch auth", PatchSection{ConfigSection::Auth, doc(R"({"admin_username": "me"})")});
    row("patch server", PatchSection{ConfigSection::Server, doc(R"({"port": 3})")});
}

void ConfigEditorTest::everythingCanBeUndone()
{
    QFETCH(ConfigCommand, command);
    const StoredConfiguration before = someStored();
    StoredConfiguration stored = before;
    const EditResult done = edit(stored, command);
    QVERIFY2(!done.error, qPrintable(complaints(done)));
    done.change.applyTo(stored);
    const StoredConfiguration after = stored;
    QVERIFY(stored != before);
    const EditResult undone = edit(stored, *done.undo);
    QVERIFY2(!undone.error, qPrintable(complaints(undone)));
    undone.change.applyTo(stored);
    QCOMPARE(stored, before);
    const EditResult redone = edit(stored, *undone.undo);
    QVERIFY2(!redone.error, qPrintable(complaints(redone)));
    redone.change.applyTo(stored);
    QCOMPARE(stored, after);
}

BIFROST_TEST(ConfigEditorTest)
#include "configeditortest.moc"
