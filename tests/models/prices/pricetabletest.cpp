// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include <QTest>

#include "models/prices/pricetable.h"
#include "models/prices/unitpricetext.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::optional<std::int64_t>)

class PriceTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsDecimalTextExactly_data();
    void readsDecimalTextExactly();
    void allSpellingsOfANumberAgree();
    void countsTheCostOfARequest_data();
    void countsTheCostOfARequest();
    void whatIsUnknownHasNoCost();
    void anEmptyTableKnowsNothing();
    void readsTheSheetsProviders();
    void skipsWhatMakesNoSense();
    void refusesWhatIsNoSheet();
};

namespace {

// Invented prices of invented models, as round as the sums below need them.
const QByteArray Sheet = R"({
    "acme/plain": {"input_cost_per_token": 1e-06, "output_cost_per_token": 0.000002},
    "acme/cached": {"input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06,
                    "cache_read_input_token_cost": 1e-07, "cache_creation_input_token_cost": 1.25e-06},
    "acme/tiered": {"input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06,
                    "input_cost_per_token_above_128k_tokens": 2e-06,
                    "input_cost_per_token_above_200k_tokens": 3e-06, "output_cost_per_token_above_200k_tokens": 6e-06},
    "acme/half": {"input_cost_per_token": 1e-06},
    "acme/free": {"input_cost_per_token": 0, "output_cost_per_token": 0},
    "acme/org/model": {"input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06},
    "acme/tiny": {"input_cost_per_token": 4e-10, "output_cost_per_token": 4e-10}
})";

std::optional<std::int64_t> nothing()
{
    return std::nullopt;
}

} // namespace

