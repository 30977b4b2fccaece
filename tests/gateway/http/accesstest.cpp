// SPDX-License-Identifier: GPL-3.0-or-later
// Who is let in: by the owner of the caller's socket, or by name and password.
#include "tests/gateway/http/caller.h"
#include "tests/gateway/http/frontstage.h"
#include "tests/support/rawclient.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QTest>

#include <unistd.h>

using namespace bifrost;
using namespace std::chrono_literals;
using http::AccessRules;
using http::AdminCredential;
using http::FailedAttempts;
using test::Caller;
using test::FrontStage;
using test::HttpAnswer;
using test::httpRequest;

namespace {

constexpr std::string_view Password = "open sesame";
constexpr std::string_view PasswordHashed = "$2b$04$Du7CDyWR9IxaNc97/nkA0ePw1X52yPL6V2tbMkfL9qjAdkVhDqHBa";

FrontStage::Adjust with(const AccessRules &access)
{
    return [access](http::FrontRules &rules) { rules.access = access; };
}

http::FrontRulesPtr rulesWith(const AccessRules &access)
{
    auto rules = std::make_shared<http::FrontRules>();
    rules->access = access;
    return rules;
}

AccessRules rulesFor(std::string_view password, bool beyondLoopback = false)
{
    AccessRules rules;
    rules.admin = std::make_shared<const AdminCredential>(Secret("admin"), Secret(password));
    rules.beyondLoopback = beyondLoopback;
    return rules;
}

QByteArray basic(const QByteArray &text, const QByteArray &scheme = "Basic")
{
    return "Authorization: " + scheme + ' ' + text.toBase64() + "\r\n";
}

QByteArray get(const QByteArray &target, const QByteArray &lines = {})
{
    return httpRequest("GET", target, {}, lines);
}

int statusOf(FrontStage &stage, const QByteArray &request)
{
    Caller caller(stage.port());
    const auto answer = caller.ask(request);
    return answer ? answer->status : 0;
}

/// Where failures of this process's sockets are counted; the kernel may not tell whose they are.
std::vector<std::string> ownPlaces()
{
    return {"user " + std::to_string(::geteuid()), "127.0.0.1"};
}

std::chrono::seconds longestWait(const FailedAttempts &failures, FailedAttempts::Clock::time_point now)
{
    std::chrono::seconds longest{0};
    for (const std::string &place : ownPlaces())
        longest = std::max(longest, failures.wait(place, now));
    return longest;
}

} // namespace

class AccessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutRulesNobodyIsAsked();
    void theOwnerIsLetIn();
    void anotherUserIsNot();
    void aPasswordReplacesTheOwner();
    void routesBehindThePassword_data();
    void routesBehindThePassword();
    void whatIsSentIsJudged_data();
    void whatIsSentIsJudged();
    void theAnswerAsksForAPassword();
    void aSlowHashIsComparedAside_data();
    void aSlowHashIsComparedAside();
    void requestsBehindASlowHashKeepTheirOrder();
    void aBodyWaitsForTheSlowHash();
    void callersMayLeaveDuringTheCheck();
    void theFrontMayGoDuringTheCheck();
    void wrongPasswordsAreCounted();
    void whoFailedTooOftenHasToWait();
    void newRulesHoldForTheNextRequest();
    void openRoutesOfLoopback();
};

void AccessTest::withoutRulesNobodyIsAsked()
{
    FrontStage stage;
    QCOMPARE(statusOf(stage, get("/api/config")), 200);
    QCOMPARE(statusOf(stage, get("/v1/models")), 200);
}

void AccessTest::theOwnerIsLetIn()
{
    AccessRules rules;
    rules.owner = ::geteuid();
    FrontStage stage(with(rules));
    Caller caller(stage.port());
    const auto answer = caller.ask(get("/api/config"));
    QVERIFY(answer);
    if (answer->errorMessage().contains("does not tell"))
        QSKIP("The kernel here does not tell who owns a socket");
    QCOMPARE(answer->status, 200);
    QCOMPARE(caller.ask(get("/api/config"))->status, 200);
}

