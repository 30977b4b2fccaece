// SPDX-License-Identifier: GPL-3.0-or-later
// HTTPS on the listener of the real program: from its start to a certificate that is renewed while it runs.
#include "tests/gateway/blackbox/managing.h"
#include "tests/support/testca.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslSocket>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

class TlsListenerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyPlaneIsServed();
    void theAddressSaysHttps();
    void aBrokenPairEndsTheStart_data();
    void aBrokenPairEndsTheStart();
    void aRenewedPairIsTakenUpAlive();
    void aBrokenRenewalKeepsTheOldOne();
    void otherFilesNeedNoRestart();
    void whatCannotBeUsedIsNotStored();
    void onAndOffNeedARestart();
    void theCookieIsSecure();
    void alsoOnIpv6();

private:
    bool makePair(const QString &name, const QString &subject) const;
    bool copy(const QString &from, const QString &to) const;
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QJsonObject config(const QString &certificate = u"cert"_s, const QString &key = u"key"_s) const;
    QString shownSubject() const;
    QByteArray tlsHealth() const;
    bool becomes(const std::function<bool()> &holds) const { return QTest::qWaitFor(holds, 30000); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<GatewayProcess> m_gateway;
};

bool TlsListenerTest::makePair(const QString &name, const QString &subject) const
{
    return runOpenssl(
        m_folder->path(),
        u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 -keyout %1.key -out "
        "%1.pem -subj /CN=%2 -addext subjectAltName=DNS:localhost,IP:127.0.0.1"_s.arg(name, subject));
}

/// In one step, as whoever renews it should.
bool TlsListenerTest::copy(const QString &from, const QString &to) const
{
    QFile::remove(path(u"new"_s));
    return QFile::copy(path(from), path(u"new"_s))
        && std::rename(qPrintable(path(u"new"_s)), qPrintable(path(to))) == 0;
}

QJsonObject TlsListenerTest::config(const QString &certificate, const QString &key) const
{
    return withMember(withMember(withoutLog(), u"server/threads"_s, 2), u"server/tls"_s,
                      QJsonObject{{u"cert"_s, path(certificate)}, {u"key"_s, path(key)}});
}

/// Of the certificate that a new caller sees.
QString TlsListenerTest::shownSubject() const
{
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, m_gateway->port());
    return socket.waitForEncrypted(10000)
        ? socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0)
        : socket.errorString();
}

QByteArray TlsListenerTest::tlsHealth() const
{
    return manage(*m_gateway, "GET", "/health").json()[u"components"][u"tls"].toString().toLatin1();
}

void TlsListenerTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(makePair(u"first"_s, u"first"_s));
    QVERIFY(copy(u"first.pem"_s, u"cert"_s) && copy(u"first.key"_s, u"key"_s));
    m_gateway = std::make_unique<GatewayProcess>(config());
}

void TlsListenerTest::everyPlaneIsServed()
{
    START_GATEWAY(*m_gateway);
    QVERIFY(m_gateway->isSecure());
    const auto chat = postTo(*m_gateway, "/v1/chat/completions", chatBody("demo/echo"));
    QVERIFY(chat);
    QCOMPARE(chat->status, 200);
    const auto stream = postTo(*m_gateway, "/v1/chat/completions", chatBody("demo/echo", "\"stream\":true,"));
    QVERIFY(stream);
    QVERIFY(stream->body.endsWith("data: [DONE]\n\n"));
    const HttpAnswer shown = manage(*m_gateway, "GET", "/api/config");
    QCOMPARE(shown.status, 200);
    const QJsonObject state = shown.json()[u"tls_state"].toObject();
    QCOMPARE(state[u"subject"].toString(), u"first"_s);
    QVERIFY(state[u"self_signed"].toBool());
    QVERIFY(!state.contains(u"trouble"_s));
    QCOMPARE(shown.json()[u"server_config"][u"tls"][u"key"].toString(), path(u"key"_s));
    QCOMPARE(tlsHealth(), QByteArray("ok"));
    // The same rules as without TLS.
    QCOMPARE(getFrom(*m_gateway, "/api/config", "Origin: https://localhost\r\n")->status, 403);
    RawClient plain(m_gateway->port());
    const auto told = plain.ask(httpRequest("GET", "/health"));
    QVERIFY(told);
    QCOMPARE(told->status, 400);
    QVERIFY(told->errorMessage().contains("HTTPS port"));
    STOP_GATEWAY(*m_gateway);
}

