// SPDX-License-Identifier: GPL-3.0-or-later
// The line that the program's own log has for each request, as its level says.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testmain.h"

#include <algorithm>
#include <array>

#include <fcntl.h>
#include <unistd.h>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

class AccessLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheLevel_data();
    void followsTheLevel();
    void hasAFileOfItsOwn();
    void aStreamAndACallerThatLeft();
    void nobodyNeedsToReadIt();
};

namespace {

QList<QJsonObject> accessLines(const QByteArray &text)
{
    QList<QJsonObject> lines;
    for (const QByteArray &line : text.split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object[u"category"_s].toString() == u"bifrost.access"_s)
            lines.append(object);
    }
    return lines;
}

QByteArray contentOf(const GatewayProcess &gateway, const QString &name)
{
    QFile file(gateway.folder() + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void AccessLogTest::followsTheLevel_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QList<int>>("statuses");
    QTest::newRow("default") << QStringList() << QList<int>{200, 404, 501};
    QTest::newRow("info") << QStringList{u"-log-level"_s, u"info"_s} << QList<int>{200, 404, 501};
    QTest::newRow("warn") << QStringList{u"-log-level"_s, u"warn"_s} << QList<int>{404, 501};
    QTest::newRow("error") << QStringList{u"-log-level"_s, u"error"_s} << QList<int>{501};
}

void AccessLogTest::followsTheLevel()
{
    QFETCH(QStringList, arguments);
    QFETCH(QList<int>, statuses);
    MockProvider mock;
    GatewayProcess gateway(openAiConfig(mock), arguments);
    START_GATEWAY(gateway);
    const QByteArray secret = "sk-not-for-the-log";
    const QByteArray lines = "Authorization: Bearer " + secret + "\r\nUser-Agent: tester/1\r\n";
    const auto listed = getFrom(gateway, "/v1/models?key=" + secret, lines);
    const auto missing = getFrom(gateway, "/nothing/here?api_key=" + secret, lines);
    mock.enqueue(MockStep::answer(501, R"({"error":{"message":"no"}})"));
    const auto failed = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"), lines);
    QVERIFY(listed && missing && failed && gateway.healthy());
    QCOMPARE(listed->status, 200);
    QCOMPARE(missing->status, 404);
    QCOMPARE(failed->status, 501);
    STOP_GATEWAY(gateway);

    const QList<QJsonObject> said = accessLines(gateway.output());
    QList<int> found;
    for (const QJsonObject &line : said) {
        const int status = line[u"http.status_code"_s].toInt();
        found.append(status);
        QCOMPARE(line[u"level"_s].toString(),
                 status >= 500       ? u"error"_s
                     : status >= 400 ? u"warn"_s
                                     : u"info"_s);
        QCOMPARE(line[u"http.method"_s].toString(), status == 501 ? u"POST"_s : u"GET"_s);
        QCOMPARE(line[u"http.target"_s].toString(),
                 status == 200       ? u"/v1/models"_s
                     : status == 404 ? u"/nothing/here"_s
                                     : u"/v1/chat/completions"_s);
        QCOMPARE(line[u"http.remote_addr"_s].toString(), u"127.0.0.1"_s);
        QCOMPARE(line[u"http.user_agent"_s].toString(), u"tester/1"_s);
        QVERIFY(line[u"http.request_duration_ms"_s].toDouble() > 0);
        QVERIFY(line[u"message"_s].toString().endsWith(u' ' + QString::number(status)));
    }
    std::sort(found.begin(), found.end()); // they come from several threads
    QCOMPARE(found, statuses);
    QVERIFY2(!gateway.output().contains(secret), gateway.output());
}

void AccessLogTest::hasAFileOfItsOwn()
{
    MockProvider mock;
    GatewayProcess gateway(openAiConfig(mock), {u"--quiet"_s});
    START_GATEWAY(gateway);
    QVERIFY(getFrom(gateway, "/v1/models", "User-Agent: a\x1b[31m\xc2\x9b\"b\r\n").has_value());
    QVERIFY(getFrom(gateway, "/v1/models", "User-Agent: \xc2\x9b\"b\\\r\n").has_value());
    STOP_GATEWAY(gateway);
    const QByteArray kept = contentOf(gateway, u"/access.log"_s);
    const QList<QJsonObject> lines = accessLines(kept);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0][u"http.status_code"_s].toInt(), 400); // not valid HTTP
    QCOMPARE(lines[0][u"message"_s].toString(), u"- - 400"_s);
    QCOMPARE(lines[1][u"http.user_agent"_s].toString(), u"\u009b\"b\\"_s);
    QVERIFY2(!kept.contains("\xc2\x9b"), kept);
    QVERIFY(accessLines(gateway.output()).isEmpty()); // of a quiet program
    QVERIFY(accessLines(contentOf(gateway, u"/bifrost.log"_s)).isEmpty());
}

void AccessLogTest::aStreamAndACallerThatLeft()
{
    MockProvider mock;
    GatewayProcess gateway(openAiConfig(mock));
    START_GATEWAY(gateway);
    const auto streamed =
        postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", "\"stream\":true,"));
    QVERIFY(streamed && streamed->status == 200);
    mock.enqueue(MockStep::neverAnswer());
    RawClient leaver(gateway.port());
    QVERIFY(leaver.send(httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o"))));
    QCOMPARE(mock.waitForRequests(2).size(), 2);
    leaver.reset();
    QVERIFY(mock.waitForAborts(1));
    mock.enqueue(MockStep::events({sseEvent("{\"choices\":[]}"), MockStep::gate()}));
    RawClient listener(gateway.port());
    QVERIFY(listener.send(
        httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o", "\"stream\":true,"))));
    QVERIFY(!listener.receiveUntil("choices").isEmpty());
    listener.reset();
    QVERIFY(mock.waitForAborts(2));
    STOP_GATEWAY(gateway);
    QList<int> statuses;
    for (const QJsonObject &line : accessLines(gateway.output())) {
        statuses.append(line[u"http.status_code"_s].toInt());
        QCOMPARE(line[u"http.target"_s].toString(), u"/v1/chat/completions"_s);
        QCOMPARE(line[u"http.remote_addr"_s].toString(), u"127.0.0.1"_s);
    }
    QCOMPARE(statuses, (QList<int>{200, 499, 499}));
}

/// Standard error is a pipe that nobody empties.
void AccessLogTest::nobodyNeedsToReadIt()
{
    constexpr int Count = 1500;
    std::array<int, 2> ends{-1, -1};
    QCOMPARE(::pipe2(ends.data(), O_CLOEXEC), 0);
    MockProvider mock;
    GatewayProcess gateway(openAiConfig(mock));
    gateway.inChild([&ends] { ::dup2(ends[1], STDERR_FILENO); });
    START_GATEWAY(gateway);
    const QByteArray agent =
        "User-Agent: " + QByteArray(200, 'x') + "\r\n"; // together more than a pipe takes
    RawClient client(gateway.port());
    for (int i = 0; i < Count; ++i) {
        const auto answer = client.ask(httpRequest("GET", "/v1/models", {}, agent));
        QVERIFY(answer && answer->status == 200);
    }
    STOP_GATEWAY(gateway);
    ::close(ends[0]);
    ::close(ends[1]);
    QCOMPARE(accessLines(contentOf(gateway, u"/access.log"_s)).size(), Count);
}

BIFROST_TEST(AccessLogTest)
#include "accesslogtest.moc"
