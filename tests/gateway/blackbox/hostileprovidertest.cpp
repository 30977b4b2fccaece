// SPDX-License-Identifier: GPL-3.0-or-later
// Providers that behave badly: the caller gets a clean error, the next caller a clean answer. What they may
// say wrongly lies in tests/corpus/providers.
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
        {"says that nothing has changed",
         MockStep::answer(304, "", "ETag: x\r\n"),
         {502},
         "upstream_protocol_error"},
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
    static const QList<Hostility> all = behaviour();
    return all;
}

} // namespace

class HostileProviderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whole_data() { addRows(false); }
    void whole() { play(""); }
    void stream_data() { addRows(true); }
    void stream() { play("\"stream\":true,"); }
    void refusesConnections();
    void cleanupTestCase();

private:
    void addRows(bool streams);
    void play(const QByteArray &more);

    std::unique_ptr<MockProvider> m_mock = std::make_unique<MockProvider>();
    std::unique_ptr<GatewayProcess> m_gateway;
};

void HostileProviderTest::initTestCase()
{
    m_gateway = std::make_unique<GatewayProcess>(openAiConfig(*m_mock));
    START_GATEWAY(*m_gateway);
}

void HostileProviderTest::addRows(bool streams)
{
    QTest::addColumn<qsizetype>("row");
    for (qsizetype i = 0; i < hostilities().size(); ++i) {
        // A stream that does not begin has ten minutes; the tests of upstream/ wait for shorter ones.
        const QByteArray name = hostilities()[i].name;
        if (!streams || !name.startsWith("never"))
            QTest::newRow(name) << i;
    }
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
