// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/outqueue.h"
#include "tests/gateway/http/caller.h"
#include "tests/gateway/http/frontstage.h"
#include "tests/support/rawclient.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QTest>

using namespace bifrost;
using namespace std::chrono_literals;
using test::Caller;
using test::FrontStage;
using test::httpRequest;

namespace {

constexpr int NarrowSocket = 64 * 1024;
constexpr qint64 KernelShare = 512 * 1024; // what both sockets and the client may hold, generously

/// Writes numbered lines as long as it may, then waits.
class Writer
{
public:
    explicit Writer(qint64 total) : m_total(total) { }

    void run(net::Exchange &exchange)
    {
        while (written < m_total) {
            std::string line = std::to_string(written);
            line.resize(LineSize, '.');
            const std::string_view piece = line;
            written += LineSize;
            if (!exchange.write({&piece, 1})) {
                ++stops;
                return;
            }
        }
        exchange.endStream();
    }

    static constexpr qint64 LineSize = 1000;
    qint64 written = 0;
    int stops = 0;

private:
    const qint64 m_total;
};

bool isInOrder(const QByteArray &body, qint64 total)
{
    if (body.size() != total)
        return false;
    for (qint64 at = 0; at < total; at += Writer::LineSize) {
        const QByteArray number = QByteArray::number(at) + '.';
        if (!QByteArrayView(body).sliced(at).startsWith(number))
            return false;
    }
    return true;
}

} // namespace

class BackPressureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWaitsForASlowCallerIsCounted();
    void theWriterStopsAndGoesOn();
    void theKernelTakesLittleFromTheWriter();
    void aReaderThatNeverReadsIsCutOff();
    void aReaderThatReadsSlowlyIsNot();
    void pipelinedRequestsWaitForUnreadAnswers();
    void anAbortStillSendsWhatWasWritten();
};

void BackPressureTest::theWriterStopsAndGoesOn()
{
    constexpr qint64 Total = 5'000'000;
    FrontStage stage({}, NarrowSocket);
    Writer writer(Total);
    stage.handler.whenAsked = [&](net::Exchange &exchange) {
        exchange.readWhole(stage.handler, 0); // somebody has to hear of onWritable()
    };
    stage.handler.whenBody = [&](net::Exchange &exchange) {
        exchange.beginStream({200, ""}, -1);
        writer.run(exchange);
    };
    stage.handler.whenWritable = [&](net::Exchange &exchange) { writer.run(exchange); };
    Caller caller(stage.port(), 4096);
    caller.send(httpRequest("GET", "/a"));
    QTRY_COMPARE(writer.stops, 1);
    test::settle();
    QVERIFY2(writer.written < qint64(net::OutQueue::HighWater) + KernelShare,
             QByteArray::number(writer.written).constData());
    QVERIFY(writer.stops < 20);

    caller.socket().setReadBufferSize(0);
    (void)caller.socket().peek(1); // lets it read on
    QVERIFY(test::runUntil([&] { return caller.unread().endsWith("\r\n0\r\n\r\n"); }, 20s));
    const auto answer = caller.answer();
    QVERIFY(answer);
    QVERIFY(isInOrder(answer->body, Total));
    QVERIFY(stage.handler.writable >= writer.stops);
}

void BackPressureTest::theKernelTakesLittleFromTheWriter()
{
    constexpr qint64 Total = 10'000'000;
    FrontStage stage; // sockets as they are
    Writer writer(Total);
    stage.handler.whenAsked = [&](net::Exchange &exchange) { exchange.readWhole(stage.handler, 0); };
    stage.handler.whenBody = [&](net::Exchange &exchange) {
        exchange.beginStream({200, ""}, -1);
        writer.run(exchange);
    };
    stage.handler.whenWritable = [&](net::Exchange &exchange) { writer.run(exchange); };
    test::RawClient silent(stage.port(), "127.0.0.1", 4096);
    QVERIFY(silent.send(httpRequest("GET", "/a")));
    QTRY_VERIFY(writer.stops > 0);
    test::settle();
    const qint64 most = qint64(net::OutQueue::HighWater) + net::OutQueue::KernelShare + KernelShare;
    QVERIFY2(writer.written < most, QByteArray::number(writer.written).constData());

    Caller reading(stage.port()); // of an answer of its own, while the other one stays silent
    writer.written = 0;
    reading.send(httpRequest("GET", "/b"));
    QVERIFY(test::runUntil([&] { return reading.unread().endsWith("\r\n0\r\n\r\n"); }, 20s));
    const auto answer = reading.answer();
    QVERIFY(answer);
    QVERIFY(isInOrder(answer->body, Total));
}

