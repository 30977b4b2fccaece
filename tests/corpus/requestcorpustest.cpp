// SPDX-License-Identifier: GPL-3.0-or-later
// Every request of the corpus, sent in five ways to the real program, behind which a provider counts.
#include "tests/corpus/casefile.h"
#include "tests/corpus/processwatch.h"
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testca.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <algorithm>
#include <memory>
#include <vector>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

// A byte each up to here; what is larger goes in pieces that cut through its structure all the same.
constexpr qsizetype BytewiseBound = 2048;
constexpr qsizetype LargePiece = 1021;

// A connection that is to be closed is closed at once; one that waits for its idle deadline is not.
constexpr RawClient::Milliseconds CloseTime{20000};

// No deadline of the gateway is met by a machine that is busy with other things.
constexpr int LongDeadlineMs = 300'000;

QByteArray goodRequest()
{
    return httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o"));
}

} // namespace

class RequestCorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void whole_data() { addRows(); }
    void whole();
    void bytewise_data() { addRows(); }
    void bytewise();
    void pipelined_data() { addRows(); }
    void pipelined();
    void followed_data() { addRows(); }
    void followed();
    void overTls_data() { addRows(); }
    void overTls();
    void nothingIsLeftBehind();
    void cleanupTestCase();

private:
    enum class Behind { Nothing, GoodRequest };

    void addRows();
    const CorpusCase &currentCase() const;
    void sendAllBytewise();
    void judge(RawClient &client, Behind behind = Behind::Nothing);
    void judgeAnswer(const HttpAnswer &answer);
    void isWellAfterwards();

    CaseFile m_corpus;
    MockProvider m_mock{[] {
        MockOptions options;
        options.headerLines += "Connection: close\r\n"; // no connection of a pool counts as left behind
        return options;
    }()};
    QJsonObject m_config;
    TestCa m_ca;
    std::unique_ptr<GatewayProcess> m_gateway;
    std::unique_ptr<GatewayProcess> m_tlsGateway;
    std::vector<std::unique_ptr<RawClient>> m_bytewise;
    int m_reached = 0; ///< requests that the provider must have got
    std::unique_ptr<ProcessWatch> m_watch;
};

void RequestCorpusTest::initTestCase()
{
    m_corpus = CaseFile::readFolder("requests", {"want", "says", "reaches"});
    QVERIFY2(m_corpus.fault().isEmpty(), m_corpus.fault());
    QVERIFY(m_corpus.cases().size() >= 300);
    QJsonObject config = openAiConfig(m_mock);
    config = withMember(config, u"client/max_request_body_size_mb"_s, 1);
    for (const QString &name : {u"head"_s, u"body"_s, u"idle"_s})
        config = withMember(config, u"server/deadlines_ms/"_s + name, LongDeadlineMs);
    m_config = config;
    m_gateway = std::make_unique<GatewayProcess>(config);
    START_GATEWAY(*m_gateway);
    QCOMPARE(getFrom(*m_gateway, "/api/version")->status, 200);
    isWellAfterwards();
    m_watch = std::make_unique<ProcessWatch>(m_gateway->processId());
}

/// One row's failure is not that of the next.
void RequestCorpusTest::cleanup()
{
    if (QTest::currentTestFailed())
        m_reached = m_mock.requestCount();
}

void RequestCorpusTest::addRows()
{
    QTest::addColumn<qsizetype>("entry");
    for (qsizetype i = 0; i < m_corpus.cases().size(); ++i)
        QTest::newRow(m_corpus.cases()[i].name.constData()) << i;
}

const CorpusCase &RequestCorpusTest::currentCase() const
{
    QFETCH(qsizetype, entry);
    return m_corpus.cases()[entry];
}

void RequestCorpusTest::whole()
{
    RawClient client(m_gateway->port());
    client.send(currentCase().bytes);
    judge(client);
}

void RequestCorpusTest::bytewise()
{
    if (m_bytewise.empty())
        sendAllBytewise();
    QFETCH(qsizetype, entry);
    const std::unique_ptr<RawClient> client = std::move(m_bytewise[std::size_t(entry)]);
    judge(*client);
}

/// All at once, each its next piece in turn: so many others come between two pieces of one request that the
/// gateway reads each by itself.
void RequestCorpusTest::sendAllBytewise()
{
    QByteArrayList left;
    for (const CorpusCase &one : m_corpus.cases()) {
        m_bytewise.push_back(std::make_unique<RawClient>(m_gateway->port()));
        left.append(one.bytes);
    }
    for (qsizetype at = 0;
         std::ranges::any_of(left, [](const QByteArray &bytes) { return !bytes.isEmpty(); }); ++at) {
        for (qsizetype i = 0; i < left.size(); ++i) {
            const qsizetype whole = m_corpus.cases()[i].bytes.size();
            const qsizetype piece = whole <= BytewiseBound ? 1 : LargePiece;
            if (left[i].isEmpty())
                continue;
            if (m_bytewise[std::size_t(i)]->send(left[i].left(piece)))
                left[i].remove(0, piece);
            else
                left[i].clear(); // it was refused and closed before its end
        }
    }
}

