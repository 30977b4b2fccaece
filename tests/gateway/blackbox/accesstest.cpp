// SPDX-License-Identifier: GPL-3.0-or-later
// Who is served: by whose program asks, or by name and password. tests/gateway/admin goes through all routes.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/asuser.h"
#include "tests/support/testmain.h"

#include <QProcess>

#include <cerrno>
#include <cstddef>

#include <linux/filter.h>
#include <linux/netlink.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QString Password = u"a password that nobody finds in a log"_s;
const QByteArray RightPassword = "Authorization: Basic " + ("admin:" + Password.toUtf8()).toBase64() + "\r\n";

QJsonObject withPassword(const QString &password)
{
    return withMember(withoutLog(), u"auth_config"_s,
                      QJsonObject{{u"admin_username"_s, u"admin"_s},
                                  {u"admin_password"_s, password},
                                  {u"is_enabled"_s, true}});
}

/// From now on this process gets no socket that tells about sockets, as in some sandboxes. Leaves no trace
/// where the system knows no filters.
void forbidSockDiag()
{
    // socket(AF_NETLINK, ..., NETLINK_SOCK_DIAG) fails with EACCES.
    const auto argument = [](int number) {
        return std::uint32_t(offsetof(seccomp_data, args) + std::size_t(number) * sizeof(std::uint64_t));
    };
    sock_filter rules[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 5),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, argument(0)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_NETLINK, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, argument(2)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NETLINK_SOCK_DIAG, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const sock_fprog program{std::uint16_t(std::size(rules)), rules};
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

bool hasFilter(const GatewayProcess &gateway)
{
    QFile status(u"/proc/%1/status"_s.arg(gateway.processId()));
    return status.open(QIODevice::ReadOnly) && status.readAll().contains("\nSeccomp:\t2");
}

} // namespace

class AccessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherUserIsRefused();
    void rootIsNoException();
    void theOwnerCheckCanBeSwitchedOff();
    void whereTheKernelDoesNotTellNobodyIsServed();
    void thePasswordIsAskedForAndNeverShown();
    void aHashedPassword();
    void statusAndStopNeedNoPassword();
    void beyondLoopback();
    void beyondLoopbackWithoutAPassword();
};

void AccessTest::anotherUserIsRefused()
{
    if (!AsUser::isPossible())
        QSKIP("Only root can call as another user");
    GatewayProcess gateway(withoutLog());
    START_GATEWAY(gateway);
    {
        const AsUser nobody;
        const auto config = getFrom(gateway, "/api/config");
        QVERIFY(config);
        QCOMPARE(config->status, 403);
        QCOMPARE(config->errorType(), QByteArray("caller_refused"));
        QVERIFY2(faultOf(*config).isEmpty(), faultOf(*config));
        QCOMPARE(getFrom(gateway, "/v1/models")->status, 200);
        QCOMPARE(postTo(gateway, "/v1/chat/completions", chatBody("demo/echo"))->status, 200);
        QCOMPARE(getFrom(gateway, "/health")->status, 200);
    }
    QCOMPARE(getFrom(gateway, "/api/config")->status, 200);
    STOP_GATEWAY(gateway);
}

void AccessTest::rootIsNoException()
{
    GatewayProcess gateway(withoutLog());
    if (!AsUser::isPossible() || !gateway.giveTo(AsUser::Nobody))
        QSKIP("Only root can start the program as another user");
    START_GATEWAY(gateway);
    const auto config = getFrom(gateway, "/api/config");
    QVERIFY(config);
    QCOMPARE(config->status, 403);
    {
        const AsUser nobody;
        QCOMPARE(getFrom(gateway, "/api/config")->status, 200);
    }
    STOP_GATEWAY(gateway);
}

void AccessTest::theOwnerCheckCanBeSwitchedOff()
{
    if (!AsUser::isPossible())
        QSKIP("Only root can call as another user");
    GatewayProcess gateway(withMember(withoutLog(), u"server/owner_check"_s, false));
    START_GATEWAY(gateway);
    {
        const AsUser nobody;
        QCOMPARE(getFrom(gateway, "/api/config")->status, 200);
    }
    STOP_GATEWAY(gateway);
}

void AccessTest::whereTheKernelDoesNotTellNobodyIsServed()
{
    GatewayProcess gateway(withoutLog());
    gateway.inChild(forbidSockDiag);
    START_GATEWAY(gateway);
    if (!hasFilter(gateway))
        QSKIP("This system has no seccomp");
    const auto config = getFrom(gateway, "/api/config");
    QVERIFY(config);
    QCOMPARE(config->status, 403);
    QVERIFY2(config->errorMessage().contains("does not tell"), config->raw);
    QVERIFY2(config->errorMessage().contains("`auth_config`"), config->raw);
    QVERIFY2(config->errorMessage().contains("`server.owner_check`"), config->raw);
    QVERIFY2(gateway.output().contains("does not tell whose program asks"), gateway.output());
    QCOMPARE(getFrom(gateway, "/v1/models")->status, 200);
    QCOMPARE(getFrom(gateway, "/health")->status, 200);
    STOP_GATEWAY(gateway);

    for (const QJsonObject &way :
         {withMember(withoutLog(), u"server/owner_check"_s, false), withPassword(Password)}) {
        GatewayProcess open(way);
        open.inChild(forbidSockDiag);
        START_GATEWAY(open);
        QCOMPARE(getFrom(open, "/api/config", RightPassword)->status, 200);
        QVERIFY2(!open.output().contains("does not tell"), open.output());
        STOP_GATEWAY(open);
    }
}

