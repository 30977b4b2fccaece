// SPDX-License-Identifier: GPL-3.0-or-later
// /api/providers: what it takes, what it answers, what it never tells.
#include "tests/gateway/blackbox/managing.h"
#include "tests/support/testmain.h"

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QJsonObject Load{{u"concurrency"_s, 10}, {u"buffer_size"_s, 20}};

QStringList names(const QJsonObject &object)
{
    return object.keys();
}

} // namespace

class ProvidersApiTest : public QObject, private ManagedStage
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void createAnswersTheProvider();
    void aProviderThatCannotBeUsedSaysWhy();
    void createRefusals_data();
    void createRefusals();
    void whatLeadsBackIsRefused();
    void bodiesThatAreNone_data();
    void bodiesThatAreNone();
    void replaceUpsertsAndDeletesKeys();
    void replaceNeedsTheLoad();
    void patchChangesOneThing();
    void theNameStays();
    void deleteIsIdempotent();
    void formerNamesAreReadNewOnesWritten();
    void unknownMembersSurvive();
    void revisionsStopStaleChanges();
    void methodsThatAreNotThere();
    void aForeignPageChangesNothing();
};

void ProvidersApiTest::createAnswersTheProvider()
{
    const QJsonObject body{
        {u"provider"_s, u"mistral"_s},
        {u"keys"_s,
         QJsonArray{QJsonObject{{u"id"_s, QString()},
                                {u"name"_s, u"m1"_s},
                                {u"value"_s, u"env.MISTRAL_API_KEY"_s},
                                {u"models"_s, QJsonArray{u"*"_s}},
                                {u"weight"_s, 1}}}},
        {u"network_config"_s,
         QJsonObject{{u"max_retries"_s, 1}, {u"default_request_timeout_in_seconds"_s, 45}}}};
    const HttpAnswer created = ask("POST", "/api/providers", body);
    QVERIFY2(created.status == 200, created.raw);
    QCOMPARE(created.headers.value("Content-Type"), QByteArray("application/json"));
    QVERIFY(created.body.endsWith('\n'));
    QVERIFY2(faultOf(created).isEmpty(), faultOf(created));
    const QJsonObject provider = created.json();
    QCOMPARE(provider[u"name"_s].toString(), u"mistral"_s);
    for (const QString &name : {u"keys"_s, u"network_config"_s, u"concurrency_and_buffer_size"_s,
                                u"proxy_config"_s, u"send_back_raw_request"_s, u"send_back_raw_response"_s,
                                u"store_raw_request_response"_s, u"provider_status"_s, u"config_hash"_s})
        QVERIFY2(provider.contains(name), qPrintable(name));
    QCOMPARE(provider[u"proxy_config"_s], QJsonValue(QJsonValue::Null));
    QCOMPARE(provider[u"provider_status"_s].toString(), u"active"_s);
    const QJsonObject key = provider[u"keys"_s][0].toObject();
    QVERIFY(key[u"id"_s].toString().size() == 36);
    QCOMPARE(key[u"value"_s].toObject(),
             QJsonObject(
                 {{u"value"_s, QString()}, {u"env_var"_s, u"env.MISTRAL_API_KEY"_s}, {u"from_env"_s, true}}));
    QCOMPARE(key[u"models"_s], QJsonValue(QJsonArray{u"*"_s}));
    QCOMPARE(key[u"blacklisted_models"_s], QJsonValue(QJsonArray()));
    QCOMPARE(key[u"use_for_batch_api"_s], QJsonValue(false));
    QCOMPARE(provider[u"network_config"_s][u"max_retries"_s].toInt(), 1);
    QCOMPARE(provider[u"network_config"_s][u"default_request_timeout_in_seconds"_s].toInt(), 45);

    const HttpAnswer read = ask("GET", "/api/providers/mistral");
    QCOMPARE(read.json(), provider);
    QCOMPARE(read.headers.value("ETag"), created.headers.value("ETag"));
    const HttpAnswer list = ask("GET", "/api/providers");
    QCOMPARE(list.json()[u"total"_s].toInt(), 2);
    QCOMPARE(list.json()[u"providers"_s][0].toObject(), provider);
}

