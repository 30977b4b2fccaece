// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/net/headreading.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <fmt/format.h>

#include <algorithm>
#include <random>

using namespace bifrost;
using net::BodyFraming;
using test::ReadHead;
using test::readRequest;

namespace {

std::string requestWith(std::string_view lines, std::string_view startLine = "POST /v1/x HTTP/1.1")
{
    return fmt::format("{}\r\nHost: localhost:8080\r\n{}\r\n", startLine, lines);
}

} // namespace

class RequestHeadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void good_data();
    void good();
    void bad_data();
    void bad();
    void hosts_data();
    void hosts();
    void connection_data();
    void connection();
    void anySplitGivesTheSame();
    void nothingIsKeptOfTheHeadBefore();
};

void RequestHeadTest::good_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("startLine");
    QTest::addColumn<int>("framing");
    QTest::addColumn<quint64>("length");
    const auto row = [](const char *name, const std::string &bytes, const char *startLine,
                        BodyFraming framing, quint64 length) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(startLine) << int(framing)
                            << length;
    };
    using enum BodyFraming;
    row("no body", requestWith("", "GET /health HTTP/1.1"), "GET /health", None, 0);
    row("length", requestWith("Content-Length: 12\r\n"), "POST /v1/x", Length, 12);
    row("no length at all", requestWith("Content-Length: 0\r\n"), "POST /v1/x", Length, 0);
    row("zeros before", requestWith("Content-Length: 0012\r\n"), "POST /v1/x", Length, 12);
    row("largest length", requestWith("Content-Length: 18446744073709551615\r\n"), "POST /v1/x", Length,
        UINT64_MAX);
    row("chunked", requestWith("Transfer-Encoding: chunked\r\n"), "POST /v1/x", Chunked, 0);
    row("chunked in capitals", requestWith("TRANSFER-ENCODING: CHUNKED\r\n"), "POST /v1/x", Chunked, 0);
    row("blanks around values", requestWith("Content-Length: \t 7 \t \r\n"), "POST /v1/x", Length, 7);
    row("no blank", requestWith("Content-Length:7\r\n"), "POST /v1/x", Length, 7);
    row("method of its own", requestWith("", "PURGE /a?b=c%20d HTTP/1.1"), "PURGE /a?b=c%20d", None, 0);
    row("absolute form", requestWith("", "GET http://localhost/a HTTP/1.1"), "GET http://localhost/a", None,
        0);
    row("asterisk", requestWith("", "OPTIONS * HTTP/1.1"), "OPTIONS *", None, 0);
    row("HTTP/1.0", requestWith("Content-Length: 3\r\n", "POST /a HTTP/1.0"), "POST /a", Length, 3);
    row("bytes beyond ASCII in a value", requestWith("X-Name: J\xC3\xBCrgen\r\n"), "POST /v1/x", None, 0);
    row("empty value", requestWith("X-Empty:\r\n"), "POST /v1/x", None, 0);
}

void RequestHeadTest::good()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, startLine);
    QFETCH(const int, framing);
    QFETCH(const quint64, length);
    const ReadHead head = readRequest(bytes.toStdString());
    QCOMPARE(head.wrong, std::string());
    QCOMPARE(head.size, std::size_t(bytes.size()));
    QCOMPARE(head.startLine, startLine.toStdString());
    QCOMPARE(int(head.framing), framing);
    QCOMPARE(quint64(head.contentLength), length);
    QCOMPARE(head.host, std::string("localhost:8080"));
    QCOMPARE(readRequest(bytes.toStdString(), test::everyByte(bytes.toStdString())), head);
}

