// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/providers/provideraid.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using namespace bifrost::providers;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

class ProviderKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thoseThatCannotServeAreLeftOut();
    void someProvidersNeedNone();
    void theyMayHaveAServerOfTheirOwn();
    void whatTheyAllow();
};

void ProviderKeyTest::thoseThatCannotServeAreLeftOut()
{
    ProviderConfig config = configOf("openai");
    config.keys.push_back(keyOf("unset variable", ""));
    config.keys.push_back(keyOf("switched off", "sk-2"));
    config.keys.back().enabled = false;
    const Provider provider = build(config);
    QVERIFY(!provider.unusable);
    QCOMPARE(provider.keys.size(), std::size_t(1));
    QCOMPARE(provider.keys[0].name, std::string("main"));

    config.keys.back() = keyOf("off and odd", "a b"); // nothing of what is off is looked at
    config.keys.back().enabled = false;
    QVERIFY(!build(config).unusable);
}

void ProviderKeyTest::someProvidersNeedNone()
{
    ProviderConfig config = customConfig();
    config.keys.clear();
    QVERIFY(build(config).needsKey);
    config.custom->keyLess = true;
    QVERIFY(!build(config).needsKey);
    QVERIFY(!build(configOf("ollama", "http://localhost:11434")).needsKey);
    ProviderConfig empty = configOf("vllm", "http://localhost:8000");
    empty.keys = {keyOf("no value", "")};
    const Provider provider = build(empty);
    QCOMPARE(provider.keys.size(), std::size_t(1)); // its models and weight count
    QVERIFY(provider.keys[0].authorization.isEmpty());
}

void ProviderKeyTest::theyMayHaveAServerOfTheirOwn()
{
    ProviderConfig config = configOf("vllm");
    config.keys = {keyOf("first", ""), keyOf("second", "")};
    config.keys[0].url = u"http://localhost:8001"_s;
    config.keys[1].url = u"http://[::1]:8002/v1"_s;
    const Provider provider = build(config);
    QVERIFY(!provider.unusable);
    constexpr auto Chat = Operation::ChatCompletion;
    QVERIFY(!provider.target(Chat, false, nullptr));
    QCOMPARE(provider.target(Chat, false, &provider.keys[0])->endpoint->port, std::uint16_t(8001));
    QCOMPARE(provider.target(Chat, false, &provider.keys[1])->endpoint->host, std::string("::1"));
    QCOMPARE(pathOf(provider, Chat, false, &provider.keys[1]), std::string("/v1/chat/completions"));
    config.keys[0].url = u"localhost"_s;
    QVERIFY(build(config).unusable);
}

void ProviderKeyTest::whatTheyAllow()
{
    ProviderConfig config = configOf("openai");
    KeyConfig &key = config.keys[0];
    key.models = {false, {u"gpt-a"_s, u"fast"_s}};
    key.blacklistedModels = QStringList{u"gpt-b"_s};
    key.aliases = {{u"fast"_s, u"gpt-a"_s}};
    const Provider some = build(config);
    QVERIFY(some.keys[0].allows("gpt-a"));
    QVERIFY(!some.keys[0].allows("gpt-b"));
    QVERIFY(!some.keys[0].allows("gpt-c"));
    QCOMPARE(some.keys[0].upstreamModel("fast"), std::string_view("gpt-a"));
    QCOMPARE(some.keys[0].upstreamModel("gpt-a"), std::string_view("gpt-a"));
    QCOMPARE(some.keys[0].upstreamModel("FAST"), std::string_view("gpt-a")); // aliases ignore case
    QVERIFY(some.keys[0].allows("FAST"));
    key.aliases = {{u"quick"_s, u"gpt-z"_s}, {u"bad"_s, u"gpt-b"_s}};
    const Provider aliased = build(config);
    QVERIFY(aliased.keys[0].allows("quick")); // though `models` has neither
    QVERIFY(!aliased.keys[0].allows("gpt-z"));
    QVERIFY(!aliased.keys[0].allows("bad")); // what it stands for is blocked
    key.models = NameList();
    const Provider all = build(config);
    QVERIFY(all.keys[0].allows("gpt-c"));
    QVERIFY(!all.keys[0].allows("gpt-b")); // the block list wins
    key.servedModel = u"gpt-c"_s;
    const Provider one = build(config);
    QVERIFY(one.keys[0].allows("gpt-c"));
    QVERIFY(!one.keys[0].allows("gpt-a"));
}

BIFROST_TEST(ProviderKeyTest)
#include "providerkeytest.moc"
