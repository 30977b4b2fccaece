// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/chunkedreader.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <fmt/format.h>

#include <memory>
#include <random>
#include <string>

using namespace bifrost::net;

namespace {

constexpr FramingLimits ChunkLimits{.chunkLineBytes = 100, .trailerBytes = 200};

struct ReadBody
{
    std::string body;
    std::size_t consumed = 0;
    bool finished = false;
    bool isWrong = false;

    friend bool operator==(const ReadBody &, const ReadBody &) = default;
};

class BodySink final : public ChunkedReader::Sink
{
public:
    bool onChunkSize(std::uint64_t size) override { return size <= largestChunk; }
    bool onChunkData(std::string_view bytes) override
    {
        body += bytes;
        return body.size() < refuseAt;
    }

    std::string body;
    std::uint64_t largestChunk = UINT64_MAX;
    std::size_t refuseAt = SIZE_MAX;
};

/// Offers what is left with more behind it, as a connection does; each time at another place.
template <typename NextSize>
ReadBody readChunks(std::string_view bytes, const NextSize &nextSize)
{
    ChunkedReader reader(ChunkLimits);
    BodySink sink;
    ReadBody result;
    std::size_t end = 0;
    while (end < bytes.size() && !result.finished && !result.isWrong) {
        end = std::min(bytes.size(), end + nextSize());
        const std::string_view rest = bytes.substr(result.consumed, end - result.consumed);
        const auto copy = std::make_unique<char[]>(rest.size());
        rest.copy(copy.get(), rest.size());
        const ChunkedReader::Progress progress = reader.read({copy.get(), rest.size()}, sink);
        result.consumed += progress.consumed;
        result.finished = progress.finished;
        result.isWrong = !progress.wrong.empty();
    }
    result.body = sink.body;
    return result;
}

ReadBody readWhole(std::string_view bytes)
{
    return readChunks(bytes, [bytes] { return bytes.size(); });
}

ReadBody readByteByByte(std::string_view bytes)
{
    return readChunks(bytes, [] { return std::size_t(1); });
}

std::string randomChunks(std::mt19937 &random, std::string &body)
{
    std::string bytes;
    for (unsigned i = unsigned(random()) % 6; i > 0; --i) {
        std::string chunk(1 + random() % 40, '\0');
        for (char &byte : chunk)
            byte = "\r\n0;a"[random() % 5];
        body += chunk;
        bytes += random() % 2 ? fmt::format("{:x}", chunk.size()) : fmt::format("{:03X}", chunk.size());
        if (random() % 3 == 0)
            bytes += random() % 2 ? ";name=value" : ";name=\"quoted; \\\" value\"";
        bytes += "\r\n" + chunk + "\r\n";
    }
    bytes += random() % 2 ? "0\r\n" : "000;last\r\n";
    if (random() % 3 == 0)
        bytes += "X-Trailer: a\r\nX-Other:b\r\n";
    return bytes + "\r\n";
}

} // namespace

class ChunkedReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyChunkingRoundTrips();
    void stopsAtTheEnd();
    void bad_data();
    void bad();
    void unfinished_data();
    void unfinished();
    void linesAreBounded_data();
    void linesAreBounded();
    void theSinkMayRefuseASize();
    void theSinkMayRefuseBytes();
    void aHugeSizeIsNotReserved();
};

void ChunkedReaderTest::anyChunkingRoundTrips()
{
    std::mt19937 random(1609);
    for (int round = 0; round < 3000; ++round) {
        std::string body;
        const std::string bytes = randomChunks(random, body);
        const std::string next = "GET / HTTP/1.1\r\n";
        const ReadBody whole = readWhole(bytes + next);
        QVERIFY2(whole.finished && !whole.isWrong, bytes.c_str());
        QCOMPARE(whole.body, body);
        QCOMPARE(whole.consumed, bytes.size());
        QVERIFY2(readByteByByte(bytes + next) == whole, bytes.c_str());
        QVERIFY2(readChunks(bytes + next, [&random] { return 1 + random() % 9; }) == whole, bytes.c_str());
    }
}

void ChunkedReaderTest::stopsAtTheEnd()
{
    const ReadBody read = readWhole("2\r\nab\r\n0\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
    QVERIFY(read.finished);
    QCOMPARE(read.body, std::string("ab"));
    QCOMPARE(read.consumed, std::size_t(12));
}

void ChunkedReaderTest::bad_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes; };
    row("no number", "x\r\nabc\r\n0\r\n\r\n");
    row("empty line", "\r\nabc\r\n0\r\n\r\n");
    row("0x before", "0x3\r\nabc\r\n0\r\n\r\n");
    row("signed", "+3\r\nabc\r\n0\r\n\r\n");
    row("negative", "-3\r\nabc\r\n0\r\n\r\n");
    row("blank before", " 3\r\nabc\r\n0\r\n\r\n");
    row("beyond 64 bits", "10000000000000000\r\nabc\r\n0\r\n\r\n");
    row("LF alone", "3\nabc\n0\n\n\r\n");
    row("LF alone behind the size", "3\nabc\r\n0\r\n\r\n");
    row("CR alone behind the size", "3\rabc\r\n0\r\n\r\n");
    row("longer than it says", "3\r\nabcd\r\n0\r\n\r\n");
    row("shorter than it says", "3\r\nab\r\n0\r\n\r\n");
    row("LF alone behind the data", "3\r\nabc\n0\r\n\r\n");
    row("nothing behind the data", "3\r\nabc0\r\n\r\n");
    row("control byte in an extension", "3;a=\x01\r\nabc\r\n0\r\n\r\n");
    row("LF in an extension", "3;a\nb\r\nabc\r\n0\r\n\r\n");
    row("NUL in an extension", QByteArray("3;a=\0\r\nabc\r\n0\r\n\r\n", 18));
    row("extension of a letter", "3 a\r\nabc\r\n0\r\n\r\n");
    row("control byte in the trailer", "3\r\nabc\r\n0\r\nX: \x01\r\n\r\n");
    row("no colon in the trailer", "3\r\nabc\r\n0\r\nX\r\n\r\n");
    row("CR alone before the last line end", "3\r\nabc\r\n0\r\n\r\r\n");
    row("CR alone behind the last size", "3\r\nabc\r\n0\r\r\n\r\n");
    row("LF alone in the trailer", "3\r\nabc\r\n0\r\nX: a\nY: b\r\n\r\n");
}