void TlsListenerTest::theAddressSaysHttps()
{
    START_GATEWAY(*m_gateway);
    const QString url = u"https://localhost:%1"_s.arg(m_gateway->port());
    QVERIFY(m_gateway->runBeside(u"--check-config="_s + m_gateway->folder() + u"/config.json"_s));
    const auto status = m_gateway->runBeside(u"--status"_s);
    QVERIFY(status);
    const QJsonObject json = QJsonDocument::fromJson(*status).object();
    QCOMPARE(json[u"url"].toString(), url);
    QCOMPARE(json[u"curl_user"].toString(), u"--cacert '%1' "_s.arg(path(u"cert"_s)));
    const QString line = u"curl --cacert '%1' %2/v1/chat/completions"_s.arg(path(u"cert"_s), url);
    QVERIFY2(m_gateway->output().contains(line.toUtf8()), m_gateway->output());
    STOP_GATEWAY(*m_gateway);
}

void TlsListenerTest::aBrokenPairEndsTheStart_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("missing") << u"none"_s << u"key"_s << QByteArray("cannot be read: No such file");
    QTest::newRow("swapped") << u"key"_s << u"cert"_s << QByteArray("holds a key, and no certificate");
}

void TlsListenerTest::aBrokenPairEndsTheStart()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, key);
    QFETCH(const QByteArray, said);
    GatewayProcess gateway(config(certificate, key));
    QVERIFY(!gateway.start());
    QVERIFY2(gateway.output().contains(said), gateway.output());
    QVERIFY(!gateway.runBeside(u"--check-config="_s + gateway.folder() + u"/config.json"_s));
}

void TlsListenerTest::aRenewedPairIsTakenUpAlive()
{
    START_GATEWAY(*m_gateway);
    const auto old = m_gateway->caller();
    QVERIFY(old->ask(httpRequest("GET", "/health")));
    QCOMPARE(shownSubject(), u"first"_s);
    QVERIFY(makePair(u"second"_s, u"second"_s));
    QVERIFY(copy(u"second.pem"_s, u"cert"_s) && copy(u"second.key"_s, u"key"_s));
    QVERIFY2(becomes([this] { return shownSubject() == u"second"_s; }), m_gateway->output());
    QCOMPARE(tlsHealth(), QByteArray("ok"));
    const auto answer = old->ask(httpRequest("GET", "/health")); // goes on as it began
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    STOP_GATEWAY(*m_gateway);
}

void TlsListenerTest::aBrokenRenewalKeepsTheOldOne()
{
    START_GATEWAY(*m_gateway);
    QVERIFY(makePair(u"second"_s, u"second"_s));
    QVERIFY(copy(u"second.pem"_s, u"cert"_s)); // and never its key
    QVERIFY2(becomes([this] { return tlsHealth() == "not_renewed"; }), m_gateway->output());
    QCOMPARE(shownSubject(), u"first"_s);
    QVERIFY(m_gateway->output().contains("The new certificate is not used"));
    const QString trouble =
        manage(*m_gateway, "GET", "/api/config").json()[u"tls_state"][u"trouble"].toString();
    QVERIFY2(trouble.contains(u"is not that of the certificate"_s), qPrintable(trouble));
    QVERIFY(copy(u"second.key"_s, u"key"_s));
    QVERIFY2(becomes([this] { return tlsHealth() == "ok"; }), m_gateway->output());
    QCOMPARE(shownSubject(), u"second"_s);
    STOP_GATEWAY(*m_gateway);
}

