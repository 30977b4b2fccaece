// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/http/caller.h"
#include "tests/gateway/http/frontstage.h"
#include "tests/support/rawclient.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"
#include "tests/support/wrapping.h"

#include <QTest>

using namespace bifrost;
using test::Caller;
using test::FrontStage;
using test::httpRequest;
using test::wrapped;

namespace {

QByteArray encoded(const QByteArray &bytes, const QByteArray &codings)
{
    return httpRequest("POST", "/a", bytes, "Content-Encoding: " + codings + "\r\n");
}

QByteArray encodedInChunks(const QByteArray &bytes, const QByteArray &codings, qsizetype size)
{
    return "POST /a HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Encoding: " + codings
        + "\r\n\r\n" + test::inChunks(bytes, size);
}

QByteArray story(int lines)
{
    QByteArray text;
    for (int i = 0; i < lines; ++i)
        text += "line " + QByteArray::number(i * i % 977) + " of a story\n";
    return text;
}

} // namespace

/// Request bodies that come compressed.
class EncodedBodyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bodiesAreUnfolded_data();
    void bodiesAreUnfolded();
    void unknownOnesAreRefusedByName();
    void tooManyAreRefused();
    void identityIsNothing();
    void brokenOnesAreRefused_data();
    void brokenOnesAreRefused();
    void anEmptyBodyIsEmpty();
    void bombsAreRefusedSoon_data();
    void bombsAreRefusedSoon();
    void theirMemoryIsCounted();
    void theNextRequestIsOnItsOwn();
    void aStreamIsUnfoldedAndWaits();
    void anAnswerInTheMiddleEndsIt();
    void nothingIsLeftBehind();
};

