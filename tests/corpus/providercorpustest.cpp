// SPDX-License-Identifier: GPL-3.0-or-later
// Every answer of the corpus from a provider of the real program, and answers that end at every byte.
#include "tests/corpus/casefile.h"
#include "tests/corpus/processwatch.h"
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <memory>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

// A byte each up to here; what is larger goes in one piece only.
constexpr qsizetype AnswerBytewiseBound = 1024;

// How often a good request is sent where an answer is cut at every byte.
constexpr qsizetype GoodEvery = 16;

const QByteArray AsStream = "\"stream\":true,";
const QByteArray WholeAnswer =
    R"({"id":"a","choices":[{"index":0,"message":{"role":"assistant","content":"x"}}]})";
const QByteArray OneEvent = sseEvent(R"({"choices":[{"index":0,"delta":{"content":"x"}}]})");
const QByteArray AllEvents = OneEvent + OneEvent + sseEvent("[DONE]");

QByteArray answerHead(const QByteArray &type, const QByteArray &lines)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n" + lines + "\r\n";
}

/// An empty piece would be a gate.
QList<QByteArray> piecesOf(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QList<QByteArray>() : QList<QByteArray>{bytes};
}

/// A stream that failed before it was committed, or that says so at its end.
bool isBrokenStream(const HttpAnswer &answer)
{
    if (answer.status >= 400)
        return true;
    const QList<QByteArray> events = eventsOf(answer.body);
    return !answer.body.contains("[DONE]") && !events.isEmpty() && events.last().contains("\"error\"");
}

} // namespace

class ProviderCorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whole_data() { addRows("whole"); }
    void whole();
    void stream_data() { addRows("stream"); }
    void stream();
    void endsAtEveryByte_data();
    void endsAtEveryByte();
    void nothingIsLeftBehind();
    void cleanupTestCase();

private:
    void addRows(const QByteArray &call);
    void play(const QByteArray &more);
    void judge(const CorpusCase &expected, const HttpAnswer &answer, bool streaming);
    void isWellAfterwards();
    std::optional<HttpAnswer> askFor(const MockStep &step, const QByteArray &more);

    CaseFile m_corpus;
    MockProvider m_mock{[] {
        MockOptions options;
        options.headerLines += "Connection: close\r\n"; // each step meets a connection of its own
        return options;
    }()};
    std::unique_ptr<GatewayProcess> m_gateway;
    std::unique_ptr<ProcessWatch> m_watch;
};

void ProviderCorpusTest::initTestCase()
{
    m_corpus = CaseFile::readFolder("providers", {"want", "end", "call"});
    QVERIFY2(m_corpus.fault().isEmpty(), m_corpus.fault());
    QVERIFY(m_corpus.cases().size() >= 150);
    m_gateway = std::make_unique<GatewayProcess>(openAiConfig(m_mock));
    START_GATEWAY(*m_gateway);
    isWellAfterwards();
    m_watch = std::make_unique<ProcessWatch>(m_gateway->processId());
}

void ProviderCorpusTest::addRows(const QByteArray &call)
{
    QTest::addColumn<qsizetype>("entry");
    QTest::addColumn<bool>("bytewise");
    for (qsizetype i = 0; i < m_corpus.cases().size(); ++i) {
        const CorpusCase &one = m_corpus.cases()[i];
        if (!one.value("call").isEmpty() && one.value("call") != call)
            continue;
        QTest::addRow("%s", one.name.constData()) << i << false;
        if (one.bytes.size() <= AnswerBytewiseBound)
            QTest::addRow("%s, byte by byte", one.name.constData()) << i << true;
    }
}

void ProviderCorpusTest::whole()
{
    play(QByteArray());
}

void ProviderCorpusTest::stream()
{
    play(AsStream);
}