void RequestHeadTest::bad_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const std::string &bytes) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes);
    };
    row("length and chunked", requestWith("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"));
    row("chunked and length", requestWith("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n"));
    row("two lengths", requestWith("Content-Length: 3\r\nContent-Length: 4\r\n"));
    row("two equal lengths", requestWith("Content-Length: 3\r\nContent-Length: 3\r\n"));
    row("list of lengths", requestWith("Content-Length: 3, 3\r\n"));
    row("signed length", requestWith("Content-Length: +3\r\n"));
    row("negative length", requestWith("Content-Length: -3\r\n"));
    row("hexadecimal length", requestWith("Content-Length: 0x3\r\n"));
    row("empty length", requestWith("Content-Length:\r\n"));
    row("length with a letter", requestWith("Content-Length: 3a\r\n"));
    row("length with a blank within", requestWith("Content-Length: 1 2\r\n"));
    row("length beyond 64 bits", requestWith("Content-Length: 18446744073709551616\r\n"));
    row("xchunked", requestWith("Transfer-Encoding: xchunked\r\n"));
    row("gzip, chunked", requestWith("Transfer-Encoding: gzip, chunked\r\n"));
    row("chunked, identity", requestWith("Transfer-Encoding: chunked, identity\r\n"));
    row("chunked, chunked", requestWith("Transfer-Encoding: chunked, chunked\r\n"));
    row("chunked twice", requestWith("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"));
    row("identity", requestWith("Transfer-Encoding: identity\r\n"));
    row("identity and a length", requestWith("Transfer-Encoding: identity\r\nContent-Length: 3\r\n"));
    row("empty encoding", requestWith("Transfer-Encoding:\r\n"));
    row("chunked with a parameter", requestWith("Transfer-Encoding: chunked;q=1\r\n"));
    row("quoted chunked", requestWith("Transfer-Encoding: \"chunked\"\r\n"));
    row("vertical tab before chunked", requestWith("Transfer-Encoding: \vchunked\r\n"));
    row("chunked in HTTP/1.0", requestWith("Transfer-Encoding: chunked\r\n", "POST /a HTTP/1.0"));
    row("blank before the colon", requestWith("Content-Length : 3\r\n"));
    row("blank before a name", requestWith(" X-A: b\r\n"));
    row("folded", requestWith("X-A: b\r\n c\r\n"));
    row("folded with a tab", requestWith("X-A: b\r\n\tc\r\n"));
    row("no colon", requestWith("X-A\r\n"));
    row("empty name", requestWith(": b\r\n"));
    row("name with a blank", requestWith("X A: b\r\n"));
    row("name beyond ASCII", requestWith("X-\xC3\xBC: b\r\n"));
    row("bare LF", requestWith("X-A: b\nContent-Length: 3\r\n"));
    row("bare CR", requestWith("X-A: b\rContent-Length: 3\r\n"));
    row("NUL", requestWith(std::string_view("X-A: b\0c\r\n", 10)));
    row("DEL", requestWith("X-A: b\x7f\r\n"));
    row("escape", requestWith("X-A: b\x1b[2J\r\n"));
    row("LF alone everywhere", "GET / HTTP/1.1\nHost: localhost\n\n");
    row("no Host", "GET / HTTP/1.1\r\n\r\n");
    row("no Host in HTTP/1.0", "GET / HTTP/1.0\r\n\r\n");
    row("two Hosts", requestWith("Host: localhost:8080\r\n"));
    row("HTTP/0.9", "GET /\r\nHost: a\r\n\r\n");
    row("HTTP/1.2", requestWith("", "GET / HTTP/1.2"));
    row("HTTP/2.0", requestWith("", "GET / HTTP/2.0"));
    row("http in small letters", requestWith("", "GET / http/1.1"));
    row("HTTP/1.10", requestWith("", "GET / HTTP/1.10"));
    row("preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\n");
    row("two blanks", requestWith("", "GET  / HTTP/1.1"));
    row("blank in the target", requestWith("", "GET /a b HTTP/1.1"));
    row("blank at the end", requestWith("", "GET / HTTP/1.1 "));
    row("blank before the method", requestWith("", " GET / HTTP/1.1"));
    row("tab for a blank", requestWith("", "GET\t/ HTTP/1.1"));
    row("fragment", requestWith("", "GET /a#b HTTP/1.1"));
    row("target beyond ASCII", requestWith("", "GET /\xC3\xBC HTTP/1.1"));
    row("method with a colon", requestWith("", "GE:T / HTTP/1.1"));
    row("an answer", requestWith("", "HTTP/1.1 200 OK"));
    row("empty request line", "\r\n\r\n");
    row("TLS", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11));
}

void RequestHeadTest::bad()
{
    QFETCH(const QByteArray, bytes);
    const ReadHead head = readRequest(bytes.toStdString());
    QVERIFY2(!head.isIncomplete && !head.wrong.empty(), "it was accepted");
    QCOMPARE(readRequest(bytes.toStdString(), test::everyByte(bytes.toStdString())).wrong, head.wrong);
}

void RequestHeadTest::hosts_data()
{
    QTest::addColumn<bool>("valid");
    for (const char *host : {"localhost", "localhost:8080", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8080",
                             "my_host.example-1.com:65535", "a", "[::ffff:127.0.0.1]:80",
                             "localhost:", "[::1]:", "localhost.", "LOCALHOST.:8080"})
        QTest::newRow(host) << true;
    for (const char *host : {"",
                             " ",
                             ":8080",
                             ":",
                             "localhost::",
                             "localhost: 80",
                             "localhost:x",
                             "localhost:65536",
                             "localhost:+1",
                             "localhost:80:80",
                             "a b",
                             "a,b",
                             "user@localhost",
                             "localhost/",
                             "http://localhost",
                             "[::1",
                             "::1",
                             "[::1]x",
                             "[::1]::",
                             "[]",
                             "[g::1]",
                             "local%68ost",
                             "localhost\\",
                             "\"localhost\"",
                             "*"})
        QTest::newRow(*host ? host : "empty") << false;
    QTest::newRow(std::string(300, 'a').c_str()) << false;
}