void AccessTest::anotherUserIsNot()
{
    AccessRules rules;
    rules.owner = ::geteuid() + 1;
    FrontStage stage(with(rules));
    Caller caller(stage.port());
    const auto answer = caller.ask(get("/api/config"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 403);
    QCOMPARE(answer->errorType(), QByteArray("caller_refused"));
    QVERIFY(answer->errorMessage().contains("server.owner_check"));
    QVERIFY(stage.handler.asked.isEmpty());
    QCOMPARE(caller.ask(get("/v1/models"))->status, 200); // the same connection
    QCOMPARE(caller.ask(get("/api/config"))->status, 403);
    QCOMPARE(caller.ask(get("/health"))->status, 200);
}

void AccessTest::aPasswordReplacesTheOwner()
{
    AccessRules rules = rulesFor(Password);
    rules.owner = ::geteuid() + 1;
    FrontStage stage(with(rules));
    QCOMPARE(statusOf(stage, get("/api/config", basic("admin:open sesame"))), 200);
    QCOMPARE(statusOf(stage, get("/api/config")), 401);
}

void AccessTest::routesBehindThePassword_data()
{
    QTest::addColumn<bool>("beyondLoopback");
    QTest::addColumn<bool>("inferenceToo");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("asked");
    for (const bool beyond : {false, true}) {
        for (const bool inference : {false, true}) {
            const char *name = beyond ? "beyond" : "loopback";
            QTest::addRow("%s %d, management", name, inference)
                << beyond << inference << QByteArray("/api/x") << true;
            QTest::addRow("%s %d, inference", name, inference)
                << beyond << inference << QByteArray("/v1/models") << (beyond || inference);
            QTest::addRow("%s %d, health", name, inference)
                << beyond << inference << QByteArray("/health") << false;
        }
    }
}

void AccessTest::routesBehindThePassword()
{
    QFETCH(bool, beyondLoopback);
    QFETCH(bool, inferenceToo);
    QFETCH(QByteArray, target);
    QFETCH(bool, asked);
    AccessRules rules = rulesFor(Password, beyondLoopback);
    rules.inferenceToo = inferenceToo;
    FrontStage stage(with(rules));
    QCOMPARE(statusOf(stage, get(target)), asked ? 401 : 200);
    QCOMPARE(statusOf(stage, get(target, basic("admin:open sesame"))), 200);
    QCOMPARE(statusOf(stage, get(target, basic("admin:wrong"))), asked ? 401 : 200);
}

void AccessTest::whatIsSentIsJudged_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("status");
    QTest::newRow("right") << basic("admin:open sesame") << 200;
    QTest::newRow("as a token") << basic("admin:open sesame", "Bearer") << 200;
    QTest::newRow("scheme in other letters") << basic("admin:open sesame", "bASIC") << 200;
    QTest::newRow("wrong password") << basic("admin:open sesam") << 401;
    QTest::newRow("longer password") << basic("admin:open sesame ") << 401;
    QTest::newRow("wrong name") << basic("Admin:open sesame") << 401;
    QTest::newRow("empty password") << basic("admin:") << 401;
    QTest::newRow("empty") << basic(":") << 401;
    QTest::newRow("colon moved") << basic("adminopen: sesame") << 401;
    QTest::newRow("no colon") << basic("admin") << 401;
    QTest::newRow("with a zero") << basic(QByteArray("admin:open sesame\0x", 19)) << 401;
    QTest::newRow("not base64") << QByteArray("Authorization: Basic admin:open sesame\r\n") << 401;
    QTest::newRow("no scheme") << QByteArray("Authorization: YWRtaW46b3BlbiBzZXNhbWU=\r\n") << 401;
    QTest::newRow("another scheme") << basic("admin:open sesame", "Digest") << 401;
    QTest::newRow("a tool's key") << QByteArray("Authorization: Bearer sk-1234567890\r\n") << 401;
    QTest::newRow("in a cookie") << QByteArray("Cookie: token=YWRtaW46b3BlbiBzZXNhbWU=\r\n") << 401;
    QTest::newRow("very long") << basic("admin:" + QByteArray(5000, 'x')) << 401;
}