void AccessTest::thePasswordIsAskedForAndNeverShown()
{
    GatewayProcess gateway(withPassword(u"env.ADMIN_PASSWORD"_s));
    gateway.setEnvironment(u"ADMIN_PASSWORD"_s, Password);
    gateway.setEnvironment(u"LOG_LEVEL"_s, u"debug"_s);
    START_GATEWAY(gateway);
    const auto without = getFrom(gateway, "/api/config");
    QVERIFY(without);
    QCOMPARE(without->status, 401);
    QVERIFY(without->headers.value("WWW-Authenticate").startsWith("Basic "));
    QVERIFY2(faultOf(*without).isEmpty(), faultOf(*without));
    const QByteArray guess =
        "Authorization: Basic " + QByteArray("admin:a guess of mine").toBase64() + "\r\n";
    QCOMPARE(getFrom(gateway, "/api/config", guess)->status, 401);
    const auto with = getFrom(gateway, "/api/config", RightPassword);
    QVERIFY(with);
    QCOMPARE(with->status, 200);
    const QJsonValue auth = with->json()[u"auth_config"_s];
    QCOMPARE(auth[u"is_enabled"_s], QJsonValue(true));
    QCOMPARE(auth[u"admin_username"_s][u"value"_s].toString(), u"admin"_s);
    QCOMPARE(auth[u"admin_password"_s][u"value"_s].toString(), u"<redacted>"_s);
    QCOMPARE(auth[u"admin_password"_s][u"env_var"_s].toString(), u"env.ADMIN_PASSWORD"_s);
    QVERIFY(!with->body.contains(Password.toUtf8()));
    QCOMPARE(postTo(gateway, "/v1/chat/completions", chatBody("demo/echo"))->status, 200);
    STOP_GATEWAY(gateway);
    QFile file(gateway.folder() + u"/bifrost.log"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray said = gateway.output() + file.readAll();
    QVERIFY(said.contains("A wrong user name or password came from"));
    for (const QByteArray &secret :
         {Password.toUtf8(), ("admin:" + Password.toUtf8()).toBase64(), QByteArray("a guess of mine")})
        QVERIFY2(!said.contains(secret), secret);
}

void AccessTest::aHashedPassword()
{
    // of "open sesame"
    GatewayProcess gateway(withPassword(u"$2b$10$d1ZralPpohn/.hMNpzsLE.xVjaFkIH/08eoUfqSfVXDslSLJpm3Z6"_s));
    START_GATEWAY(gateway);
    const auto asked = [&gateway](const QByteArray &text) {
        const auto answer =
            getFrom(gateway, "/api/version", "Authorization: Basic " + text.toBase64() + "\r\n");
        return answer ? answer->status : 0;
    };
    QCOMPARE(asked("admin:open"), 401);
    QCOMPARE(asked("admin:open sesame"), 200);
    QCOMPARE(asked("admin:open sesame"), 200);
    QCOMPARE(asked("admin:open"), 401);
    STOP_GATEWAY(gateway);
}

void AccessTest::statusAndStopNeedNoPassword()
{
    GatewayProcess gateway(withPassword(Password));
    START_GATEWAY(gateway);
    const auto status = gateway.runBeside(u"--status"_s);
    QVERIFY(status);
    const QJsonObject told = QJsonDocument::fromJson(*status).object();
    QCOMPARE(told[u"state"_s].toString(), u"running"_s);
    QCOMPARE(told[u"url"_s].toString(), u"http://localhost:%1"_s.arg(gateway.port()));
    QVERIFY(gateway.runBeside(u"--stop"_s));
    QVERIFY(gateway.waitForEnd(std::chrono::seconds(40)) && gateway.cleanEnd());
}

void AccessTest::beyondLoopback()
{
    GatewayProcess gateway(withPassword(Password), {u"-host"_s, u"0.0.0.0"_s});
    START_GATEWAY(gateway);
    QCOMPARE(getFrom(gateway, "/health")->status, 200);
    for (const char *path : {"/v1/models", "/openai/v1/models", "/api/version", "/nothing"}) {
        const auto without = getFrom(gateway, path);
        QVERIFY2(without && without->status == 401, path);
        const auto with = getFrom(gateway, path, RightPassword);
        QVERIFY2(with && with->status == (QByteArray(path) == "/nothing" ? 404 : 200), path);
    }
    // What an OpenAI client sends whose key is the name and the password.
    const QByteArray key = "Authorization: Bearer " + ("admin:" + Password.toUtf8()).toBase64() + "\r\n";
    QCOMPARE(postTo(gateway, "/v1/chat/completions", chatBody("demo/echo"))->status, 401);
    QCOMPARE(postTo(gateway, "/v1/chat/completions", chatBody("demo/echo"), key)->status, 200);
    STOP_GATEWAY(gateway);
}

void AccessTest::beyondLoopbackWithoutAPassword()
{
    GatewayProcess gateway(withoutLog(), {u"-host"_s, u"0.0.0.0"_s});
    QVERIFY(!gateway.start());
    QCOMPARE(gateway.exitCode(), 1);
    QVERIFY2(gateway.output().contains("Set `auth_config`"), gateway.output());
}

BIFROST_TEST(AccessTest)
#include "accesstest.moc"
