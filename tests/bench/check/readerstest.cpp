// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/answerreader.h"
#include "tests/bench/dialogue.h"
#include "tests/bench/streamreader.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <string>
#include <vector>

using namespace bifrost::bench;

using State = AnswerReader::State;

namespace {

const std::string Sized = "HTTP/1.1 200 OK\r\nContent-length:  5\r\nX: y\r\n\r\nhello";
const std::string Chunked =
    "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nhel\r\n2\r\nlo\r\n0\r\nT: u\r\n\r\n";

} // namespace

class ReadersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsInPiecesOfAnySize_data();
    void readsInPiecesOfAnySize();
    void refuses_data();
    void refuses();
    void followsAStream();
    void noticesWhatAStreamLacks();
};

void ReadersTest::readsInPiecesOfAnySize_data()
{
    QTest::addColumn<std::string>("answer");
    QTest::addColumn<int>("status");
    QTest::newRow("with a length") << Sized << 200;
    QTest::newRow("in chunks") << Chunked << 201;
}

void ReadersTest::readsInPiecesOfAnySize()
{
    QFETCH(const std::string, answer);
    QFETCH(const int, status);
    AnswerReader reader;
    for (std::size_t size = 1; size <= answer.size(); ++size) {
        std::string body;
        reader.restart();
        for (std::size_t at = 0; at < answer.size(); at += size) {
            QVERIFY(reader.state() != State::Complete);
            reader.take(std::string_view(answer).substr(at, size), body);
        }
        QCOMPARE(reader.state(), State::Complete);
        QCOMPARE(reader.status(), status);
        QCOMPARE(body, std::string("hello"));
    }
}

void ReadersTest::refuses_data()
{
    QTest::addColumn<std::string>("answer");
    QTest::newRow("no HTTP") << std::string("SSH-2.0-OpenSSH\r\n\r\n");
    QTest::newRow("no framing") << std::string("HTTP/1.1 200 OK\r\n\r\nhello");
    QTest::newRow("bytes behind the answer") << Sized + "!";
    QTest::newRow("a size that is none")
        << std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nhello\r\n");
    QTest::newRow("a chunk that is longer than its size")
        << std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n");
}

void ReadersTest::refuses()
{
    QFETCH(const std::string, answer);
    AnswerReader reader;
    std::string body;
    QCOMPARE(reader.take(answer, body), State::Broken);
}

void ReadersTest::followsAStream()
{
    StreamReader reader;
    std::vector<float> ages;
    std::string body = ": a comment\n\n" + dialogue::chunkEvent({0, 1'000}) + dialogue::chunkEvent({1, 2'000})
        + dialogue::closingEvents();
    const std::string tail = body.substr(body.size() - 10);
    body.resize(body.size() - 10);
    QVERIFY(reader.take(body, 5'000, ages));
    QCOMPARE(reader.chunks(), 2);
    QVERIFY(!reader.sawEnd());
    QCOMPARE(ages, (std::vector<float>{4, 3}));
    body += tail;
    QVERIFY(reader.take(body, 5'000, ages));
    QVERIFY(reader.sawEnd());
    QVERIFY(body.empty());
}

void ReadersTest::noticesWhatAStreamLacks()
{
    StreamReader reader;
    std::vector<float> ages;
    std::string body = dialogue::chunkEvent({0, 1'000}) + dialogue::chunkEvent({2, 2'000});
    QVERIFY(!reader.take(body, 5'000, ages));
}

BIFROST_TEST(ReadersTest)
#include "readerstest.moc"
