// SPDX-License-Identifier: GPL-3.0-or-later
// Who may use which routes of the whole gateway, of every route that there is.
#include "gateway/admin/adminroutes.h"
#include "gateway/flow/route.h"
#include "gateway/gateway.h"
#include "tests/support/asuser.h"
#include "tests/support/rawclient.h"
#include "tests/support/testmain.h"

#include <QNetworkInterface>
#include <QTest>

#include <memory>
#include <optional>

using namespace bifrost;
using namespace Qt::StringLiterals;
using test::AsUser;
using test::HttpAnswer;
using test::httpRequest;
using test::RawClient;

namespace {

const QByteArray RightPassword =
    "Authorization: Basic " + QByteArray("admin:open sesame").toBase64() + "\r\n";

struct Target
{
    QByteArray method;
    QByteArray path;
};

QByteArray bytes(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

/// Of the table, and paths that are in no table.
QList<Target> managementTargets()
{
    QList<Target> targets;
    for (const admin::AdminRoute &route : admin::adminRoutes()) {
        QByteArray path = bytes(route.path);
        while (path.contains('<')) {
            const qsizetype open = path.indexOf('<');
            path.replace(open, path.indexOf('>') - open + 1, "nobody");
        }
        const bool isOpen = path == "/health" || path == "/api/session/login"
            || path == "/api/session/is-auth-enabled"; // theWayIn()
        if (!isOpen)
            targets.append({bytes(route.method), path});
    }
    targets += {{"GET", "/api"},
                {"GET", "/api/nothing"},
                {"PUT", "/api/config"},
                {"GET", "/"},
                {"GET", "/index.html"},
                {"GET", "/healthy"},
                {"HEAD", "/api/config"},
                {"OPTIONS", "/api/config"},
                {"GET", "/v1/..%2Fapi/config"},
                {"GET", "//api/config"}};
    return targets;
}

QList<Target> inferenceTargets()
{
    QList<Target> targets{{"GET", "/v1/nothing"}, {"OPTIONS", "/v1/models"}};
    for (const flow::Route &route : flow::inferenceRoutes())
        targets.append({bytes(route.method), bytes(route.path)});
    return targets;
}

std::unique_ptr<Gateway> running(Configuration configuration)
{
    configuration.server.port = 0;
    configuration.server.threads = 1;
    auto gateway = std::make_unique<Gateway>(nullptr);
    gateway->start(configuration);
    return gateway;
}

Configuration withPassword(const QString &host = u"localhost"_s)
{
    Configuration configuration;
    configuration.server.host = host;
    configuration.auth.enabled = true;
    configuration.auth.username.value = Secret("admin");
    configuration.auth.password.value = Secret("open sesame");
    return configuration;
}

std::optional<HttpAnswer> ask(const Gateway &gateway, const Target &target, const QByteArray &lines = {},
                              const QByteArray &address = "127.0.0.1")
{
    RawClient client(gateway.port(), address);
    client.send(httpRequest(target.method, target.path, target.method == "POST" ? "{}" : "", lines));
    return client.receive(RawClient::Patience, target.method == "HEAD");
}

QByteArray described(const Target &target, const std::optional<HttpAnswer> &answer)
{
    return target.method + ' ' + target.path + " -> " + (answer ? answer->raw : QByteArray("nothing"));
}

bool isRefusedAsAStranger(const std::optional<HttpAnswer> &answer)
{
    return answer && answer->status == 403;
}

} // namespace

class AdminAccessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUserIsServed();
    void anotherUserIsNotServed();
    void theOwnerCheckCanBeSwitchedOff();
    void aPasswordGuardsManagement();
    void theWayIn();
    void inferenceOfLoopback_data();
    void inferenceOfLoopback();
    void beyondLoopbackEverythingIsGuarded_data();
    void beyondLoopbackEverythingIsGuarded();
    void theAddressesOfThisMachine();
    void withoutAPasswordNobodyElseMayCome_data();
    void withoutAPasswordNobodyElseMayCome();
    void theAddressThatIsShown();
};

void AdminAccessTest::theUserIsServed()
{
    const auto gateway = running({});
    QCOMPARE(gateway->state(), Gateway::State::Running);
    for (const Target &target : managementTargets()) {
        const auto answer = ask(*gateway, target);
        QVERIFY2(answer, described(target, answer));
        if (answer->errorMessage().contains("does not tell"))
            QSKIP("The kernel here does not tell who owns a socket");
        QVERIFY2(!isRefusedAsAStranger(answer) && answer->status != 401, described(target, answer));
    }
}

