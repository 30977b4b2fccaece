// SPDX-License-Identifier: GPL-3.0-or-later
// The proxies that Debian has: tinyproxy and microsocks.
#include "tests/gateway/upstream/clientstage.h"
#include "tests/gateway/upstream/scriptedserver.h"
#include "tests/gateway/upstream/tlspeer.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using upstream::Proxy;

namespace {

const QString Word = QStringLiteral("s3cret");

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// One of the two, with a user "ann". Another port is tried where somebody was faster.
class RealProxy
{
public:
    explicit RealProxy(Proxy::Kind kind) : m_kind(kind) { }
    ~RealProxy()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    bool start()
    {
        for (int tries = 0; tries < 5; ++tries) {
            m_port = freePort();
            if (m_kind == Proxy::Kind::Socks5) {
                m_process.start(QStringLiteral("microsocks"),
                                {QStringLiteral("-i"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
                                 QString::number(m_port), QStringLiteral("-u"), QStringLiteral("ann"),
                                 QStringLiteral("-P"), Word});
            } else {
                QFile file(m_folder.filePath(QStringLiteral("tinyproxy.conf")));
                if (!file.open(QIODevice::WriteOnly))
                    return false;
                file.write("Port " + QByteArray::number(m_port)
                           + "\nListen 127.0.0.1\nTimeout 60\nMaxClients 20\nAllow 127.0.0.1\nBasicAuth ann "
                           + Word.toUtf8() + '\n');
                file.close();
                m_process.start(QStringLiteral("tinyproxy"),
                                {QStringLiteral("-d"), QStringLiteral("-c"), file.fileName()});
            }
            if (answers())
                return true;
            m_process.kill();
            m_process.waitForFinished();
        }
        return false;
    }

    std::shared_ptr<Proxy> proxy(const QString &word = Word) const
    {
        auto proxy = std::make_shared<Proxy>();
        proxy->kind = m_kind;
        proxy->host = "127.0.0.1";
        proxy->port = m_port;
        proxy->username = "ann";
        proxy->password = Secret(word.toStdString());
        return proxy;
    }

private:
    bool answers()
    {
        return m_process.waitForStarted() && runUntil([this] {
                   if (m_process.state() != QProcess::Running)
                       return true;
                   QTcpSocket socket;
                   socket.connectToHost(QHostAddress::LocalHost, m_port);
                   return socket.waitForConnected(100);
               })
            && m_process.state() == QProcess::Running;
    }

    const Proxy::Kind m_kind;
    quint16 m_port = 0;
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace

class RealProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void works_data();
    void works();
};

void RealProxyTest::works_data()
{
    QTest::addColumn<bool>("socks");
    QTest::newRow("tinyproxy") << false;
    QTest::newRow("microsocks") << true;
}

void RealProxyTest::works()
{
    QFETCH(const bool, socks);
    const QString program = QLatin1StringView(QTest::currentDataTag());
    if (QStandardPaths::findExecutable(program).isEmpty())
        QSKIP(qPrintable(program + QStringLiteral(" is not installed")));
    RealProxy real(socks ? Proxy::Kind::Socks5 : Proxy::Kind::Http);
    QVERIFY(real.start());
    const TestCa ca;
    QVERIFY(ca.made());
    const TlsPeer server(ca);
    ScriptedServer plain;
    answerWithPaths(plain);
    ClientStage stage;
    for (const bool tls : {true, false}) {
        auto endpoint = std::make_shared<upstream::Endpoint>();
        endpoint->tls = tls;
        endpoint->host = "127.0.0.1";
        endpoint->port = tls ? server.port() : plain.port();
        endpoint->caPem = ca.caPem().toStdString();
        endpoint->proxy = real.proxy();
        Asker asker(stage);
        asker.get(endpoint, "/far");
        QVERIFY2(asker.succeeds(), asker.failure ? asker.failure->error.message.c_str() : "");
        QCOMPARE(asker.body, QByteArray("/far"));

        auto refused = std::make_shared<upstream::Endpoint>(*endpoint);
        refused->proxy = real.proxy(QStringLiteral("wrong"));
        Asker other(stage);
        other.get(refused, "/far");
        if (!socks && !tls) { // tinyproxy says so as if it were the server
            QVERIFY(other.succeeds());
            QCOMPARE(other.status, 401);
            continue;
        }
        QVERIFY(other.fails());
        QVERIFY2(other.failure->error.code == ErrorCode::ProxyFailed, other.failure->error.message.c_str());
        QVERIFY2(other.failure->error.message.find("refuses the user name or the password")
                     != std::string::npos,
                 other.failure->error.message.c_str());
    }
}

BIFROST_TEST(RealProxyTest)
#include "realproxytest.moc"
