// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/headscanner.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QTest>

using namespace bifrost::net;
using Found = HeadScanner::Found;

namespace {

constexpr FramingLimits Small{.headBytes = 100, .lineBytes = 40, .fieldCount = 3};

Found scanWhole(std::string_view bytes, const FramingLimits &limits = Small)
{
    HeadScanner scanner;
    return scanner.scan(bytes, limits);
}

} // namespace

class HeadScannerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheEnd();
    void bounds_data();
    void bounds();
    void aBoundHoldsBeforeTheEndOfItsLineCame();
    void everyPrefixOfAGoodHeadIsIncomplete();
    void oneByteAtATimeTakesLinearTime();
    void canBeUsedAgain();
};

void HeadScannerTest::findsTheEnd()
{
    HeadScanner scanner;
    const std::string_view head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    QVERIFY(scanner.scan(std::string(head) + "GET /next", Small) == Found::Head);
    QCOMPARE(scanner.size(), head.size());
}

void HeadScannerTest::bounds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("found");
    const auto row = [](const char *name, const QByteArray &bytes, Found found) {
        QTest::newRow(name) << bytes << int(found);
    };
    row("longest line", QByteArray(40, 'a') + "\r\n\r\n", Found::Head);
    row("one byte more", QByteArray(41, 'a') + "\r\n\r\n", Found::LineTooLong);
    row("longest field", "G\r\n" + QByteArray(40, 'a') + "\r\n\r\n", Found::Head);
    row("field of one byte more", "G\r\n" + QByteArray(41, 'a') + "\r\n\r\n", Found::LineTooLong);
    row("three fields", "G\r\na:\r\nb:\r\nc:\r\n\r\n", Found::Head);
    row("four fields", "G\r\na:\r\nb:\r\nc:\r\nd:\r\n\r\n", Found::TooManyFields);
    row("too large",
        QByteArray(38, 'a') + "\r\n" + QByteArray(38, 'b') + "\r\n" + QByteArray(38, 'c') + "\r\n\r\n",
        Found::HeadTooLarge);
    row("control byte behind the bound", QByteArray(41, 'a') + "\x01", Found::LineTooLong);
    row("control byte before the bound", QByteArray(30, 'a') + "\x01" + QByteArray(30, 'a'),
        Found::ControlByte);
    row("LF first", "\n", Found::BadLineEnd);
    row("CR and something else", "G\rx", Found::BadLineEnd);
    row("two CR", "G\r\r\n", Found::BadLineEnd);
    row("folded", "G\r\n x\r\n\r\n", Found::Folding);
    row("folded with a tab", "G\r\n\tx\r\n\r\n", Found::Folding);
}

void HeadScannerTest::bounds()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, found);
    QCOMPARE(int(scanWhole(bytes.toStdString())), found);
    if (found != int(Found::Head))
        QVERIFY(!describe(Found(found)).empty());
}

void HeadScannerTest::aBoundHoldsBeforeTheEndOfItsLineCame()
{
    QVERIFY(scanWhole(std::string(40, 'a')) == Found::Incomplete);
    QVERIFY(scanWhole(std::string(41, 'a')) == Found::LineTooLong);
    const std::string line = std::string(38, 'a') + "\r\n";
    QVERIFY(scanWhole(line + line + std::string(20, 'a')) == Found::Incomplete);
    QVERIFY(scanWhole(line + line + std::string(21, 'a')) == Found::HeadTooLarge);
}

void HeadScannerTest::everyPrefixOfAGoodHeadIsIncomplete()
{
    const std::string_view head = "GET / HTTP/1.1\r\nHost: a\r\nX-A:\r\n\r\n";
    HeadScanner scanner;
    for (std::size_t size = 0; size < head.size(); ++size) {
        QVERIFY(scanWhole(head.substr(0, size)) == Found::Incomplete);
        QVERIFY(scanner.scan(head.substr(0, size), Small) == Found::Incomplete);
        QVERIFY(scanner.size() <= size);
    }
    QVERIFY(scanner.scan(head, Small) == Found::Head);
}

void HeadScannerTest::oneByteAtATimeTakesLinearTime()
{
    constexpr std::size_t Size = 4'000'000; // squared, it would take hours
    const FramingLimits wide{.headBytes = Size * 2, .lineBytes = Size * 2, .fieldCount = 10};
    const std::string bytes(Size, 'a');
    HeadScanner scanner;
    QElapsedTimer timer;
    timer.start();
    for (std::size_t size = 1; size <= Size; ++size) {
        if (scanner.scan(std::string_view(bytes).substr(0, size), wide) != Found::Incomplete)
            QFAIL("it ended");
    }
    QVERIFY2(timer.elapsed() < 10'000, "it looks at bytes again and again");
}

void HeadScannerTest::canBeUsedAgain()
{
    HeadScanner scanner;
    QVERIFY(scanner.scan("GET / HTTP/1.1\r\n\r\n", Small) == Found::Head);
    scanner.reset();
    QCOMPARE(scanner.size(), std::size_t(0));
    QVERIFY(scanner.scan("G\r\n", Small) == Found::Incomplete);
    QVERIFY(scanner.scan("G\r\n\r\n", Small) == Found::Head);
    QCOMPARE(scanner.size(), std::size_t(5));
}

BIFROST_TEST(HeadScannerTest)
#include "headscannertest.moc"
