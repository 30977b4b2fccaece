// SPDX-License-Identifier: GPL-3.0-or-later
// The support bundle: what helps is in it, and no secret, wherever one may have been put.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/metricscheck.h"
#include "tests/support/testmain.h"
#include "tests/support/unzip.h"

#include <QTemporaryDir>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Front = "bifrost-support/";

/// A text that is nowhere else, different for each number.
QString planted(int number)
{
    return u"zq7plant%1zz0123456789"_s.arg(number, 3, 10, QChar(u'0'));
}

using Files = QMap<QString, QByteArray>;

Files bundleOf(const GatewayProcess &gateway, QByteArray *said = nullptr)
{
    const QTemporaryDir place;
    const QString path = place.filePath(u"bundle.zip"_s);
    const auto out = gateway.runBeside(u"--support-bundle="_s + path);
    if (said)
        *said = out.value_or("it did not run");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if ((file.permissions() & others) != 0)
        return {};
    Files files;
    const Files packed = unzipped(file.readAll());
    for (auto [name, content] : packed.asKeyValueRange())
        files.insert(name.mid(Front.size()), content);
    return files;
}

/// Where a planted text stands, with what is around it; empty: nowhere.
QByteArray leakIn(const Files &files)
{
    for (auto [name, content] : files.asKeyValueRange()) {
        for (const QByteArray &word : {QByteArray("zq7plant"), QByteArray("a question that was asked")}) {
            if (const qsizetype at = content.indexOf(word); at >= 0)
                return name.toUtf8() + ": " + content.mid(qMax<qsizetype>(at - 60, 0), 140);
        }
    }
    return {};
}

} // namespace

class SupportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofAProgramThatRuns();
    void ofOneThatDoesNot();
    void ofOneThatCannotStart();
    void aFileThatCannotBeWrittenIsSaid();
};

