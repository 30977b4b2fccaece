// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/sse.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QTest>

#include <fmt/format.h>

#include <memory>
#include <random>
#include <vector>

using namespace bifrost::wire;

namespace {

/// What is left of an event when its bytes are gone.
struct SeenEvent
{
    std::string bytes;
    std::string name;
    std::string data;
    bool hasData = false;
    bool isComment = false;
    bool isDone = false;

    explicit SeenEvent(const SseEvent &event)
        : bytes(event.bytes)
        , name(event.name)
        , data(event.hasMoreData ? event.joinedData() : std::string(event.data))
        , hasData(event.hasData)
        , isComment(event.isComment)
        , isDone(event.isDone)
    { }
    friend bool operator==(const SeenEvent &, const SeenEvent &) = default;
};

/// Feeds pieces that each lie in memory of their own, so that a view into a piece that has gone is seen.
class Stream
{
public:
    void feed(std::string_view piece)
    {
        const auto bytes = std::make_unique<char[]>(piece.size());
        piece.copy(bytes.get(), piece.size());
        SseFramer::Batch batch = framer.feed({bytes.get(), piece.size()});
        take(batch);
    }
    void finish()
    {
        SseFramer::Batch batch = framer.finish();
        take(batch);
    }
    std::string allBytes() const
    {
        std::string bytes;
        for (const SeenEvent &event : events)
            bytes += event.bytes;
        return bytes.append(framer.held());
    }

    SseFramer framer;
    std::vector<SeenEvent> events;

private:
    void take(SseFramer::Batch &batch)
    {
        for (SseEvent event; batch.next(event);)
            events.emplace_back(event);
    }
};

Stream readWhole(std::string_view text)
{
    Stream stream;
    stream.feed(text);
    stream.finish();
    return stream;
}

std::string randomStream(std::mt19937 &random)
{
    constexpr std::array<std::string_view, 18> Pieces{
        "data: ", "data:",    "data", "event: delta", "event:x",   ": ping", "id: 1",        "\n", "\n\n",
        "\r\n",   "\r\n\r\n", "\r",   "[DONE]",       "{\"a\":1}", "x",      "\xEF\xBB\xBF", "",   " "};
    std::string text;
    for (unsigned i = static_cast<unsigned>(random()) % 30; i > 0; --i)
        text += Pieces[random() % Pieces.size()];
    return text;
}

} // namespace

class SseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEvents_data();
    void readsEvents();
    void severalEventsInOnePiece();
    void nothingIsCopiedOfWholeEvents();
    void everySplitGivesTheSame();
    void anIdleFramerHoldsNothing();
    void theEndWithinAnEvent_data();
    void theEndWithinAnEvent();
    void aBatchThatIsLeftEarlyLosesNoBytes();
    void tooLargeAnEventEndsTheStream();
    void byteByByteTakesLinearTime();
    void manyEventsTakeLinearTime();
};

void SseTest::readsEvents_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("flags"); // d: data, c: only comments, e: [DONE]
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &event,
                        const QByteArray &data,
                        const QByteArray &flags) { QTest::newRow(name) << bytes << event << data << flags; };
    row("data", "data: {\"a\":1}\n\n", "", "{\"a\":1}", "d");
    row("no space", "data:{}\n\n", "", "{}", "d");
    row("two spaces", "data:  x\n\n", "", " x", "d");
    row("empty data", "data:\n\n", "", "", "d");
    row("no colon", "data\n\n", "", "", "d");
    row("CR LF", "event: ping\r\ndata: x\r\n\r\n", "ping", "x", "d");
    row("CR", "event: ping\rdata: x\r\r", "ping", "x", "d");
    row("mixed", "event: ping\rdata: x\n\r\n", "ping", "x", "d");
    row("name after data", "data: x\nevent: delta\n\n", "delta", "x", "d");
    row("two lines", "data: a\nid: 7\ndata: b\n\n", "", "a\nb", "d");
    row("two lines with CR LF", "data: a\r\ndata:\r\ndata: b\r\n\r\n", "", "a\n\nb", "d");
    row("comment", ": ping\n\n", "", "", "c");
    row("bare comment", ":\n\n", "", "", "c");
    row("comments", ":a\n:b\r\n\r\n", "", "", "c");
    row("comment and data", ": processing\ndata: x\n\n", "", "x", "d");
    row("only a name", "event: ping\n\n", "ping", "", "");
    row("retry", "retry: 100\n\n", "", "", "");
    row("done", "data: [DONE]\n\n", "", "[DONE]", "de");
    row("done without a space", "data:[DONE]\r\n\r\n", "", "[DONE]", "de");
    row("done with spaces after", "data: [DONE]  \n\n", "", "[DONE]  ", "de");
    row("not done", "data: [DONE]!\n\n", "", "[DONE]!", "d");
    row("not done in two lines", "data: [DONE]\ndata: x\n\n", "", "[DONE]\nx", "d");
    row("longer names", "database: x\nevents: y\n\n", "", "", "");
    row("blank lines before", "\n\r\n\rdata: x\n\n", "", "x", "d");
    row("byte order mark",
        "\xEF\xBB\xBF"
        "data: x\n\n",
        "", "x", "d");
    row("byte order mark and two lines",
        "\xEF\xBB\xBF"
        "data: x\ndata: y\n\n",
        "", "x\ny", "d");
    row("UTF-8", "data: é漢😀\n\n", "", "é漢😀", "d");
    row("zero bytes", QByteArray("data: a\0b\n\n", 11), "", QByteArray("a\0b", 3), "d");
}

