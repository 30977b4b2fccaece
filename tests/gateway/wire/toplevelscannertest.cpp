// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/toplevelscanner.h"
#include "gateway/wire/envelope.h"
#include "tests/gateway/wire/paddedtext.h"
#include "tests/gateway/wire/randomjson.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <fmt/format.h>

#include <memory>

using namespace bifrost;
using namespace bifrost::wire;
using bifrost::wire::test::PaddedText;
using bifrost::wire::test::RandomJson;

namespace {

TopLevelScanner scanner()
{
    return TopLevelScanner({"model", "usage", "error", "stream_options"});
}

/// Feeds pieces in memory of their own, so that a byte that is read too late is seen.
void feedInPieces(TopLevelScanner &scanner, std::string_view text, std::size_t size)
{
    for (std::size_t at = 0; at < text.size(); at += size) {
        const std::string_view piece = text.substr(at, size);
        const auto bytes = std::make_unique<char[]>(piece.size());
        piece.copy(bytes.get(), piece.size());
        scanner.feed({bytes.get(), piece.size()});
    }
}

std::string kept(const TopLevelScanner &scanner, std::string_view name)
{
    return std::string(scanner.value(name).value_or("nothing"));
}

} // namespace

class TopLevelScannerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsValuesAndFindsTheEnd();
    void knowsHowItEnds_data();
    void knowsHowItEnds();
    void valuesOfEveryKind_data();
    void valuesOfEveryKind();
    void aValueThatIsStillComingIsNotGiven();
    void largeValuesAreLetGo();
    void longNamesCostNothing();
    void depthIsBounded();
    void cutsAMemberOut();
    void agreesWithTheReader();
    void hostileTextsTakeLinearTime_data();
    void hostileTextsTakeLinearTime();
};

void TopLevelScannerTest::keepsValuesAndFindsTheEnd()
{
    const std::string text = R"( {"object":"list","data":[{"usage":{"x":1},"embedding":[0.1,-2e-3,"}"]}],)"
                             R"("mod\u0065l" : "m\"}" ,"usage": {"prompt_tokens":[8]} } )";
    for (std::size_t size = 1; size <= text.size(); ++size) {
        TopLevelScanner scan = scanner();
        feedInPieces(scan, text, size);
        QVERIFY(scan.hasEnded());
        QVERIFY(scan.hasMembers());
        QCOMPARE(scan.closingBrace(), text.size() - 2);
        QCOMPARE(kept(scan, "model"), std::string(R"("m\"}")"));
        QCOMPARE(kept(scan, "usage"), std::string(R"({"prompt_tokens":[8]})"));
        QVERIFY(!scan.value("error"));
        QVERIFY(!scan.value("data"));
    }
}

void TopLevelScannerTest::knowsHowItEnds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("outcome"); // ended, broken or open
    const auto row = [](const char *text, const char *outcome) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(outcome);
    };
    row("", "open");
    row(" \n", "open");
    row("{", "open");
    row("{\"a\"", "open");
    row("{\"a\":", "open");
    row("{\"a\":1", "open");
    row("{\"a\":\"}", "open");
    row("{\"a\":\"\\\"}", "open");
    row("{\"a\":[}", "broken");
    row("{}", "ended");
    row(" { } \n", "ended");
    row("{\"a\":1}", "ended");
    row("{\"a\":-1.5e+3 , \"b\":null}", "ended");
    row("{\"\":\"\\\\\"}", "ended");
    row("{\"a\":{\"b\":[{}]}}", "ended");
    row("{}x", "broken");
    row("{}{}", "broken");
    row("[]", "broken");
    row("<html>", "broken");
    row("\xEF\xBB\xBF{}", "broken");
    row("{,}", "broken");
    row("{\"a\"}", "broken");
    row("{\"a\":}", "broken");
    row("{\"a\":1,}", "broken");
    row("{\"a\":1 2}", "broken");
    row("{\"a\":\"x\"y}", "broken");
    row("{\"a\":1]", "broken");
    row("{\"a\":[{]}]}", "broken");
    row("{a:1}", "broken");
    row("{\"a\":1;", "broken");
}

void TopLevelScannerTest::knowsHowItEnds()
{
    QFETCH(QByteArray, text);
    for (const std::size_t size : {std::size_t(1), std::size_t(3), std::size_t(1000)}) {
        TopLevelScanner scan = scanner();
        feedInPieces(scan, text.toStdString(), size);
        QTEST(QByteArray(scan.isBroken() ? "broken" : scan.hasEnded() ? "ended" : "open"), "outcome");
    }
}

void TopLevelScannerTest::valuesOfEveryKind_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value :
         {"null", "true", "-12.5e3", "\"\"", "\"\\\\\"", "\"\\u0022\"", "{}", "[]", "[[1],{\"a\":\"]\"}]"})
        QTest::newRow(value) << QByteArray(value);
}

void TopLevelScannerTest::valuesOfEveryKind()
{
    QFETCH(QByteArray, value);
    for (const char *format : {R"({{"usage":{}}})", R"({{"usage" : {} }})", R"({{"usage":{},"a":1}})",
                               R"({{"usage":1,"usage":{}}})"}) {
        const std::string text = fmt::format(fmt::runtime(format), value.toStdString());
        for (std::size_t size = 1; size <= text.size(); ++size) {
            TopLevelScanner scan = scanner();
            feedInPieces(scan, text, size);
            QVERIFY(scan.hasEnded());
            QCOMPARE(kept(scan, "usage"), value.toStdString());
        }
    }
}