std::optional<HttpAnswer> ProviderCorpusTest::askFor(const MockStep &step, const QByteArray &more)
{
    m_mock.enqueue(step);
    return postTo(*m_gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", more));
}

void ProviderCorpusTest::play(const QByteArray &more)
{
    QFETCH(qsizetype, entry);
    QFETCH(bool, bytewise);
    const CorpusCase &expected = m_corpus.cases()[entry];
    const QByteArray end = expected.value("end");
    const MockStep step = MockStep::raw(piecesOf(expected.bytes),
                                        end == "open"        ? MockStep::End::KeepOpen
                                            : end == "reset" ? MockStep::End::Reset
                                                             : MockStep::End::Close);
    const auto answer = askFor(bytewise ? step.splitBytewise() : step, more);
    QVERIFY2(m_gateway->running(), m_gateway->output());
    QVERIFY(answer);
    judge(expected, *answer, !more.isEmpty());
    isWellAfterwards();
}

void ProviderCorpusTest::judge(const CorpusCase &expected, const HttpAnswer &answer, bool streaming)
{
    const QByteArrayList want = expected.words("want");
    const QByteArray told = expected.place + ": " + answer.raw.left(800);
    QVERIFY2(faultOf(answer).isEmpty(), expected.place + ": " + faultOf(answer));
    QVERIFY2(!answer.headers.has("Set-Cookie"), told);
    QVERIFY2(answer.status == 200 || !answer.headers.has("Location"), told);
    if (want[0] == "good") {
        QVERIFY2(answer.status == 200 && answer.body.contains("[DONE]") && !answer.body.contains("\"error\""),
                 told);
    } else if (streaming) {
        QVERIFY2(isBrokenStream(answer), told);
    } else {
        QVERIFY2(answer.status == want[0].toInt(), told);
        QVERIFY2(want.size() < 2 || answer.errorType() == want[1], told);
    }
}

void ProviderCorpusTest::isWellAfterwards()
{
    const auto answer = postTo(*m_gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->raw);
}

void ProviderCorpusTest::endsAtEveryByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("streaming");
    QTest::addColumn<bool>("reset");
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
    const QByteArray length = "Content-Length: " + QByteArray::number(WholeAnswer.size()) + "\r\n";
    const QByteArray json = "application/json";
    const QByteArray events = "text/event-stream";
    for (const bool reset : {false, true}) {
        const char *how = reset ? "reset" : "closed";
        QTest::addRow("length, %s", how) << answerHead(json, length) + WholeAnswer << false << reset;
        QTest::addRow("chunks, %s", how)
            << answerHead(json, chunked) + inChunks(WholeAnswer, 30) << false << reset;
        QTest::addRow("until the close, %s", how) << answerHead(json, "") + WholeAnswer << false << reset;
        QTest::addRow("events in chunks, %s", how)
            << answerHead(events, chunked) + inChunks(AllEvents, OneEvent.size()) << true << reset;
        QTest::addRow("events until the close, %s", how)
            << answerHead(events, "") + AllEvents << true << reset;
    }
}

void ProviderCorpusTest::endsAtEveryByte()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, streaming);
    QFETCH(bool, reset);
    for (qsizetype cut = 0; cut < bytes.size(); ++cut) {
        const auto end = reset ? MockStep::End::Reset : MockStep::End::Close;
        const auto answer =
            askFor(MockStep::raw(piecesOf(bytes.left(cut)), end), streaming ? AsStream : QByteArray());
        const QByteArray where = "cut at byte " + QByteArray::number(cut) + ": ";
        QVERIFY2(answer, where);
        QVERIFY2(faultOf(*answer).isEmpty(), where + faultOf(*answer));
        // Once [DONE] is out, nothing is missing.
        const bool isComplete = streaming && answer->body.contains("[DONE]");
        QVERIFY2(isComplete      ? bytes.left(cut).contains("data: [DONE]")
                     : streaming ? isBrokenStream(*answer)
                                 : answer->status == 502,
                 where + answer->raw);
        if (cut % GoodEvery == 0)
            isWellAfterwards();
        if (QTest::currentTestFailed())
            return;
    }
}

void ProviderCorpusTest::nothingIsLeftBehind()
{
    QVERIFY2(m_mock.faults().isEmpty(), m_mock.faults().join('\n'));
    const bool back = runUntil([this] { return m_watch->isAsBefore(); }, std::chrono::seconds(30));
    QVERIFY2(back, m_watch->description());
}

void ProviderCorpusTest::cleanupTestCase()
{
    if (m_gateway)
        STOP_GATEWAY(*m_gateway);
}

BIFROST_TEST(ProviderCorpusTest)
#include "providercorpustest.moc"