void ChunkedReaderTest::bad()
{
    QFETCH(const QByteArray, bytes);
    const std::string text = bytes.toStdString();
    QVERIFY2(readWhole(text).isWrong, "as a whole");
    QVERIFY2(readByteByByte(text).isWrong, "byte by byte");
}

void ChunkedReaderTest::unfinished_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &bytes, const char *body) {
        QTest::newRow(name) << bytes << QByteArray(body);
    };
    row("within a size", "3", "");
    row("behind a size", "3\r\n", "");
    row("within data", "3\r\nab", "ab");
    row("behind data", "3\r\nabc", "abc");
    row("behind a chunk", "3\r\nabc\r\n", "abc");
    row("behind the last size", "3\r\nabc\r\n0\r\n", "abc");
    row("within the last line", "3\r\nabc\r\n0\r\n\r", "abc");
    row("within the trailer", "3\r\nabc\r\n0\r\nX: a\r\n", "abc");
}

void ChunkedReaderTest::unfinished()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, body);
    for (const ReadBody &read : {readWhole(bytes.toStdString()), readByteByByte(bytes.toStdString())}) {
        QVERIFY(!read.finished);
        QVERIFY(!read.isWrong);
        QCOMPARE(read.body, body.toStdString());
    }
}

void ChunkedReaderTest::linesAreBounded_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("wrong");
    const auto row = [](const char *name, const QByteArray &bytes, bool wrong) {
        QTest::newRow(name) << bytes << wrong;
    };
    const QByteArray end = "\r\nabc\r\n0\r\n\r\n";
    row("extension within the bound", "3;" + QByteArray(99, 'a') + end, false);
    row("extension beyond it", "3;" + QByteArray(103, 'a') + end, true);
    row("extension without an end", "3;" + QByteArray(400, 'a'), true);
    row("zeros without an end", QByteArray(400, '0'), true);
    row("long zeros", QByteArray(400, '0') + "3" + end, true);
    row("extension of the last chunk", "0;" + QByteArray(101, 'a') + "\r\n\r\n", true);
    row("trailer within the bound", "0\r\nX: " + QByteArray(190, 'a') + "\r\n\r\n", false);
    row("trailer beyond it", "0\r\nX: " + QByteArray(200, 'a') + "\r\n\r\n", true);
    QByteArray manyFields = "0\r\n";
    for (int i = 0; i < 100; ++i)
        manyFields += "A: b\r\n";
    row("many fields in the trailer", manyFields + "\r\n", true);
    row("trailer without an end", manyFields, true);
    row("blanks in the trailer", "0\r\nX: " + QByteArray(400, ' ') + "a\r\n\r\n", true);
}

void ChunkedReaderTest::linesAreBounded()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, wrong);
    QCOMPARE(readWhole(bytes.toStdString()).isWrong, wrong);
    QCOMPARE(readByteByByte(bytes.toStdString()).isWrong, wrong);
}

void ChunkedReaderTest::theSinkMayRefuseASize()
{
    ChunkedReader reader(ChunkLimits);
    BodySink sink;
    sink.largestChunk = 3;
    const ChunkedReader::Progress progress = reader.read("3\r\nabc\r\n4\r\nabcd\r\n0\r\n\r\n", sink);
    QVERIFY(!progress.wrong.empty());
    QVERIFY(!progress.finished);
    QCOMPARE(sink.body, std::string("abc"));
}

void ChunkedReaderTest::theSinkMayRefuseBytes()
{
    ChunkedReader reader(ChunkLimits);
    BodySink sink;
    sink.refuseAt = 2;
    const ChunkedReader::Progress progress = reader.read("1\r\na\r\n1\r\nb\r\n1\r\nc\r\n0\r\n\r\n", sink);
    QVERIFY(!progress.wrong.empty());
    QCOMPARE(sink.body, std::string("ab"));
}

void ChunkedReaderTest::aHugeSizeIsNotReserved()
{
    const ReadBody read = readWhole("ffffffffffffffff\r\nabc");
    QVERIFY(!read.finished);
    QVERIFY(!read.isWrong);
    QCOMPARE(read.body, std::string("abc"));
}

BIFROST_TEST(ChunkedReaderTest)
#include "chunkedreadertest.moc"