void ProvidersApiTest::aProviderThatCannotBeUsedSaysWhy()
{
    const QJsonObject body{{u"provider"_s, u"anthropic"_s},
                           {u"keys"_s, QJsonArray{keyEntry(u"a"_s, u"sk-ant-0123456789abcdef"_s)}}};
    const HttpAnswer created = ask("POST", "/api/providers", body);
    QVERIFY2(created.status == 200, created.raw);
    const QJsonObject listed = ask("GET", "/api/providers").json()[u"providers"_s][0].toObject();
    for (const QJsonObject &provider :
         {created.json(), listed, ask("GET", "/api/providers/anthropic").json()}) {
        QCOMPARE(provider[u"name"_s].toString(), u"anthropic"_s);
        QCOMPARE(provider[u"provider_status"_s].toString(), u"error"_s);
        QVERIFY2(provider[u"description"_s].toString().contains(u"does not speak the dialect"_s),
                 created.raw);
    }
    // What the answer says beside the settings may come back with them.
    QJsonObject again = listed;
    again.remove(u"keys"_s);
    QCOMPARE(ask("PUT", "/api/providers/anthropic", again).status, 200);

    const QJsonObject proxy{
        {u"proxy_config"_s, QJsonObject{{u"type"_s, u"http"_s}, {u"url"_s, u"http://p"_s}}}};
    const HttpAnswer proxied = ask("PATCH", "/api/providers/openai", proxy);
    QCOMPARE(proxied.json()[u"provider_status"_s].toString(), u"active"_s);
    QCOMPARE(proxied.json()[u"proxy_config"_s][u"url"_s].toString(), u"http://p"_s);
    const QJsonObject none{
        {u"proxy_config"_s, QJsonObject{{u"type"_s, u"http"_s}, {u"url"_s, u"http://ann:s3cret@p"_s}}}};
    const HttpAnswer refused = ask("PATCH", "/api/providers/openai", none);
    QCOMPARE(refused.status, 400);
    QVERIFY2(refused.body.contains("proxy_config.url") && !refused.body.contains("s3cret"), refused.raw);
    const HttpAnswer mended =
        ask("PATCH", "/api/providers/openai", {{u"proxy_config"_s, QJsonValue(QJsonValue::Null)}});
    QCOMPARE(mended.json()[u"provider_status"_s].toString(), u"active"_s);
    QVERIFY(!mended.json().contains(u"description"_s));
}

