// SPDX-License-Identifier: GPL-3.0-or-later
// Providers that break the protocol in every way: the caller gets a clean error, the next caller a clean
// answer.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

#include <memory>

using namespace bifrost::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Hostility
{
    const char *name;
    MockStep step;
    QList<int> statuses;
    QByteArray type; ///< empty: not judged
};

QByteArray ok(const QByteArray &lines, const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + lines + "\r\n" + body;
}

QList<Hostility> framing()
{
    using enum MockStep::End;
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
    const auto broken = [](const char *name, const QByteArray &bytes, MockStep::End end = Close) {
        return Hostility{name, MockStep::raw({bytes}, end), {502}, "upstream_protocol_error"};
    };
    return {
        broken("no HTTP", "220 smtp.example ESMTP\r\n"),
        broken("half a status line", "HTTP/1.1 20"),
        broken("half a head", "HTTP/1.1 200 OK\r\nContent-Le"),
        broken("status that is none", "HTTP/1.1 abc OK\r\nContent-Length: 2\r\n\r\n{}"),
        broken("status beyond 599", "HTTP/1.1 999 Odd\r\nContent-Length: 2\r\n\r\n{}"),
        broken("status below 100", "HTTP/1.1 099 Odd\r\nContent-Length: 2\r\n\r\n{}"),
        broken("HTTP/2.0", "HTTP/2.0 200 OK\r\nContent-Length: 2\r\n\r\n{}"),
        broken("length too long", ok("Content-Length: 10\r\n", "{}")),
        broken("length too long, reset", ok("Content-Length: 10\r\n", "{}"), Reset),
        broken("length negative", ok("Content-Length: -2\r\n", "{}")),
        broken("length with a plus", ok("Content-Length: +2\r\n", "{}")),
        broken("length empty", ok("Content-Length:\r\n", "{}")),
        broken("length as a list", ok("Content-Length: 2, 2\r\n", "{}")),
        broken("two lengths", ok("Content-Length: 2\r\nContent-Length: 3\r\n", "{} ")),
        broken("length beyond 64 bits", ok("Content-Length: 99999999999999999999\r\n", "{}")),
        broken("length and chunked", ok("Content-Length: 2\r\n" + chunked, "2\r\n{}\r\n0\r\n\r\n")),
        broken("gzip, chunked", ok("Transfer-Encoding: gzip, chunked\r\n", "2\r\n{}\r\n0\r\n\r\n")),
        broken("xchunked", ok("Transfer-Encoding: xchunked\r\n", "2\r\n{}\r\n0\r\n\r\n")),
        broken("chunked twice", ok(chunked + chunked, "2\r\n{}\r\n0\r\n\r\n")),
        broken("chunk size no number", ok(chunked, "zz\r\n{}\r\n0\r\n\r\n")),
        broken("chunk size negative", ok(chunked, "-2\r\n{}\r\n0\r\n\r\n")),
        broken("chunk size beyond 64 bits", ok(chunked, "fffffffffffffffff\r\n{}\r\n0\r\n\r\n")),
        broken("no CRLF behind a chunk", ok(chunked, "2\r\n{}0\r\n\r\n")),
        broken("chunks that end early", ok(chunked, "2\r\n{}\r\n")),
        broken("chunk extension of 300 KB",
               ok(chunked, "2;" + QByteArray(300 * 1024, 'a') + "\r\n{}\r\n0\r\n\r\n")),
        broken("folded header", ok("X-A: b\r\n c\r\nContent-Length: 2\r\n", "{}")),
        broken("bare LF", "HTTP/1.1 200 OK\nContent-Length: 2\n\n{}"),
        broken("NUL in a header", ok(QByteArray("X-A: b\0c\r\n", 10) + "Content-Length: 2\r\n", "{}")),
        broken("bare CR in a header", ok("X-A: b\rSet-Cookie: c\r\nContent-Length: 2\r\n", "{}")),
        broken("line without a colon", ok("nonsense\r\nContent-Length: 2\r\n", "{}")),
        broken("header of 1 MB",
               ok("X-A: " + QByteArray(1024 * 1024, 'a') + "\r\nContent-Length: 2\r\n", "{}")),
        broken("10,000 headers",
               ok(QByteArray("X-A: b\r\n").repeated(10000) + "Content-Length: 2\r\n", "{}")),
        broken("1xx without end", QByteArray("HTTP/1.1 103 Early Hints\r\n\r\n").repeated(5000)),
        broken("switches protocols", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"),
        {"no content", MockStep::raw({"HTTP/1.1 204 No Content\r\n\r\n"}), {502}, "upstream_protocol_error"},
        {"content that must not be",
         MockStep::raw({"HTTP/1.1 205 Reset Content\r\nContent-Length: 14\r\n\r\n"
                        R"({"choices":[]})"}),
         {502},
         "upstream_protocol_error"},
        broken("large, and no JSON", ok("Content-Length: 300000\r\n", QByteArray(300'000, 'x')), KeepOpen),
        broken("large, and a list",
               ok("Content-Length: 300000\r\n", '[' + QByteArray("1,").repeated(149'999) + ']'), KeepOpen),
        {"compressed unasked",
         MockStep::raw({ok("Content-Encoding: gzip\r\nContent-Length: 2\r\n", "{}")}),
         {502},
         "upstream_protocol_error"},
    };
}

QList<Hostility> behaviour()
{
    using enum MockStep::Moment;
    const QByteArray good = ok("Content-Length: 14\r\n", R"({"choices":[]})");
    MockStep endlessHead = MockStep::raw({"HTTP/1.1 200 OK\r\n"});
    endlessHead.filler = QByteArray("X-A: b\r\n").repeated(1000);
    endlessHead.fillerTimes = 200; // 1.6 MB: a head of which nobody reads the end
    return {
        {"closes at once", MockStep::raw({}, MockStep::End::Close).at(AtAccept), {502}, ""},
        {"resets at once", MockStep::resetAtAccept(), {502}, ""},
        {"closes unanswered", MockStep::closeUnanswered(), {502}, ""},
        {"resets unanswered", MockStep::resetUnanswered(), {502}, ""},
        {"closes after half the head",
         MockStep::usual().cut(40, MockStep::End::Close),
         {502},
         "upstream_protocol_error"},
        {"closes after half the body",
         MockStep::usual().cut(300, MockStep::End::Close),
         {502},
         "upstream_protocol_error"},
        {"resets after half the body", MockStep::usual().cut(300, MockStep::End::Reset), {502}, ""},
        {"endless head", endlessHead, {502}, "upstream_protocol_error"},
        {"never answers", MockStep::neverAnswer(), {504}, "request_timed_out"},
        {"never reads", MockStep::neverRead(), {504}, "request_timed_out"},
        {"starts and then stops",
         MockStep::raw({ok("Content-Length: 10\r\n", "{}"), MockStep::gate()}),
         {504},
         "request_timed_out"},
        {"redirects for good",
         MockStep::answer(301, "", "Location: http://169.254.169.254/latest\r\n"),
         {502},
         ""},
        {"redirects with the body", MockStep::answer(307, "", "Location: /v1/models\r\n"), {502}, ""},
        {"answers with HTML",
         MockStep::answer(503, "<html>down</html>", "Content-Type: text/html\r\n"),
         {503},
         ""},
        {"answers a whole call with a page",
         MockStep::answer(200, "<html>", "Content-Type: text/html\r\n"),
         {200, 502},
         ""},
        {"slow drip", MockStep::raw({good}).splitBytewise().slowly(1ms), {200}, ""},
        {"1xx before the answer",
         MockStep::raw({"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\n" + good}),
         {200},
         ""},
        {"garbage behind the answer",
         MockStep::raw({good + "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nbad"}),
         {200},
         ""},
        {"answer before the body", MockStep::raw({good}).at(AfterHead), {200}, ""},
        {"body until the close",
         MockStep::raw({ok("", R"({"choices":[]})")}, MockStep::End::Close),
         {200},
         ""},
        {"closes after the answer", MockStep::raw({good}, MockStep::End::Close), {200}, ""},
    };
}

const QList<Hostility> &hostilities()
{
    static const QList<Hostility> all = framing() + behaviour();
    return all;
}

} // namespace

class HostileProviderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whole_data() { addRows(); }
    void whole() { play(""); }
    void stream_data() { addRows(); }
    void stream() { play("\"stream\":true,"); }
    void refusesConnections();
    void cleanupTestCase();

private:
    void addRows();
    void play(const QByteArray &more);

    std::unique_ptr<MockProvider> m_mock = std::make_unique<MockProvider>();
    std::unique_ptr<GatewayProcess> m_gateway;
};

void HostileProviderTest::initTestCase()
{
    m_gateway = std::make_unique<GatewayProcess>(openAiConfig(*m_mock));
    START_GATEWAY(*m_gateway);
}

void HostileProviderTest::addRows()
{
    QTest::addColumn<qsizetype>("row");
    for (qsizetype i = 0; i < hostilities().size(); ++i)
        QTest::newRow(hostilities()[i].name) << i;
}

void HostileProviderTest::play(const QByteArray &more)
{
    QFETCH(qsizetype, row);
    const Hostility &hostility = hostilities()[row];
    // A provider of its own, so that no pooled connection takes the step of another row.
    MockProvider mock;
    mock.enqueue(hostility.step);
    // Where the deadline is what is tested it is short; elsewhere a busy machine must not meet it.
    QJsonObject network;
    if (hostility.statuses.contains(504))
        network = {{u"default_request_timeout_in_seconds"_s, 2}, {u"stream_idle_timeout_in_seconds"_s, 5}};
    GatewayProcess gateway(openAiConfig(mock, network));
    START_GATEWAY(gateway);
    // A large body, as some of them never read it.
    const QByteArray body = chatBody("openai/gpt-4o", more, QByteArray(200 * 1024, 'x'));
    const auto answer = postTo(gateway, "/v1/chat/completions", body);
    QVERIFY2(gateway.running(), gateway.output());
    QVERIFY(answer);
    QList<int> statuses = hostility.statuses;
    // A stream whose answer is no stream of events is a broken answer.
    if (!more.isEmpty() && statuses.contains(200))
        statuses.append(502);
    if (!more.isEmpty() && statuses.contains(504))
        statuses.append(200);
    QVERIFY2(statuses.contains(answer->status), answer->raw.left(600));
    QVERIFY2(faultOf(*answer).isEmpty(), faultOf(*answer));
    if (answer->status >= 400 && !hostility.type.isEmpty() && more.isEmpty())
        QCOMPARE(answer->errorType(), hostility.type);
    QVERIFY(!answer->headers.has("Set-Cookie"));
    QVERIFY(!answer->headers.has("Location"));

    const auto next = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", more));
    QVERIFY(next);
    QVERIFY2(next->status == 200, next->raw);
    QVERIFY2(next->body.contains("You"), next->body);
    STOP_GATEWAY(gateway);
}

void HostileProviderTest::refusesConnections()
{
    m_mock->stopListening();
    const auto answer = postTo(*m_gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 502);
    QCOMPARE(answer->errorType(), QByteArray("upstream_connection_error"));
    QVERIFY2(faultOf(*answer).isEmpty(), faultOf(*answer));
}

void HostileProviderTest::cleanupTestCase()
{
    STOP_GATEWAY(*m_gateway);
}

BIFROST_TEST(HostileProviderTest)
#include "hostileprovidertest.moc"
