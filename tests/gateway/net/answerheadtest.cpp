// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/net/headreading.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using net::BodyFraming;
using test::readAnswer;
using test::ReadHead;

class AnswerHeadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void good_data();
    void good();
    void bad_data();
    void bad();
};

void AnswerHeadTest::good_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("toHead");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("framing");
    QTest::addColumn<bool>("keepAlive");
    const auto row = [](const char *name, const QByteArray &bytes, bool toHead, const char *status,
                        BodyFraming framing, bool keepAlive) {
        QTest::newRow(name) << bytes << toHead << QByteArray(status) << int(framing) << keepAlive;
    };
    using enum BodyFraming;
    row("length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", false, "200", Length, true);
    row("chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", false, "200", Chunked, true);
    row("until it closes", "HTTP/1.1 200 OK\r\n\r\n", false, "200", UntilClose, false);
    row("close", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\n", false, "200", Length,
        false);
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\n", false, "200", Length, false);
    row("HTTP/1.0 that stays", "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 5\r\n\r\n",
        false, "200", Length, true);
    row("no content", "HTTP/1.1 204 No Content\r\n\r\n", false, "204", None, true);
    row("not modified with a length", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", false, "304",
        None, true);
    row("continue", "HTTP/1.1 100 Continue\r\n\r\n", false, "100", None, true);
    row("to HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", true, "200", None, true);
    row("to HEAD, chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", true, "200", None, true);
    row("to HEAD, unknown length", "HTTP/1.1 200 OK\r\n\r\n", true, "200", None, true);
    row("without a phrase", "HTTP/1.1 500 \r\nContent-Length: 0\r\n\r\n", false, "500", Length, true);
    row("without phrase and blank", "HTTP/1.1 200\r\nContent-Length: 5\r\n\r\n", false, "200", Length, true);
    row("without phrase, blank and fields", "HTTP/1.0 503\r\n\r\n", false, "503", UntilClose, false);
    row("status of its own", "HTTP/1.1 529 Overloaded\r\nContent-Length: 0\r\n\r\n", false, "529", Length,
        true);
    row("the last status", "HTTP/1.1 599 Odd\r\nContent-Length: 0\r\n\r\n", false, "599", Length, true);
}

void AnswerHeadTest::good()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, toHead);
    QFETCH(const QByteArray, status);
    QFETCH(const int, framing);
    QFETCH(const bool, keepAlive);
    const std::string text = bytes.toStdString();
    const ReadHead head = readAnswer(text, toHead);
    QCOMPARE(head.wrong, std::string());
    QCOMPARE(head.startLine, status.toStdString());
    QCOMPARE(int(head.framing), framing);
    QCOMPARE(head.keepAlive, keepAlive);
    QCOMPARE(readAnswer(text, toHead, test::everyByte(text)), head);
}

void AnswerHeadTest::bad_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes; };
    row("length and chunked", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n");
    row("signed length", "HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\n");
    row("gzip, chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n");
    row("chunked in HTTP/1.0", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("folded", "HTTP/1.1 200 OK\r\nX: a\r\n b\r\nContent-Length: 0\r\n\r\n");
    row("bare LF", "HTTP/1.1 200 OK\nContent-Length: 0\n\n");
    row("control byte", "HTTP/1.1 200 OK\r\nX: a\x01\r\nContent-Length: 0\r\n\r\n");
    row("HTTP/2", "HTTP/2 200\r\nContent-Length: 0\r\n\r\n");
    row("HTTP/2.0", "HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n");
    row("status of two digits", "HTTP/1.1 99 OK\r\nContent-Length: 0\r\n\r\n");
    for (const char *status : {"000", "099", "600", "999"}) {
        row(QByteArray("status ").append(status).constData(),
            QByteArray("HTTP/1.1 ").append(status).append(" OK\r\nContent-Length: 0\r\n\r\n"));
    }
    row("status of four digits", "HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n");
    row("status of two digits alone", "HTTP/1.1 99\r\nX: abc\r\n\r\n");
    row("letters in place of a status", "HTTP/1.1 abc\r\nContent-Length: 0\r\n\r\n");
    row("blanks in place of a status", "HTTP/1.1    \r\nContent-Length: 0\r\n\r\n");
    row("no status", "HTTP/1.1 OK\r\nContent-Length: 0\r\n\r\n");
    row("a request", "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("a greeting of another protocol", "SSH-2.0-OpenSSH_9.2\r\n\r\n");
}

void AnswerHeadTest::bad()
{
    QFETCH(const QByteArray, bytes);
    const ReadHead head = readAnswer(bytes.toStdString());
    QVERIFY2(!head.isIncomplete && !head.wrong.empty(), "it was accepted");
}

BIFROST_TEST(AnswerHeadTest)
#include "answerheadtest.moc"
