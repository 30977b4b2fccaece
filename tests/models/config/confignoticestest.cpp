// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/models/config/readingaid.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;

/// What stops nothing but is worth a word, and where secrets come from.
class ConfigNoticesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remarks_data();
    void remarks();
    void theyNameLineAndColumn();
    void unknownMembersAreCountedSomewhere();
    void secretsComeFromManyPlaces_data();
    void secretsComeFromManyPlaces();
    void findsProvidersInTheEnvironment_data();
    void findsProvidersInTheEnvironment();
    void detectsOnlyWhatItIsTold();
};

void ConfigNoticesTest::remarks_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("expected");
    const auto add = [](const char *name, const QByteArray &json, const QStringList &expected) {
        QTest::newRow(name) << json << expected;
    };
    add("unknown at the top", "{\n \"colour\": 1}",
        {u"colour:2 \"colour\" is not known to this version. It is kept and has no effect."_s});
    add("unknown, with control characters", R"({"\u001b[2J": 1})",
        {uR"(\x1b[2J:1 "\x1b[2J" is not known to this version. It is kept and has no effect.)"_s});
    add("uploads", R"({"server": {"limits": {"upload_mb": 7}}})",
        {u"server.limits.upload_mb:1 \"upload_mb\" has no effect yet: this version has no uploads."_s});
    add("zero", R"({"client": {"max_request_body_size_mb": 0}})",
        {u"client.max_request_body_size_mb:1 0 stands for the default, 100."_s});
    add("too short for a stream",
        R"({"providers": {"openai": {"network_config": {"stream_idle_timeout_in_seconds": 1}}}})",
        {u"providers.openai.network_config.stream_idle_timeout_in_seconds:1 1 is too short for a stream: the "
         u"least, 5 seconds, is used."_s});
    add("mistyped", R"({"provider": {}})",
        {u"provider:1 \"provider\" is not known to this version. It is kept and has no effect. Is \"providers\" meant?"_s});
    add("unknown deep down", "{\"providers\": {\"openai\": {\n\"network_config\": {\n\"base_ulr\": 1}}}}",
        {u"providers.openai.network_config.base_ulr:3 \"base_ulr\" is not known to this version. It is kept "
         u"and has no "
         u"effect. Is \"base_url\" meant?"_s});
    const auto meant = [](const char *path, const char *name, const char *other) {
        return QStringList{
            u"%1:1 \"%2\" is not known to this version. It is kept and has no effect. Is \"%3\" meant?"_s.arg(
                QLatin1StringView(path), QLatin1StringView(name), QLatin1StringView(other))};
    };
    add("letters that traded places", R"({"server": {"prot": 1}})", meant("server.prot", "prot", "port"));
    add("the nearest counts", R"({"server": {"hots": "localhost"}})", meant("server.hots", "hots", "host"));
    add("another way to write it", R"({"server": {"localOnly": true}})",
        meant("server.localOnly", "localOnly", "local_only"));
    add("in the wrong place", R"({"local_only": true})",
        meant("local_only", "local_only", "server.local_only"));
    add("former name in the wrong place", R"({"client": {"localOnlyMode": true}})",
        meant("client.localOnlyMode", "localOnlyMode", "server.local_only"));
    add("at the top instead of in its section", R"({"port": 8080})", meant("port", "port", "server.port"));
    add("in the provider instead of in its section", R"({"providers": {"openai": {"base_url": "http://x"}}})",
        meant("providers.openai.base_url", "base_url", "providers.openai.network_config.base_url"));
    add("one that many sections have", R"({"enabled": true})",
        {u"enabled:1 \"enabled\" is not known to this version. It is kept and has no effect."_s});
    add("both names of local only", R"({"localOnlyMode": true, "server": {"local_only": false}})",
        {u"localOnlyMode:1 \"server.local_only\" is given too and wins."_s});
    add("both names in one section", R"({"server": {"localOnlyMode": true, "local_only": false}})",
        {u"server.localOnlyMode:1 \"server.local_only\" is given too and wins."_s});
    add("former name in its section", R"({"server": {"localOnlyMode": true}})", {});
    add("every origin", R"({"client": {"allowed_origins": ["*"]}})",
        {u"client.allowed_origins:1 \"*\" lets pages of every origin call with a virtual key, and this version has none. List the origins that are meant."_s});
    add("every origin and others", R"({"client": {"allowed_origins": ["*", "https://app.example"]}})",
        {u"client.allowed_origins:1 \"*\" adds nothing to the other origins: all pages could then call with a virtual key, and this version has none."_s});
    add("unknown in a key", openai("\"keys\": [{\"name\": \"k\",\n\"tags\": []}]"),
        {u"providers.openai.keys[0].tags:3 \"tags\" is not known to this version. It is kept and has no effect."_s});
    QByteArray sections;
    QStringList kept;
    for (const char *section :
         {"governance", "mcp", "vector_store", "websocket", "framework", "cluster_config", "saml_config",
          "load_balancer_config", "guardrails_config", "audit_logs", "large_payload_optimization"}) {
        sections += (sections.isEmpty() ? "{\"" : ",\n\"") + QByteArray(section) + "\": {\"enabled\": true}";
        kept.append(u"%1:%2 \"%1\" is kept, not used by this version."_s.arg(QString::fromLatin1(section))
                        .arg(kept.size() + 1));
    }
    add("sections of other versions", sections + "}", kept);
    add("plugins", "{\"plugins\": [{\"name\": \"otel\"}]}",
        {u"plugins:1 \"plugins\" is kept, not used by this version."_s});
    add("empty sections", "{\"plugins\": [],\n\"mcp\": {},\n\"governance\": {}}",
        {u"plugins:1 \"plugins\" is kept, not used by this version."_s,
         u"mcp:2 \"mcp\" is kept, not used by this version."_s,
         u"governance:3 \"governance\" is kept, not used by this version."_s});
    add("asked for nothing",
        R"({"plugins": null, "setup_token": "", "client": {"allow_direct_keys": false, "compat": {}}})", {});
    add("any host", R"({"server": {"hosts": ["*"], "egress": {"allow": ["*"]}}})",
        {u"server.hosts:1 \"*\" lets a web page reach this gateway under a name of its own. List the names that are meant instead."_s});
    add("direct keys", R"({"client": {"allow_direct_keys": true}})",
        {u"client.allow_direct_keys:1 \"allow_direct_keys\" is kept, not used by this version."_s});
    add("provider's extras",
        openai("\"prompt_cache\": {\"auto_inject\": true},\n\"store_raw_request_response\": true"),
        {u"providers.openai.prompt_cache:2 \"prompt_cache\" is kept, not used by this version."_s,
         u"providers.openai.store_raw_request_response:3 \"store_raw_request_response\" is kept, not used by this version."_s});
    add("proxy",
        openai(
            R"("proxy_config": {"type": "http", "url": "http://proxy", "username": "u", "password": "p"})"),
        {});
    add("proxy's user without a password",
        openai(R"("proxy_config": {"type": "http", "url": "http://proxy", "username": "u"})"),
        {u"providers.openai.proxy_config.username:2 A proxy's user name is used together with a password. There is none, so neither is used."_s});
    add("proxy kept for later", openai(R"("proxy_config": {"type": "none", "url": "x", "password": "p"})"),
        {});
    add("proxy and more", openai(R"("proxy_config": {"type": "environment", "pac": "x"})"),
        {u"providers.openai.proxy_config.pac:2 \"pac\" is not known to this version. It is kept and has no effect."_s});
    add("no proxy", openai(R"("proxy_config": {"type": "none"})"), {});
    add("postgres log", R"({"logs_store": {"enabled": true, "type": "postgres", "config": {"host": "db"}}})",
        {u"logs_store.type:1 PostgreSQL is not available in this version. The log is kept in SQLite."_s});
    add("postgres configuration", R"({"config_store": {"type": "postgres", "config": {"host": "db"}}})",
        {u"config_store.type:1 PostgreSQL is not available in this version. The configuration is kept in SQLite."_s});
    add("encryption key that is not set", R"({"encryption_key": "env.GW_SECRET"})",
        {u"encryption_key:1 The environment variable GW_SECRET is not set, so this value is empty."_s});
    add("unknown operation",
        R"({"providers": {"a": {"custom_provider_config": {"base_provider_type": "openai", "allowed_requests": {"sing": true}}}}})",
        {u"providers.a.custom_provider_config.allowed_requests.sing:1 \"sing\" is not the name of an "
         u"operation. It is kept "
         u"and has no effect."_s});
    add("backoff twice",
        openai(R"("network_config": {"retry_backoff_max": 900, "retry_backoff_max_ms": 800})"),
        {u"providers.openai.network_config.retry_backoff_max_ms:2 \"retry_backoff_max\" is given too and wins."_s});
    add("no address", R"({"providers": {"ollama": {}}})",
        {u"providers.ollama:1 ollama has no address. Set network_config.base_url, such as \"http://localhost:11434\"."_s});
    add("address", R"({"providers": {"ollama": {"network_config": {"base_url": "http://box:11434"}}}})", {});
    add("unset variable", openai(R"("keys": [{"name": "k", "value": "env.NOT_SET"}])"),
        {u"providers.openai.keys[0].value:2 The environment variable NOT_SET is not set, so this value is empty."_s});
    add("empty variable", openai(R"("keys": [{"name": "k", "value": "env.BLANK"}])"),
        {u"providers.openai.keys[0].value:2 The environment variable BLANK is set, but empty, so this value is empty."_s});
    add("variable without a name", openai(R"("keys": [{"name": "k", "value": "env."}])"),
        {u"providers.openai.keys[0].value:2 \"env.\" names no variable of the environment, so this value is empty."_s});
    add("governance with nothing in it", R"({"governance": {}})",
        {u"governance:1 \"governance\" is kept, not used by this version."_s});
    add("vault", openai(R"("keys": [{"name": "k", "value": "vault.openai"}])"),
        {u"providers.openai.keys[0].value:2 Secrets from a vault are not available in this version, so this value is empty."_s});
    add("masked", openai(R"("keys": [{"name": "k", "value": "sk-p************************abcd"}])"),
        {u"providers.openai.keys[0].value:2 This is a masked key as it is shown on the screen, not the key itself."_s});
    add("nameless key", openai(R"("keys": [{"value": "hunter2"}])"),
        {u"providers.openai.keys[0]:2 The key has no name; it is called \"key-1\" from its place."_s});
    const QString bare = u"\"%1\" is taken as it stands: no variable of the environment is read here. "_s;
    add("variable in a path", R"({"config_store": {"config": {"path": "env.DB"}},
"logs_store": {"config": {"path": "${LOG_DB}"}}})",
        {u"config_store.config.path:1 "_s + bare.arg(u"env.DB"_s) + u"Write the path itself."_s,
         u"logs_store.config.path:2 "_s + bare.arg(u"${LOG_DB}"_s) + u"Write the path itself."_s});
    add("variable in a header",
        openai(R"("network_config": {"extra_headers": {"X-A": "Bearer $TOKEN", "X-B": "environment"}})"),
        {u"providers.openai.network_config.extra_headers.X-A:2 "_s + bare.arg(u"$TOKEN"_s)
         + u"Write the value itself; one that the provider takes for its key belongs in \"keys\", where "
           u"references are read."_s});
    add("variable as a name", openai(R"("keys": [{"name": "env.MY_KEY", "value": "k"}])"),
        {u"providers.openai.keys[0].name:2 "_s + bare.arg(u"env.MY_KEY"_s)
         + u"It names the key; the reference belongs in \"value\", as \"env.NAME\"."_s});
    for (const QString &text : {u"$MY_KEY"_s, u"${MY_KEY}"_s})
        add(qPrintable(text), openai(R"("keys": [{"name": "k", "value": ")" + text.toUtf8() + R"("}])"),
            {u"providers.openai.keys[0].value:2 \"%1\" is taken for the value itself. For the variable of "
             u"the "
             u"environment write \"env.MY_KEY\"."_s.arg(text)});
    add("dollars of a password", openai(R"("keys": [{"name": "k", "value": "$2b$12$abcdef"}])"), {});
    add("path of an operation",
        openai(R"("network_config": {"base_url": "http://box/v1/chat/completions/"})"),
        {u"providers.openai.network_config.base_url:2 \"/chat/completions\" at the end is left out: it is "
         u"added for each request of that kind."_s});
    add("models with their provider",
        openai(R"("keys": [{"name": "k", "value": "k", "models": ["OpenAI/gpt-4o", "openai", "x/y"]}])"),
        {u"providers.openai.keys[0].models:2 \"OpenAI/gpt-4o\" is compared with the name that openai gives "
         u"the "
         u"model. If it calls it \"gpt-4o\", write that."_s});
    add("no days", R"({"client": {"log_retention_days": 0}})",
        {u"client.log_retention_days:1 0 stands for the default, 365 days. Write for how many days rows "
         u"stay; "
         u"\"enable_logging\": false keeps none."_s});
    add("bodies larger than memory", R"({"client": {"max_request_body_size_mb": 2000}})",
        {u"client.max_request_body_size_mb:0 Bodies above server.limits.buffered_mb, 1024 MB, are refused all the same."_s});
}

void ConfigNoticesTest::remarks()
{
    QFETCH(QByteArray, json);
    const Result<ReadConfiguration> read = readText(json, {u"BLANK= "_s});
    QVERIFY2(read.hasValue(), read ? "" : read.error().message.c_str());
    const QStringList lines = test::remarks(*read);
    QVERIFY(!lines.join(u' ').contains(u"hunter2"_s));
    QTEST(lines, "expected");
}

void ConfigNoticesTest::theyNameLineAndColumn()
{
    const Result<ReadConfiguration> read = readText("{\n  \"one\": 1, \"two\": 2,\n\"three\": 3}");
    QVERIFY(read.hasValue());
    QStringList places;
    for (const ConfigNotice &notice : read->notices)
        places.append(u"%1 %2:%3"_s.arg(notice.path).arg(notice.line).arg(notice.column));
    QCOMPARE(places, (QStringList{u"one 2:3"_s, u"two 2:13"_s, u"three 3:1"_s}));
}

void ConfigNoticesTest::unknownMembersAreCountedSomewhere()
{
    QByteArray json = "{\"x\": 0";
    for (int i = 0; i < 5000; ++i)
        json += ", \"x" + QByteArray::number(i) + "\": 0";
    const Result<ReadConfiguration> read = readText(json + "}");
    QVERIFY(read.hasValue());
    QCOMPARE(read->notices.size(), std::size_t(101));
    QCOMPARE(read->notices.back().sentence, u"There are further remarks, which are not listed."_s);
}

void ConfigNoticesTest::secretsComeFromManyPlaces_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QString>("reference");
    const auto add = [](const char *name, const QByteArray &value, const QByteArray &secret,
                        const QString &reference) { QTest::newRow(name) << value << secret << reference; };
    add("literal", R"("sk-1")", "sk-1", {});
    add("quoted once too often", R"("\"sk-1\"")", "sk-1", {});
    add("JSON stays text", R"("{\"type\": \"service_account\"}")", R"({"type": "service_account"})", {});
    add("variable", R"("env.SET")", "from the environment", u"env.SET"_s);
    add("unset", R"("env.UNSET")", "", u"env.UNSET"_s);
    add("blank", R"("env.BLANK")", "", u"env.BLANK"_s);
    add("object, literal", R"({"value": "sk-1", "env_var": "", "from_env": false})", "sk-1", {});
    add("object, reference", R"({"value": "env.SET", "env_var": "env.SET", "from_env": true})",
        "from the environment", u"env.SET"_s);
    add("object, only the name", R"({"env_var": "SET", "from_env": true})", "from the environment",
        u"env.SET"_s);
    add("object, masked",
        R"({"value": "from************************ment", "env_var": "env.SET", "from_env": true})",
        "from the environment", u"env.SET"_s);
    add("object, value at hand", R"({"value": "sk-1", "env_var": "env.SET", "from_env": true})", "sk-1",
        u"env.SET"_s);
    add("typed", R"({"type": "env", "ref": "SET"})", "from the environment", u"env.SET"_s);
    add("typed, prefixed", R"({"type": "env", "ref": "env.SET"})", "from the environment", u"env.SET"_s);
    add("typed vault", R"({"type": "vault", "ref": "a/b"})", "", u"vault.a/b"_s);
    add("typed strange", R"({"type": "cloud", "ref": "a"})", "", {});
    add("vault", R"("vault.a")", "", u"vault.a"_s);
    add("absent", "null", "", {});
}

void ConfigNoticesTest::secretsComeFromManyPlaces()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, secret);
    const Result<ReadConfiguration> read =
        readText(openai("\"keys\": [{\"name\": \"k\", \"value\": " + value + "}]"),
                 {u"SET=from the environment"_s, u"BLANK= "_s});
    QVERIFY2(read.hasValue(), read ? "" : read.error().message.c_str());
    const SecretValue &key = read->configuration.providers.front().keys.front().value;
    QCOMPARE(QByteArray(key.value.reveal().data(), qsizetype(key.value.reveal().size())), secret);
    QTEST(key.reference, "reference");
}

void ConfigNoticesTest::findsProvidersInTheEnvironment_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QStringList>("expected"); // provider, key, value, reference
    const QStringList both{u"OPENAI_API_KEY=one"_s, u"MISTRAL_KEY=two"_s, u"ANTHROPIC_API_KEY=three"_s};
    QTest::newRow("two") << QByteArray("{}") << both
                         << QStringList{u"mistral MISTRAL_KEY_auto_detected two env.MISTRAL_KEY"_s,
                                        u"openai OPENAI_API_KEY_auto_detected one env.OPENAI_API_KEY"_s};
    QTest::newRow("empty map") << QByteArray(R"({"providers": {}})") << QStringList{u"OPENAI_KEY=one"_s}
                               << QStringList{u"openai OPENAI_KEY_auto_detected one env.OPENAI_KEY"_s};
    QTest::newRow("first of two names")
        << QByteArray("{}") << QStringList{u"OPENAI_KEY=two"_s, u"OPENAI_API_KEY=one"_s}
        << QStringList{u"openai OPENAI_API_KEY_auto_detected one env.OPENAI_API_KEY"_s};
    QTest::newRow("blank") << QByteArray("{}") << QStringList{u"OPENAI_API_KEY= "_s, u"OPENAI_KEY=two"_s}
                           << QStringList{u"openai OPENAI_KEY_auto_detected two env.OPENAI_KEY"_s};
    QTest::newRow("nothing there") << QByteArray("{}") << QStringList() << QStringList();
    QTest::newRow("providers named") << QByteArray(R"({"providers": {"groq": {}}})") << both
                                     << QStringList{u"groq"_s};
}

