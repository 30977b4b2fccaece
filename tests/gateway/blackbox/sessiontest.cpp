// SPDX-License-Identifier: GPL-3.0-or-later
// Logging in: a cookie that stands for the password, for as long as it should.
#include "tests/gateway/blackbox/managing.h"
#include "tests/support/testmain.h"

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QString Password = u"open sesame"_s;

QJsonObject withPassword(const QString &password)
{
    return withMember(withoutLog(), u"auth_config"_s,
                      QJsonObject{{u"admin_username"_s, u"admin"_s},
                                  {u"admin_password"_s, password},
                                  {u"is_enabled"_s, true}});
}

HttpAnswer logIn(const GatewayProcess &gateway, const QString &password, const QByteArray &lines = {})
{
    return manage(gateway, "POST", "/api/session/login",
                  {{u"username"_s, u"admin"_s}, {u"password"_s, password}}, lines);
}

/// "token=…" of an answer that logs in.
QByteArray cookieOf(const HttpAnswer &answer)
{
    return answer.headers.value("Set-Cookie").split(';').value(0);
}

QByteArray cookieLine(const QByteArray &cookie)
{
    return "Cookie: theme=dark; " + cookie + "\r\n";
}

int statusOf(const GatewayProcess &gateway, const QByteArray &target, const QByteArray &lines)
{
    return manage(gateway, "GET", target, {}, lines).status;
}

} // namespace

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCookieStandsForThePassword_data();
    void aCookieStandsForThePassword();
    void logoutEndsIt();
    void anotherPasswordEndsIt();
    void guessingIsSlowedDown();
    void whereThereIsNoPassword();
    void whatIsNoLogin();
    void webPagesAreRefused();
};

void SessionTest::aCookieStandsForThePassword_data()
{
    QTest::addColumn<QString>("configured");
    QTest::newRow("plain") << Password;
    QTest::newRow("hash") << u"$2b$10$d1ZralPpohn/.hMNpzsLE.xVjaFkIH/08eoUfqSfVXDslSLJpm3Z6"_s;
}

void SessionTest::aCookieStandsForThePassword()
{
    QFETCH(QString, configured);
    GatewayProcess gateway(withPassword(configured), {u"-host"_s, u"0.0.0.0"_s});
    START_GATEWAY(gateway);
    QCOMPARE(logIn(gateway, u"a guess"_s).status, 401);
    const HttpAnswer in = logIn(gateway, Password);
    QVERIFY2(in.status == 200, in.raw);
    QCOMPARE(in.json()[u"message"_s].toString(), u"Login successful"_s);
    QVERIFY2(faultOf(in).isEmpty(), faultOf(in));
    const QByteArray line = in.headers.value("Set-Cookie");
    for (const char *part : {"; Path=/", "; Max-Age=2592000", "; HttpOnly", "; SameSite=Strict"})
        QVERIFY2(line.contains(part), line);
    QVERIFY2(!line.contains("Secure"), line);
    const QByteArray cookie = cookieOf(in);
    QVERIFY2(cookie.startsWith("token=") && cookie.size() == 6 + 64, cookie);
    QVERIFY(cookieOf(logIn(gateway, Password, "X-Forwarded-Proto: https\r\n")) != cookie);
    QVERIFY(logIn(gateway, Password, "X-Forwarded-Proto: https\r\n")
                .headers.value("Set-Cookie")
                .endsWith("; Secure"));

    QCOMPARE(statusOf(gateway, "/api/config", cookieLine(cookie)), 200);
    QCOMPARE(statusOf(gateway, "/v1/models", cookieLine(cookie)), 200);
    QCOMPARE(statusOf(gateway, "/api/config", "Authorization: Bearer " + cookie.mid(6) + "\r\n"), 200);
    QCOMPARE(statusOf(gateway, "/api/config", {}), 401);
    QCOMPARE(statusOf(gateway, "/api/config", cookieLine(cookie.chopped(1) + 'x')), 401);
    // A header that says something else counts.
    QCOMPARE(statusOf(gateway, "/api/config", cookieLine(cookie) + "Authorization: Basic Og==\r\n"), 401);
    const QJsonObject asked =
        manage(gateway, "GET", "/api/session/is-auth-enabled", {}, cookieLine(cookie)).json();
    QCOMPARE(asked, (QJsonObject{{u"is_auth_enabled"_s, true}, {u"has_valid_token"_s, true}}));
    QCOMPARE(manage(gateway, "GET", "/api/session/is-auth-enabled").status, 401); // beyond loopback
    STOP_GATEWAY(gateway);
    QVERIFY(!gateway.output().contains(cookie.mid(6)));
}

