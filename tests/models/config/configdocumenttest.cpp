// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include "models/config/configdocument.h"
#include "models/config/secretslots.h"
#include "tests/models/config/documentaid.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QString LongKey = u"sk-0123456789abcdefghij"_s;

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

/// Secrets and what else a document holds are kept apart and come together again.
class ConfigDocumentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesSecretsOut_data();
    void takesSecretsOut();
    void leavesTheRest_data();
    void leavesTheRest();
    void showsMasks();
    void aMaskStandsForWhatIsStored();
    void aMaskOfNothingIsTold();
    void aMaskOfSomethingElseIsTold();
    void aLockedSecretStaysLocked();
    void mergesAsPatchesDo();
    void aPatchReplacesSecrets();
};

void ConfigDocumentTest::takesSecretsOut_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("slot");
    const auto row = [](const char *name, const QByteArray &json, const QString &slot) {
        QTest::newRow(name) << json << slot;
    };
    row("value", R"({"value": "SECRET"})", u"value"_s);
    row("quoted once too often", R"({"value": "\"SECRET\""})", u"value"_s);
    row("object", R"({"value": {"value": "SECRET", "env_var": "", "from_env": false}})", u"value"_s);
    row("header", R"({"network_config": {"extra_headers": {"X-a/b": "SECRET"}}})",
        u"network_config/extra_headers/X-a~1b"_s);
    row("proxy", R"({"proxy_config": {"type": "http", "password": "SECRET"}})", u"proxy_config/password"_s);
    row("azure", R"({"azure_key_config": {"client_secret": {"value": "SECRET"}}})",
        u"azure_key_config/client_secret"_s);
    row("bedrock", R"({"bedrock_key_config": {"secret_key": "SECRET"}})", u"bedrock_key_config/secret_key"_s);
    row("vertex", R"({"vertex_key_config": {"auth_credentials": "SECRET"}})",
        u"vertex_key_config/auth_credentials"_s);
    row("unknown", R"({"of_tomorrow": {"session_token": "SECRET"}})", u"of_tomorrow/session_token"_s);
}

void ConfigDocumentTest::takesSecretsOut()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, slot);
    const ConfigDocument document = doc(QByteArray(json).replace("SECRET", LongKey.toUtf8()));
    QCOMPARE(document.secrets.keys(), QStringList{slot});
    QCOMPARE(document.secrets.value(slot).value.reveal(), std::string_view(LongKey.toStdString()));
    QVERIFY(!compact(document.members).contains(LongKey.toUtf8()));
    QVERIFY(compact(document.revealed()).contains(LongKey.toUtf8()));
    QVERIFY(!compact(document.masked()).contains(LongKey.toUtf8()));
    QCOMPARE(ConfigDocument::split(document.revealed()), document);
}

void ConfigDocumentTest::leavesTheRest_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json :
         {R"({"value":"env.A_KEY"})", R"({"value":"vault.a/b"})", R"({"value":""})", R"({"value":7})",
          R"({"aliases":{"a/token":"b","my_secret":"gpt"},"weight":0.25})",
          R"({"deep":{"er":[{"a":null},true,1.5]},"max_tokens":7})"})
        QTest::newRow(json) << QByteArray(json);
}

void ConfigDocumentTest::leavesTheRest()
{
    QFETCH(QByteArray, json);
    const ConfigDocument document = doc(json);
    QVERIFY(document.secrets.isEmpty());
    QCOMPARE(compact(document.members), json);
}

void ConfigDocumentTest::showsMasks()
{
    const ConfigDocument document =
        doc(R"({"value": "sk-0123456789abcdefghij", "proxy_config": {"password": "short"}})");
    const QJsonObject masked = document.masked();
    QCOMPARE(masked[u"value"_s].toString(), u"sk-0************************ghij"_s);
    QCOMPARE(masked[u"proxy_config"_s][u"password"_s].toString(), u"*****"_s);
}

