// SPDX-License-Identifier: GPL-3.0-or-later
// The list of models, gathered from all providers.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

QStringList idsOf(const HttpAnswer &answer)
{
    QStringList ids;
    for (const QJsonValue &model : answer.json()[u"data"_s].toArray())
        ids.append(model[u"id"_s].toString());
    return ids;
}

} // namespace

class ModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gathersAllProviders();
    void keysNarrowTheList();
    void oneProviderMayFail();
    void oneThatHangsHoldsNobodyUp();
    void oneModel_data();
    void oneModel();
    void oneModelThatIsNotThere_data();
    void oneModelThatIsNotThere();
    void oneModelOfAProviderThatFails();
    void whatCannotBeListedIsSaid();
};

void ModelsTest::gathersAllProviders()
{
    MockProvider first;
    MockProvider second;
    GatewayProcess gateway(withMember(openAiConfig(first), u"providers/groq"_s, providerEntry(second.url())));
    START_GATEWAY(gateway);
    const QStringList expected{u"groq/gpt-3.5-turbo-instruct"_s,
                               u"groq/gpt-4o"_s,
                               u"groq/gpt-4o-mini"_s,
                               u"groq/text-embedding-3-small"_s,
                               u"openai/gpt-3.5-turbo-instruct"_s,
                               u"openai/gpt-4o"_s,
                               u"openai/gpt-4o-mini"_s,
                               u"openai/text-embedding-3-small"_s,
                               u"demo/echo"_s};
    for (const QByteArray target : {"/v1/models", "/openai/v1/models", "/openai/models"}) {
        const auto answer = getFrom(gateway, target);
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(idsOf(*answer), expected);
        if (target.startsWith("/openai")) {
            QCOMPARE(answer->json()[u"object"_s].toString(), u"list"_s);
            QCOMPARE(answer->json()[u"data"_s][0][u"object"_s].toString(), u"model"_s);
        }
    }
    const auto one = getFrom(gateway, "/v1/models?provider=groq");
    QVERIFY(one);
    QCOMPARE(idsOf(*one), expected.mid(0, 4));
    QVERIFY(first.faults().isEmpty() && second.faults().isEmpty());
    STOP_GATEWAY(gateway);
}

void ModelsTest::keysNarrowTheList()
{
    MockProvider mock;
    QJsonObject key = providerEntry(mock.url())[u"keys"_s][0].toObject();
    key.insert(u"models"_s, QJsonArray{u"gpt-4o"_s, u"not-listed"_s});
    GatewayProcess gateway(withMember(openAiConfig(mock), u"providers/openai/keys"_s, QJsonArray{key}));
    START_GATEWAY(gateway);
    const auto answer = getFrom(gateway, "/v1/models");
    QVERIFY(answer);
    QCOMPARE(idsOf(*answer), QStringList({u"openai/gpt-4o"_s, u"openai/not-listed"_s, u"demo/echo"_s}));
    STOP_GATEWAY(gateway);
}

void ModelsTest::oneProviderMayFail()
{
    MockProvider good;
    MockProvider bad;
    bad.enqueue(MockStep::closeUnanswered());
    bad.stopListening();
    GatewayProcess gateway(withMember(openAiConfig(good), u"providers/groq"_s, providerEntry(bad.url())));
    START_GATEWAY(gateway);
    const auto answer = getFrom(gateway, "/v1/models");
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(idsOf(*answer).size(), 5);
    STOP_GATEWAY(gateway);
}

void ModelsTest::oneThatHangsHoldsNobodyUp()
{
    MockProvider good;
    MockProvider slow;
    slow.enqueue({MockStep::neverAnswer(), MockStep::usual(), MockStep::neverAnswer()});
    QJsonObject config = withMember(openAiConfig(good), u"providers/groq"_s, providerEntry(slow.url()));
    GatewayProcess gateway(config);
    START_GATEWAY(gateway);
    const auto failedKeys = [](const HttpAnswer &answer) {
        QStringList failed;
        for (const QJsonValue &key : answer.json()[u"key_statuses"_s].toArray()) {
            if (key[u"status"_s] == u"list_models_failed"_s && !key[u"error"_s].isUndefined())
                failed.append(key[u"provider"_s].toString());
        }
        return failed;
    };
    const auto without = getFrom(gateway, "/v1/models"); // within the client's ten seconds
    QVERIFY(without);
    QCOMPARE(without->status, 200);
    QCOMPARE(idsOf(*without).size(), 5);
    QCOMPARE(failedKeys(*without), QStringList{u"groq"_s});
    // Who hung is not waited for long the next time, and so may come a call later on a busy machine.
    auto all = getFrom(gateway, "/v1/models");
    for (int i = 0; i < 20 && all && idsOf(*all).size() < 9; ++i)
        all = getFrom(gateway, "/v1/models");
    QVERIFY(all);
    QCOMPARE(idsOf(*all).size(), 9);
    QVERIFY2(!all->json().contains(u"key_statuses"_s), all->body);
    const auto remembered = getFrom(gateway, "/v1/models"); // it hangs again, and what it said before is told
    QVERIFY(remembered);
    QCOMPARE(idsOf(*remembered), idsOf(*all));
    QCOMPARE(failedKeys(*remembered), QStringList{u"groq"_s});
    STOP_GATEWAY(gateway);
}

