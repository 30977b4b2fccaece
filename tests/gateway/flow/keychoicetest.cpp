// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/keychoice.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <map>
#include <random>

using namespace bifrost;
using flow::chooseKey;
using providers::Provider;
using providers::ProviderKey;

namespace {

ProviderKey weighted(const char *name, double weight)
{
    ProviderKey key;
    key.id = std::string("id-") + name;
    key.name = name;
    key.weight = weight;
    return key;
}

Provider providerWith(std::vector<ProviderKey> keys)
{
    Provider provider;
    provider.name = "openai";
    provider.keys = std::move(keys);
    return provider;
}

/// How often each key comes, of 20,000.
std::map<std::string, int> draw(const Provider &provider, std::vector<const ProviderKey *> tried = {})
{
    std::mt19937_64 random(1);
    std::map<std::string, int> counts;
    for (int i = 0; i < 20'000; ++i) {
        const auto key = chooseKey(provider, "gpt", {}, tried, random());
        ++counts[key ? (*key)->name : "none"];
    }
    return counts;
}

} // namespace

class KeyChoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void weightsAreKeptTo();
    void aWeightOfZeroIsForWhenNothingElseIsThere();
    void theEndsOfTheRange();
    void triedKeysAreLeftOut();
    void onlyKeysThatAllowTheModel();
    void anAliasIsForTheKeysThatListIt();
    void anAliasNeedsNoPlaceInModels();
    void wishesAreObeyed();
    void noKeySaysWhy();
    void lockedKeysServeNothing();
    void noneIsNeeded();
};