void ConfigNoticesTest::findsProvidersInTheEnvironment()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, variables);
    const Result<ReadConfiguration> read = readText(json, variables);
    QVERIFY(read.hasValue());
    QStringList found;
    for (const ProviderConfig &provider : read->configuration.providers) {
        QStringList words{provider.name};
        for (const KeyConfig &key : provider.keys) {
            words << key.name << QString::fromStdString(std::string(key.value.value.reveal()))
                  << key.value.reference;
            QCOMPARE(key.weight, 1.0);
            QVERIFY(key.models.all);
        }
        found.append(words.join(u' '));
    }
    QTEST(found, "expected");
}

void ConfigNoticesTest::detectsOnlyWhatItIsTold()
{
    const Environment environment = environmentOf({u"OPENAI_API_KEY=one"_s, u"ACME_KEY=two"_s});
    const Result<ReadConfiguration> none = readConfiguration("{}", u"c"_s, environment, {});
    QVERIFY(none->configuration.providers.empty());
    const Result<ReadConfiguration> acme =
        readConfiguration("{}", u"c"_s, environment, {{u"groq"_s, {u"ACME_KEY"_s}}});
    QCOMPARE(acme->configuration.providers.size(), std::size_t(1));
    QCOMPARE(
        test::remarks(*acme),
        QStringList(u"providers.groq:0 No provider is configured; groq is used with the key in ACME_KEY."_s));
}

BIFROST_TEST(ConfigNoticesTest)
#include "confignoticestest.moc"