void AdminAccessTest::anotherUserIsNotServed()
{
    if (!AsUser::isPossible())
        QSKIP("Only root can call as another user");
    const auto gateway = running({});
    const AsUser nobody;
    for (const QByteArray address : {"127.0.0.1", "::ffff:127.0.0.1", "::1"}) {
        if (!RawClient(gateway->port(), address).connected())
            continue; // no IPv6 here
        for (const Target &target : managementTargets()) {
            const auto answer = ask(*gateway, target, {}, address);
            QVERIFY2(isRefusedAsAStranger(answer), described(target, answer));
            if (target.method != "HEAD")
                QCOMPARE(answer->errorType(), QByteArray("caller_refused"));
        }
        for (const Target &target : inferenceTargets() + QList<Target>{{"GET", "/health"}}) {
            const auto answer = ask(*gateway, target, {}, address);
            QVERIFY2(answer && !isRefusedAsAStranger(answer), described(target, answer));
        }
    }
}

void AdminAccessTest::theOwnerCheckCanBeSwitchedOff()
{
    if (!AsUser::isPossible())
        QSKIP("Only root can call as another user");
    Configuration configuration;
    configuration.server.ownerCheck = false;
    const auto gateway = running(configuration);
    const AsUser nobody;
    for (const Target &target : managementTargets()) {
        const auto answer = ask(*gateway, target);
        QVERIFY2(answer && !isRefusedAsAStranger(answer), described(target, answer));
    }
}

void AdminAccessTest::aPasswordGuardsManagement()
{
    const auto gateway = running(withPassword());
    std::optional<AsUser> nobody;
    if (AsUser::isPossible())
        nobody.emplace(); // whoever it is
    for (const Target &target : managementTargets()) {
        const auto without = ask(*gateway, target);
        QVERIFY2(without && without->status == 401, described(target, without));
        QVERIFY(without->headers.has("WWW-Authenticate"));
        const auto with = ask(*gateway, target, RightPassword);
        QVERIFY2(with && with->status != 401 && with->status != 403, described(target, with));
    }
    QCOMPARE(ask(*gateway, {"GET", "/health"})->status, 200);
}

void AdminAccessTest::theWayIn()
{
    const Target login{"POST", "/api/session/login"}; // here without a password in its body
    const Target state{"GET", "/api/session/is-auth-enabled"};
    std::optional<AsUser> nobody;
    for (const bool asStranger : {false, true}) {
        if (asStranger && !AsUser::isPossible())
            continue;
        const auto open = running({});
        const auto closed = running(withPassword());
        const auto beyond = running(withPassword(u"0.0.0.0"_s));
        nobody.reset();
        if (asStranger)
            nobody.emplace();
        QCOMPARE(ask(*open, login)->status, 403);
        QCOMPARE(ask(*closed, login)->status, 400);
        QCOMPARE(ask(*beyond, login)->status, 400);
        QVERIFY(ask(*open, state)->body.contains("false"));
        QVERIFY(ask(*closed, state)->body.contains("true"));
        QCOMPARE(ask(*beyond, state)->status, 401);
        nobody.reset();
    }
}

void AdminAccessTest::inferenceOfLoopback_data()
{
    QTest::addColumn<bool>("enforced");
    QTest::addColumn<int>("disabled"); // -1: not said
    QTest::addColumn<bool>("asked");
    QTest::newRow("nothing said") << false << -1 << false;
    QTest::newRow("disabled") << false << 1 << false;
    QTest::newRow("not disabled") << false << 0 << true;
    QTest::newRow("enforced") << true << -1 << true;
    QTest::newRow("enforced and disabled") << true << 1 << true;
}

void AdminAccessTest::inferenceOfLoopback()
{
    QFETCH(bool, enforced);
    QFETCH(int, disabled);
    QFETCH(bool, asked);
    Configuration configuration = withPassword();
    configuration.client.enforceAuthOnInference = enforced;
    if (disabled >= 0)
        configuration.auth.openInference = disabled == 1;
    const auto gateway = running(configuration);
    for (const Target &target : inferenceTargets()) {
        const auto without = ask(*gateway, target);
        QVERIFY2(without && (without->status == 401) == asked, described(target, without));
        const auto with = ask(*gateway, target, RightPassword);
        QVERIFY2(with && with->status != 401, described(target, with));
    }
    QCOMPARE(ask(*gateway, {"GET", "/health"})->status, 200);
}

