// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/keychain/sessionbus.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QFile>
#include <QTest>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// The secret store with a real Secret Service on a bus of its own.
class KeychainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theKeyOutlivesTheProgram();
    void aLockedKeyringLocks();
    void lockedAtTheFirstStart();
    void lockedAtTheFirstStartAndAlone();
    void withoutACollectionNothingIsMade();
    void anEntryThatIsGoneIsMissing();
    void withoutABusIntoAFile_data();
    void withoutABusIntoAFile();
    void aKeychainThatWasThereBefore();
    void aMuteKeychain();
    void theBusGoesAway_data();
    void theBusGoesAway();

private:
    static constexpr int Long = 100'000;

    void start(int patience = Long, const QString &who = u"attended"_s);
    void stop();
    void send(const QByteArray &line) { m_user.write(line + '\n'); }
    QString next(); ///< the next line that is not about opening
    QString keyFile() const { return m_session->folder() + u"/master.key"_s; }

    std::unique_ptr<SessionBus> m_session;
    QProcess m_user;
};

void KeychainTest::init()
{
    m_session = std::make_unique<SessionBus>();
}

void KeychainTest::cleanup()
{
    stop();
    m_session.reset();
}

void KeychainTest::start(int patience, const QString &who)
{
    stop();
    m_user.setProcessEnvironment(m_session->environment());
    m_user.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_user.start(QStringLiteral(BIFROST_KEYCHAIN_USER),
                 {m_session->folder(), QString::number(patience), who});
}

void KeychainTest::stop()
{
    if (m_user.state() == QProcess::NotRunning)
        return;
    send("quit");
    m_user.waitForFinished();
    m_user.kill();
    m_user.waitForFinished();
}

QString KeychainTest::next()
{
    while (runUntil([this] { return m_user.canReadLine() || m_user.state() == QProcess::NotRunning; },
                    std::chrono::seconds(60))) {
        if (!m_user.canReadLine())
            return u"(ended)"_s;
        const QString line = QString::fromUtf8(m_user.readLine()).trimmed();
        if (!line.startsWith("opening"_L1))
            return line;
    }
    return u"(silence)"_s;
}

#define EXPECT(beginning)                                                                                    \
    do {                                                                                                     \
        const QString line = next();                                                                         \
        QVERIFY2(line.startsWith(beginning ""_L1), qPrintable(line));                                        \
    } while (false)

void KeychainTest::theKeyOutlivesTheProgram()
{
    QVERIFY(m_session->start());
    QVERIFY(m_session->startKeyring());
    start();
    EXPECT("open keychain");
    send("put sk-real");
    EXPECT("stored");
    start();
    EXPECT("open keychain");
    send("get");
    EXPECT("value sk-real");
    QVERIFY(!QFile::exists(keyFile()));

    // The keyring too is started anew, as after a login.
    stop();
    m_session->stopKeyring();
    QVERIFY(m_session->startKeyring());
    start();
    EXPECT("open keychain");
    send("get");
    EXPECT("value sk-real");
}

void KeychainTest::aLockedKeyringLocks()
{
    QVERIFY(m_session->start());
    QVERIFY(m_session->startKeyring());
    start();
    EXPECT("open keychain");
    send("put sk-real");
    EXPECT("stored");
    stop();
    QVERIFY(m_session->lock());
    start();
    EXPECT("locked keychain Your keychain is locked");
    send("get");
    EXPECT("value locked");
    send("put sk-new");
    EXPECT("refused The key cannot be stored. Your keychain is locked");
    send("file"); // there is a key already
    EXPECT("locked keychain");
    QVERIFY(!QFile::exists(keyFile()));
    QVERIFY(m_session->unlock());
    send("unlock");
    EXPECT("open keychain");
    send("get");
    EXPECT("value sk-real");
}

void KeychainTest::lockedAtTheFirstStart()
{
    QVERIFY(m_session->start());
    QVERIFY(m_session->startKeyring());
    QVERIFY(m_session->lock());
    start();
    EXPECT("locked keychain Your keychain is locked");
    send("put sk-new");
    EXPECT("refused");
    QVERIFY(m_session->unlock());
    send("unlock");
    EXPECT("open keychain");
    send("put sk-new");
    EXPECT("stored");
    QVERIFY(!QFile::exists(keyFile()));
}

