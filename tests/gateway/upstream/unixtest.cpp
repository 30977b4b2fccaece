// SPDX-License-Identifier: GPL-3.0-or-later
// Providers that listen at a socket of this machine.
#include "tests/gateway/upstream/clientstage.h"
#include "tests/gateway/upstream/scriptedserver.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#include <sys/socket.h>
#include <sys/un.h>

using namespace bifrost;
using namespace bifrost::test;

namespace {

upstream::EndpointPtr endpointAtSocket(const QString &path)
{
    auto endpoint = std::make_shared<upstream::Endpoint>();
    endpoint->host = "localhost";
    endpoint->port = 80;
    endpoint->unixPath = path.toStdString();
    return endpoint;
}

/// A socket whose queue holds one, and that nobody accepts from.
net::Fd crampedSocket(const QString &path)
{
    net::Fd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.toStdString().copy(address.sun_path, sizeof address.sun_path - 1);
    if (::bind(fd.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::listen(fd.get(), 0) != 0)
        fd.reset();
    return fd;
}

} // namespace

class UpstreamUnixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answers();
    void staysWithinTheMachine();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void aFullQueueIsWaitedFor();

private:
    QString path(const char *name = "llm.sock") const { return m_folder->filePath(QLatin1StringView(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void UpstreamUnixTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/bfXXXXXX")); // paths of sockets are short
    QVERIFY(m_folder->isValid());
}

void UpstreamUnixTest::answers()
{
    QLocalServer server;
    QVERIFY(server.listen(path()));
    int accepted = 0;
    connect(&server, &QLocalServer::newConnection, this, [&] {
        ++accepted;
        QLocalSocket *socket = server.nextPendingConnection();
        connect(socket, &QLocalSocket::readyRead, socket, [socket] {
            const QByteArray request = socket->readAll();
            socket->write(wholeAnswer(request.split(' ').value(1)));
            socket->flush();
        });
    });
    ClientStage stage;
    const auto endpoint = endpointAtSocket(path());
    for (const char *each : {"/one", "/two"}) {
        Asker asker(stage);
        asker.get(endpoint, each);
        QVERIFY2(asker.succeeds(), asker.failure ? asker.failure->error.message.c_str() : "");
        QCOMPARE(asker.body, QByteArray(each));
    }
    QCOMPARE(accepted, 1); // it waits in its pool meanwhile
    QVERIFY(!endpoint->isLike(*endpointAt(80, "localhost")));
}

void UpstreamUnixTest::staysWithinTheMachine()
{
    QLocalServer server;
    QVERIFY(server.listen(path()));
    net::EgressGuard::Rules rules;
    rules.localOnly = true;
    rules.ownPorts = {80};
    ClientStage stage(rules);
    Asker asker(stage);
    asker.get(endpointAtSocket(path()), "/a");
    QVERIFY(runUntil([&] { return server.hasPendingConnections(); }));
    asker.request.cancel();
}

void UpstreamUnixTest::saysWhatIsWrong_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("missing") << 0 << QByteArray("There is no socket ");
    QTest::newRow("a file") << 1 << QByteArray("is not a socket. Check `network_config.base_url`.");
    QTest::newRow("a folder") << 2 << QByteArray("is not a socket");
    QTest::newRow("left behind") << 3 << QByteArray("Nothing listens at the socket ");
    QTest::newRow("closed to us") << 4 << QByteArray("is closed to the user who runs this program");
    QTest::newRow("too long") << 5 << QByteArray("longer than a path of one may be, which is 107 bytes");
    QTest::newRow("below a file") << 6 << QByteArray("There is no socket ");
}

void UpstreamUnixTest::saysWhatIsWrong()
{
    QFETCH(const int, what);
    QFETCH(const QByteArray, why);
    QString at = path();
    net::Fd listener;
    if (what == 1 || what == 6) {
        QFile file(at);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    if (what == 2)
        at = m_folder->path();
    if (what == 3) {
        (void)crampedSocket(at); // closed again, but not removed
    }
    if (what == 4) {
        if (::geteuid() == 0)
            QSKIP("everything is open to root");
        listener = crampedSocket(at);
        QVERIFY(QFile::setPermissions(at, QFileDevice::Permissions()));
    }
    if (what == 5)
        at = m_folder->filePath(QString(120, u'x'));
    if (what == 6)
        at += QLatin1StringView("/below");
    ClientStage stage;
    Asker asker(stage);
    asker.get(endpointAtSocket(at), "/a");
    QVERIFY(asker.fails());
    QVERIFY(asker.failure->error.code == ErrorCode::ConnectFailed);
    const std::string &message = asker.failure->error.message;
    QVERIFY2(message.find(why.toStdString()) != std::string::npos, message.c_str());
    QVERIFY2(message.find(at.toStdString()) != std::string::npos, message.c_str());
}

void UpstreamUnixTest::aFullQueueIsWaitedFor()
{
    const net::Fd listener = crampedSocket(path());
    QVERIFY(listener.isOpen());
    ClientStage stage;
    const auto endpoint = endpointAtSocket(path());
    std::vector<std::unique_ptr<Asker>> askers;
    for (int i = 0; i < 3; ++i) {
        askers.push_back(std::make_unique<Asker>(stage));
        askers.back()->get(endpoint, "/a", {.connect = std::chrono::seconds(20)});
    }
    settle();
    std::vector<net::Fd> accepted;
    while (accepted.size() < askers.size()) {
        net::Fd fd;
        QVERIFY(runUntil([&] {
            fd = net::Fd(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
            return fd.isOpen();
        }));
        const QByteArray answer = wholeAnswer("hello");
        QCOMPARE(::send(fd.get(), answer.constData(), std::size_t(answer.size()), MSG_NOSIGNAL),
                 ssize_t(answer.size()));
        accepted.push_back(std::move(fd));
    }
    for (const auto &asker : askers)
        QVERIFY2(asker->succeeds(), asker->failure ? asker->failure->error.message.c_str() : "");
}

BIFROST_TEST(UpstreamUnixTest)
#include "unixtest.moc"
