// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/adminserver.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

/// What the server says on one of its channels.
struct Answer
{
    int status = 0;
    QByteArray head;
    QByteArray body;

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

/// A channel, as the bridge uses it: one request at a time.
class Channel
{
public:
    explicit Channel(admin::AdminServer &server)
    {
        net::Fd fd = server.openChannel();
        if (m_socket.setSocketDescriptor(fd.get(), QAbstractSocket::ConnectedState))
            fd.release();
    }

    Answer ask(const QByteArray &method, const QByteArray &target)
    {
        m_socket.write(method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QByteArray received;
        const auto isWhole = [this, &received] {
            received += m_socket.readAll();
            const qsizetype end = received.indexOf("\r\n\r\n");
            const QByteArray head = received.left(end).toLower();
            const qsizetype at = head.indexOf("content-length:");
            return end >= 0 && at >= 0
                && received.size() >= end + 4 + head.mid(at + 15).split('\r').first().trimmed().toLongLong();
        };
        if (!runUntil(isWhole))
            return {};
        const qsizetype end = received.indexOf("\r\n\r\n");
        return {received.split(' ').value(1).toInt(), received.left(end), received.mid(end + 4)};
    }

private:
    QTcpSocket m_socket;
};

Configuration twoProviders()
{
    Configuration configuration;
    for (const QString &name : {u"groq"_s, u"openai"_s})
        configuration.providers.emplace_back().name = name;
    return configuration;
}

} // namespace

class AdminServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void health();
    void healthInTrouble();
    void version();
    void configuration();
    void providers();
    void anUnknownProvider();
    void channelsAreUsedAgain();
    void nothingIsComplainedAbout();
};

void AdminServerTest::health()
{
    admin::EngineStatus status;
    admin::AdminServer server(nullptr, {}, [&status] { return status; });
    Channel channel(server);
    const Answer without = channel.ask("GET", "/health");
    QCOMPARE(without.status, 200);
    QCOMPARE(without.json()[u"components"_s][u"db_pings"_s].toString(), u"disabled"_s);
    status.logsEnabled = true; // it is asked each time
    QCOMPARE(channel.ask("GET", "/health").json()[u"components"_s][u"db_pings"_s].toString(), u"ok"_s);
}

void AdminServerTest::healthInTrouble()
{
    admin::AdminServer server(nullptr, {}, [] {
        admin::EngineStatus status;
        status.logTrouble = Error(ErrorCode::DatabaseFailed, "the disk is \"full\"");
        return status;
    });
    Channel channel(server);
    const Answer answer = channel.ask("GET", "/health");
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.json()[u"error"_s][u"type"_s].toString(), u"database_failed"_s);
    QCOMPARE(answer.json()[u"error"_s][u"message"_s].toString(),
             u"log store not available: the disk is \"full\""_s);
}

void AdminServerTest::version()
{
    const QString before = QCoreApplication::applicationVersion();
    QCoreApplication::setApplicationVersion(u"1.2.3"_s);
    admin::AdminServer server(nullptr, {}, [] { return admin::EngineStatus(); });
    Channel channel(server);
    QCOMPARE(channel.ask("GET", "/api/version").body, QByteArray("\"v1.2.3\"\n"));
    QCoreApplication::setApplicationVersion(before);
}

void AdminServerTest::configuration()
{
    Configuration configuration;
    configuration.client.requiredHeaders = {u"x-team"_s};
    admin::AdminServer server(nullptr, configuration, [] { return admin::EngineStatus(); });
    Channel channel(server);
    const Answer answer = channel.ask("GET", "/api/config");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.head.toLower().contains("content-type: application/json"));
    QCOMPARE(answer.json()[u"client_config"_s][u"required_headers"_s][0].toString(), u"x-team"_s);
}

void AdminServerTest::providers()
{
    admin::AdminServer server(nullptr, twoProviders(), [] { return admin::EngineStatus(); });
    Channel channel(server);
    QCOMPARE(channel.ask("GET", "/api/providers").json()[u"total"_s].toInt(), 2);
    for (const char *target : {"/api/providers/groq", "/api/providers/GROQ", "/api/providers/gr%6Fq"})
        QCOMPARE(channel.ask("GET", target).json()[u"name"_s].toString(), u"groq"_s);
}

void AdminServerTest::anUnknownProvider()
{
    admin::AdminServer server(nullptr, twoProviders(), [] { return admin::EngineStatus(); });
    Channel channel(server);
    const Answer answer = channel.ask("GET", "/api/providers/nobody%22");
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.json()[u"error"_s][u"type"_s].toString(), u"not_found"_s);
    QVERIFY(answer.json()[u"error"_s][u"message"_s].toString().contains(u"nobody\""_s));
}

void AdminServerTest::channelsAreUsedAgain()
{
    admin::AdminServer server(nullptr, twoProviders(), [] { return admin::EngineStatus(); });
    Channel one(server);
    Channel other(server);
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(one.ask("GET", "/api/providers/groq").status, 200);
        QCOMPARE(other.ask("GET", "/api/providers/nobody").status, 404);
    }
}

void AdminServerTest::nothingIsComplainedAbout()
{
    // Qt takes a server that has no port for a mistake, and would say so with every channel.
    static QStringList said;
    said.clear();
    const QtMessageHandler before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &message) { said += message; });
    {
        admin::AdminServer server(nullptr, {}, [] { return admin::EngineStatus(); });
        Channel channel(server);
        channel.ask("GET", "/health");
    }
    qInstallMessageHandler(before);
    QCOMPARE(said, QStringList());
}

BIFROST_TEST(AdminServerTest)
#include "adminservertest.moc"