void TopLevelScannerTest::aValueThatIsStillComingIsNotGiven()
{
    TopLevelScanner scan = scanner();
    scan.feed(R"({"usage":1,"usage":{"a":)");
    QVERIFY(!scan.value("usage"));
    scan.feed("1}");
    QCOMPARE(kept(scan, "usage"), std::string(R"({"a":1})"));
}

void TopLevelScannerTest::largeValuesAreLetGo()
{
    const std::string fits = '"' + std::string(TopLevelScanner::MaxValue - 2, 'x') + '"';
    const std::string large = '"' + std::string(TopLevelScanner::MaxValue - 1, 'x') + '"';
    for (const std::size_t size : {std::size_t(1000), std::size_t(1000000)}) {
        TopLevelScanner scan = scanner();
        feedInPieces(scan, fmt::format(R"({{"model":{},"error":{},"usage":7}})", fits, large), size);
        QVERIFY(scan.hasEnded());
        QCOMPARE(kept(scan, "model"), fits);
        QVERIFY(!scan.value("error"));
        QCOMPARE(kept(scan, "usage"), std::string("7"));
    }
}

void TopLevelScannerTest::longNamesCostNothing()
{
    for (const std::size_t size : {std::size_t(7), std::size_t(1000000)}) {
        TopLevelScanner scan = scanner();
        feedInPieces(scan, fmt::format(R"({{"usage{}":1,"usage":2}})", std::string(100000, 'x')), size);
        QVERIFY(scan.hasEnded());
        QCOMPARE(kept(scan, "usage"), std::string("2"));
    }
}

void TopLevelScannerTest::depthIsBounded()
{
    const auto nested = [](std::size_t depth) {
        return R"({"a":)" + std::string(depth, '[') + std::string(depth, ']') + '}';
    };
    TopLevelScanner good = scanner();
    good.feed(nested(TopLevelScanner::MaxDepth));
    QVERIFY(good.hasEnded());
    TopLevelScanner deep = scanner();
    deep.feed(nested(TopLevelScanner::MaxDepth + 1));
    QVERIFY(deep.isBroken());
}

void TopLevelScannerTest::agreesWithTheReader()
{
    int good = 0;
    for (unsigned seed = 0; seed < 3000; ++seed) {
        RandomJson random(seed);
        std::string text = random.object();
        if (seed % 2 == 1)
            random.mutate(text);
        TopLevelScanner scan = scanner();
        feedInPieces(scan, text, 1 + random.below(20));
        const PaddedText body(text);
        const auto envelope = readEnvelope(body.view());
        if (!envelope)
            continue; // the scanner need not see what is wrong
        ++good;
        const std::string where = fmt::format("seed {}: {}", seed, text);
        QVERIFY2(scan.hasEnded(), where.c_str());
        QVERIFY2(scan.hasMembers() == envelope->hasMembers, where.c_str());
        QVERIFY2(scan.closingBrace() == text.rfind('}'), where.c_str());
        QCOMPARE(kept(scan, "model"),
                 envelope->hasModel ? std::string(envelope->modelToken.in(body.view())) : "nothing");
        QCOMPARE(kept(scan, "stream_options"),
                 envelope->streamOptions.isEmpty() ? "nothing"
                                                   : std::string(envelope->streamOptions.in(body.view())));
    }
    QVERIFY(good > 1500);
}

void TopLevelScannerTest::cutsAMemberOut()
{
    const std::string head = R"({"a":[1,{"x":0}],"x": )";
    const std::string tail = R"( , "b":"x","\u0078":)";
    for (const std::string value : {R"({"p":"}\"",  "q":[1]})", R"("x\\")", "-1.5e3", "null"}) {
        const std::string text = head + value + tail + value + "}";
        for (std::size_t size = 1; size <= text.size(); ++size) {
            TopLevelScanner scan({}, "x");
            std::string left;
            for (std::size_t at = 0; at < text.size(); at += size) {
                const std::string_view piece = std::string_view(text).substr(at, size);
                scan.feed(piece);
                std::size_t from = 0;
                for (const TopLevelScanner::Cut &cut : scan.cuts()) {
                    left.append(piece, from, cut.from - from).append(cut.begins ? "NEW" : "");
                    from = cut.to;
                }
                left.append(piece.substr(from));
            }
            QVERIFY(scan.hasEnded());
            QCOMPARE(left, head + "NEW" + tail + "NEW}");
        }
    }
}

void TopLevelScannerTest::hostileTextsTakeLinearTime_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("backslashes") << QByteArray("\\\\");
    QTest::newRow("quotes in strings") << QByteArray("\\\"");
    QTest::newRow("sparse backslashes") << QByteArray("................................\\n");
}

void TopLevelScannerTest::hostileTextsTakeLinearTime()
{
    QFETCH(QByteArray, piece);
    const std::string text = R"({"a":")" + piece.repeated(2000000 / int(piece.size())).toStdString() + "\"}";
    QElapsedTimer timer;
    timer.start();
    TopLevelScanner scan = scanner();
    scan.feed(text);
    QVERIFY(scan.hasEnded());
    QVERIFY2(timer.elapsed() < 5000, "a quadratic scanner takes minutes");
}

BIFROST_TEST(TopLevelScannerTest)
#include "toplevelscannertest.moc"