void SupportTest::ofAProgramThatRuns()
{
    MockOptions options;
    options.keys = {planted(1).toLatin1()};
    MockProvider mock(options);
    QJsonObject provider = providerEntry(mock.url(), planted(1));
    provider = withMember(provider, u"network_config/extra_headers"_s,
                          QJsonObject{{u"X-Team"_s, planted(2)}, {u"X-Env"_s, u"env.PLANTED_NOTE"_s}});
    provider[u"description"_s] = planted(3);
    QJsonObject config{
        {u"providers"_s,
         QJsonObject{{u"openai"_s, provider}, {u"groq"_s, providerEntry(mock.url(), u"env.PLANTED_NOTE"_s)}}},
        {u"auth_config"_s,
         QJsonObject{
             {u"is_enabled"_s, true}, {u"admin_username"_s, planted(4)}, {u"admin_password"_s, planted(5)}}},
        {u"encryption_key"_s, planted(6)},
        {u"plugins"_s, QJsonArray{QJsonObject{{u"config"_s, QJsonObject{{u"dsn"_s, planted(7)}}}}}},
        {u"governance"_s, QJsonObject{{u"virtual_keys"_s, QJsonArray{planted(8)}}}}};
    GatewayProcess gateway(config);
    gateway.setEnvironment(u"PLANTED_NOTE"_s, planted(9));
    gateway.setEnvironment(u"ANY_API_KEY"_s, planted(10));
    gateway.setEnvironment(u"HTTPS_PROXY"_s, u"http://%1:%2@127.0.0.1:1"_s.arg(planted(11), planted(12)));
    START_GATEWAY(gateway);
    const QByteArray lines = "X-Request-Id: seen-1\r\nX-Api-Key: " + planted(13).toLatin1() + "\r\n";
    const auto answer = postTo(gateway, "/v1/chat/completions?key=" + planted(14).toLatin1(),
                               chatBody("openai/gpt-4o", {}, "a question that was asked"), lines);
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY(getFrom(gateway, "/api/config", "Authorization: Bearer " + planted(15).toLatin1() + "\r\n"));

    // Lines of requests are gathered before they are written.
    QTRY_VERIFY_WITH_TIMEOUT(bundleOf(gateway)[u"logs/access.log"_s].contains(R"("request_id":"seen-1")"),
                             20'000);
    QByteArray said;
    const Files files = bundleOf(gateway, &said);
    QVERIFY2(!files.isEmpty(), said);
    QVERIFY2(leakIn(files).isEmpty(), leakIn(files));
    for (const char *name : {"README.txt", "about.json", "status.json", "config-file.json", "settings.json",
                             "findings.txt", "metrics.txt", "databases.json", "files.json",
                             "environment.json", "logs/bifrost.log", "logs/access.log"}) {
        QVERIFY2(files.contains(QString::fromLatin1(name)), name);
        QVERIFY2(said.contains(name), said);
    }
    QVERIFY2(files[u"about.json"_s].contains("Bifrost Desktop"), files[u"about.json"_s]);
    QVERIFY2(files[u"status.json"_s].contains("\"running\""), files[u"status.json"_s]);
    QVERIFY2(files[u"settings.json"_s].contains("X-Team") && files[u"settings.json"_s].contains("(removed)"),
             files[u"settings.json"_s]);
    QVERIFY2(files[u"settings.json"_s].contains("env.PLANTED_NOTE"), files[u"settings.json"_s]);
    const MetricsCheck metrics(files[u"metrics.txt"_s]);
    QVERIFY2(metrics.fault().isEmpty(), qPrintable(metrics.fault()));
    QVERIFY(files[u"databases.json"_s].contains("\"schema_version\""));
    STOP_GATEWAY(gateway);
}

void SupportTest::ofOneThatDoesNot()
{
    MockProvider mock;
    QJsonObject config = openAiConfig(mock);
    config = withMember(config, u"providers/openai"_s, providerEntry(mock.url(), planted(1)));
    GatewayProcess gateway(config);
    START_GATEWAY(gateway);
    STOP_GATEWAY(gateway);
    const Files files = bundleOf(gateway);
    QVERIFY2(leakIn(files).isEmpty(), leakIn(files));
    QVERIFY2(files[u"status.json"_s].contains("not running"), files[u"status.json"_s]);
    QVERIFY(files[u"config-file.json"_s].contains("openai"));
    QVERIFY(files.contains(u"logs/bifrost.log"_s) && !files.contains(u"metrics.txt"_s));
}

void SupportTest::ofOneThatCannotStart()
{
    // In every place of what a person may have typed, known to us or not.
    GatewayProcess gateway;
    QFile file(gateway.folder() + u"/config.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QByteArray text =
        R"({"server":{"port":"P"},"client":"P","providers":{"openai":{"keys":[{"name":1,"value":"P",
        "models":7}],"network_config":{"base_url":"http://P:P@host.example/P?P=P#P","extra_headers":{"a":"P"},
        "proxy_url":"P","ca_cert_pem":"P"},"vertex_key_config":{"auth_credentials":"P","region":7}},
        "azure":{"keys":["P",["P"],{"value":{"value":"P","env_var":"P"}}]}},"P":null,"logs_store":{"config":
        {"password":"P","user":"P","host":7}},"encryption_key":["P"],"deep":{"a":[{"b":[{"token":"P"}]}]}})";
    text.replace("\"P\":null,", "");
    for (int number = 100; text.contains('P'); ++number) {
        const qsizetype at = text.indexOf('P');
        text.replace(at, 1, planted(number).toLatin1());
    }
    file.write(text);
    file.close();
    const Files files = bundleOf(gateway);
    QVERIFY2(leakIn(files).isEmpty(), leakIn(files));
    QVERIFY2(files[u"findings.txt"_s].contains("server.port"), files[u"findings.txt"_s]);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ \"value\": \"" + planted(200).toLatin1());
    file.close();
    const Files broken = bundleOf(gateway);
    QVERIFY2(!broken.isEmpty() && leakIn(broken).isEmpty(), leakIn(broken));
}

void SupportTest::aFileThatCannotBeWrittenIsSaid()
{
    GatewayProcess gateway;
    const auto said = gateway.runBeside(u"--support-bundle=/nowhere/at/all.zip"_s);
    QVERIFY(!said.has_value()); // its exit code tells
}

BIFROST_TEST(SupportTest)
#include "supporttest.moc"