void PriceTableTest::readsDecimalTextExactly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<std::optional<std::int64_t>>("pico");
    const auto is = [](std::int64_t pico) { return std::optional(pico); };
    QTest::newRow("exponent") << QByteArray("2.5e-06") << is(2'500'000);
    QTest::newRow("capital") << QByteArray("2.5E-06") << is(2'500'000);
    QTest::newRow("plus") << QByteArray("1e+1") << is(10'000'000'000'000);
    QTest::newRow("plain") << QByteArray("0.0000025") << is(2'500'000);
    QTest::newRow("no binary fraction is exact") << QByteArray("1.1e-7") << is(110'000);
    QTest::newRow("many digits") << QByteArray("0.000000123456") << is(123'456);
    QTest::newRow("rounds down") << QByteArray("0.0000001234564") << is(123'456);
    QTest::newRow("rounds up") << QByteArray("0.0000001234565") << is(123'457);
    QTest::newRow("below a pico-dollar") << QByteArray("4e-13") << is(0);
    QTest::newRow("half a pico-dollar") << QByteArray("5e-13") << is(1);
    QTest::newRow("far below") << QByteArray("9e-40") << is(0);
    QTest::newRow("zero") << QByteArray("0") << is(0);
    QTest::newRow("whole") << QByteArray("12") << is(12'000'000'000'000);
    QTest::newRow("negative") << QByteArray("-1e-06") << nothing();
    QTest::newRow("largest") << QByteArray("1000000") << is(1'000'000'000'000'000'000);
    QTest::newRow("a little too large") << QByteArray("1000000.0000000000005") << nothing();
    QTest::newRow("too large") << QByteArray("1000001") << nothing();
    QTest::newRow("absurd") << QByteArray("1e99") << nothing();
    QTest::newRow("exponent too large") << QByteArray("1e999999999999") << nothing();
    QTest::newRow("word") << QByteArray("free") << nothing();
    QTest::newRow("empty") << QByteArray("") << nothing();
    QTest::newRow("point") << QByteArray(".") << nothing();
    QTest::newRow("two points") << QByteArray("1.2.3") << nothing();
    QTest::newRow("half an exponent") << QByteArray("1e") << nothing();
    QTest::newRow("rest") << QByteArray("1 $") << nothing();
}

void PriceTableTest::readsDecimalTextExactly()
{
    QFETCH(QByteArray, text);
    QFETCH(std::optional<std::int64_t>, pico);
    const std::optional<UnitPrice> price = unitPriceFromText(text.toStdString());
    QCOMPARE(price.has_value(), pico.has_value());
    if (price)
        QCOMPARE(price->picoDollars, *pico);
}

void PriceTableTest::allSpellingsOfANumberAgree()
{
    std::mt19937_64 random(3);
    for (int round = 0; round < 2000; ++round) {
        const std::int64_t pico = std::int64_t(random() % 1'000'000'000);
        const std::string digits = std::to_string(pico);
        const std::string plain =
            "0." + std::string(12 - std::min<std::size_t>(12, digits.size()), '0') + digits;
        QCOMPARE(unitPriceFromText(plain)->picoDollars, pico);
        QCOMPARE(unitPriceFromText(digits + "e-12")->picoDollars, pico);
        QCOMPARE(unitPriceFromText(digits.substr(0, 1) + '.' + digits.substr(1) + "0e-"
                                   + std::to_string(13 - digits.size()))
                     ->picoDollars,
                 pico);
    }
}

void PriceTableTest::countsTheCostOfARequest_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QList<qint64>>("usage"); // input, output, cached read, cached write
    QTest::addColumn<std::optional<std::int64_t>>("nano");
    const auto is = [](std::int64_t nano) { return std::optional(nano); };
    using Usage = QList<qint64>;
    QTest::newRow("input and output") << QByteArray("plain") << Usage{1000, 500, 0, 0} << is(2'000'000);
    QTest::newRow("cache without prices") << QByteArray("plain") << Usage{1000, 0, 400, 100} << is(1'000'000);
    QTest::newRow("cache read") << QByteArray("cached") << Usage{1000, 0, 400, 0} << is(640'000);
    QTest::newRow("cache write") << QByteArray("cached") << Usage{1000, 0, 0, 400} << is(1'100'000);
    QTest::newRow("more cached than there is")
        << QByteArray("cached") << Usage{1000, 0, 5000, 5000} << is(100'000);
    QTest::newRow("128k is usual") << QByteArray("tiered") << Usage{127'000, 1000, 0, 0} << is(129'000'000);
    QTest::newRow("above 128k") << QByteArray("tiered") << Usage{127'001, 1000, 0, 0} << is(256'002'000);
    QTest::newRow("above 200k") << QByteArray("tiered") << Usage{200'000, 1000, 0, 0} << is(606'000'000);
    QTest::newRow("free") << QByteArray("free") << Usage{1000, 1000, 0, 0} << is(0);
    QTest::newRow("nothing used") << QByteArray("plain") << Usage{0, 0, 0, 0} << is(0);
    QTest::newRow("slash in the name") << QByteArray("org/model") << Usage{1, 1, 0, 0} << is(2000);
    QTest::newRow("one price, other side unused")
        << QByteArray("half") << Usage{1000, 0, 0, 0} << is(1'000'000);
    QTest::newRow("one price, other side used") << QByteArray("half") << Usage{1000, 1, 0, 0} << nothing();
    QTest::newRow("rounded once") << QByteArray("tiny") << Usage{1, 1, 0, 0} << is(1); // 0.4 + 0.4
}

void PriceTableTest::countsTheCostOfARequest()
{
    QFETCH(QByteArray, model);
    QFETCH(QList<qint64>, usage);
    QFETCH(std::optional<std::int64_t>, nano);
    const Result<PriceTable> table = PriceTable::fromJson(Sheet, u"sheet"_s);
    QVERIFY(table.hasValue());
    const TokenUsage tokens{usage[0], usage[1], usage[2], usage[3], 0, true};
    const std::optional<Money> cost = table->cost("acme", model.toStdString(), tokens);
    QCOMPARE(cost.has_value(), nano.has_value());
    if (cost)
        QCOMPARE(cost->nanoDollars, *nano);
}

void PriceTableTest::whatIsUnknownHasNoCost()
{
    const PriceTable table = PriceTable::fromJson(Sheet, u"sheet"_s).value();
    const TokenUsage used{10, 10, 0, 0, 0, true};
    QVERIFY(table.cost("acme", "plain", used).has_value());
    QVERIFY(!table.cost("acme", "other", used));
    QVERIFY(!table.cost("other", "plain", used));
    QVERIFY(!table.cost("acme", "plain", TokenUsage()));
    QVERIFY(!table.cost("acme", "plain", {10, 0, 0, 0, 0, true, false, true})); // of the input alone
    QVERIFY(!table.cost("acme", "plain", {0, 10, 0, 0, 0, true, true, false}));
    constexpr std::int64_t Most = std::numeric_limits<std::int64_t>::max();
    QVERIFY(!table.cost("acme", "plain", {Most, Most, Most, Most, Most, true})); // nobody uses so much
    QVERIFY(!table.cost("acme", "plain", {-1, 0, 0, 0, 0, true}));
}

void PriceTableTest::anEmptyTableKnowsNothing()
{
    QVERIFY(!PriceTable().cost("openai", "gpt-4o", {1, 1, 0, 0, 0, true}));
    QCOMPARE(PriceTable::fromJson("{}", u"sheet"_s)->size(), std::size_t(0));
}

void PriceTableTest::readsTheSheetsProviders()
{
    const PriceTable table = PriceTable::fromJson(R"({
        "bare": {"provider": "acme", "input_cost_per_token": "1e-06", "output_cost_per_token": "1e-06"},
        "vertex_ai-language-models/gem": {"input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06},
        "fireworks_ai/fire": {"provider": "fireworks_ai", "input_cost_per_token": 1e-06, "output_cost_per_token": 0},
        "acme/image": {"input_cost_per_image": 0.01}
    })",
                                                  u"sheet"_s)
                                 .value();
    const TokenUsage used{1, 1, 0, 0, 0, true};
    QVERIFY(table.cost("acme", "bare", used).has_value());
    QVERIFY(table.cost("vertex", "gem", used).has_value());
    QVERIFY(table.cost("fireworks", "fire", used).has_value());
    QVERIFY(!table.cost("acme", "image", used));
    QCOMPARE(table.size(), std::size_t(3));
    QCOMPARE(table.skippedEntries(), std::size_t(0));
}

void PriceTableTest::skipsWhatMakesNoSense()
{
    const PriceTable table = PriceTable::fromJson(R"({
        "acme/negative": {"input_cost_per_token": -1},
        "acme/list": {"input_cost_per_token": [1]},
        "acme/number": 5,
        "noprovider": {"input_cost_per_token": 1e-06},
        "acme/": {"input_cost_per_token": 1e-06},
        "acme/good": {"input_cost_per_token": 1e-06, "output_cost_per_token": null}
    })",
                                                  u"sheet"_s)
                                 .value();
    QCOMPARE(table.size(), std::size_t(1));
    QCOMPARE(table.skippedEntries(), std::size_t(5));
}

void PriceTableTest::refusesWhatIsNoSheet()
{
    QVERIFY(!PriceTable::fromJson("[]", u"sheet"_s));
    const Result<PriceTable> broken = PriceTable::fromJson("{\n\"a\": ,}", u"prices.json"_s);
    QVERIFY(!broken);
    QCOMPARE(broken.error().message, std::string("prices.json, line 2, column 6: a value is expected here."));
}

BIFROST_TEST(PriceTableTest)
#include "pricetabletest.moc"
