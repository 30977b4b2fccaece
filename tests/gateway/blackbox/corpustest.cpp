// SPDX-License-Identifier: GPL-3.0-or-later
// Every request of the corpus, sent in three ways to the real program.
#include "tests/gateway/blackbox/corpus.h"
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

#include <memory>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

// A byte each up to here; what is larger goes in pieces that cut through its structure all the same.
constexpr qsizetype BytewiseBound = 4096;
constexpr qsizetype LargePiece = 1021;

// A connection that is to be closed is closed at once; one that waits for its idle deadline is not.
constexpr RawClient::Milliseconds CloseTime{20000};

QList<QByteArray> inPieces(const QByteArray &bytes)
{
    const qsizetype size = bytes.size() <= BytewiseBound ? 1 : LargePiece;
    QList<QByteArray> pieces;
    for (qsizetype at = 0; at < bytes.size(); at += size)
        pieces.append(bytes.mid(at, size));
    return pieces;
}

} // namespace

class CorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whole_data() { addRows(); }
    void whole();
    void bytewise_data() { addRows(); }
    void bytewise();
    void pipelined_data() { addRows(); }
    void pipelined();
    void cleanupTestCase();

private:
    void addRows();
    void judge(RawClient &client);

    std::unique_ptr<GatewayProcess> m_gateway;
    Corpus m_corpus = requestLineCorpus() + headerCorpus() + lengthCorpus() + chunkCorpus() + contentCorpus();
};

void CorpusTest::initTestCase()
{
    const QJsonObject client{{u"max_request_body_size_mb"_s, int(CorpusBodyLimit / 1024 / 1024)}};
    const QJsonObject config{{u"client"_s, client}, {u"logs_store"_s, QJsonObject{{u"enabled"_s, false}}}};
    m_gateway = std::make_unique<GatewayProcess>(config);
    START_GATEWAY(*m_gateway);
    QVERIFY(m_corpus.size() >= 80);
}

void CorpusTest::addRows()
{
    QTest::addColumn<qsizetype>("entry");
    for (qsizetype i = 0; i < m_corpus.size(); ++i)
        QTest::newRow(m_corpus[i].name) << i;
}

void CorpusTest::whole()
{
    QFETCH(qsizetype, entry);
    RawClient client(m_gateway->port());
    client.send(m_corpus[entry].bytes);
    judge(client);
}

void CorpusTest::bytewise()
{
    QFETCH(qsizetype, entry);
    RawClient client(m_gateway->port());
    client.sendPieces(inPieces(m_corpus[entry].bytes));
    judge(client);
}

void CorpusTest::pipelined()
{
    QFETCH(qsizetype, entry);
    RawClient client(m_gateway->port());
    client.send(httpRequest("POST", "/v1/chat/completions", chatBody("demo/echo")) + m_corpus[entry].bytes);
    const auto good = client.receive();
    QVERIFY2(good, client.fault());
    QCOMPARE(good->status, 200);
    judge(client);
}

void CorpusTest::judge(RawClient &client)
{
    QFETCH(qsizetype, entry);
    const CorpusEntry &expected = m_corpus[entry];
    const auto answer = client.receive();
    QVERIFY2(m_gateway->running(), m_gateway->output());
    QVERIFY2(answer, client.fault());
    QVERIFY2(expected.statuses.contains(answer->status), answer->raw.left(600));
    QVERIFY2(faultOf(*answer).isEmpty(), faultOf(*answer));
    if (answer->status >= 400) {
        QVERIFY2(expected.type.isEmpty() || answer->errorType() == expected.type, answer->body);
        QVERIFY2(answer->errorMessage().contains(expected.message), answer->body);
    }
    const bool announced = answer->headers.value("Connection").toLower() == "close";
    if (expected.after == CorpusEntry::After::Closes || announced) {
        QVERIFY2(announced, "the connection closes and the answer does not say so");
        QVERIFY2(client.closedByPeer(CloseTime), "the connection stays open or more than one answer came");
    } else {
        const auto next = client.ask(httpRequest("GET", "/health"));
        QVERIFY2(next, client.fault());
        QCOMPARE(next->status, 200);
    }
    QVERIFY(m_gateway->healthy());
}

void CorpusTest::cleanupTestCase()
{
    STOP_GATEWAY(*m_gateway);
}

BIFROST_TEST(CorpusTest)
#include "corpustest.moc"
