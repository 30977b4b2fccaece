// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support/redaction.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Planted = "zq7-planted-secret-0123456789";

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class RedactionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsNeeded();
    void takesTextsOutAndRemembersThem();
    void addresses_data();
    void addresses();
    void whatLooksLikeACredential_data();
    void whatLooksLikeACredential();
    void leavesOrdinaryLinesAlone();
    void knowsTheEnvironment();
    void aHomeIsNotNamed();
};

void RedactionTest::keepsWhatIsNeeded()
{
    const QJsonObject settings = object(R"({
        "server": {"host": "localhost", "port": 8080, "local_only": true, "hosts": ["box.local"]},
        "providers": {"openai": {"keys": [{"name": "main", "value": "env.KEY", "models": ["gpt-4o"],
            "weight": 1.5, "aliases": {"fast": "gpt-4o"}}],
            "network_config": {"base_url": "https://api.openai.com/v1", "max_retries": 3}}},
        "client": {"allowed_origins": ["https://app.example"]}})");
    Redaction redaction{QProcessEnvironment()};
    QCOMPARE(redaction.settings(settings).toObject(), settings);
}

void RedactionTest::takesTextsOutAndRemembersThem()
{
    const QByteArray json = R"({"a":{"value":"S1","password":"S2","note":"S3","list":["S4"],
        "extra_headers":{"x-team":"Bearer S5"},"admin_password":12345678901},
        "providers":{"x":{"keys":[{"value":{"value":"S6","env_var":"","from_env":false}}],
        "network_config":{"base_url":"https://u:S7@h/v1?key=S8","proxy_config":{"url":"http://S9:S0@p:1"}}}}})";
    QByteArray full = json;
    for (char c = '0'; c <= '9'; ++c)
        full.replace(QByteArray("S") + c, Planted + c);
    Redaction redaction{QProcessEnvironment()};
    const QByteArray shown = QJsonDocument(redaction.settings(object(full)).toObject()).toJson();
    QVERIFY2(!shown.contains(Planted) && !shown.contains("12345678901"), shown);
    QVERIFY(shown.contains("\"x-team\"") && shown.contains("@h/v1"));
    for (char c = '0'; c <= '9'; ++c) {
        const QByteArray said = redaction.clean("before " + Planted + c + " behind");
        QVERIFY2(!said.contains(Planted) && said.startsWith("before "), said);
    }
}

void RedactionTest::addresses_data()
{
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *url, const char *shown) {
        QTest::newRow(url) << QString::fromLatin1(shown);
    };
    row("https://api.openai.com/v1", "https://api.openai.com/v1");
    row("http://localhost:11434", "http://localhost:11434");
    row("http://[::1]:80/v1beta/openai", "http://[::1]:80/v1beta/openai");
    row("https://u:p@host/v1", "https://(removed)@host/v1");
    row("https://host/v1?key=1", "https://host/v1?(removed)");
    row("https://host/hooks/T0123ABCD/v1", "https://host/hooks/(removed)/v1");
    row("https://host/abcdefghijklmnopqrs", "https://host/(removed)");
    row("no address", "(removed)");
    row("env.URL", "env.URL");
}

void RedactionTest::addresses()
{
    QFETCH(const QString, shown);
    QCOMPARE(Redaction::address(QString::fromLatin1(QTest::currentDataTag())), shown);
}

void RedactionTest::whatLooksLikeACredential_data()
{
    QTest::addColumn<QByteArray>("secret");
    const auto row = [](const char *line, const char *secret) { QTest::newRow(line) << QByteArray(secret); };
    row("Authorization: Bearer abcdef0123456789", "abcdef0123456789");
    row("{\"authorization\":\"Basic dXNlcjpwYXNz\"}", "dXNlcjpwYXNz");
    row("key sk-proj-abcDEF123456 is wrong", "abcDEF123456");
    row("AIzaSyA0123456789abcdefghijklm", "A0123456789");
    row("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc", "eyJzdWIiOiIxIn0");
    row("http://user:hunter22@proxy:3128/", "hunter22");
    row("GET /v1/models?key=hunter22&x=1", "hunter22");
    row("password=hunter22", "hunter22");
    row("\"api_key\": \"hunter22\"", "hunter22");
}

void RedactionTest::whatLooksLikeACredential()
{
    QFETCH(const QByteArray, secret);
    const QByteArray said = Redaction{QProcessEnvironment()}.clean(QTest::currentDataTag());
    QVERIFY2(!said.contains(secret) && said.contains("(removed)"), said);
}

void RedactionTest::leavesOrdinaryLinesAlone()
{
    const Redaction redaction{QProcessEnvironment()};
    for (const QByteArray &line : QByteArrayList{
             "Listening at http://localhost:8080", R"({"category":"bifrost.app","message":"Running"})",
             R"(http_requests_total{path="/v1/chat/completions",method="POST",status="200"} 2)",
             R"(bifrost_input_tokens_total{provider="openai",model="gpt-4o"} 13)",
             "Provider `openai` has no key that can be used, and needs one.",
             "5 tokens, 3 keys, password asked for"})
        QCOMPARE(redaction.clean(line), line);
}

void RedactionTest::knowsTheEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(u"MY_API_KEY"_s, QString::fromLatin1(Planted));
    environment.insert(u"https_proxy"_s, u"http://somebody:horse-battery@proxy:1"_s);
    environment.insert(u"REFERRED"_s, u"plainly-referred-to"_s);
    Redaction redaction(environment);
    QCOMPARE(redaction.settings(u"env.REFERRED"_s, {u"value"_s}).toString(), u"env.REFERRED"_s);
    const QByteArray said = redaction.clean(Planted + " horse-battery somebody plainly-referred-to");
    QCOMPARE(said, QByteArray("(removed) (removed) (removed) (removed)"));
}

void RedactionTest::aHomeIsNotNamed()
{
    QProcessEnvironment environment;
    environment.insert(u"USER"_s, u"ada"_s);
    const QByteArray said =
        Redaction(environment).clean("/home/ada/x and " + QDir::homePath().toUtf8() + "/y");
    QCOMPARE(said, QByteArray("/home/user/x and ~/y"));
}

BIFROST_TEST(RedactionTest)
#include "redactiontest.moc"