void EncodedBodyTest::bodiesAreUnfolded_data()
{
    QTest::addColumn<QByteArray>("codings");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray text = story(20'000);
    for (const QByteArray coding : {"gzip", "deflate", "br", "zstd"})
        QTest::newRow(coding.constData()) << coding << wrapped(text, coding);
    QTest::newRow("bare deflate") << QByteArray("deflate") << wrapped(text, "raw");
    QTest::newRow("stacked") << QByteArray("zstd, br, gzip")
                             << wrapped(wrapped(wrapped(text, "zstd"), "br"), "gzip");
}

void EncodedBodyTest::bodiesAreUnfolded()
{
    QFETCH(const QByteArray, codings);
    QFETCH(const QByteArray, bytes);
    FrontStage stage;
    Caller caller(stage.port());
    for (const QByteArray &request : {encoded(bytes, codings), encodedInChunks(bytes, codings, 100),
                                      encodedInChunks(bytes, codings, 100'000)}) {
        const auto answer = caller.ask(request);
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QVERIFY(answer->body == story(20'000));
    }
    // Byte by byte, in the middle of the head, too.
    const QByteArray small = encoded(wrapped("abc", "gzip"), "gzip");
    for (const char byte : small) {
        caller.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    const auto answer = caller.answer();
    QVERIFY(answer);
    QCOMPARE(answer->body, QByteArray("abc"));
    QCOMPARE(stage.shared->budget.used(), std::size_t(0));
}

void EncodedBodyTest::unknownOnesAreRefusedByName()
{
    FrontStage stage;
    Caller caller(stage.port());
    for (const QByteArray &name : {QByteArray("compress"), QByteArray("gzip, aws-chunked")}) {
        const auto refused = caller.ask(encoded("xyz", name));
        QVERIFY(refused);
        QCOMPARE(refused->status, 415);
        QVERIFY2(refused->errorMessage().contains(name == "compress" ? "`compress`" : "`aws-chunked`"),
                 refused->body);
        QVERIFY2(refused->errorMessage().contains("Known are gzip, deflate, br, zstd"), refused->body);
        QCOMPARE(refused->headers.value("Accept-Encoding"), QByteArray("gzip, deflate, br, zstd"));
    }
    QVERIFY(stage.handler.asked.isEmpty());
}

void EncodedBodyTest::tooManyAreRefused()
{
    FrontStage stage;
    Caller caller(stage.port());
    const auto refused = caller.ask(encoded("xyz", "gzip, gzip, gzip, gzip"));
    QVERIFY(refused);
    QCOMPARE(refused->status, 415);
}

void EncodedBodyTest::identityIsNothing()
{
    FrontStage stage;
    Caller caller(stage.port());
    const auto plain = caller.ask(encoded("xyz", "Identity"));
    QVERIFY(plain);
    QCOMPARE(plain->body, QByteArray("xyz"));
}

void EncodedBodyTest::brokenOnesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("plain") << QByteArray("{\"model\":1}") << QByteArray("is not valid gzip");
    QTest::newRow("cut") << wrapped("abcdefgh", "gzip").chopped(3) << QByteArray("ends in the middle");
    QTest::newRow("garbage behind") << wrapped("abcdefgh", "gzip") + "more"
                                    << QByteArray("is not valid gzip");
}

void EncodedBodyTest::brokenOnesAreRefused()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, said);
    FrontStage stage;
    for (const QByteArray &request : {encoded(bytes, "gzip"), encodedInChunks(bytes, "gzip", 5)}) {
        Caller caller(stage.port());
        const auto answer = caller.ask(request);
        QVERIFY(answer);
        QCOMPARE(answer->status, 400);
        QVERIFY2(answer->errorMessage().contains(said), answer->body);
        QVERIFY(caller.isClosedByPeer());
    }
    QCOMPARE(stage.handler.gone, 2);
    QCOMPARE(stage.shared->budget.used(), std::size_t(0));
}

void EncodedBodyTest::anEmptyBodyIsEmpty()
{
    FrontStage stage;
    Caller caller(stage.port());
    for (const QByteArray &request :
         {QByteArray("GET /a HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\n\r\n"),
          QByteArray(
              "POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n"),
          encodedInChunks({}, "gzip", 1), encoded(wrapped({}, "gzip"), "gzip")}) {
        const auto answer = caller.ask(request);
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QVERIFY(answer->body.isEmpty());
    }
}

void EncodedBodyTest::bombsAreRefusedSoon_data()
{
    QTest::addColumn<QByteArray>("codings");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray zeros(5'000'000, '\0');
    for (const QByteArray coding : {"gzip", "deflate", "br", "zstd"})
        QTest::newRow(coding.constData()) << coding << wrapped(zeros, coding);
    QTest::newRow("twice") << QByteArray("gzip, gzip") << wrapped(wrapped(zeros, "gzip"), "gzip");
}

void EncodedBodyTest::bombsAreRefusedSoon()
{
    QFETCH(const QByteArray, codings);
    QFETCH(const QByteArray, bytes);
    FrontStage stage;
    for (const QByteArray &request : {encoded(bytes, codings), encodedInChunks(bytes, codings, 700)}) {
        Caller caller(stage.port());
        const auto answer = caller.ask(request);
        QVERIFY(answer);
        QCOMPARE(answer->status, 413);
        QVERIFY2(answer->errorMessage().contains("1000000 bytes"), answer->body);
    }
    QCOMPARE(stage.shared->budget.used(), std::size_t(0));
}

void EncodedBodyTest::theirMemoryIsCounted()
{
    FrontStage stage([](http::FrontRules &rules) { rules.bodyBytes = 100'000; });
    stage.handler.bodyLimit = 90'000;
    Caller caller(stage.port());
    const auto answer = caller.ask(encoded(wrapped(story(3000), "br"), "br")); // its tables alone are more
    QVERIFY(answer);
    QCOMPARE(answer->status, 503);
    QCOMPARE(stage.shared->budget.used(), std::size_t(0));
}

void EncodedBodyTest::theNextRequestIsOnItsOwn()
{
    FrontStage stage;
    Caller caller(stage.port());
    caller.send(encoded(wrapped("one", "gzip"), "gzip") + httpRequest("POST", "/b", "two")
                + encodedInChunks(wrapped("three", "br"), "br", 2) + httpRequest("GET", "/c"));
    for (const QByteArray &text : {QByteArray("one"), QByteArray("two"), QByteArray("three"), QByteArray()}) {
        const auto answer = caller.answer();
        QVERIFY(answer);
        QCOMPARE(answer->body, text);
    }
    // One that nobody reads is skipped as it came.
    stage.handler.whenAsked = [](net::Exchange &exchange) { test::respondText(exchange, "ok"); };
    caller.send(encoded(wrapped("one", "gzip"), "gzip") + httpRequest("GET", "/d"));
    QVERIFY(caller.answer());
    QVERIFY(caller.answer());
    QCOMPARE(stage.handler.asked.last(), QByteArray("GET /d"));
}

void EncodedBodyTest::aStreamIsUnfoldedAndWaits()
{
    const QByteArray text = story(20'000);
    FrontStage stage;
    int pieces = 0;
    stage.handler.whenAsked = [&](net::Exchange &exchange) { exchange.readStream(stage.handler, 1'000'000); };
    stage.handler.whenBodyData = [&](net::Exchange &exchange) {
        ++pieces;
        exchange.pauseBody(true);
    };
    for (const QByteArray &request :
         {encoded(wrapped(text, "gzip"), "gzip"), encodedInChunks(wrapped(text, "zstd"), "zstd", 50)}) {
        Caller caller(stage.port());
        const int before = pieces;
        caller.send(request + httpRequest("GET", "/next"));
        QVERIFY(test::runUntil([&] { return pieces == before + 1; }));
        test::settle();
        QCOMPARE(pieces, before + 1); // not before it is wanted
        while (stage.handler.exchange && !caller.unread().contains("200 OK")) {
            const int now = pieces;
            stage.handler.exchange->pauseBody(false);
            QVERIFY(test::runUntil([&] { return pieces > now || caller.unread().contains("200 OK"); }));
        }
        const auto answer = caller.answer();
        QVERIFY(answer);
        QVERIFY(answer->body == text);
        QVERIFY(pieces > before + 10);
        const auto next = caller.answer();
        QVERIFY(next);
        QVERIFY(next->body.isEmpty());
    }
}

void EncodedBodyTest::anAnswerInTheMiddleEndsIt()
{
    FrontStage stage;
    stage.handler.whenAsked = [&](net::Exchange &exchange) { exchange.readStream(stage.handler, 1'000'000); };
    stage.handler.whenBodyData = [](net::Exchange &exchange) { test::respondText(exchange, "enough"); };
    for (const QByteArray &request : {encoded(wrapped(story(20'000), "gzip"), "gzip"),
                                      encodedInChunks(wrapped(story(20'000), "gzip"), "gzip", 300)}) {
        Caller caller(stage.port());
        const auto answer = caller.ask(request);
        QVERIFY(answer);
        QCOMPARE(answer->body, QByteArray("enough"));
    }
    QVERIFY(test::runUntil([&] { return stage.shared->requests.load() == 0; }));
    QCOMPARE(stage.shared->budget.used(), std::size_t(0));
}

void EncodedBodyTest::nothingIsLeftBehind()
{
    FrontStage stage;
    for (const QByteArray &coding : {QByteArray("gzip"), QByteArray("br"), QByteArray("zstd")}) {
        Caller caller(stage.port());
        const QByteArray request = encoded(wrapped(story(20'000), coding), coding);
        caller.send(request.first(request.size() / 2));
        QVERIFY(test::runUntil([&] { return stage.shared->budget.used() > 0; }));
        caller.hangUp();
        QVERIFY(test::runUntil([&] { return stage.shared->connections.load() == 0; }));
        QCOMPARE(stage.shared->budget.used(), std::size_t(0));
    }
}

BIFROST_TEST(EncodedBodyTest)
#include "encodedbodytest.moc"