void AccessTest::whatIsSentIsJudged()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, status);
    FrontStage stage(with(rulesFor(Password)));
    QCOMPARE(statusOf(stage, get("/api/config", lines)), status);
}

void AccessTest::theAnswerAsksForAPassword()
{
    FrontStage stage(with(rulesFor(Password, true)));
    Caller caller(stage.port());
    for (const QByteArray &lines : {QByteArray(), basic("admin:wrong")}) {
        const auto answer = caller.ask(get("/v1/models", lines));
        QVERIFY(answer);
        QCOMPARE(answer->status, 401);
        QCOMPARE(answer->reason, QByteArray("Unauthorized"));
        QCOMPARE(answer->headers.value("WWW-Authenticate"),
                 QByteArray("Basic realm=\"Bifrost\", charset=\"UTF-8\""));
        QCOMPARE(answer->errorType(), QByteArray("authentication_error"));
    }
    QCOMPARE(caller.ask(get("/v1/models", basic("admin:open sesame")))->status, 200);
}

void AccessTest::aSlowHashIsComparedAside_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<int>("status");
    QTest::newRow("right") << QByteArray("admin:open sesame") << 200;
    QTest::newRow("wrong password") << QByteArray("admin:open") << 401;
    QTest::newRow("wrong name") << QByteArray("root:open sesame") << 401;
    QTest::newRow("the hash itself") << QByteArray("admin:").append(PasswordHashed.data(),
                                                                    qsizetype(PasswordHashed.size()))
                                     << 401;
    QTest::newRow("with a zero") << QByteArray("admin:open sesame\0x", 19) << 401;
}

void AccessTest::aSlowHashIsComparedAside()
{
    QFETCH(QByteArray, sent);
    QFETCH(int, status);
    FrontStage stage(with(rulesFor(PasswordHashed)));
    Caller caller(stage.port());
    for (int i = 0; i < 3; ++i) { // a right one is known from then on
        const auto answer = caller.ask(get("/api/config", basic(sent)));
        QVERIFY(answer);
        QCOMPARE(answer->status, status);
    }
    if (status == 200)
        QVERIFY(stage.shared->failures.isEmpty());
    QCOMPARE(caller.ask(get("/api/config", basic("admin:no")))->status, 401);
}

void AccessTest::requestsBehindASlowHashKeepTheirOrder()
{
    FrontStage stage(with(rulesFor(PasswordHashed)));
    Caller caller(stage.port());
    caller.send(get("/api/1", basic("admin:open sesame")) + get("/api/2") + get("/health")
                + get("/api/3", basic("admin:open sesame")));
    QList<int> statuses;
    for (int i = 0; i < 4; ++i) {
        const auto answer = caller.answer();
        QVERIFY(answer);
        statuses.append(answer->status);
    }
    QCOMPARE(statuses, (QList<int>{200, 401, 200, 200}));
    QCOMPARE(stage.handler.asked, (QByteArrayList{"GET /api/1", "GET /health", "GET /api/3"}));
}

void AccessTest::aBodyWaitsForTheSlowHash()
{
    const QByteArray body(200'000, 'b');
    FrontStage stage(with(rulesFor(PasswordHashed)));
    Caller caller(stage.port());
    caller.send(httpRequest("POST", "/api/1", body, basic("admin:open sesame")));
    const auto answer = caller.answer();
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, body);
}

void AccessTest::callersMayLeaveDuringTheCheck()
{
    FrontStage stage(with(rulesFor(PasswordHashed)));
    for (int i = 0; i < 4; ++i) {
        Caller caller(stage.port());
        caller.send(get("/api/" + QByteArray::number(i), basic("admin:wrong")));
        QVERIFY(test::runUntil([&] { return stage.shared->requests.load() == 1; }));
        caller.hangUp();
        QVERIFY(test::runUntil([&] { return stage.shared->connections.load() == 0; }));
    }
    stage.shared->failures.takeBack(ownPlaces()[0]);
    QVERIFY(test::runUntil([&] { return stage.shared->requests.load() == 0; }));
    QVERIFY(stage.handler.asked.isEmpty());
}

