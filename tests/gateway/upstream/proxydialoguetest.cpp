// SPDX-License-Identifier: GPL-3.0-or-later
// What proxies answer until the way is open, byte by byte.
#include "gateway/upstream/connectdialogue.h"
#include "gateway/upstream/socksdialogue.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <memory>

using namespace bifrost;
using upstream::ConnectDialogue;
using upstream::Proxy;
using upstream::ProxyDialogue;
using upstream::SocksDialogue;
using State = ProxyDialogue::State;

namespace {

upstream::ProxyPtr proxyAt(Proxy::Kind kind, bool known)
{
    auto proxy = std::make_shared<Proxy>();
    proxy->kind = kind;
    proxy->host = "proxy.test";
    proxy->port = 3128;
    if (known) {
        proxy->username = "ann";
        proxy->password = Secret("s3cret-word");
    }
    return proxy;
}

std::unique_ptr<ProxyDialogue> dialogueWith(bool socks, bool known)
{
    if (socks) {
        return std::make_unique<SocksDialogue>(proxyAt(Proxy::Kind::Socks5, known), "api.test", 443,
                                               std::nullopt);
    }
    return std::make_unique<ConnectDialogue>(proxyAt(Proxy::Kind::Http, known), "api.test", 443);
}

/// Says one answer after the other, each when it is due; in pieces of one byte if asked for.
State hear(ProxyDialogue &dialogue, const QByteArrayList &answers, bool byteByByte)
{
    State state = State::Asking;
    for (const QByteArray &answer : answers) {
        dialogue.sent(dialogue.outgoing().size());
        const std::string_view bytes(answer.constData(), std::size_t(answer.size()));
        if (!byteByByte)
            state = dialogue.take(bytes);
        for (std::size_t i = 0; byteByByte && i < bytes.size() && state == State::Asking; ++i)
            state = dialogue.take(bytes.substr(i, 1));
    }
    return state;
}

QByteArray bytesOf(const char *text, qsizetype size)
{
    return QByteArray(text, size);
}

} // namespace

class ProxyDialogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void whatIsSaid();
    void whatIsSaidInSocks();
    void anAnswerHasAnEnd();
};