void ProvidersApiTest::createRefusals_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const QJsonObject &body, const QByteArray &error) {
        QTest::newRow(name) << body << error;
    };
    row("no name", {{u"keys"_s, QJsonArray()}},
        "400 invalid_setting provider: provider must name the provider. Missing provider.");
    const QJsonObject custom{{u"base_provider_type"_s, u"openai"_s}};
    const QJsonObject address{{u"base_url"_s, u"http://127.0.0.1:9"_s}};
    const auto named = [&](const QString &name) {
        return QJsonObject{
            {u"provider"_s, name}, {u"custom_provider_config"_s, custom}, {u"network_config"_s, address}};
    };
    for (const QString &name : {u"."_s, u".."_s})
        row(qPrintable(name), named(name),
            "400 invalid_setting provider: provider: a provider's name must not be \".\" or \"..\", which "
            "lead "
            "elsewhere "
            "in an address.");
    row("a slash", named(u"a/b"_s),
        "400 invalid_setting provider: provider: a provider's name must not contain spaces or slashes.");
    row("no text", {{u"provider"_s, 5}}, "400 invalid_setting provider: provider must be a text.");
    row("name of a key",
        {{u"provider"_s, u"groq"_s},
         {u"keys"_s, QJsonArray{QJsonObject{{u"name"_s, u"a\u0000b"_s}, {u"value"_s, u"sk"_s}}}}},
        "400 invalid_setting keys[0].name: keys[0].name must not contain control characters.");
    row("long name", named(QString(2000, u'x')),
        "400 invalid_setting provider: provider: a provider's name must not be longer than 128 bytes.");
    row("id of a key",
        {{u"provider"_s, u"groq"_s},
         {u"keys"_s,
          QJsonArray{QJsonObject{{u"name"_s, u"k"_s}, {u"id"_s, u".."_s}, {u"value"_s, u"sk"_s}}}}},
        "400 invalid_setting keys[0].id: keys[0].id must not be \".\" or \"..\", which lead elsewhere in an "
        "address.");
    row("exists", {{u"provider"_s, u"openai"_s}},
        "409 already_exists -: Provider \"openai\" is set up already. Change it, or choose another name.");
    row("unknown kind", {{u"provider"_s, u"acme"_s}},
        "400 invalid_setting -: \"acme\" is no built-in provider. For a server that speaks as OpenAI does, "
        "add "
        "\"custom_provider_config\": {\"base_provider_type\": \"openai\"} and network_config.base_url.");
    row("kind",
        {{u"provider"_s, u"acme"_s},
         {u"custom_provider_config"_s, QJsonObject{{u"base_provider_type"_s, u"telepathy"_s}}}},
        "400 invalid_setting custom_provider_config.base_provider_type: "
        "custom_provider_config.base_provider_type must be one of anthropic, bedrock, cohere, gemini, "
        "openai, "
        "huggingface, replicate.");
    row("no load",
        {{u"provider"_s, u"groq"_s},
         {u"concurrency_and_buffer_size"_s, QJsonObject{{u"concurrency"_s, 0}, {u"buffer_size"_s, 5}}}},
        "400 invalid_setting concurrency_and_buffer_size.concurrency: "
        "concurrency_and_buffer_size.concurrency must be a whole number of at least 1, not 0.");
    row("load",
        {{u"provider"_s, u"groq"_s},
         {u"concurrency_and_buffer_size"_s, QJsonObject{{u"concurrency"_s, 6}, {u"buffer_size"_s, 5}}}},
        "400 invalid_setting concurrency_and_buffer_size: concurrency_and_buffer_size: concurrency, 6, must "
        "not be larger than buffer_size, 5.");
    row("backoff",
        {{u"provider"_s, u"groq"_s}, {u"network_config"_s, QJsonObject{{u"retry_backoff_initial"_s, 99}}}},
        "400 invalid_setting network_config.retry_backoff_initial: network_config.retry_backoff_initial must "
        "be 0 or a number of milliseconds from 100 to 1000000, not 99.");
    row("keys", {{u"provider"_s, u"groq"_s}, {u"keys"_s, u"sk"_s}},
        "400 invalid_setting keys: keys must be an array of objects.");
    row("key without a value",
        {{u"provider"_s, u"groq"_s}, {u"keys"_s, QJsonArray{QJsonObject{{u"name"_s, u"k"_s}}}}},
        "400 invalid_setting keys[0].value: keys[0].value must be the key, or \"env.NAME\" for a variable of "
        "the environment.");
    row("masked",
        {{u"provider"_s, u"groq"_s},
         {u"keys"_s, QJsonArray{QJsonObject{{u"name"_s, u"k"_s}, {u"value"_s, u"********"_s}}}}},
        "400 invalid_setting keys[0].value: keys[0].value is a masked value as it is shown on the screen, "
        "and "
        "nothing is stored that it stands for. Enter the value itself.");
}

void ProvidersApiTest::createRefusals()
{
    QFETCH(QJsonObject, body);
    QFETCH(QByteArray, error);
    const HttpAnswer refused = ask("POST", "/api/providers", body);
    QCOMPARE(errorLine(refused), error);
    QVERIFY2(faultOf(refused).isEmpty(), faultOf(refused));
    QCOMPARE(refused.json()[u"is_bifrost_error"_s], QJsonValue(false));
    QCOMPARE(ask("GET", "/api/providers").json()[u"total"_s].toInt(), 1);
}

void ProvidersApiTest::whatLeadsBackIsRefused()
{
    const QString port = QString::number(m_gateway->port());
    const auto addressed = [](const QString &url) {
        return QJsonObject{{u"network_config"_s, QJsonObject{{u"base_url"_s, url}}}};
    };
    QJsonObject looped = addressed(u"http://localhost:%1"_s.arg(port));
    looped[u"provider"_s] = u"ollama"_s;
    const HttpAnswer created = ask("POST", "/api/providers", looped);
    QCOMPARE(errorLine(created),
             u"400 invalid_setting network_config.base_url: network_config.base_url: localhost port %1 is "
             u"this gateway itself; give the provider another `base_url`."_s.arg(port)
                 .toUtf8());
    QVERIFY2(faultOf(created).isEmpty(), faultOf(created));
    for (const QString &host : {u"127.0.0.1"_s, u"[::1]"_s, u"LOCALHOST"_s}) {
        const HttpAnswer patched =
            ask("PATCH", "/api/providers/openai", addressed(u"http://%1:%2/v1"_s.arg(host, port)));
        QVERIFY2(patched.status == 400 && patched.errorMessage().contains("this gateway itself"),
                 patched.raw);
    }
    // A key may have a server of its own.
    const HttpAnswer other = ask("POST", "/api/providers", {{u"provider"_s, u"ollama"_s}});
    QVERIFY2(other.status == 200, other.raw);
    const QJsonObject key{
        {u"name"_s, u"k"_s},
        {u"value"_s, u"any"_s},
        {u"ollama_key_config"_s, QJsonObject{{u"url"_s, u"http://127.0.0.1:%1"_s.arg(port)}}}};
    const HttpAnswer added = ask("POST", "/api/providers/ollama/keys", key);
    QVERIFY2(added.status == 400, added.raw);
    QCOMPARE(added.json()[u"error"_s][u"param"_s].toString(), u"ollama_key_config.url"_s);
    // Another port of this computer is somebody else's.
    QCOMPARE(ask("PATCH", "/api/providers/openai", addressed(m_mock->url())).status, 200);
    QCOMPARE(ask("GET", "/api/providers").json()[u"total"_s].toInt(), 2);
}