void KeyChoiceTest::weightsAreKeptTo()
{
    const auto counts =
        draw(providerWith({weighted("a", 1), weighted("b", 3), weighted("c", 0), weighted("d", 0.5)}));
    const auto near = [&counts](const char *name, double share) {
        return std::abs(counts.at(name) / 20'000.0 - share) < 0.02;
    };
    QVERIFY(near("a", 1 / 4.5) && near("b", 3 / 4.5) && near("d", 0.5 / 4.5));
    QVERIFY(!counts.contains("c"));
}

void KeyChoiceTest::aWeightOfZeroIsForWhenNothingElseIsThere()
{
    const auto alone = draw(providerWith({weighted("a", 0)}));
    QCOMPARE(alone.at("a"), 20'000);
    const auto counts = draw(providerWith({weighted("a", 0), weighted("b", 0)}));
    QVERIFY(std::abs(counts.at("a") - 10'000) < 500);
}

void KeyChoiceTest::theEndsOfTheRange()
{
    const Provider provider =
        providerWith({weighted("a", 0), weighted("b", 1), weighted("c", 1), weighted("d", 0)});
    QCOMPARE((*chooseKey(provider, "gpt", {}, {}, 0))->name, std::string("b"));
    QCOMPARE((*chooseKey(provider, "gpt", {}, {}, UINT64_MAX))->name, std::string("c"));
    QCOMPARE((*chooseKey(provider, "gpt", {}, {}, UINT64_MAX / 2 - 4096))->name, std::string("b"));
    QCOMPARE((*chooseKey(provider, "gpt", {}, {}, UINT64_MAX / 2 + 4096))->name, std::string("c"));
}

void KeyChoiceTest::triedKeysAreLeftOut()
{
    const Provider provider = providerWith({weighted("a", 1), weighted("b", 100), weighted("c", 1)});
    const auto counts = draw(provider, {&provider.keys[1]});
    QVERIFY(!counts.contains("b"));
    QVERIFY(std::abs(counts.at("a") - 10'000) < 500);
    const auto none =
        chooseKey(provider, "gpt", {}, {&provider.keys[0], &provider.keys[1], &provider.keys[2]}, 1);
    QVERIFY(!none);
    QVERIFY(none.error().code == ErrorCode::NoKey);
}

void KeyChoiceTest::onlyKeysThatAllowTheModel()
{
    Provider provider = providerWith({weighted("all", 1), weighted("some", 1), weighted("blocked", 1)});
    provider.keys[1].allModels = false;
    provider.keys[1].models = {"gpt-4"};
    provider.keys[2].blacklist = {"gpt"};
    const auto counts = draw(provider);
    QCOMPARE(counts.at("all"), 20'000);
    provider.keys.erase(provider.keys.begin());
    QVERIFY(!chooseKey(provider, "gpt", {}, {}, 1));
    QVERIFY(chooseKey(provider, "", {}, {}, 1)); // a list of models asks for none
}

void KeyChoiceTest::anAliasIsForTheKeysThatListIt()
{
    Provider provider = providerWith(
        {weighted("all", 100), weighted("alias", 1), weighted("listed", 1), weighted("another", 1)});
    provider.keys[1].aliases = {{"GPT", "gpt-5"}};
    provider.keys[2].allModels = false;
    provider.keys[2].models = {"gpt"};
    provider.keys[3].aliases = {{"other", "gpt-5"}};
    const auto counts = draw(provider); // of "gpt"
    QCOMPARE(counts.size(), std::size_t(2));
    QVERIFY(std::abs(counts.at("alias") - 10'000) < 500);
    QVERIFY(counts.contains("listed"));
    // A named key serves whatever it takes.
    QCOMPARE((*chooseKey(provider, "gpt", {.id = {}, .name = "all"}, {}, 0))->name, std::string("all"));
    QCOMPARE((*chooseKey(provider, "gpt-5", {}, {}, 0))->name, std::string("all"));
    // Nor do others step in where it has been refused, or cannot be read.
    QVERIFY(!chooseKey(provider, "gpt", {}, {&provider.keys[1], &provider.keys[2]}, 0));
    provider.keys[1].locked = true;
    provider.keys.erase(provider.keys.begin() + 2);
    const auto locked = chooseKey(provider, "gpt", {}, {}, 0);
    QVERIFY(!locked);
    QVERIFY(locked.error().code == ErrorCode::SecretsLocked);
    provider.keys[1].locked = false;
    QVERIFY(chooseKey(provider, "gpt", {}, {}, 0));
    for (const char *blocked : {"gpt", "gpt-5"}) { // then it is for none: the name means nothing to others
        provider.keys[1].blacklist = {blocked};
        const auto none = chooseKey(provider, "gpt", {}, {}, 0);
        QVERIFY(!none);
        QVERIFY(none.error().code == ErrorCode::NoKey);
    }
}

void KeyChoiceTest::anAliasNeedsNoPlaceInModels()
{
    Provider provider = providerWith({weighted("all", 100), weighted("alias", 1)});
    provider.keys[1].allModels = false;
    provider.keys[1].models = {"gpt-4o"};
    provider.keys[1].aliases = {{"gpt", "gpt-5"}};
    const auto counts = draw(provider); // of "gpt"
    QCOMPARE(counts.size(), std::size_t(1));
    QVERIFY(counts.contains("alias"));
    QCOMPARE(provider.keys[1].upstreamModel("gpt"), std::string_view("gpt-5"));
    QCOMPARE((*chooseKey(provider, "gpt-5", {}, {}, 0))->name, std::string("all"));
}

void KeyChoiceTest::wishesAreObeyed()
{
    const Provider provider = providerWith({weighted("a", 1), weighted("b", 0)});
    QCOMPARE((*chooseKey(provider, "gpt", {.id = "id-b", .name = {}}, {}, 0))->name, std::string("b"));
    QCOMPARE((*chooseKey(provider, "gpt", {.id = {}, .name = "b"}, {}, 0))->name, std::string("b"));
    QCOMPARE((*chooseKey(provider, "gpt", {.id = "id-b", .name = "a"}, {}, 0))->name, std::string("b"));
    for (const flow::KeyWish &wish :
         {flow::KeyWish{"b", {}}, flow::KeyWish{{}, "id-b"}, flow::KeyWish{{}, "B"}}) {
        const auto key = chooseKey(provider, "gpt", wish, {}, 0);
        QVERIFY(!key);
        QVERIFY(key.error().message.find("openai") != std::string::npos);
    }
    const auto refused = chooseKey(provider, "gpt", {.id = "id-b", .name = {}}, {&provider.keys[1]}, 0);
    QVERIFY(!refused); // and no other one in its place
}

void KeyChoiceTest::noKeySaysWhy()
{
    const auto empty = chooseKey(providerWith({}), "gpt", {}, {}, 0);
    QVERIFY(!empty);
    QCOMPARE(empty.error().message, std::string("no keys found for provider: openai and model: gpt"));
    Provider unset = providerWith({});
    unset.emptyKeys = {"One.", "Two.", "Three.", "Four."};
    QCOMPARE(chooseKey(unset, "gpt", {}, {}, 0).error().message,
             std::string("no keys found for provider: openai and model: gpt. One. Two. Three."));
    Provider provider = providerWith({weighted("a", 1)});
    provider.keys[0].allModels = false;
    const auto unfit = chooseKey(provider, "gpt", {}, {}, 0);
    QVERIFY(!unfit);
    QVERIFY(unfit.error().message.find("gpt") != std::string::npos);
}

void KeyChoiceTest::lockedKeysServeNothing()
{
    Provider provider = providerWith({weighted("a", 1), weighted("b", 1)});
    provider.keys[0].locked = true;
    QCOMPARE(draw(provider).at("b"), 20'000);
    const auto named = chooseKey(provider, "gpt", {.id = {}, .name = "a"}, {}, 0);
    QVERIFY(!named);
    QVERIFY(named.error().code == ErrorCode::SecretsLocked);
    provider.keys[1].allModels = false;
    const auto unfit = chooseKey(provider, "gpt", {}, {}, 0);
    QVERIFY(!unfit);
    QVERIFY(unfit.error().code == ErrorCode::SecretsLocked);
    QVERIFY(unfit.error().message.find("\"a\"") != std::string::npos);
    provider.needsKey = false; // what it was told to send must not be left out
    provider.keys.pop_back();
    QVERIFY(!chooseKey(provider, "gpt", {}, {}, 0));
}

void KeyChoiceTest::noneIsNeeded()
{
    Provider provider = providerWith({});
    provider.needsKey = false;
    const auto none = chooseKey(provider, "gpt", {}, {}, 0);
    QVERIFY(none);
    QVERIFY(*none == nullptr);
    QVERIFY(!chooseKey(provider, "gpt", {.id = "x", .name = {}}, {}, 0));
    provider.keys.push_back(weighted("a", 1)); // those that there are count
    QCOMPARE((*chooseKey(provider, "gpt", {}, {}, 0))->name, std::string("a"));
    provider.keys[0].allModels = false;
    QVERIFY(!chooseKey(provider, "gpt", {}, {}, 0));
}

BIFROST_TEST(KeyChoiceTest)
#include "keychoicetest.moc"