void ModelsTest::oneModel_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("/v1/models/openai/gpt-4o") << QByteArray("openai/gpt-4o");
    QTest::newRow("/v1/models/openai%2Fgpt-4o") << QByteArray("openai/gpt-4o");
    QTest::newRow("/v1/models/openai%2fgpt%2d4o?x=y") << QByteArray("openai/gpt-4o");
    QTest::newRow("/openai/v1/models/gpt-4o") << QByteArray("gpt-4o");
    QTest::newRow("/openai/v1/models/openai/gpt-4o") << QByteArray("openai/gpt-4o");
    QTest::newRow("/openai/models/gpt-4o") << QByteArray("gpt-4o");
    QTest::newRow("/v1/models/openai/org/some/model:tag") << QByteArray("openai/org/some/model:tag");
    QTest::newRow("/v1/models/demo/echo") << QByteArray("demo/echo");
}

void ModelsTest::oneModel()
{
    QFETCH(QByteArray, id);
    MockProvider mock;
    MockProvider other;
    QJsonObject config = withMember(openAiConfig(mock), u"providers/groq"_s, providerEntry(other.url()));
    QJsonObject key = providerEntry(mock.url())[u"keys"_s][0].toObject();
    key.insert(u"models"_s, QJsonArray{u"gpt-4o"_s, u"org/some/model:tag"_s});
    GatewayProcess gateway(withMember(config, u"providers/openai/keys"_s, QJsonArray{key}));
    START_GATEWAY(gateway);
    const auto answer = getFrom(gateway, QTest::currentDataTag());
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->raw);
    const QJsonObject model = answer->json();
    QCOMPARE(model[u"id"_s].toString().toUtf8(), id);
    QCOMPARE(model[u"object"_s].toString(), u"model"_s);
    QVERIFY(model[u"created"_s].isDouble() && model[u"owned_by"_s].isString());
    QCOMPARE(other.requests().size(), 0); // it is not its model
    STOP_GATEWAY(gateway);
}

void ModelsTest::oneModelThatIsNotThere_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("/v1/models/openai/gpt-99") << 404;
    QTest::newRow("/v1/models/gpt-4o") << 404; // names no provider
    QTest::newRow("/v1/models/nobody/gpt-4o") << 404;
    QTest::newRow("/v1/models/openai/") << 404;
    QTest::newRow("/openai/v1/models/gpt-99") << 404;
}

void ModelsTest::oneModelThatIsNotThere()
{
    QFETCH(int, status);
    MockProvider mock;
    GatewayProcess gateway(openAiConfig(mock));
    START_GATEWAY(gateway);
    const auto answer = getFrom(gateway, QTest::currentDataTag());
    QVERIFY(answer);
    QCOMPARE(answer->status, status);
    QCOMPARE(faultOf(*answer), QByteArray());
    QCOMPARE(answer->errorType(), QByteArray("not_found"));
    STOP_GATEWAY(gateway);
}

void ModelsTest::oneModelOfAProviderThatFails()
{
    MockProvider mock;
    mock.stopListening();
    GatewayProcess gateway(openAiConfig(mock));
    START_GATEWAY(gateway);
    const auto answer = getFrom(gateway, "/v1/models/openai/gpt-4o");
    QVERIFY(answer);
    QCOMPARE(answer->status, 502);
    const auto head = getFrom(gateway, "/v1/models/demo/echo");
    QVERIFY(head);
    QCOMPARE(head->status, 200);
    STOP_GATEWAY(gateway);
}

void ModelsTest::whatCannotBeListedIsSaid()
{
    MockProvider mock;
    QJsonObject custom = providerEntry(mock.url());
    custom[u"custom_provider_config"_s] =
        QJsonObject{{u"base_provider_type"_s, u"openai"_s},
                    {u"allowed_requests"_s, QJsonObject{{u"chat_completion"_s, true}}}};
    GatewayProcess gateway(withMember(openAiConfig(mock), u"providers/silent"_s, custom));
    START_GATEWAY(gateway);
    const auto refused = getFrom(gateway, "/v1/models?provider=silent");
    QVERIFY(refused);
    QCOMPARE(refused->status, 400);
    QCOMPARE(refused->errorMessage(), QByteArray("list_models is not supported by silent provider"));
    for (const QByteArray size : {"x", "-1", "1.5"}) {
        const auto answer = getFrom(gateway, "/v1/models?page_size=" + size);
        QVERIFY(answer);
        QCOMPARE(answer->status, 400);
        QCOMPARE(answer->errorMessage(), QByteArray("`page_size` must be a whole number of at least 0."));
    }
    const auto all = getFrom(gateway, "/v1/models?page_size=0");
    QVERIFY(all && all->status == 200 && all->body.contains("openai/gpt-4o"));
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(ModelsTest)
#include "modelstest.moc"