void BackPressureTest::aReaderThatNeverReadsIsCutOff()
{
    FrontStage stage([](http::FrontRules &rules) { rules.idleDeadline = 100ms; }, NarrowSocket);
    Writer writer(1'000'000'000);
    stage.handler.whenBody = [&](net::Exchange &exchange) {
        exchange.beginStream({200, ""}, -1);
        writer.run(exchange);
    };
    stage.handler.whenWritable = [&](net::Exchange &exchange) { writer.run(exchange); };
    Caller caller(stage.port(), 4096);
    caller.send(httpRequest("GET", "/a"));
    QTRY_COMPARE(stage.handler.gone, 1);
    QCOMPARE(stage.shared->requests.load(), 0);
    QTRY_COMPARE(stage.shared->connections.load(), 0);
}

void BackPressureTest::aReaderThatReadsSlowlyIsNot()
{
    FrontStage stage([](http::FrontRules &rules) { rules.idleDeadline = 500ms; }, NarrowSocket);
    Writer writer(100'000'000);
    stage.handler.whenBody = [&](net::Exchange &exchange) {
        exchange.beginStream({200, ""}, -1);
        writer.run(exchange);
    };
    stage.handler.whenWritable = [&](net::Exchange &exchange) { writer.run(exchange); };
    Caller caller(stage.port(), 16'384);
    caller.send(httpRequest("GET", "/a"));
    QVERIFY(caller.sees("chunked"));
    const net::Exchange *reading = stage.handler.exchange;
    Caller mute(stage.port(), 16'384); // asks afterwards, reads nothing, and is cut off
    mute.send(httpRequest("GET", "/b"));
    qint64 read = 0;
    QVERIFY(test::runUntil([&] { return stage.handler.gone > 0; }, 10ms,
                           [&] { read += caller.socket().read(16'384).size(); }));
    QVERIFY(read > 0);
    QCOMPARE(stage.handler.gone, 1);
    QVERIFY(stage.handler.lastGone != reading);
}

void BackPressureTest::pipelinedRequestsWaitForUnreadAnswers()
{
    FrontStage stage({}, NarrowSocket);
    const QByteArray large(50'000, 'x');
    stage.handler.whenAsked = [&](net::Exchange &exchange) { test::respondText(exchange, large); };
    Caller caller(stage.port(), 4096);
    QByteArray requests;
    for (int i = 0; i < 60; ++i)
        requests += httpRequest("GET", "/a");
    caller.send(requests);
    QTRY_VERIFY(stage.handler.asked.size() > 2);
    test::settle();
    QVERIFY2(stage.handler.asked.size() * large.size()
                 < qint64(net::OutQueue::HighWater) + KernelShare + large.size(),
             QByteArray::number(stage.handler.asked.size()).constData());
    caller.socket().setReadBufferSize(0);
    (void)caller.socket().peek(1);
    for (int i = 0; i < 60; ++i) {
        const auto answer = caller.answer();
        QVERIFY(answer);
        QCOMPARE(answer->body.size(), large.size());
    }
}

void BackPressureTest::anAbortStillSendsWhatWasWritten()
{
    FrontStage stage({}, NarrowSocket);
    stage.handler.whenAsked = [](net::Exchange &exchange) {
        exchange.beginStream({200, ""}, -1);
        const std::string much(100'000, 'x');
        const std::string_view piece = much;
        exchange.write({&piece, 1});
        exchange.write({&piece, 1});
        exchange.abort();
    };
    Caller caller(stage.port());
    caller.send(httpRequest("GET", "/a"));
    QTRY_COMPARE(stage.shared->connections.load(), 0);
    QTRY_VERIFY(caller.unread().count('x') >= 200'000);
    QVERIFY(!caller.answer());
}

void BackPressureTest::whatWaitsForASlowCallerIsCounted()
{
    FrontStage stage({}, NarrowSocket);
    constexpr std::size_t Size = 3'000'000;
    stage.handler.whenAsked = [](net::Exchange &exchange) {
        exchange.beginStream({200, ""}, -1);
        const std::string event(Size, 'x');
        const std::string_view piece = event;
        exchange.write({&piece, 1});
        exchange.endStream();
    };
    {
        test::RawClient slow(stage.port(), "127.0.0.1", NarrowSocket);
        QVERIFY(slow.send(httpRequest("GET", "/a")));
        QTRY_VERIFY(stage.shared->budget.used() >= Size / 2);
    }
    QTRY_COMPARE(stage.shared->budget.used(), std::size_t(0));
    Caller quick(stage.port());
    const auto answer = quick.ask(httpRequest("GET", "/a"));
    QVERIFY(answer);
    QCOMPARE(answer->body.size(), qsizetype(Size));
    QTRY_COMPARE(stage.shared->budget.used(), std::size_t(0));
}

BIFROST_TEST(BackPressureTest)
#include "backpressuretest.moc"
