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

BIFROST_TEST(ModelsTest)
#include "modelstest.moc"