void AdminAccessTest::beyondLoopbackEverythingIsGuarded_data()
{
    QTest::addColumn<bool>("disabled");
    QTest::newRow("0.0.0.0") << false;
    QTest::newRow("::") << false;
    QTest::newRow("0.0.0.0 with open inference") << true;
}

void AdminAccessTest::beyondLoopbackEverythingIsGuarded()
{
    QFETCH(bool, disabled);
    Configuration configuration =
        withPassword(QString::fromLatin1(QTest::currentDataTag()).section(u' ', 0, 0));
    if (disabled)
        configuration.auth.openInference = true;
    const auto gateway = running(configuration);
    QCOMPARE(gateway->state(), Gateway::State::Running);
    for (const Target &target : managementTargets() + inferenceTargets()) {
        const auto without = ask(*gateway, target);
        QVERIFY2(without && without->status == 401, described(target, without));
        const auto with = ask(*gateway, target, RightPassword);
        QVERIFY2(with && with->status != 401 && with->status != 403, described(target, with));
    }
    QCOMPARE(ask(*gateway, {"GET", "/health"})->status, 200);
}

void AdminAccessTest::theAddressesOfThisMachine()
{
    int tried = 0;
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (address.isLoopback() || !address.scopeId().isEmpty())
            continue;
        const QString host = address.toString();
        QVERIFY2(running([&] {
                     Configuration configuration;
                     configuration.server.host = host;
                     return configuration;
                 }())
                         ->state()
                     == Gateway::State::Failed,
                 qPrintable(host));
        const auto gateway = running(withPassword(host));
        if (gateway->state() != Gateway::State::Running)
            continue; // one that is just coming or going
        ++tried;
        const QByteArray name = (host.contains(u':') ? u'[' + host + u']' : host).toLatin1();
        const auto asked = [&](const QByteArray &path, const QByteArray &lines) {
            RawClient client(gateway->port(), host.toLatin1());
            const auto answer = client.ask("GET " + path + " HTTP/1.1\r\nHost: " + name + ':'
                                           + QByteArray::number(gateway->port()) + "\r\n" + lines + "\r\n");
            return answer ? answer->status : 0;
        };
        QCOMPARE(asked("/health", {}), 200);
        QCOMPARE(asked("/v1/models", {}), 401);
        QCOMPARE(asked("/v1/models", RightPassword), 200);
        QCOMPARE(asked("/api/version", {}), 401);
        QCOMPARE(asked("/api/version", RightPassword), 200);
    }
    if (tried == 0)
        QSKIP("This machine has no address but loopback");
}

void AdminAccessTest::withoutAPasswordNobodyElseMayCome_data()
{
    QTest::addColumn<Configuration>("configuration");
    Configuration none;
    none.server.host = u"0.0.0.0"_s;
    QTest::newRow("no auth_config") << none;
    Configuration off = withPassword(u"::"_s);
    off.auth.enabled = false;
    QTest::newRow("not enabled") << off;
    Configuration empty = withPassword(u"0.0.0.0"_s);
    empty.auth.password.value = Secret();
    QTest::newRow("no password") << empty;
    Configuration noCheck = none;
    noCheck.server.ownerCheck = false;
    QTest::newRow("no owner check") << noCheck;
}

void AdminAccessTest::withoutAPasswordNobodyElseMayCome()
{
    QFETCH(Configuration, configuration);
    const auto gateway = running(configuration);
    QCOMPARE(gateway->state(), Gateway::State::Failed);
    QCOMPARE(gateway->lastError().code, ErrorCode::AddressRefused);
    QVERIFY(gateway->lastError().message.find("auth_config") != std::string::npos);
    QVERIFY(!Gateway::review(configuration));
}

void AdminAccessTest::theAddressThatIsShown()
{
    for (const QString &host : {u"0.0.0.0"_s, u"::"_s}) {
        const auto gateway = running(withPassword(host));
        QCOMPARE(gateway->url(), u"http://localhost:%1"_s.arg(gateway->port()));
        QVERIFY(Gateway::review(withPassword(host)));
    }
}

BIFROST_TEST(AdminAccessTest)
#include "accesstest.moc"