void ProvidersApiTest::bodiesThatAreNone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("nothing") << QByteArray() << QByteArray("The request needs a body: a JSON object.");
    QTest::newRow("array") << QByteArray("[]") << QByteArray("The body must be a JSON object, {\u2026}.");
    QTest::newRow("broken") << QByteArray("{\"provider\": }") << QByteArray("body, line 1, column 14: ");
    QTest::newRow("twice") << QByteArray("{\"a\": 1,\n\"a\": 2}") << QByteArray("body, line 2, column 1: ");
}

void ProvidersApiTest::bodiesThatAreNone()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, message);
    for (const QByteArray request :
         {"POST /api/providers", "PUT /api/providers/openai", "PATCH /api/providers/openai",
          "POST /api/providers/openai/keys", "PUT /api/config"}) {
        RawClient client(m_gateway->port());
        const auto answer = client.ask(httpRequest(request.split(' ')[0], request.split(' ')[1], body));
        QVERIFY2(answer, client.fault());
        QCOMPARE(answer->status, 400);
        QVERIFY2(answer->errorMessage().startsWith(message), answer->errorMessage());
        QVERIFY2(faultOf(*answer).isEmpty(), faultOf(*answer));
    }
}

void ProvidersApiTest::replaceUpsertsAndDeletesKeys()
{
    const QJsonObject before = ask("GET", "/api/providers/openai").json();
    QJsonObject kept = before[u"keys"_s][0].toObject();
    kept[u"weight"_s] = 5;
    QJsonObject body = before;
    body[u"keys"_s] = QJsonArray{kept, keyEntry(u"second"_s, u"sk-second-0123456789"_s)};
    const HttpAnswer both = ask("PUT", "/api/providers/openai", body);
    QVERIFY2(both.status == 200, both.raw);
    QCOMPARE(both.json()[u"keys"_s].toArray().size(), 2);
    QCOMPARE(both.json()[u"keys"_s][0][u"id"_s], kept[u"id"_s]);
    QCOMPARE(both.json()[u"keys"_s][0][u"weight"_s].toInt(), 5);
    QCOMPARE(both.json()[u"keys"_s][0][u"value"_s][u"value"_s].toString(), ListedMask);

    body[u"keys"_s] = QJsonArray{both.json()[u"keys"_s][1]};
    const HttpAnswer one = ask("PUT", "/api/providers/openai", body);
    QCOMPARE(one.json()[u"keys"_s].toArray().size(), 1);
    QCOMPARE(one.json()[u"keys"_s][0][u"name"_s].toString(), u"second"_s);

    const HttpAnswer fresh = ask("PUT", "/api/providers/groq", {{u"concurrency_and_buffer_size"_s, Load}});
    QVERIFY2(fresh.status == 200, fresh.raw);
    QCOMPARE(fresh.json()[u"concurrency_and_buffer_size"_s].toObject(), Load);
    QCOMPARE(ask("GET", "/api/providers").json()[u"total"_s].toInt(), 2);
}

void ProvidersApiTest::replaceNeedsTheLoad()
{
    const HttpAnswer refused = ask("PUT", "/api/providers/openai", {{u"keys"_s, QJsonArray()}});
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.json()[u"error"_s][u"param"_s].toString(), u"concurrency_and_buffer_size"_s);
    QCOMPARE(ask("GET", "/api/providers/openai/keys").json()[u"total"_s].toInt(), 1);
}

