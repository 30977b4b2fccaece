// SPDX-License-Identifier: GPL-3.0-or-later
// /api/providers/…/keys and /api/keys: key by key, and what of them is never told.
#include "tests/gateway/blackbox/managing.h"
#include "tests/support/testmain.h"

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace { } // namespace

class KeysApiTest : public QObject, private ManagedStage
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void maskedValuesKeepTheSecret();
    void masksOfOtherKeysAreRefused();
    void deploymentsAreAliases();
    void keysOneByOne();
    void keyRefusals();
    void allKeysAreListed();
    void secretsOfAllKindsAreMasked();
};

void KeysApiTest::maskedValuesKeepTheSecret()
{
    // The whole answer comes back, as a client does that reads, changes one thing and writes.
    QJsonObject body = ask("GET", "/api/providers/openai").json();
    body = withMember(body, u"network_config/max_retries"_s, 2);
    for (const QString &shape : {u"object"_s, u"text"_s}) {
        if (shape == "text"_L1) {
            QJsonObject key = body[u"keys"_s][0].toObject();
            key[u"value"_s] = ListedMask;
            body[u"keys"_s] = QJsonArray{key};
        }
        const HttpAnswer written = ask("PUT", "/api/providers/openai", body);
        QVERIFY2(written.status == 200, written.raw);
        QCOMPARE(written.json()[u"keys"_s][0][u"value"_s][u"value"_s].toString(), ListedMask);
        const auto chat = postTo(*m_gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
        QVERIFY(chat);
        QCOMPARE(m_mock->requests().last().bearer(), ListedKey.toUtf8());
    }
}

void KeysApiTest::masksOfOtherKeysAreRefused()
{
    const HttpAnswer added = ask("POST", Keys, keyEntry(u"second"_s, u"sk-second-0123456789"_s));
    QVERIFY2(added.status == 200, added.raw);
    const QByteArray one = Keys + '/' + added.json()[u"id"_s].toString().toUtf8();
    const QString sentence = u"value is a masked value as it is shown on the screen, and nothing is stored "
                             u"that it stands for. Enter the value itself."_s;
    for (const QByteArray method : {"PATCH", "PUT"}) {
        const HttpAnswer answer = ask(method, one, keyEntry(u"second"_s, ListedMask));
        QCOMPARE(errorLine(answer), "400 invalid_setting value: " + sentence.toUtf8());
    }
    // Its own is no change.
    const HttpAnswer same = ask("PATCH", one, keyEntry(u"third"_s, u"sk-s************************6789"_s));
    QVERIFY2(same.status == 200, same.raw);
    QCOMPARE(same.json()[u"name"_s].toString(), u"third"_s);
}

void KeysApiTest::deploymentsAreAliases()
{
    const HttpAnswer added = ask("POST", Keys,
                                 keyEntry(u"second"_s, u"sk-second-0123456789"_s,
                                          {{u"aliases"_s, QJsonObject{{u"fast"_s, u"gpt-4o-mini"_s}}}}));
    QVERIFY2(added.status == 200, added.raw);
    const QByteArray one = Keys + '/' + added.json()[u"id"_s].toString().toUtf8();
    const HttpAnswer changed =
        ask("PATCH", one,
            {{u"deployments"_s, QJsonObject{{u"fast"_s, QJsonValue::Null}, {u"big"_s, u"gpt-4o"_s}}}});
    QVERIFY2(changed.status == 200, changed.raw);
    QCOMPARE(changed.json()[u"aliases"_s], QJsonValue(QJsonObject{{u"big"_s, u"gpt-4o"_s}}));
}

void KeysApiTest::keysOneByOne()
{
    const QByteArray list = "/api/providers/openai/keys";
    const HttpAnswer added =
        ask("POST", list, keyEntry(u"second"_s, u"sk-second-0123456789"_s, {{u"weight"_s, 0.5}}));
    QVERIFY2(added.status == 200, added.raw);
    const QJsonObject key = added.json();
    QCOMPARE(key[u"value"_s][u"value"_s].toString(), u"sk-s************************6789"_s);
    QCOMPARE(key[u"enabled"_s], QJsonValue(true));
    QCOMPARE(key[u"weight"_s].toDouble(), 0.5);
    const QByteArray one = list + '/' + key[u"id"_s].toString().toUtf8();
    QCOMPARE(ask("GET", one).json(), key);
    QCOMPARE(ask("GET", list).json()[u"keys"_s][1].toObject(), key);
    QCOMPARE(ask("GET", list).json()[u"total"_s].toInt(), 2);

    QJsonObject changed = key;
    changed[u"name"_s] = u"renamed"_s;
    changed[u"enabled"_s] = false;
    const HttpAnswer put = ask("PUT", one, changed);
    QVERIFY2(put.status == 200, put.raw);
    QCOMPARE(put.json(), changed);
    const HttpAnswer patched = ask("PATCH", one, {{u"value"_s, u"env.SECOND"_s}});
    QCOMPARE(patched.json()[u"value"_s].toObject(),
             QJsonObject({{u"value"_s, QString()}, {u"env_var"_s, u"env.SECOND"_s}, {u"from_env"_s, true}}));
    QCOMPARE(patched.json()[u"name"_s].toString(), u"renamed"_s);

    const HttpAnswer gone = ask("DELETE", one);
    QVERIFY2(gone.status == 200, gone.raw);
    QCOMPARE(gone.json()[u"id"_s], key[u"id"_s]);
    QCOMPARE(gone.json()[u"name"_s].toString(), u"renamed"_s);
    QCOMPARE(gone.json()[u"value"_s][u"env_var"_s].toString(), u"env.SECOND"_s);
    QCOMPARE(ask("GET", one).status, 404);
    QCOMPARE(ask("DELETE", one).status, 404);
    QCOMPARE(ask("GET", list).json()[u"total"_s].toInt(), 1);
}

void KeysApiTest::keyRefusals()
{
    const QByteArray list = "/api/providers/openai/keys";
    QCOMPARE(errorLine(ask("POST", list, keyEntry(u"x"_s, QString()))),
             QByteArray("400 invalid_setting value: value must be the key, or \"env.NAME\" for a variable of "
                        "the environment."));
    QCOMPARE(errorLine(ask("POST", list, keyEntry(u"x"_s, u"sk bad\"key"_s))),
             QByteArray("400 invalid_setting value: value: the key has blanks or characters that no key "
                        "has. Enter it again."));
    QCOMPARE(errorLine(ask("POST", list, keyEntry(u"main"_s, u"v"_s))),
             QByteArray("400 invalid_setting name: name is the same as that of keys[0], \"main\". Each key "
                        "needs its own."));
    const QString id = ask("GET", list).json()[u"keys"_s][0][u"id"_s].toString();
    QCOMPARE(ask("POST", list, keyEntry(u"x"_s, u"v"_s, {{u"id"_s, id}})).status, 409);
    QCOMPARE(ask("POST", "/api/providers/groq/keys", keyEntry(u"x"_s, u"v"_s)).status, 404);
    QCOMPARE(ask("GET", "/api/providers/groq/keys").status, 404);
    QCOMPARE(ask("PUT", list + "/nobody", keyEntry(u"x"_s, u"v"_s)).status, 404);
    QCOMPARE(ask("GET", list + "/nobody").status, 404);
    QCOMPARE(ask("GET", list).json()[u"total"_s].toInt(), 1);
}

void KeysApiTest::allKeysAreListed()
{
    ask("POST", "/api/providers",
        {{u"provider"_s, u"groq"_s}, {u"keys"_s, QJsonArray{keyEntry(u"g"_s, u"gsk-0123456789ab"_s)}}});
    const HttpAnswer answer = ask("GET", "/api/keys");
    QCOMPARE(answer.status, 200);
    const QJsonArray keys = QJsonDocument::fromJson(answer.body).array();
    QCOMPARE(keys.size(), 2);
    QCOMPARE(keys[0][u"provider"_s].toString(), u"groq"_s);
    QCOMPARE(keys[0][u"name"_s].toString(), u"g"_s);
    QVERIFY(!keys[0][u"key_id"_s].toString().isEmpty());
    QCOMPARE(keys[0][u"models"_s], QJsonValue(QJsonArray{u"*"_s}));
    QVERIFY(keys[0].toObject().contains(u"blacklisted_models"_s));
    QCOMPARE(keys[1][u"value"_s][u"value"_s].toString(), ListedMask);
    QVERIFY(!answer.body.contains(ListedKey.toUtf8()));
}

void KeysApiTest::secretsOfAllKindsAreMasked()
{
    const QString secret = u"s3cr3t-0123456789-value"_s;
    const QJsonObject body{
        {u"provider"_s, u"bedrock"_s},
        {u"keys"_s,
         QJsonArray{QJsonObject{{u"name"_s, u"b"_s},
                                {u"bedrock_key_config"_s,
                                 QJsonObject{{u"access_key"_s, secret},
                                             {u"secret_key"_s, secret},
                                             {u"region"_s, u"eu-west-1"_s}}}}}},
        {u"network_config"_s, QJsonObject{{u"extra_headers"_s, QJsonObject{{u"X-Team"_s, secret}}}}},
        {u"proxy_config"_s,
         QJsonObject{{u"type"_s, u"http"_s},
                     {u"url"_s, u"http://p:1"_s},
                     {u"username"_s, u"u"_s},
                     {u"password"_s, secret}}}};
    const HttpAnswer created = ask("POST", "/api/providers", body);
    QVERIFY2(created.status == 200, created.raw);
    QVERIFY2(!created.body.contains(secret.toUtf8()), created.body);
    const QJsonObject bedrock = created.json()[u"keys"_s][0][u"bedrock_key_config"_s].toObject();
    QCOMPARE(bedrock[u"secret_key"_s].toObject(),
             QJsonObject({{u"value"_s, u"s3cr************************alue"_s},
                          {u"env_var"_s, QString()},
                          {u"from_env"_s, false}}));
    QCOMPARE(bedrock[u"region"_s].toString(), u"eu-west-1"_s);
    QCOMPARE(created.json()[u"proxy_config"_s][u"password"_s].toString(), u"<REDACTED>"_s);
    const HttpAnswer again = ask("PUT", "/api/providers/bedrock", created.json());
    QVERIFY2(again.status == 200, again.raw);
    QCOMPARE(again.json()[u"keys"_s], created.json()[u"keys"_s]);
    QCOMPARE(again.json()[u"network_config"_s][u"extra_headers"_s],
             created.json()[u"network_config"_s][u"extra_headers"_s]);
}

BIFROST_TEST(KeysApiTest)
#include "keysapitest.moc"