void ProxyDialogueTest::answers_data()
{
    QTest::addColumn<bool>("socks");
    QTest::addColumn<bool>("known"); // we have a user name and a password
    QTest::addColumn<QByteArrayList>("said");
    QTest::addColumn<int>("state");
    QTest::addColumn<QByteArray>("why");
    const auto http = [](const char *name, const QByteArray &answer, State state, const char *why = "",
                         bool known = false) {
        QTest::newRow(name) << false << known << QByteArrayList{answer} << int(state) << QByteArray(why);
    };
    http("open", "HTTP/1.1 200 OK\r\n\r\n", State::Open);
    http("open, as tinyproxy says it", "HTTP/1.0 200 Connection established\r\nProxy-agent: x\r\n\r\n",
         State::Open);
    http("open without a word", "HTTP/1.1 200\r\n\r\n", State::Open);
    http("open, with a length that counts for nothing", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
         State::Open);
    http("open after news", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", State::Open);
    http("half a head", "HTTP/1.1 200 OK\r\nProxy-agent: x\r\n", State::Asking);
    http("something behind it", "HTTP/1.1 200 OK\r\n\r\nx", State::Failed, "something comes behind it");
    http("asks who we are", "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n", State::Failed,
         "asks for a user name and a password (407). Set both in `proxy_config`.");
    http("does not like us, as tinyproxy says it", "HTTP/1.0 401 Unauthorized\r\n\r\n", State::Failed,
         "refuses the user name or the password (401)", true);
    http("does not like us", "HTTP/1.1 407 No\r\nProxy-Authenticate: basic\r\n\r\n", State::Failed,
         "refuses the user name or the password (407)", true);
    http("wants another proof", "HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate\r\n\r\n", State::Failed,
         "wants another proof");
    http("one of several proofs",
         "HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: Basic\r\n\r\n",
         State::Failed, "asks for a user name");
    http("forbids it", "HTTP/1.1 403 No\r\nContent-Length: 900\r\n\r\n", State::Failed,
         "does not let anybody through to api.test:443 (403)");
    http("cannot reach it", "HTTP/1.1 502 No\r\n\r\n", State::Failed, "cannot reach api.test:443 (502)");
    http("anything else", "HTTP/1.1 302 Found\r\nLocation: http://x/\r\n\r\n", State::Failed,
         "it answers with status 302");
    http("switches", "HTTP/1.1 101 Switching\r\n\r\n", State::Failed, "informational status");
    http("no HTTP", "SSH-2.0-OpenSSH\r\n\r\n", State::Failed, "is broken");
    http("bare line ends", "HTTP/1.1 200 OK\n\n", State::Failed, "does not end with CR LF");
    http("folded", "HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n", State::Failed, "folded");

    const auto socks = [](const char *name, const QByteArrayList &said, State state, const char *why = "",
                          bool known = false) {
        QTest::newRow(qPrintable(QStringLiteral("SOCKS: %1").arg(QLatin1StringView(name))))
            << true << known << said << int(state) << QByteArray(why);
    };
    const QByteArray free = bytesOf("\x05\x00", 2);
    const QByteArray askWord = bytesOf("\x05\x02", 2);
    const QByteArray atIpv4 = bytesOf("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x50", 10);
    socks("open", {free, atIpv4}, State::Open);
    socks("open at IPv6", {free, bytesOf("\x05\x00\x00\x04", 4) + QByteArray(18, '\0')}, State::Open);
    socks("open at a name", {free, bytesOf("\x05\x00\x00\x03\x03zzz\x00\x50", 10)}, State::Open);
    socks("open at a name without letters", {free, bytesOf("\x05\x00\x00\x03\x00\x00\x50", 7)}, State::Open);
    socks("half an answer", {free, atIpv4.chopped(1)}, State::Asking);
    socks("with a password", {askWord, bytesOf("\x01\x00", 2), atIpv4}, State::Open, "", true);
    socks("not asked for the password", {free, atIpv4}, State::Open, "", true);
    socks("asks who we are", {bytesOf("\x05\xff", 2)}, State::Failed, "asks for a user name and a password");
    socks("wants another proof", {bytesOf("\x05\xff", 2)}, State::Failed, "wants another proof", true);
    socks("chooses what was not offered", {askWord}, State::Failed, "was not offered");
    socks("chooses Kerberos", {bytesOf("\x05\x01", 2)}, State::Failed, "was not offered", true);
    socks("does not like us", {askWord, bytesOf("\x01\x01", 2)}, State::Failed,
          "refuses the user name or the password. Correct them in `proxy_config`.", true);
    socks("is no SOCKS5", {"HTTP/1.1 400 Bad Request\r\n\r\n"}, State::Failed, "does not speak SOCKS5");
    socks("is SOCKS4", {bytesOf("\x00\x5a", 2)}, State::Failed, "does not speak SOCKS5");
    socks("forbids it", {free, bytesOf("\x05\x02\x00\x01\x00\x00\x00\x00\x00\x00", 10).left(2)},
          State::Failed, "does not let anybody through to api.test:443");
    socks("host unreachable", {free, bytesOf("\x05\x04", 2)}, State::Failed, "No route to host");
    socks("refused", {free, bytesOf("\x05\x05", 2)}, State::Failed, "Connection refused");
    socks("takes no names", {free, bytesOf("\x05\x08", 2)}, State::Failed, "does not take names");
    socks("an error of its own", {free, bytesOf("\x05\x63", 2)}, State::Failed, "error 99");
    socks("an address of no kind", {free, bytesOf("\x05\x00\x00\x02\x00", 5)}, State::Failed, "of a kind");
    socks("something behind it", {free, atIpv4 + 'x'}, State::Failed, "something comes behind it");
    socks("speaks before it is asked", {free + atIpv4}, State::Failed, "something comes behind it");
}

void ProxyDialogueTest::answers()
{
    QFETCH(const bool, socks);
    QFETCH(const bool, known);
    QFETCH(const QByteArrayList, said);
    QFETCH(const int, state);
    QFETCH(const QByteArray, why);
    for (const bool byteByByte : {false, true}) {
        const auto dialogue = dialogueWith(socks, known);
        State got = hear(*dialogue, said, byteByByte);
        if (byteByByte && got == State::Open && state == int(State::Failed))
            return; // it is open before the rest is there, which TLS or HTTP then refuse
        QCOMPARE(int(got), state);
        QVERIFY2(dialogue->why().find(why.toStdString()) != std::string::npos, dialogue->why().c_str());
        QVERIFY2(dialogue->why().find("s3cret") == std::string::npos, dialogue->why().c_str());
        if (got == State::Failed) {
            const std::string name = socks ? "socks5h://proxy.test:3128" : "http://proxy.test:3128";
            QVERIFY2(dialogue->why().find(name) != std::string::npos, dialogue->why().c_str());
            QCOMPARE(int(dialogue->take("HTTP/1.1 200 OK\r\n\r\n")), int(State::Failed)); // it stays so
        }
    }
}

void ProxyDialogueTest::whatIsSaid()
{
    const auto dialogue = dialogueWith(false, true);
    const std::string said(dialogue->outgoing());
    QVERIFY2(said.starts_with("CONNECT api.test:443 HTTP/1.1\r\nHost: api.test:443\r\n"), said.c_str());
    QVERIFY(said.ends_with("\r\n\r\n"));
    const std::string line =
        "\r\nProxy-Authorization: Basic " + QByteArray("ann:s3cret-word").toBase64().toStdString() + "\r\n";
    QVERIFY2(said.find(line) != std::string::npos, said.c_str());
    dialogue->sent(7);
    QCOMPARE(std::string(dialogue->outgoing()), said.substr(7));
    const std::string unknown(dialogueWith(false, false)->outgoing());
    QVERIFY(unknown.find("Authorization") == std::string::npos);
    const ConnectDialogue six(proxyAt(Proxy::Kind::Http, false), "2001:db8::7", 8443);
    QVERIFY(six.outgoing().starts_with("CONNECT [2001:db8::7]:8443 HTTP/1.1\r\n"));
    auto half = std::make_shared<Proxy>(*proxyAt(Proxy::Kind::Http, true));
    half->password = Secret();
    QVERIFY(ConnectDialogue::authorizationLine(*half).isEmpty());
}

void ProxyDialogueTest::whatIsSaidInSocks()
{
    const auto said = [](const ProxyDialogue &dialogue) {
        return QByteArray(dialogue.outgoing().data(), qsizetype(dialogue.outgoing().size()));
    };
    const auto dialogue = dialogueWith(true, true);
    QCOMPARE(said(*dialogue), bytesOf("\x05\x02\x00\x02", 4));
    dialogue->sent(4);
    dialogue->take({"\x05\x02", 2});
    QCOMPARE(said(*dialogue), bytesOf("\x01\x03", 2) + "ann" + bytesOf("\x0b", 1) + "s3cret-word");
    dialogue->sent(17);
    dialogue->take({"\x01\x00", 2});
    QCOMPARE(said(*dialogue), bytesOf("\x05\x01\x00\x03\x08", 5) + "api.test" + bytesOf("\x01\xbb", 2));

    SocksDialogue four(proxyAt(Proxy::Kind::Socks5, false), "api.test", 80,
                       net::SocketAddress::fromLiteral("192.0.2.7", 80));
    QCOMPARE(said(four), bytesOf("\x05\x01\x00", 3));
    four.sent(3);
    four.take({"\x05\x00", 2});
    QCOMPARE(said(four), bytesOf("\x05\x01\x00\x01\xc0\x00\x02\x07\x00\x50", 10));
}

/// A proxy that never comes to an end is not listened to for ever.
void ProxyDialogueTest::anAnswerHasAnEnd()
{
    for (const QByteArray &piece : {QByteArray("X-Filler: abcdefghij\r\n"), QByteArray(1000, 'x')}) {
        const auto dialogue = dialogueWith(false, false);
        State state = dialogue->take("HTTP/1.1 200 OK\r\n");
        int pieces = 0;
        for (; state == State::Asking && pieces < 100'000; ++pieces)
            state = dialogue->take({piece.constData(), std::size_t(piece.size())});
        QCOMPARE(int(state), int(State::Failed));
        QVERIFY2(pieces < 2'000, std::to_string(pieces).c_str());
    }
    const auto news = dialogueWith(false, false);
    State state = State::Asking;
    int count = 0;
    for (; state == State::Asking && count < 1000; ++count)
        state = news->take("HTTP/1.1 102 Processing\r\n\r\n");
    QCOMPARE(int(state), int(State::Failed));
}

BIFROST_TEST(ProxyDialogueTest)
#include "proxydialoguetest.moc"