void KeychainTest::lockedAtTheFirstStartAndAlone()
{
    QVERIFY(m_session->start());
    QVERIFY(m_session->startKeyring());
    QVERIFY(m_session->lock());
    start(Long, u"alone"_s);
    EXPECT("open file");
    QVERIFY(QFile::exists(keyFile()));
}

void KeychainTest::withoutACollectionNothingIsMade()
{
    QVERIFY(m_session->start());
    QVERIFY(m_session->startKeyringWithoutCollection());
    start();
    EXPECT("locked keychain");
    send("file");
    EXPECT("open file");
    start();
    EXPECT("open file");
}

void KeychainTest::anEntryThatIsGoneIsMissing()
{
    QVERIFY(m_session->start());
    QVERIFY(m_session->startKeyring());
    start();
    EXPECT("open keychain");
    send("put sk-real");
    EXPECT("stored");
    stop();
    m_session->stopKeyring();
    QVERIFY(m_session->startKeyring(u"second"_s));
    start();
    EXPECT("missing keychain");
    send("get");
    EXPECT("value locked");
    stop();
    m_session->stopKeyring();
    QVERIFY(m_session->startKeyring());
    start();
    EXPECT("open keychain");
    send("get");
    EXPECT("value sk-real");
}

void KeychainTest::withoutABusIntoAFile_data()
{
    QTest::addColumn<bool>("bus");
    QTest::newRow("no bus") << false;
    QTest::newRow("no keychain on the bus") << true;
}

void KeychainTest::withoutABusIntoAFile()
{
    QFETCH(bool, bus);
    QVERIFY(!bus || m_session->start());
    start();
    EXPECT("open file");
    send("put sk-real");
    EXPECT("stored");
    QCOMPARE(QFile::permissions(keyFile()),
             QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser
                 | QFileDevice::WriteUser);
    start();
    EXPECT("open file");
    send("get");
    EXPECT("value sk-real");
}

void KeychainTest::aKeychainThatWasThereBefore()
{
    QVERIFY(m_session->start());
    QVERIFY(m_session->startKeyring());
    start();
    EXPECT("open keychain");
    send("put sk-real");
    EXPECT("stored");
    stop();
    m_session->stopKeyring();
    start(Long, u"alone"_s);
    EXPECT(
        "locked keychain The master key of the stored keys lies in your keychain, which cannot be reached");
    m_session->kill(); // and the address of the bus leads nowhere
    start(Long, u"alone"_s);
    EXPECT(
        "locked keychain The master key of the stored keys lies in your keychain, which cannot be reached");
    QVERIFY(!QFile::exists(keyFile()));
    send("get");
    EXPECT("value locked");
}

void KeychainTest::aMuteKeychain()
{
    QVERIFY(m_session->start());
    QVERIFY(m_session->startMute());
    start(1);
    EXPECT("locked keychain Your keychain has not answered");
    send("get");
    EXPECT("value none");
    send("file");
    EXPECT("open file");
}

/// GLib's connections end the process with their bus unless they are told not to.
void KeychainTest::theBusGoesAway_data()
{
    QTest::addColumn<bool>("asking");
    QTest::newRow("afterwards") << false;
    QTest::newRow("while a question is open") << true;
}

void KeychainTest::theBusGoesAway()
{
    QFETCH(bool, asking);
    QVERIFY(m_session->start());
    if (asking) {
        QVERIFY(m_session->startMute());
        start();
        QVERIFY(m_session->waitForQuestion());
    } else {
        QVERIFY(m_session->startKeyring());
        start();
        EXPECT("open keychain");
        send("put sk-real");
        EXPECT("stored");
    }
    m_session->kill();
    if (asking)
        EXPECT("failed keychain Your keychain does not work");
    for (int i = 0; i < 50; ++i) {
        send("get");
        EXPECT("value");
    }
}

BIFROST_TEST(KeychainTest)
#include "keychaintest.moc"