void ProvidersApiTest::patchChangesOneThing()
{
    const QJsonObject before = ask("GET", "/api/providers/openai").json();
    const HttpAnswer patched =
        ask("PATCH", "/api/providers/openai", {{u"network_config"_s, QJsonObject{{u"max_retries"_s, 7}}}});
    QVERIFY2(patched.status == 200, patched.raw);
    QJsonObject expected = withMember(before, u"network_config/max_retries"_s, 7);
    expected[u"config_hash"_s] = patched.json()[u"config_hash"_s];
    QCOMPARE(patched.json(), expected);
    QVERIFY(patched.json()[u"config_hash"_s] != before[u"config_hash"_s]);
    QCOMPARE(ask("PATCH", "/api/providers/groq", {{u"network_config"_s, QJsonObject()}}).status, 404);
    QCOMPARE(errorLine(ask("PATCH", "/api/providers/openai", {{u"keys"_s, QJsonArray()}})),
             QByteArray("400 invalid_setting keys: keys cannot be changed in part here. Use "
                        "/api/providers/openai/keys."));
}

void ProvidersApiTest::theNameStays()
{
    const QByteArray said = "400 invalid_setting name: name cannot be changed. Set the provider up under the "
                            "new name, and delete this one.";
    QCOMPARE(errorLine(ask("PATCH", "/api/providers/openai", {{u"name"_s, u"renamed"_s}})), said);
    QCOMPARE(errorLine(ask("PUT", "/api/providers/openai", {{u"name"_s, 5}})), said);
    // What was read may be written back.
    QCOMPARE(ask("PATCH", "/api/providers/openai", {{u"name"_s, u"openai"_s}}).status, 200);
}

void ProvidersApiTest::deleteIsIdempotent()
{
    for (int i = 0; i < 2; ++i) {
        const HttpAnswer gone = ask("DELETE", "/api/providers/OpenAI");
        QVERIFY2(gone.status == 200, gone.raw);
        QCOMPARE(gone.json()[u"name"_s].toString(), u"openai"_s);
    }
    QCOMPARE(ask("GET", "/api/providers/openai").status, 404);
    QCOMPARE(ask("GET", "/api/providers").json(),
             QJsonObject({{u"providers"_s, QJsonArray()}, {u"total"_s, 0}}));
}

void ProvidersApiTest::formerNamesAreReadNewOnesWritten()
{
    const QJsonObject key = keyEntry(u"former"_s, u"sk-0123456789ab"_s,
                                     {{u"deployments"_s, QJsonObject{{u"fast"_s, u"gpt-4o-mini"_s}}}});
    const QJsonObject network{{u"retry_backoff_initial_ms"_s, 250}, {u"retry_backoff_max_ms"_s, 4000}};
    const HttpAnswer created =
        ask("POST", "/api/providers",
            {{u"provider"_s, u"groq"_s}, {u"keys"_s, QJsonArray{key}}, {u"network_config"_s, network}});
    QVERIFY2(created.status == 200, created.raw);
    const QJsonObject written = created.json()[u"keys"_s][0].toObject();
    QCOMPARE(written[u"aliases"_s].toObject(), QJsonObject({{u"fast"_s, u"gpt-4o-mini"_s}}));
    QVERIFY(!written.contains(u"deployments"_s));
    const QJsonObject inForce = created.json()[u"network_config"_s].toObject();
    QCOMPARE(inForce[u"retry_backoff_initial"_s].toInt(), 250);
    QCOMPARE(inForce[u"retry_backoff_max"_s].toInt(), 4000);
    QVERIFY2(!names(inForce).contains(u"retry_backoff_initial_ms"_s), created.body);
    // What is written can be read.
    const HttpAnswer again = ask("PUT", "/api/providers/groq", created.json());
    QCOMPARE(again.json()[u"keys"_s], created.json()[u"keys"_s]);
    QCOMPARE(again.json()[u"network_config"_s], created.json()[u"network_config"_s]);
}

