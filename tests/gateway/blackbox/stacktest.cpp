// SPDX-License-Identifier: GPL-3.0-or-later
// Gateways behind gateways: one `extra_fields`, and no ring without an end.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

/// A gateway whose provider `next` is the gateway at this port.
QJsonObject leadingTo(quint16 port)
{
    QJsonObject next = providerEntry(u"http://127.0.0.1:%1"_s.arg(port), QString());
    next.insert(u"custom_provider_config"_s,
                QJsonObject{{u"base_provider_type"_s, u"openai"_s}, {u"is_key_less"_s, true}});
    return {{u"providers"_s, QJsonObject{{u"next"_s, next}}},
            {u"logs_store"_s, QJsonObject{{u"enabled"_s, false}}}};
}

/// Holds a port of 127.0.0.1 without listening, so that nobody is given it by chance. Who asks for it by its
/// number and with SO_REUSEADDR may listen there.
class HeldPort
{
public:
    HeldPort() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const int on = 1;
        ::setsockopt(m_socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(m_socket, reinterpret_cast<sockaddr *>(&address), size) == 0
            && ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size) == 0)
            m_number = ntohs(address.sin_port);
    }
    ~HeldPort() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(HeldPort)

    quint16 number() const { return m_number; }

private:
    const int m_socket;
    quint16 m_number = 0;
};

} // namespace

class StackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wholeAnswer();
    void stream();
    void refusal();
    void largeAnswer();
    void aLargeAnswerThatIsCutOff();
    void aRingIsBroken();
    void cleanupTestCase();

private:
    std::unique_ptr<MockProvider> m_mock;
    std::unique_ptr<GatewayProcess> m_inner;
    std::unique_ptr<GatewayProcess> m_outer;
};

void StackTest::initTestCase()
{
    m_mock = std::make_unique<MockProvider>();
    m_inner = std::make_unique<GatewayProcess>(openAiConfig(*m_mock));
    START_GATEWAY(*m_inner);
    m_outer = std::make_unique<GatewayProcess>(leadingTo(m_inner->port()));
    START_GATEWAY(*m_outer);
}

void StackTest::wholeAnswer()
{
    const auto answer = postTo(*m_outer, "/v1/chat/completions", chatBody("next/openai/gpt-4o"));
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->raw);
    QCOMPARE(answer->body.count("\"extra_fields\""), 1);
    const QJsonObject extra = answer->json()[u"extra_fields"_s].toObject();
    QCOMPARE(extra[u"provider"_s].toString(), u"next"_s);
    QCOMPARE(extra[u"model_requested"_s].toString(), u"openai/gpt-4o"_s);
}

void StackTest::stream()
{
    const QByteArray wish = R"("stream":true,"stream_options":{"include_usage":true},)";
    const auto answer = postTo(*m_outer, "/v1/chat/completions", chatBody("next/openai/gpt-4o", wish));
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->raw);
    QCOMPARE(answer->body.count("\"extra_fields\""), 1);
    const QList<QByteArray> events = eventsOf(answer->body);
    QCOMPARE(events.last(), QByteArray("[DONE]"));
    const QJsonObject usage = QJsonDocument::fromJson(events[events.size() - 2]).object();
    QCOMPARE(usage[u"extra_fields"_s][u"provider"_s].toString(), u"next"_s);
    QVERIFY(usage[u"usage"_s].isObject());
}

void StackTest::refusal()
{
    const auto answer = postTo(*m_outer, "/v1/chat/completions", chatBody("next/openai/gpt-99"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 404);
    QCOMPARE(answer->body.count("\"extra_fields\""), 1);
    QCOMPARE(answer->json()[u"extra_fields"_s][u"provider"_s].toString(), u"next"_s);
}

void StackTest::largeAnswer()
{
    m_mock->enqueue(MockStep::answer(200, "{\"choices\":[],\"x\":\"" + QByteArray(1 << 20, 'y') + "\"}"));
    const auto answer = postTo(*m_outer, "/v1/chat/completions", chatBody("next/openai/gpt-4o"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body.count("\"extra_fields\""), 1);
    QCOMPARE(answer->json()[u"extra_fields"_s][u"provider"_s].toString(), u"next"_s);
}

/// Whole as its length says, but not as JSON: our caller must not take it for whole either.
void StackTest::aLargeAnswerThatIsCutOff()
{
    m_mock->enqueue(MockStep::answer(200, "{\"choices\":[],\"x\":\"" + QByteArray(1 << 20, 'y')));
    RawClient caller(m_inner->port());
    QVERIFY(caller.send(httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o"))));
    QVERIFY(!caller.receive());
    const QByteArray begun = caller.receiveBytes(0);
    QVERIFY2(begun.startsWith("HTTP/1.1 200 "), begun.left(300));
    QVERIFY2(!begun.endsWith("\r\n0\r\n\r\n"), begun.right(300));
    QVERIFY(m_inner->healthy());
}

void StackTest::aRingIsBroken()
{
    // Each of the two has to know the other's port before it starts.
    const HeldPort port;
    QVERIFY(port.number() != 0);
    GatewayProcess second(leadingTo(port.number()));
    START_GATEWAY(second);
    GatewayProcess gateway(leadingTo(second.port()),
                           {u"-host"_s, u"127.0.0.1"_s, u"-port"_s, QString::number(port.number())});
    START_GATEWAY(gateway);
    QCOMPARE(gateway.port(), port.number());
    for (const QByteArray &body : {chatBody("next/next/next/next/demo/echo"),
                                   chatBody("next/next/next/next/demo/echo", "\"stream\":true,")}) {
        const auto answer = postTo(gateway, "/v1/chat/completions", body);
        QVERIFY(answer);
        QCOMPARE(answer->status, 508);
        QCOMPARE(answer->errorType(), QByteArray("loop_detected"));
        QCOMPARE(answer->body.count("\"extra_fields\""), 1);
    }
    const auto models = getFrom(gateway, "/v1/models");
    QVERIFY(models); // the ring is asked for its models, too, and comes to an end
    QCOMPARE(models->status, 200);
    const auto through = postTo(gateway, "/v1/chat/completions", chatBody("next/demo/echo"));
    QVERIFY(through);
    QCOMPARE(through->status, 200);
    STOP_GATEWAY(gateway);
    STOP_GATEWAY(second);
}

void StackTest::cleanupTestCase()
{
    STOP_GATEWAY(*m_outer);
    STOP_GATEWAY(*m_inner);
}

BIFROST_TEST(StackTest)
#include "stacktest.moc"
