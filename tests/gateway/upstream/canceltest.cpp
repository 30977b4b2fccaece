// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/upstream/clientstage.h"
#include "tests/gateway/upstream/scriptedserver.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QTest>

using namespace bifrost;
using namespace bifrost::test;

class CancelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inEveryPhase_data();
    void inEveryPhase();
    void fromWithinCallbacks_data();
    void fromWithinCallbacks();
    void theClientMayGoFirst();
    void whileAFailureIsOnItsWay();
};

void CancelTest::inEveryPhase_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<bool>("connects");
    QTest::newRow("at once") << QByteArray() << false;
    QTest::newRow("sent") << QByteArray() << true;
    QTest::newRow("within the head") << QByteArray("HTTP/1.1 200 OK\r\nContent-") << true;
    QTest::newRow("within the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhel") << true;
    QTest::newRow("within a chunk") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhel")
                                    << true;
    QTest::newRow("between chunks") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n")
                                    << true;
}

void CancelTest::inEveryPhase()
{
    QFETCH(const QByteArray, said);
    QFETCH(const bool, connects);
    for (const bool byDestroying : {false, true}) {
        ScriptedServer server;
        ClientStage stage;
        auto asker = std::make_unique<Asker>(stage);
        asker->get(endpointAt(server.port()), "/a");
        if (connects) {
            QVERIFY(server.sees(0, "\r\n\r\n"));
            server.say(0, said);
            settle();
        }
        const int calls = asker->calls;
        if (byDestroying) {
            asker.reset();
        } else {
            asker->request.cancel();
            asker->request.cancel(); // once is enough
        }
        if (connects) {
            QVERIFY(server.seesTheEnd(0));
            server.say(0, "x");
        }
        settle();
        if (asker) {
            QCOMPARE(asker->calls, calls);
            QVERIFY(!asker->isOver());
        }
    }
}

void CancelTest::fromWithinCallbacks_data()
{
    QTest::addColumn<int>("when");
    QTest::addColumn<bool>("chunked");
    for (const bool chunked : {false, true}) {
        QTest::addRow("head%s", chunked ? ", chunked" : "") << 0 << chunked;
        QTest::addRow("data%s", chunked ? ", chunked" : "") << 1 << chunked;
    }
}

void CancelTest::fromWithinCallbacks()
{
    QFETCH(const int, when);
    QFETCH(const bool, chunked);
    ScriptedServer server;
    ClientStage stage;
    Asker asker(stage);
    const auto cancel = [&asker] { asker.request.cancel(); };
    (when == 0 ? asker.whenHead : asker.whenData) = cancel;
    asker.get(endpointAt(server.port()), "/a");
    QVERIFY(server.sees(0, "\r\n\r\n"));
    server.say(0,
               chunked ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n"
                       : wholeAnswer("ab"));
    QVERIFY(server.seesTheEnd(0));
    QCOMPARE(asker.calls, when + 1);
    QVERIFY(!asker.isOver());
}

void CancelTest::theClientMayGoFirst()
{
    ScriptedServer server;
    net::Loop loop;
    auto stage = std::make_unique<ClientStage>();
    Asker asker(*stage);
    asker.get(endpointAt(server.port()), "/a");
    QVERIFY(server.sees(0, "\r\n\r\n"));
    stage.reset();
    QVERIFY(asker.failure);
    QVERIFY(server.seesTheEnd(0));
}

void CancelTest::whileAFailureIsOnItsWay()
{
    // What cannot be connected to is told from the loop; until then the request may be given up.
    ClientStage stage({true, {}, {}});
    Asker asker(stage);
    asker.get(endpointAt(80, "api.example.com"), "/a");
    asker.request.cancel();
    settle();
    QCOMPARE(asker.calls, 0);
    asker.get(endpointAt(80, "api.example.com"), "/a");
    QVERIFY(asker.fails());
}

BIFROST_TEST(CancelTest)
#include "canceltest.moc"