void ConfigDocumentTest::aMaskStandsForWhatIsStored()
{
    const ConfigDocument stored =
        doc(R"({"value": "sk-0123456789abcdefghij", "proxy_config": {"password": "a"},
        "bedrock_key_config": {"secret_key": "env.S"}})");
    QProcessEnvironment environment;
    environment.insert(u"S"_s, u"env-0123456789"_s);
    for (const QByteArray mask : {"sk-0************************ghij", "<redacted>", "<REDACTED>"}) {
        ConfigDocument sent = doc(R"({"value": {"value": ")" + mask + R"(", "env_var": "", "from_env": false},
            "proxy_config": {"password": "*"}, "weight": 2,
            "bedrock_key_config": {"secret_key": "env-************************6789"}})");
        QCOMPARE(sent.restoreMasked(stored, environment), QStringList());
        QCOMPARE(sent.secrets, stored.secrets);
        QCOMPARE(sent.members[u"bedrock_key_config"_s][u"secret_key"_s].toString(), u"env.S"_s);
        QCOMPARE(sent.members[u"weight"_s].toInt(), 2);
        QVERIFY(!sent.members.contains(u"value"_s));
    }
}

void ConfigDocumentTest::aMaskOfNothingIsTold()
{
    ConfigDocument sent =
        doc(R"({"value": "********", "network_config": {"extra_headers": {"X-Team": "***"}}})");
    QCOMPARE(sent.restoreMasked({}), QStringList({u"network_config.extra_headers.X-Team"_s, u"value"_s}));
    QVERIFY(sent.secrets.isEmpty());
}

/// That of another value, of another program, of what a variable does not hold.
void ConfigDocumentTest::aMaskOfSomethingElseIsTold()
{
    const ConfigDocument stored =
        doc(R"({"value": "sk-0123456789abcdefghij", "bedrock_key_config": {"secret_key": "env.S"}})");
    QProcessEnvironment environment;
    environment.insert(u"S"_s, u"env-0123456789"_s);
    for (const QByteArray mask : {"sk-1************************ghij", "sk-0****ghij", "sk-z****CRET",
                                  "sk-g****************", "********"}) {
        ConfigDocument sent =
            doc(R"({"value": ")" + mask + R"(", "bedrock_key_config": {"secret_key": ")" + mask + R"("}})");
        QCOMPARE(sent.restoreMasked(stored, environment),
                 QStringList({u"bedrock_key_config.secret_key"_s, u"value"_s}));
        QVERIFY(sent.secrets.isEmpty());
    }
}

void ConfigDocumentTest::aLockedSecretStaysLocked()
{
    ConfigDocument stored;
    stored.secrets.insert(u"value"_s, {Secret(), true});
    QCOMPARE(stored.masked()[u"value"_s].toString(), u"********"_s);
    ConfigDocument sent = doc(R"({"value": "********"})");
    QCOMPARE(sent.restoreMasked(stored), QStringList());
    QVERIFY(sent.secrets.value(u"value"_s).locked);
}

void ConfigDocumentTest::mergesAsPatchesDo()
{
    ConfigDocument document = doc(R"({"a": {"b": 1, "c": 2}, "d": [1], "e": 1})");
    document.merge(doc(R"({"a": {"b": null, "x": {"y": null, "z": 3}}, "d": [2, 3], "e": {"f": 1}})"));
    QCOMPARE(compact(document.members), QByteArray(R"({"a":{"c":2,"x":{"z":3}},"d":[2,3],"e":{"f":1}})"));
}

void ConfigDocumentTest::aPatchReplacesSecrets()
{
    ConfigDocument document = doc(
        R"({"value": "first-secret", "network_config": {"extra_headers": {"A": "aaaaaaaaaaa", "B": "bbbbbbbbbbb"}}})");
    document.merge(doc(R"({"value": "second-secret"})"));
    QCOMPARE(document.secrets.value(u"value"_s).value.reveal(), std::string_view("second-secret"));
    document.merge(doc(R"({"value": "env.NAME"})"));
    QVERIFY(!document.secrets.contains(u"value"_s));
    QCOMPARE(document.members[u"value"_s].toString(), u"env.NAME"_s);
    document.merge(doc(R"({"value": "third-secret"})"));
    QVERIFY(!document.members.contains(u"value"_s));
    document.merge(doc(R"({"network_config": {"extra_headers": {"A": null}}})"));
    QCOMPARE(document.secrets.keys(), QStringList({u"network_config/extra_headers/B"_s, u"value"_s}));
    document.merge(doc(R"({"network_config": {"extra_headers": null}})"));
    QCOMPARE(document.secrets.keys(), QStringList{u"value"_s});
}

BIFROST_TEST(ConfigDocumentTest)
#include "configdocumenttest.moc"