void ProvidersApiTest::unknownMembersSurvive()
{
    const QJsonObject later{{u"deep"_s, QJsonArray{1, QJsonObject{{u"er"_s, true}}}}};
    ask("PATCH", "/api/providers/openai",
        {{u"of_tomorrow"_s, later}, {u"pricing_overrides"_s, QJsonArray{later}}});
    ask("PATCH", "/api/providers/openai", {{u"network_config"_s, QJsonObject{{u"max_retries"_s, 1}}}});
    const QJsonObject whole = ask("GET", "/api/providers/openai").json();
    QCOMPARE(whole[u"of_tomorrow"_s].toObject(), later);
    QCOMPARE(ask("PUT", "/api/providers/openai", whole).json()[u"pricing_overrides"_s],
             whole[u"pricing_overrides"_s]);
}

void ProvidersApiTest::revisionsStopStaleChanges()
{
    const QByteArray target = "/api/providers/openai";
    const QByteArray first = ask("GET", target).headers.value("ETag");
    QVERIFY(first.startsWith('"') && first.endsWith('"') && first.size() > 4);
    const QJsonObject patch{{u"network_config"_s, QJsonObject{{u"max_retries"_s, 3}}}};
    const HttpAnswer done = ask("PATCH", target, patch, "If-Match: " + first + "\r\n");
    QVERIFY2(done.status == 200, done.raw);
    QVERIFY(done.headers.value("ETag") != first);
    for (const QByteArray method : {"PATCH", "DELETE"}) {
        const HttpAnswer stale = ask(method, target, patch, "If-Match: " + first + "\r\n");
        QCOMPARE(stale.status, 412);
        QCOMPARE(stale.errorType(), QByteArray("changed_meanwhile"));
        QVERIFY2(faultOf(stale).isEmpty(), faultOf(stale));
    }
    QCOMPARE(ask("PATCH", target, patch, "If-Match: *\r\n").status, 200);
    QCOMPARE(
        ask("PATCH", target, patch, "If-Match: " + ask("GET", target).headers.value("ETag") + "\r\n").status,
        200);
}

void ProvidersApiTest::methodsThatAreNotThere()
{
    const HttpAnswer keys = ask("DELETE", "/api/keys");
    QCOMPARE(keys.status, 405);
    QCOMPARE(keys.headers.value("Allow"), QByteArray("GET, HEAD, OPTIONS"));
    QCOMPARE(keys.errorMessage(), QByteArray("This path does not take this method. Use GET."));
    const HttpAnswer one = ask("POST", "/api/providers/openai", {{u"a"_s, 1}});
    QCOMPARE(one.status, 405);
    QCOMPARE(one.headers.value("Allow"), QByteArray("GET, HEAD, PUT, PATCH, DELETE, OPTIONS"));
    QCOMPARE(one.errorMessage(),
             QByteArray("This path does not take this method. Use GET or PUT or PATCH or DELETE."));
    QCOMPARE(ask("GET", "/api/providers/openai/keys/a/b").status, 404);
    const HttpAnswer empty = ask("GET", "/api/providers/");
    QCOMPARE(empty.status, 404);
    QCOMPARE(empty.errorMessage(), QByteArray("Route not found: /api/providers/"));
    QVERIFY2(faultOf(empty).isEmpty(), faultOf(empty));
    QCOMPARE(ask("DELETE", "/api/providers/openai/?a=b/").status, 404);
    QCOMPARE(ask("GET", "/api/providers?a=b/").status, 200);
}

void ProvidersApiTest::aForeignPageChangesNothing()
{
    const QList<QByteArray> pages{"Origin: https://evil.example\r\n", "Origin: null\r\n",
                                  "Origin: http://localhost:3000\r\n", "Sec-Fetch-Site: cross-site\r\n",
                                  "Sec-Fetch-Site: same-site\r\n"};
    const QByteArray before = ask("GET", "/api/providers").body;
    for (const QByteArray &page : pages) {
        for (const QByteArray request :
             {"POST /api/providers", "PUT /api/providers/openai", "PATCH /api/providers/openai",
              "DELETE /api/providers/openai", "POST /api/providers/openai/keys", "PUT /api/config",
              "PATCH /api/config"}) {
            const HttpAnswer refused =
                ask(request.split(' ')[0], request.split(' ')[1], {{u"provider"_s, u"groq"_s}}, page);
            QCOMPARE(refused.status, 403);
            QCOMPARE(refused.errorType(), QByteArray("origin_refused"));
        }
    }
    QCOMPARE(ask("GET", "/api/providers").body, before);
}

BIFROST_TEST(ProvidersApiTest)
#include "providersapitest.moc"