void SseTest::readsEvents()
{
    QFETCH(QByteArray, bytes);
    const Stream stream = readWhole(bytes.toStdString());
    QCOMPARE(stream.events.size(), std::size_t(1));
    const SeenEvent &event = stream.events.front();
    QCOMPARE(event.bytes, bytes.toStdString());
    QTEST(QByteArray::fromStdString(event.name), "name");
    QTEST(QByteArray::fromStdString(event.data), "data");
    QByteArray flags;
    if (event.hasData)
        flags += 'd';
    if (event.isComment)
        flags += 'c';
    if (event.isDone)
        flags += 'e';
    QTEST(flags, "flags");
    QVERIFY(!stream.framer.isWithinEvent());
}

void SseTest::severalEventsInOnePiece()
{
    const Stream stream = readWhole("data: 1\n\ndata: 2\r\n\r\n: c\n\n\ndata: 3\n\n\xEF\xBB\xBF"
                                    "data: 4\n\n");
    QCOMPARE(stream.events.size(), std::size_t(5));
    QCOMPARE(stream.events[1].data, std::string("2"));
    QVERIFY(stream.events[2].isComment);
    QCOMPARE(stream.events[3].bytes, std::string("\ndata: 3\n\n"));
    QVERIFY(!stream.events[4].hasData); // a mark that is not at the start is part of the name
}

void SseTest::nothingIsCopiedOfWholeEvents()
{
    const std::string_view text = "data: 1\n\ndata: 2\n\ndata: half";
    SseFramer framer;
    {
        SseFramer::Batch batch = framer.feed(text);
        SseEvent event;
        QVERIFY(batch.next(event));
        QVERIFY(event.bytes.data() == text.data());
        QVERIFY(batch.next(event));
        QVERIFY(event.bytes.data() == text.data() + 9);
        QVERIFY(event.data.data() == text.data() + 15);
        QVERIFY(!batch.next(event));
    }
    QCOMPARE(framer.held(), std::string_view("data: half"));
    QVERIFY(framer.isWithinEvent());
    {
        SseFramer::Batch batch = framer.feed("\n\ndata: 4\n\n");
        SseEvent first;
        SseEvent second;
        QVERIFY(batch.next(first));
        QVERIFY(batch.next(second));
        // Both are good at the same time, as long as the batch lives.
        QCOMPARE(first.bytes, std::string_view("data: half\n\n"));
        QCOMPARE(second.bytes, std::string_view("data: 4\n\n"));
    }
}

