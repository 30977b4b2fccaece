// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/models/config/readingaid.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;

/// What is wrong in a configuration, and what a person is told about it.
class ConfigMistakesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void tellsAllMistakesInTheirOrder();
    void stopsCountingSomewhere();
    void neverRepeatsSecrets_data();
    void neverRepeatsSecrets();
};

void ConfigMistakesTest::tellsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("sentence");
    const auto add = [](const char *name, const QByteArray &json, const QString &sentence) {
        QTest::newRow(name) << json << sentence;
    };
    // The shape of the whole
    add("no object", "[]", u"line 1, column 1: the configuration must be an object, {…}."_s);
    add("version 3", R"({"version": 3})",
        u"line 1, column 13: version must be a whole number from 1 to 2, not 3."_s);
    add("version text", R"({"version": "2"})",
        u"line 1, column 13: version must be a whole number from 1 to 2, not a text."_s);
    add("client list", R"({"client": []})", u"line 1, column 12: client must be an object, not an array."_s);
    add("providers list", R"({"providers": [1]})",
        u"line 1, column 15: providers must be an object, not an array."_s);

    // client
    add("days text", R"({"client": {"log_retention_days": "ten"}})",
        u"line 1, column 35: client.log_retention_days must be a whole number from 0 to 36500, not a text."_s);
    add("days negative", R"({"client": {"log_retention_days": -1}})",
        u"line 1, column 35: client.log_retention_days must be a whole number from 0 to 36500, not -1."_s);
    add("days fraction", R"({"client": {"log_retention_days": 1.5}})",
        u"line 1, column 35: client.log_retention_days must be a whole number from 0 to 36500, not 1.5."_s);
    add("days huge", R"({"client": {"log_retention_days": 99999999999999999999}})",
        u"line 1, column 35: client.log_retention_days must be a whole number from 0 to 36500, not 99999999999999999999."_s);
    add("flag number", R"({"client": {"enable_logging": 1}})",
        u"line 1, column 31: client.enable_logging must be true or false, not 1."_s);
    add("origin", R"({"client": {"allowed_origins": ["app.example"]}})",
        u"line 1, column 33: client.allowed_origins: \"app.example\" is not an origin. Write it as "
        u"\"https://app.example\" or \"http://localhost:3000\"."_s);
    add("origins text", R"({"client": {"allowed_origins": "*"}})",
        u"line 1, column 32: client.allowed_origins must be an array, not a text."_s);
    add("origin number", R"({"client": {"allowed_origins": [7]}})",
        u"line 1, column 33: client.allowed_origins[0] must be a text that is not empty, not 7."_s);
    add("header name", R"({"client": {"required_headers": ["x team"]}})",
        u"line 1, column 34: client.required_headers: \"x team\" is not the name of a header."_s);
    add("secret header", R"({"client": {"header_filter_config": {"allowlist": ["X-Api-Key"]}}})",
        u"line 1, column 52: client.header_filter_config.allowlist: \"x-api-key\" is never forwarded and cannot be listed."_s);

    // server
    add("port", R"({"server": {"port": 70000}})",
        u"line 1, column 21: server.port must be a whole number from 0 to 65535, not 70000."_s);
    add("port text", R"({"server": {"port": "8080"}})",
        u"line 1, column 21: server.port must be a whole number from 0 to 65535, not a text."_s);
    add("host with scheme", R"({"server": {"hosts": ["http://box"]}})",
        u"line 1, column 23: server.hosts: \"http://box\" is not the name of a host. Write the name or the "
        u"address alone, without \"http://\", port, path and \"*\"."_s);
    add("host with port", R"({"server": {"hosts": ["box:8080"]}})",
        u"line 1, column 23: server.hosts: \"box:8080\" is not the name of a host. Write the name or the "
        u"address alone, without \"http://\", port, path and \"*\"."_s);
    add("host pattern", R"({"server": {"hosts": ["*.lan"]}})",
        u"line 1, column 23: server.hosts: \"*.lan\" is not the name of a host. Write the name or the "
        u"address alone, without \"http://\", port, path and \"*\"."_s);
    add("the second of the hosts", "{\"server\": {\"hosts\": [\n  \"box\",\n  \"a b\"]}}",
        u"line 3, column 3: server.hosts: \"a b\" is not the name of a host. Write the name or the "
        u"address alone, without \"http://\", port, path and \"*\"."_s);
    add("too many headers",
        R"({"client": {"allowed_headers": [)" + QByteArray(R"("x",)").repeated(1000) + R"("x"]}})",
        u"line 1, column 32: client.allowed_headers must not have more than 1000 entries."_s);
    add("all hosts and one", R"({"server": {"hosts": ["*", "box"]}})",
        u"line 1, column 22: server.hosts must hold either \"*\" alone or names, not both."_s);
    add("threads", R"({"server": {"threads": 65}})",
        u"line 1, column 24: server.threads must be a whole number from 0 to 64, not 65."_s);
    add("head_kb", R"({"server": {"limits": {"head_kb": 0}}})",
        u"line 1, column 35: server.limits.head_kb must be a whole number from 1 to 1024, not 0."_s);
    add("connections", R"({"server": {"limits": {"connections": true}}})",
        u"line 1, column 39: server.limits.connections must be a whole number from 1 to 1000000, not true."_s);
    add("deadline", R"({"server": {"deadlines_ms": {"idle": 5}}})",
        u"line 1, column 38: server.deadlines_ms.idle must be a whole number from 100 to 86400000, not 5."_s);
    add("half of tls", R"({"server": {"tls": {"cert": "/a.pem"}}})",
        u"line 1, column 20: server.tls needs both \"cert\" and \"key\", the paths of two PEM files."_s);
    add("part of a path", R"({"server": {"tls": {"cert": "a.pem", "key": "/k"}}})",
        u"line 1, column 29: server.tls.cert: \"a.pem\" is not a whole path. Begin it with \"/\"."_s);
    add("egress", R"({"server": {"egress": {"allow": "10.0.0.1"}}})",
        u"line 1, column 33: server.egress.allow must be an array, not a text."_s);
    for (const QString &entry : {u"http://169.254.169.254/"_s, u"10.0.0.0/8"_s, u"[fe80::1]:80"_s, u"a b"_s})
        add(qPrintable(entry), R"({"server": {"egress": {"allow": [")" + entry.toUtf8() + R"("]}}})",
            u"line 1, column 34: server.egress.allow: \"%1\" is not the name of a host. Write the name or "
            u"the "
            u"address alone, without \"http://\", port, path and \"*\"."_s.arg(entry));
    add("all addresses and one", R"({"server": {"egress": {"allow": ["fe80::1", "*"]}}})",
        u"line 1, column 33: server.egress.allow must hold either \"*\" alone or names, not both."_s);

    // logs_store
    add("store type", R"({"logs_store": {"type": "mysql"}})",
        u"line 1, column 25: logs_store.type must be \"sqlite\"."_s);
    add("store cap", R"({"logs_store": {"type": "sqlite", "config": {"cap_mb": 0}}})",
        u"line 1, column 56: logs_store.config.cap_mb must be a whole number from 1 to 1048576, not 0."_s);

    // Which providers there are
    add("unknown name", R"({"providers": {"acme": {}}})",
        u"line 1, column 24: providers.acme: \"acme\" is no built-in provider. For a server that speaks as "
        u"OpenAI does, add "
        u"\"custom_provider_config\": {\"base_provider_type\": \"openai\"} and network_config.base_url."_s);
    add("taken name",
        R"({"providers": {"groq": {"custom_provider_config": {"base_provider_type": "openai"}}}})",
        u"line 1, column 24: providers.groq: \"groq\" is the name of a built-in provider. Give the custom "
        u"provider "
        u"another name."_s);
    add("taken name in capitals",
        R"({"providers": {"DeepSeek": {"custom_provider_config": {"base_provider_type": "openai"}}}})",
        u"line 1, column 28: providers.DeepSeek: \"deepseek\" is the name of a built-in provider. Give the "
        u"custom provider "
        u"another name."_s);
    add("same name", R"({"providers": {"OpenAI": {}, "openai": {}}})",
        u"line 1, column 30: providers.openai is the same provider as \"OpenAI\": upper and lower case do not matter."_s);
    add("slash", R"({"providers": {"a/b": {}}})",
        u"line 1, column 16: providers.a/b: a provider's name must not contain spaces or slashes."_s);
    add("backslash", R"({"providers": {"a\\b": {}}})",
        u"line 1, column 16: providers.a\\b: a provider's name must not contain spaces or slashes."_s);
    for (const QString &name : {u"."_s, u".."_s}) {
        add(qPrintable(name), R"({"providers": {")" + name.toUtf8() + R"(": {}}})",
            u"line 1, column 16: providers.%1: a provider's name must not be \".\" or \"..\", which lead "
            u"elsewhere in an address."_s.arg(name));
        add(qPrintable(u"id "_s + name),
            R"({"providers": {"openai": {"keys": [{"name": "k", "id": ")" + name.toUtf8() + R"("}]}}})",
            u"line 1, column 56: providers.openai.keys[0].id must not be \".\" or \"..\", which lead "
            u"elsewhere in "
            u"an address."_s);
    }
    add("long name", R"({"providers": {")" + QByteArray(129, 'x') + R"(": {}}})",
        u"line 1, column 16: providers.%1: a provider's name must not be longer than 128 bytes."_s.arg(
            QString(129, u'x')));
    add("id with a slash", R"({"providers": {"openai": {"keys": [{"name": "k", "id": "a/b"}]}}})",
        u"line 1, column 56: providers.openai.keys[0].id must not contain slashes or control characters."_s);
    add("long name of a key",
        R"({"providers": {"openai": {"keys": [{"name": ")" + QByteArray(201, 'x') + R"("}]}}})",
        u"line 1, column 45: providers.openai.keys[0].name must not be longer than 200 bytes."_s);
    add("zone", R"({"providers": {"openai": {"network_config": {"base_url": "http://[fe80::1%25eth0]:1"}}}})",
        u"line 1, column 58: providers.openai.network_config.base_url must not name a network interface "
        u"after "
        u"\"%\", which addresses of one link need. Give the server's name, or another of its addresses."_s);
    add("no name", R"({"providers": {"": {}}})",
        u"line 1, column 16: providers.: a provider's name must not be empty."_s);
    add("provider text", R"({"providers": {"openai": "sk"}})",
        u"line 1, column 26: providers.openai must be an object, not a text."_s);

    // Custom providers
    add("base type", R"({"providers": {"acme": {"custom_provider_config": {"base_provider_type": "vllm"}}}})",
        u"line 1, column 74: providers.acme.custom_provider_config.base_provider_type must be one of "
        u"anthropic, bedrock, "
        u"cohere, gemini, openai, huggingface, replicate."_s);
    add("no base type", R"({"providers": {"acme": {"custom_provider_config": {}}}})",
        u"line 1, column 51: providers.acme.custom_provider_config.base_provider_type must be one of "
        u"anthropic, bedrock, "
        u"cohere, gemini, openai, huggingface, replicate."_s);
    add("keyless bedrock",
        R"({"providers": {"b": {"custom_provider_config": {"base_provider_type": "bedrock", "is_key_less": true}}}})",
        u"line 1, column 97: providers.b.custom_provider_config.is_key_less cannot be true: bedrock always needs a key."_s);
    add("operation text",
        R"({"providers": {"a": {"custom_provider_config": {"base_provider_type": "openai", "allowed_requests": {"embedding": "yes"}}}}})",
        u"line 1, column 115: providers.a.custom_provider_config.allowed_requests.embedding must be true or false, not a text."_s);
    add("operation path",
        R"({"providers": {"a": {"custom_provider_config": {"base_provider_type": "openai", "request_path_overrides": {"embedding": "//v1"}}}}})",
        u"line 1, column 121: providers.a.custom_provider_config.request_path_overrides.embedding must be a "
        u"path, or a whole http or https address."_s);

    // Keys
    add("keys object", openai(R"("keys": {})"),
        u"line 2, column 9: providers.openai.keys must be an array, not an object."_s);
    add("key text", openai(R"("keys": ["sk"])"),
        u"line 2, column 10: providers.openai.keys[0] must be an object, not a text."_s);
    add("weight", openai(R"("keys": [{"name": "k", "weight": -0.5}])"),
        u"line 2, column 34: providers.openai.keys[0].weight must be a number of at least 0, not -0.5."_s);
    add("weight text", openai(R"("keys": [{"name": "k", "weight": "1"}])"),
        u"line 2, column 34: providers.openai.keys[0].weight must be a number of at least 0, not a text."_s);
    add("weight without bounds", openai(R"("keys": [{"name": "k", "weight": 1e999}])"),
        u"line 2, column 34: this number is too large, or too close to zero."_s);
    add("same key name", openai(R"("keys": [{"name": "k"}, {"name": "k", "id": "2"}])"),
        u"line 2, column 25: providers.openai.keys[1].name is the same as that of keys[0], \"k\". Each key needs its own."_s);
    add("same key name, no ids", openai(R"("keys": [{"name": "k"}, {"name": "k"}])"),
        u"line 2, column 25: providers.openai.keys[1].name is the same as that of keys[0], \"k\". Each key needs its own."_s);
    add("same key id", openai(R"("keys": [{"name": "a", "id": "1"}, {"name": "b", "id": "1"}])"),
        u"line 2, column 36: providers.openai.keys[1].id is the same as that of keys[0], \"1\". Each key needs its own."_s);
    add("star among names", openai(R"("keys": [{"name": "k", "models": ["*", "gpt-4o"]}])"),
        u"line 2, column 34: providers.openai.keys[0].models must hold either \"*\" alone or names, not both."_s);
    add("star twice", openai(R"("keys": [{"name": "k", "models": ["*", "*"]}])"),
        u"line 2, column 34: providers.openai.keys[0].models must hold either \"*\" alone or names, not both."_s);
    add("alias twice", openai(R"("keys": [{"name": "k", "aliases": {"Fast": "a", "fast": "b"}}])"),
        u"line 2, column 49: providers.openai.keys[0].aliases.fast and \"Fast\" differ only in upper and "
        u"lower case, which "
        u"aliases ignore."_s);
    add("empty alias", openai(R"("keys": [{"name": "k", "aliases": {"fast": {}}}])"),
        u"line 2, column 36: providers.openai.keys[0].aliases.fast must name a model of the provider."_s);
    add("key's server", openai(R"("keys": [{"name": "k", "vllm_key_config": {"url": "box:8000"}}])"),
        u"line 2, column 51: providers.openai.keys[0].vllm_key_config.url must be an http or https address "
        u"such as "
        u"\"http://localhost:11434\"."_s);

    // network_config
    for (const char *address :
         {"box", "ftp://box", "http://", "http:///path", "localhost:11434", "env.BASE", "http://a b"}) {
        add(address, openai(QByteArray(R"("network_config": {"base_url": ")") + address + "\"}"),
            u"line 2, column 32: providers.openai.network_config.base_url must be an http or https address "
            u"such as "
            u"\"http://localhost:11434\"."_s);
    }
    add("query", openai(R"("network_config": {"base_url": "https://h/v1?a=b"})"),
        u"line 2, column 32: providers.openai.network_config.base_url must end before any \"?\" or \"#\"."_s);
    add("header with a line", openai(R"("network_config": {"extra_headers": {"x-a": "b\r\nc: d"}})"),
        u"line 2, column 38: providers.openai.network_config.extra_headers.x-a contains a line break or "
        u"another control "
        u"character."_s);
    add("framing header", openai(R"("network_config": {"extra_headers": {"Content-Length": "5"}})"),
        u"line 2, column 38: providers.openai.network_config.extra_headers.Content-Length belongs to the "
        u"connection and "
        u"cannot be set."_s);
    add("the second of the headers",
        openai("\"network_config\": {\"extra_headers\": {\"x-a\": \"1\",\n \"x y\": \"5\"}}"),
        u"line 3, column 2: providers.openai.network_config.extra_headers.x y is not the name of a header."_s);
    add("header name with a space", openai(R"("network_config": {"extra_headers": {"x y": "5"}})"),
        u"line 2, column 38: providers.openai.network_config.extra_headers.x y is not the name of a header."_s);
    add("short backoff", openai(R"("network_config": {"retry_backoff_initial": 50})"),
        u"line 2, column 45: providers.openai.network_config.retry_backoff_initial must be 0 or a number of "
        u"milliseconds "
        u"from 100 to 1000000, not 50."_s);
    add("backoffs the wrong way",
        openai(R"("network_config": {"retry_backoff_initial": 500, "retry_backoff_max_ms": 200})"),
        u"line 2, column 19: providers.openai.network_config: the first backoff, 500 ms, must not be longer "
        u"than the "
        u"longest, 200 ms."_s);
    add("timeout", openai(R"("network_config": {"default_request_timeout_in_seconds": -5})"),
        u"line 2, column 58: providers.openai.network_config.default_request_timeout_in_seconds must be a "
        u"whole number "
        u"from 0 to 86400, not -5."_s);
    add("certificate", openai(R"("network_config": {"ca_cert_pem": "/etc/ca.pem"})"),
        u"line 2, column 35: providers.openai.network_config.ca_cert_pem must be the text of a certificate, "
        u"from its "
        u"line BEGIN CERTIFICATE on, and not the path of a file."_s);

    // What a file says is not drawn on a terminal
    add("control characters in a name", openai("\"\\u001b[31m\\r\": 1, \"keys\": {\"\\u009b\": 1}"),
        u"line 2, column 28: providers.openai.keys must be an array, not an object."_s);
    add("control characters in a value", R"({"server": {"hosts": ["a\u001b[2J/\n\u202e"]}})",
        uR"(line 1, column 23: server.hosts: "a\x1b[2J/\x0a\u202e" is not the name of a host. Write the name or the address alone, without "http://", port, path and "*".)"_s);
    add("control characters in a member that stands twice", R"({"\u001b": 1, "\u001b": 2})",
        uR"(line 1, column 15: "\x1b" stands twice in the same object, first in line 1. Remove one of them.)"_s);

    // The rest of a provider
    add("concurrency", openai(R"("concurrency_and_buffer_size": {"concurrency": 9, "buffer_size": 5})"),
        u"line 2, column 32: providers.openai.concurrency_and_buffer_size: concurrency, 9, must not be "
        u"larger than "
        u"buffer_size, 5."_s);
    add("proxy", openai(R"("proxy_config": {"type": "tor"})"),
        u"line 2, column 26: providers.openai.proxy_config.type must be one of none, http, socks5, environment."_s);
    add("proxy without a type", openai(R"("proxy_config": {"url": "http://proxy"})"),
        u"line 2, column 17: providers.openai.proxy_config.type must be one of none, http, socks5, environment."_s);
    add("socket without a path", openai(R"("network_config": {"base_url": "unix://run"})"),
        u"line 2, column 32: providers.openai.network_config.base_url must be an http or https address such "
        u"as "
        u"\"http://localhost:11434\"."_s);
}

void ConfigMistakesTest::tellsWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, sentence);
    QCOMPARE(refusal(json), u"config.json, "_s + sentence);
}

void ConfigMistakesTest::tellsAllMistakesInTheirOrder()
{
    const QByteArray json = R"({
  "providers": {
    "openai": {"keys": [{"name": "k", "weight": -1}]},
    "acme": {}
  },
  "server": {"port": -1},
  "client": {"enable_logging": "yes"}
})";
    const QStringList lines = refusal(json).split(u'\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(
        lines.at(0),
        u"config.json, line 3, column 49: providers.openai.keys[0].weight must be a number of at least 0, not -1."_s);
    QVERIFY(lines.at(1).startsWith(u"config.json, line 4, column 13: providers.acme: "_s));
    QVERIFY(lines.at(2).startsWith(u"config.json, line 6, column 22: server.port must"_s));
    QVERIFY(lines.at(3).startsWith(u"config.json, line 7, column 32: client.enable_logging must"_s));
}

void ConfigMistakesTest::stopsCountingSomewhere()
{
    QByteArray keys = R"({"weight": -1})";
    for (int i = 1; i < 100; ++i)
        keys += R"(, {"weight": -1})";
    const QStringList lines = refusal(openai("\"keys\": [" + keys + "]")).split(u'\n');
    QCOMPARE(lines.size(), 11);
    QCOMPARE(lines.last(), u"There are 90 more mistakes."_s);
}

void ConfigMistakesTest::neverRepeatsSecrets_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("address with a password")
        << openai(R"("network_config": {"base_url": "https://me:hunter2@host"})");
    QTest::newRow("broken address") << openai(R"("network_config": {"base_url": "https://me:hunter2@"})");
    QTest::newRow("key in the query")
        << openai(R"("network_config": {"base_url": "https://host?key=hunter2"})");
    QTest::newRow("key as a list") << openai(R"("keys": [{"name": "k", "value": ["hunter2"]}])");
    QTest::newRow("key in the place of the keys") << openai(R"("keys": "hunter2")");
    QTest::newRow("key in the place of a key") << openai(R"("keys": ["hunter2"])");
    QTest::newRow("key in the place of a number")
        << openai(R"("keys": [{"name": "k", "weight": "hunter2"}])");
    QTest::newRow("header") << openai(R"("network_config": {"extra_headers": {"x-key": "hunter2\n"}})");
}

void ConfigMistakesTest::neverRepeatsSecrets()
{
    QFETCH(QByteArray, json);
    const QString message = refusal(json);
    QVERIFY2(message.startsWith(u"config.json, line 2, column "_s), qPrintable(message));
    QVERIFY2(!message.contains(u"hunter2"_s), qPrintable(message));

    const QString number = refusal(openai(R"("keys": [{"name": "k", "value": 123456789}])"));
    QCOMPARE(number,
             u"config.json, line 2, column 33: providers.openai.keys[0].value must be a text: the key "
             u"itself, or \"env.NAME\" "
             u"for a variable."_s);
}

BIFROST_TEST(ConfigMistakesTest)
#include "configmistakestest.moc"