void SessionTest::logoutEndsIt()
{
    GatewayProcess gateway(withPassword(Password));
    START_GATEWAY(gateway);
    QCOMPARE(manage(gateway, "GET", "/api/session/is-auth-enabled").json(),
             (QJsonObject{{u"is_auth_enabled"_s, true}, {u"has_valid_token"_s, false}}));
    const QByteArray mine = cookieLine(cookieOf(logIn(gateway, Password)));
    const QByteArray other = cookieLine(cookieOf(logIn(gateway, Password)));
    QCOMPARE(manage(gateway, "POST", "/api/session/logout").status, 401);
    const HttpAnswer out = manage(gateway, "POST", "/api/session/logout", {}, mine);
    QVERIFY2(out.status == 200, out.raw);
    QCOMPARE(out.json()[u"message"_s].toString(), u"Logout successful"_s);
    QVERIFY(out.headers.value("Set-Cookie").startsWith("token=; Path=/; Max-Age=0;"));
    QCOMPARE(statusOf(gateway, "/api/version", mine), 401);
    QCOMPARE(statusOf(gateway, "/api/version", other), 200);
    STOP_GATEWAY(gateway);
}

void SessionTest::anotherPasswordEndsIt()
{
    GatewayProcess gateway(withPassword(Password));
    START_GATEWAY(gateway);
    const QByteArray session = cookieLine(cookieOf(logIn(gateway, Password)));
    const auto patch = [&](const QJsonObject &body) {
        return manage(gateway, "PATCH", "/api/config", body, session).status;
    };
    // Another setting ends nothing.
    QCOMPARE(patch({{u"server_config"_s, QJsonObject{{u"demo"_s, false}}}}), 200);
    QCOMPARE(statusOf(gateway, "/api/version", session), 200);
    QCOMPARE(patch({{u"auth_config"_s, QJsonObject{{u"admin_password"_s, u"another"_s}}}}), 200);
    QCOMPARE(statusOf(gateway, "/api/version", session), 401);
    QCOMPARE(logIn(gateway, Password).status, 401);
    QCOMPARE(logIn(gateway, u"another"_s).status, 200);
    STOP_GATEWAY(gateway);
}

void SessionTest::guessingIsSlowedDown()
{
    GatewayProcess gateway(withPassword(Password));
    START_GATEWAY(gateway);
    int refused = 0;
    HttpAnswer answer;
    for (int i = 0; i < 20 && answer.status != 429; ++i) {
        answer = logIn(gateway, u"guess %1"_s.arg(i));
        refused += answer.status == 401 ? 1 : 0;
    }
    QCOMPARE(answer.status, 429);
    QVERIFY(answer.headers.value("Retry-After").toInt() >= 1);
    QVERIFY(refused >= 5);
    STOP_GATEWAY(gateway);
}

void SessionTest::whereThereIsNoPassword()
{
    GatewayProcess gateway(withoutLog());
    START_GATEWAY(gateway);
    const HttpAnswer refused = logIn(gateway, Password);
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.errorMessage(), QByteArray("Authentication is not enabled"));
    QCOMPARE(manage(gateway, "GET", "/api/session/is-auth-enabled").json(),
             (QJsonObject{{u"is_auth_enabled"_s, false}, {u"has_valid_token"_s, false}}));
    STOP_GATEWAY(gateway);
}

void SessionTest::whatIsNoLogin()
{
    GatewayProcess gateway(withPassword(Password));
    START_GATEWAY(gateway);
    RawClient client(gateway.port());
    for (const char *body :
         {"", "{", "[]", "{\"username\": \"admin\"}", "{\"username\": 1, \"password\": 2}"}) {
        const auto answer = client.ask(httpRequest("POST", "/api/session/login", body));
        QVERIFY2(answer && answer->status == 400, body);
        QVERIFY2(faultOf(*answer).isEmpty(), faultOf(*answer));
    }
    QCOMPARE(manage(gateway, "GET", "/api/session/login").status, 405);
    RawClient large(gateway.port());
    const auto answer = large.ask(httpRequest("POST", "/api/session/login", QByteArray(20000, ' ')));
    QCOMPARE(answer ? answer->status : 0, 413);
    STOP_GATEWAY(gateway);
}

void SessionTest::webPagesAreRefused()
{
    GatewayProcess gateway(
        withMember(withPassword(Password), u"client/allowed_origins"_s, QJsonArray{u"*"_s}));
    START_GATEWAY(gateway);
    QCOMPARE(logIn(gateway, Password, "Origin: https://evil.example\r\n").status, 403);
    QCOMPARE(logIn(gateway, Password, "Sec-Fetch-Site: cross-site\r\n").status, 403);
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(SessionTest)
#include "sessiontest.moc"