void AccessTest::theFrontMayGoDuringTheCheck()
{
    FrontStage stage(with(rulesFor(PasswordHashed)));
    Caller caller(stage.port());
    caller.send(get("/api/config", basic("admin:open sesame")));
    QVERIFY(test::runUntil([&] { return stage.shared->requests.load() == 1; }));
    stage.front->closeAll();
    QVERIFY(caller.isClosedByPeer());
    QVERIFY(stage.handler.asked.isEmpty());
}

void AccessTest::wrongPasswordsAreCounted()
{
    FrontStage stage(with(rulesFor(Password)));
    const auto before = FailedAttempts::Clock::now();
    Caller caller(stage.port());
    for (int i = 0; i < FailedAttempts::FreeTries; ++i) {
        QCOMPARE(caller.ask(get("/api/x"))->status, 401); // nothing was tried
        QCOMPARE(caller.ask(get("/api/x", "Authorization: Bearer sk-of-a-tool\r\n"))->status, 401);
    }
    QVERIFY(stage.shared->failures.isEmpty());
    for (int i = 0; i < FailedAttempts::FreeTries; ++i) {
        QCOMPARE(longestWait(stage.shared->failures, before).count(), 0);
        QCOMPARE(caller.ask(get("/api/x", basic("admin:guess")))->status, 401);
    }
    QVERIFY(longestWait(stage.shared->failures, before) >= 1s);
}

void AccessTest::whoFailedTooOftenHasToWait()
{
    FrontStage stage(with(rulesFor(Password)));
    for (const std::string &place : ownPlaces()) {
        for (int i = 0; i < 20; ++i)
            stage.shared->failures.add(place, FailedAttempts::Clock::now());
    }
    Caller caller(stage.port());
    // Else a guess would be told from a right one by the answer.
    for (const char *sent : {"admin:open sesame", "admin:guess"}) {
        const auto answer = caller.ask(get("/api/x", basic(sent)));
        QVERIFY(answer);
        QCOMPARE(answer->status, 429);
        QCOMPARE(answer->errorType(), QByteArray("too_many_attempts"));
        const int wait = answer->headers.value("Retry-After").toInt();
        QVERIFY(wait > 0 && wait <= FailedAttempts::LongestWait.count());
    }
    QCOMPARE(caller.ask(get("/v1/models"))->status, 200);
}

void AccessTest::newRulesHoldForTheNextRequest()
{
    FrontStage stage;
    Caller caller(stage.port());
    QCOMPARE(caller.ask(get("/api/x"))->status, 200);
    stage.front->setRules(rulesWith(rulesFor(Password)));
    QCOMPARE(caller.ask(get("/api/x"))->status, 401);
    // Beyond loopback nobody gets in when the password is taken away.
    AccessRules none;
    none.beyondLoopback = true;
    stage.front->setRules(rulesWith(none));
    QCOMPARE(caller.ask(get("/v1/models", basic("admin:open sesame")))->status, 401);
    QCOMPARE(caller.ask(get("/api/x"))->status, 401);
}

void AccessTest::openRoutesOfLoopback()
{
    AccessRules rules = rulesFor(Password);
    rules.open = {"/api/one", "/api/two*"};
    FrontStage stage(with(rules));
    Caller caller(stage.port());
    for (const char *path : {"/api/one", "/api/one?a=b", "/api/%6fne", "/api/two", "/api/two/three"})
        QCOMPARE(caller.ask(get(path))->status, 200);
    for (const char *path : {"/api/ones", "/api/three?/api/one", "/api/two/../three", "/api"})
        QCOMPARE(caller.ask(get(path))->status, 401);
    rules.beyondLoopback = true;
    stage.front->setRules(rulesWith(rules));
    QCOMPARE(caller.ask(get("/api/one"))->status, 401);
}

BIFROST_TEST(AccessTest)
#include "accesstest.moc"