void RequestHeadTest::hosts()
{
    QFETCH(const bool, valid);
    const std::string host = QTest::currentDataTag() == std::string("empty") ? "" : QTest::currentDataTag();
    const ReadHead head = readRequest("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    QCOMPARE(head.wrong.empty(), valid);
    if (valid)
        QCOMPARE(head.host, host);
}

void RequestHeadTest::connection_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<bool>("keepAlive");
    const auto row = [](const char *name, const char *version, const char *lines, bool keepAlive) {
        QTest::newRow(name) << QByteArray(version) << QByteArray(lines) << keepAlive;
    };
    row("1.1", "1.1", "", true);
    row("1.1 close", "1.1", "Connection: close\r\n", false);
    row("1.1 Close", "1.1", "connection: Close\r\n", false);
    row("1.1 in a list", "1.1", "Connection: x-a, close\r\n", false);
    row("1.1 in the second line", "1.1", "Connection: x-a\r\nConnection: close\r\n", false);
    row("1.1 in the first line", "1.1", "Connection: close\r\nConnection: keep-alive\r\n", false);
    row("1.1 both", "1.1", "Connection: keep-alive, close\r\n", false);
    row("1.1 no option of that name", "1.1", "Connection: closed\r\n", true);
    row("1.0", "1.0", "", false);
    row("1.0 keep-alive", "1.0", "Connection: Keep-Alive\r\n", true);
    row("1.0 both", "1.0", "Connection: keep-alive, close\r\n", false);
    row("1.0 both in two lines", "1.0", "Connection: close\r\nConnection: keep-alive\r\n", false);
}

void RequestHeadTest::connection()
{
    QFETCH(const QByteArray, version);
    QFETCH(const QByteArray, lines);
    QFETCH(const bool, keepAlive);
    const ReadHead head =
        readRequest(requestWith(lines.toStdString(), "GET / HTTP/" + version.toStdString()));
    QCOMPARE(head.wrong, std::string());
    QCOMPARE(head.keepAlive, keepAlive);
}

void RequestHeadTest::anySplitGivesTheSame()
{
    std::mt19937 random(20260731);
    constexpr std::array<std::string_view, 26> Pieces{"GET",
                                                      " ",
                                                      "/",
                                                      "/v1",
                                                      " HTTP/1.1",
                                                      "\r\n",
                                                      "\r\n",
                                                      "\r\n\r\n",
                                                      "Host: a",
                                                      "Host: b",
                                                      "X-A: b",
                                                      "X-B",
                                                      ":",
                                                      "\t",
                                                      "\r",
                                                      "\n",
                                                      "Connection:",
                                                      "close",
                                                      "\x01",
                                                      "\x7f",
                                                      "\xff",
                                                      "12",
                                                      ",",
                                                      "Content-Length: 1",
                                                      "Transfer-Encoding: chunked",
                                                      "POST / HTTP/1.1\r\nHost: x\r\n"};
    int accepted = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string bytes = random() % 4 ? "POST /a HTTP/1.1\r\nHost: x\r\n" : "";
        for (unsigned i = unsigned(random()) % 8; i > 0; --i)
            bytes += Pieces[random() % Pieces.size()];
        if (random() % 2)
            bytes += "\r\n\r\n";
        const ReadHead whole = readRequest(bytes);
        accepted += whole.wrong.empty() && !whole.isIncomplete;
        std::vector<std::size_t> cuts;
        for (unsigned i = unsigned(random()) % 5; i > 0; --i)
            cuts.push_back(random() % (bytes.size() + 1));
        std::ranges::sort(cuts);
        QVERIFY2(readRequest(bytes, cuts) == whole, bytes.c_str());
        QVERIFY2(readRequest(bytes, test::everyByte(bytes)) == whole, bytes.c_str());
    }
    QVERIFY(accepted > 400);
}

void RequestHeadTest::nothingIsKeptOfTheHeadBefore()
{
    net::RequestHead head;
    QVERIFY(parseRequestHead("POST /a HTTP/1.0\r\nHost: a\r\nContent-Length: 5\r\n\r\n", head).empty());
    QVERIFY(parseRequestHead("GET /b HTTP/1.1\r\nHost: b\r\n\r\n", head).empty());
    QCOMPARE(head.fields.size(), std::size_t(1));
    QCOMPARE(int(head.framing), int(BodyFraming::None));
    QCOMPARE(head.contentLength, std::uint64_t(0));
    QVERIFY(head.keepAlive);
    QVERIFY(head.has("HOST"));
    QVERIFY(!head.has("content-length"));
    QVERIFY(!parseRequestHead("GET /b HTTP/1.1\r\n\r\n", head).empty());
}

BIFROST_TEST(RequestHeadTest)
#include "requestheadtest.moc"