void TlsListenerTest::otherFilesNeedNoRestart()
{
    QVERIFY(makePair(u"second"_s, u"second"_s));
    START_GATEWAY(*m_gateway);
    const QJsonObject tls{{u"cert"_s, path(u"second.pem"_s)}, {u"key"_s, path(u"second.key"_s)}};
    const HttpAnswer answer =
        manage(*m_gateway, "PATCH", "/api/config", {{u"server_config"_s, QJsonObject{{u"tls"_s, tls}}}});
    QVERIFY2(answer.status == 200, answer.raw);
    QVERIFY2(!answer.json().contains(u"restart_required"_s), answer.raw);
    QCOMPARE(shownSubject(), u"second"_s);
    STOP_GATEWAY(*m_gateway);
}

void TlsListenerTest::whatCannotBeUsedIsNotStored()
{
    START_GATEWAY(*m_gateway);
    const QJsonObject tls{{u"cert"_s, path(u"none"_s)}, {u"key"_s, path(u"key"_s)}};
    const HttpAnswer answer =
        manage(*m_gateway, "PATCH", "/api/config", {{u"server_config"_s, QJsonObject{{u"tls"_s, tls}}}});
    QCOMPARE(answer.status, 400);
    QVERIFY2(answer.errorMessage().contains("cannot be read"), answer.raw);
    QCOMPARE(manage(*m_gateway, "GET", "/api/config").json()[u"server_config"][u"tls"][u"cert"].toString(),
             path(u"cert"_s));
    STOP_GATEWAY(*m_gateway);
}

void TlsListenerTest::onAndOffNeedARestart()
{
    START_GATEWAY(*m_gateway);
    const HttpAnswer answer = manage(
        *m_gateway, "PATCH", "/api/config",
        {{u"server_config"_s, QJsonObject{{u"tls"_s, QJsonObject{{u"cert"_s, u""_s}, {u"key"_s, u""_s}}}}}});
    QVERIFY2(answer.status == 200, answer.raw);
    QVERIFY2(answer.json()[u"restart_required"][u"reason"].toString().contains(u"server.tls"_s), answer.raw);
    QVERIFY(m_gateway->healthy()); // over TLS, as it began
    STOP_GATEWAY(*m_gateway);
    START_GATEWAY(*m_gateway);
    QVERIFY(!m_gateway->isSecure());
    QCOMPARE(tlsHealth(), QByteArray("disabled"));
    STOP_GATEWAY(*m_gateway);
}

void TlsListenerTest::theCookieIsSecure()
{
    m_gateway =
        std::make_unique<GatewayProcess>(withMember(config(), u"auth_config"_s,
                                                    QJsonObject{{u"is_enabled"_s, true},
                                                                {u"admin_username"_s, u"admin"_s},
                                                                {u"admin_password"_s, u"open sesame"_s}}));
    START_GATEWAY(*m_gateway);
    const HttpAnswer answer = manage(*m_gateway, "POST", "/api/session/login",
                                     {{u"username"_s, u"admin"_s}, {u"password"_s, u"open sesame"_s}});
    QCOMPARE(answer.status, 200);
    QVERIFY2(answer.headers.value("Set-Cookie").endsWith("; Secure"), answer.raw);
    STOP_GATEWAY(*m_gateway);
}

void TlsListenerTest::alsoOnIpv6()
{
    m_gateway = std::make_unique<GatewayProcess>(withMember(config(), u"server/host"_s, u"::1"_s));
    if (!m_gateway->start()) {
        if (m_gateway->output().contains("Cannot listen"))
            QSKIP("There is no IPv6 here.");
        QFAIL(reportOf(*m_gateway).constData());
    }
    const auto client = RawClient::overTls(m_gateway->port(), "::1");
    const QByteArray port = QByteArray::number(m_gateway->port());
    const auto statusFor = [&](const QByteArray &host) {
        const auto answer = client->ask("GET /api/config HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        return answer ? answer->status : 0;
    };
    QCOMPARE(statusFor("[::1]:" + port), 200);
    QCOMPARE(statusFor("[0:0:0:0:0:0:0:1]"), 200);
    QCOMPARE(statusFor("[::2]:" + port), 403);
    QCOMPARE(statusFor("[::ffff:127.0.0.1]"), 403);
    STOP_GATEWAY(*m_gateway);
}

BIFROST_TEST(TlsListenerTest)
#include "tlslistenertest.moc"