void SseTest::everySplitGivesTheSame()
{
    std::mt19937 random(7);
    std::size_t events = 0;
    for (int round = 0; round < 1500; ++round) {
        const std::string text = randomStream(random);
        const Stream whole = readWhole(text);
        QCOMPARE(whole.allBytes(), text);
        events += whole.events.size();
        for (int way = 0; way < 4; ++way) {
            Stream split;
            std::size_t at = 0;
            while (at < text.size()) {
                const std::size_t size = way == 0 ? 1 : random() % 9; // empty pieces too
                split.feed(std::string_view(text).substr(at, size));
                at += size;
            }
            split.finish();
            QVERIFY2(split.events == whole.events, text.c_str());
            QCOMPARE(split.framer.held(), whole.framer.held());
            QCOMPARE(split.framer.isWithinEvent(), whole.framer.isWithinEvent());
        }
    }
    QVERIFY(events > 1000);
}

void SseTest::anIdleFramerHoldsNothing()
{
    Stream stream;
    stream.feed("data: " + std::string(5000, 'x'));
    stream.feed("\n\n");
    QCOMPARE(stream.events.size(), std::size_t(1));
    QCOMPARE(stream.framer.held().size(), std::size_t(0));
    QVERIFY(!stream.framer.isWithinEvent());
}

void SseTest::theEndWithinAnEvent_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("events");
    QTest::addColumn<bool>("within");
    QTest::newRow("nothing") << QByteArray() << 0 << false;
    QTest::newRow("blank lines") << QByteArray("\n\r\n") << 0 << false;
    QTest::newRow("half a line") << QByteArray("data: x") << 0 << true;
    QTest::newRow("a line") << QByteArray("data: x\n") << 0 << true;
    QTest::newRow("a line with CR") << QByteArray("data: x\r") << 0 << true;
    QTest::newRow("half of the last line end") << QByteArray("data: x\r\n\r") << 1 << false;
    QTest::newRow("one and a half") << QByteArray("data: x\n\nda") << 1 << true;
    QTest::newRow("one and a blank line") << QByteArray("data: x\n\n\n") << 1 << false;
}

void SseTest::theEndWithinAnEvent()
{
    QFETCH(QByteArray, bytes);
    const Stream stream = readWhole(bytes.toStdString());
    QTEST(int(stream.events.size()), "events");
    QTEST(stream.framer.isWithinEvent(), "within");
    QCOMPARE(stream.allBytes(), bytes.toStdString());
}

void SseTest::aBatchThatIsLeftEarlyLosesNoBytes()
{
    SseFramer framer;
    {
        SseFramer::Batch batch = framer.feed("data: 1\n\ndata: 2\n\ndata: 3");
        SseEvent event;
        QVERIFY(batch.next(event));
    }
    QCOMPARE(framer.held(), std::string_view("data: 3"));
}

void SseTest::tooLargeAnEventEndsTheStream()
{
    SseFramer framer(100);
    const std::string large = "data: " + std::string(94, 'x'); // 100 bytes
    SseEvent event;
    QVERIFY(!framer.feed(large).next(event));
    QVERIFY(!framer.hasOverflown());
    QVERIFY(framer.feed("\n\ndata: y").next(event));
    QVERIFY(!framer.hasOverflown());
    QVERIFY(!framer.feed(large).next(event));
    QVERIFY(framer.hasOverflown());
    QVERIFY(framer.held().empty());
    QVERIFY(!framer.feed("\n\ndata: z\n\n").next(event));
}

void SseTest::byteByByteTakesLinearTime()
{
    SseFramer framer;
    const std::string text = "data: " + std::string(1000000, 'x') + "\n\n";
    QElapsedTimer timer;
    timer.start();
    std::size_t events = 0;
    for (const char &c : text) {
        SseFramer::Batch batch = framer.feed({&c, 1});
        for (SseEvent event; batch.next(event);)
            events += event.data.size() == 1000000;
    }
    QCOMPARE(events, std::size_t(1));
    QVERIFY2(timer.elapsed() < 10000, "a quadratic framer takes minutes");
}

void SseTest::manyEventsTakeLinearTime()
{
    std::string text;
    for (int i = 0; i < 500000; ++i)
        text += "a\n\n";
    SseFramer framer;
    SseFramer::Batch batch = framer.feed(text);
    QElapsedTimer timer;
    timer.start();
    int events = 0;
    for (SseEvent event; batch.next(event);)
        ++events;
    QCOMPARE(events, 500000);
    QVERIFY2(timer.elapsed() < 10000, "a quadratic framer takes minutes");
}

BIFROST_TEST(SseTest)
#include "ssetest.moc"