void RequestCorpusTest::pipelined()
{
    RawClient client(m_gateway->port());
    client.send(goodRequest() + currentCase().bytes);
    const auto good = client.receive();
    QVERIFY2(good, client.fault());
    QCOMPARE(good->status, 200);
    ++m_reached;
    judge(client);
}

void RequestCorpusTest::followed()
{
    // What stands behind a refused request is nobody's: it is neither answered nor passed on.
    RawClient client(m_gateway->port());
    client.send(currentCase().bytes + goodRequest());
    judge(client, Behind::GoodRequest);
}

void RequestCorpusTest::overTls()
{
    if (!m_tlsGateway) {
        QVERIFY(m_ca.made());
        m_tlsGateway = std::make_unique<GatewayProcess>(
            withMember(m_config, u"server/tls"_s,
                       QJsonObject{{u"cert"_s, m_ca.certificateFile()}, {u"key"_s, m_ca.keyFile()}}));
        START_GATEWAY(*m_tlsGateway);
    }
    const auto client = m_tlsGateway->caller();
    QVERIFY2(client->connected(), client->fault());
    client->send(currentCase().bytes);
    judge(*client);
    QVERIFY2(m_tlsGateway->healthy(), m_tlsGateway->output());
}

void RequestCorpusTest::judge(RawClient &client, Behind behind)
{
    const CorpusCase &expected = currentCase();
    const QByteArray after = expected.words("want").value(expected.words("want").size() - 1);
    QVERIFY2(after == "closes" || after == "stays" || after == "either", expected.place);
    const auto answer = client.receive(RawClient::Patience, expected.bytes.startsWith("HEAD "));
    QVERIFY2(m_gateway->running(), m_gateway->output());
    QVERIFY2(answer, client.fault());
    judgeAnswer(*answer);
    if (QTest::currentTestFailed())
        return;
    if (answer->status < 300)
        m_reached += expected.value("reaches").toInt();

    const bool announced = answer->headers.value("Connection").toLower() == "close";
    if (after == "closes" || announced) {
        // A refusal that came before the body closes: nobody reads what would stand in between.
        const bool early = QByteArray(QTest::currentTestFunction()) == "bytewise"
            && expected.value("reaches").isEmpty() && !expected.bytes.endsWith("\r\n\r\n");
        QVERIFY2(after != "stays" || early, "the connection closes");
        QVERIFY2(announced, "the connection closes and the answer does not say so");
        QVERIFY2(client.closedByPeer(CloseTime), "the connection stays open or more than one answer came");
    } else if (behind == Behind::GoodRequest) {
        const auto next = client.receive();
        QVERIFY2(next, client.fault());
        QCOMPARE(next->status, 200);
        ++m_reached;
    } else {
        const auto next = client.ask(httpRequest("GET", "/health"));
        QVERIFY2(next, client.fault());
        QCOMPARE(next->status, 200);
    }
    isWellAfterwards();
}

void RequestCorpusTest::judgeAnswer(const HttpAnswer &answer)
{
    const CorpusCase &expected = currentCase();
    const QByteArrayList want = expected.words("want");
    QVERIFY2(want[0].split('|').contains(QByteArray::number(answer.status)), answer.raw.left(600));
    QVERIFY2(faultOf(answer).isEmpty() || answer.body.isEmpty(), faultOf(answer));
    if (answer.status < 400 || expected.bytes.startsWith("HEAD "))
        return;
    if (want.size() == 3 && want[1] != "-")
        QCOMPARE(answer.errorType(), want[1]);
    QVERIFY2(answer.errorMessage().contains(expected.value("says")), answer.body);
}

/// A good request on a connection of its own is served, and the provider has seen nothing but good ones.
void RequestCorpusTest::isWellAfterwards()
{
    RawClient client(m_gateway->port());
    const auto answer = client.ask(goodRequest());
    QVERIFY2(answer, client.fault());
    QVERIFY2(answer->status == 200, answer->raw);
    ++m_reached;
    if (m_bytewise.empty()
        || QByteArray(QTest::currentTestFunction()) != "bytewise") // where others are under way
        QCOMPARE(m_mock.requestCount(), m_reached);
}

void RequestCorpusTest::nothingIsLeftBehind()
{
    m_bytewise.clear();
    QCOMPARE(m_mock.requestCount(), m_reached);
    QVERIFY2(m_mock.faults().isEmpty(), m_mock.faults().join('\n'));
    const bool back = runUntil([this] { return m_watch->isAsBefore(); }, std::chrono::seconds(30));
    QVERIFY2(back, m_watch->description());
}

void RequestCorpusTest::cleanupTestCase()
{
    if (m_tlsGateway)
        STOP_GATEWAY(*m_tlsGateway);
    if (m_gateway)
        STOP_GATEWAY(*m_gateway);
}

BIFROST_TEST(RequestCorpusTest)
#include "requestcorpustest.moc"
