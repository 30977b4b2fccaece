// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include "app/instancequery.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QLockFile>
#include <QSignalSpy>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <sys/file.h>
#include <unistd.h>

using namespace bifrost;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class SingleInstanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theSecondIsRefused();
    void foldersAreIndependent();
    void theFolderIsFreeAfterwards();
    void aLockThatWasLeftBehindIsTaken_data();
    void aLockThatWasLeftBehindIsTaken();
    void whoseTheLockIsStandsInIt();
    void aFolderOfAnotherIsLeftToIt();
    void aClosedFolderIsNamed();
    void aNamelessLockThatIsHeldStays();
    void questionsAreAnswered_data();
    void questionsAreAnswered();
    void anUnknownQuestionGetsNothing();
    void aLongQuestionIsCutOff();
    void nobodyAnswersForAnEmptyFolder();
    void aLongFolderNameFits();
    void theSocketIsPrivate_data();
    void theSocketIsPrivate();

private:
    DataFolder folder(const QString &name = u"data"_s) const;

    std::unique_ptr<QTemporaryDir> m_place;
};

namespace {

InstanceStatus someStatus()
{
    InstanceStatus status;
    status.pid = QCoreApplication::applicationPid(); // of who holds the lock
    status.state = u"running"_s;
    status.url = u"http://localhost:8080"_s;
    status.buildId = u"abc"_s;
    return status;
}

/// Asks from another thread, as the one that answers needs its event loop here.
std::optional<InstanceStatus> askFromOutside(const DataFolder &folder, const QByteArray &question)
{
    std::optional<InstanceStatus> status;
    const std::unique_ptr<QThread> thread(
        QThread::create([&] { status = InstanceQuery(folder).ask(question, 10s); }));
    thread->start();
    if (!QTest::qWaitFor([&] { return thread->isFinished(); }, 15000))
        thread->wait();
    return status;
}

QString socketOf(const DataFolder &folder)
{
    QFile note(folder.socketNote());
    return note.open(QIODevice::ReadOnly) ? QFile::decodeName(note.readAll()) : QString();
}

} // namespace

void SingleInstanceTest::init()
{
    m_place = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_place->path()));
}

DataFolder SingleInstanceTest::folder(const QString &name) const
{
    return DataFolder::open(m_place->filePath(name)).value();
}

void SingleInstanceTest::theSecondIsRefused()
{
    SingleInstance first(folder());
    SingleInstance second(folder());
    QVERIFY(first.claim().value());
    QVERIFY(!second.claim().value());
    QCOMPARE(InstanceQuery(folder()).lockHolder(), QCoreApplication::applicationPid());
}

void SingleInstanceTest::foldersAreIndependent()
{
    SingleInstance first(folder(u"a"_s));
    SingleInstance second(folder(u"b"_s));
    QVERIFY(first.claim().value());
    QVERIFY(second.claim().value());
}

void SingleInstanceTest::theFolderIsFreeAfterwards()
{
    QString socket;
    {
        SingleInstance first(folder());
        QVERIFY(first.claim().value());
        socket = socketOf(folder());
        QVERIFY(QFileInfo::exists(socket));
    }
    QVERIFY(!QFileInfo::exists(socket));
    QVERIFY(!QFile::exists(folder().socketNote()));
    QVERIFY(InstanceQuery(folder()).waitUntilGone(0ms));
    SingleInstance second(folder());
    QVERIFY(second.claim().value());
}

/// What a crash or a full disk may leave behind.
void SingleInstanceTest::aLockThatWasLeftBehindIsTaken_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut in the number") << QByteArray("1");
    QTest::newRow("cut in the name of the computer") << QByteArray("1\nbifrost\nho");
    QTest::newRow("of another computer") << QByteArray("1\nbifrost\nelsewhere\n\n\n");
    QTest::newRow("no text") << QByteArray(300, '\0');
    const QByteArray running = QByteArray::number(QCoreApplication::applicationPid());
    QTest::newRow("of a process that runs") << running + "\nroom_app\n\n\n\n";
}

void SingleInstanceTest::aLockThatWasLeftBehindIsTaken()
{
    QFETCH(const QByteArray, content);
    QFile lock(folder().lockFile());
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write(content);
    lock.close();
    SingleInstance first(folder());
    const Result<bool> claimed = first.claim();
    QVERIFY2(claimed, claimed ? "" : claimed.error().message.c_str());
    QVERIFY(*claimed);
    QCOMPARE(InstanceQuery(folder()).lockHolder(), QCoreApplication::applicationPid());
    SingleInstance second(folder());
    QVERIFY(!second.claim().value());
}

/// Also for versions that ask QLockFile.
void SingleInstanceTest::whoseTheLockIsStandsInIt()
{
    SingleInstance first(folder());
    QVERIFY(first.claim().value());
    const QLockFile lock(folder().lockFile());
    qint64 pid = 0;
    QString computer;
    QString program;
    QVERIFY(lock.getLockInfo(&pid, &computer, &program));
    QCOMPARE(pid, QCoreApplication::applicationPid());
    QCOMPARE(computer, QSysInfo::machineHostName());
    QCOMPARE(program, QFileInfo(QCoreApplication::applicationFilePath()).fileName());
    QFile file(folder().lockFile());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize(1));
    QCOMPARE(InstanceQuery(folder()).lockHolder(), 0); // not process 1, or whichever is left
}

/// The first one's was moved away meanwhile.
void SingleInstanceTest::aFolderOfAnotherIsLeftToIt()
{
    auto first = std::make_unique<SingleInstance>(folder());
    QVERIFY(first->claim().value());
    QVERIFY(QDir(m_place->path()).rename(u"data"_s, u"moved"_s));
    SingleInstance second(folder());
    second.setStatusSource(someStatus);
    QVERIFY(second.claim().value());
    first.reset();
    QVERIFY(QFile::exists(folder().lockFile()));
    QVERIFY(QFile::exists(folder().socketNote()));
    QVERIFY(askFromOutside(folder(), "status"));
    SingleInstance third(folder());
    QVERIFY(!third.claim().value());
}

void SingleInstanceTest::aClosedFolderIsNamed()
{
    const SingleInstance first(folder());
    const DataFolder data = folder();
    const InstanceQuery query(data);
    QCOMPARE(query.closedFolder(), QString());
    const bool isRoot = ::geteuid() == 0;
    constexpr uid_t Nobody = 65534;
    const auto seenByOthers = [&](const QString &closed, const QString &opened) {
        QFile::setPermissions(opened, QFile::Permissions(0x7755));
        QFile::setPermissions(closed, isRoot ? QFile::Permissions(0x7700) : QFile::Permissions());
        if (isRoot && ::seteuid(Nobody) != 0)
            return u"not tried"_s;
        QString named = query.closedFolder();
        if (isRoot && ::seteuid(0) != 0)
            qFatal("The former user cannot be taken again.");
        QFile::setPermissions(closed, QFile::Permissions(0x7700));
        return named;
    };
    QCOMPARE(seenByOthers(data.path(), m_place->path()), data.path());
    QCOMPARE(seenByOthers(m_place->path(), data.path()), m_place->path());
}

/// Somebody is about to write his name.
void SingleInstanceTest::aNamelessLockThatIsHeldStays()
{
    QFile lock(folder().lockFile());
    QVERIFY(lock.open(QIODevice::ReadWrite));
    QCOMPARE(::flock(lock.handle(), LOCK_EX | LOCK_NB), 0);
    SingleInstance other(folder());
    QVERIFY(!other.claim().value());
    QVERIFY(lock.exists());
}

void SingleInstanceTest::questionsAreAnswered_data()
{
    QTest::addColumn<QByteArray>("question");
    QTest::addColumn<int>("shows");
    QTest::addColumn<int>("stops");
    QTest::newRow("status") << QByteArray("status") << 0 << 0;
    QTest::newRow("show") << QByteArray("show") << 1 << 0;
    QTest::newRow("stop") << QByteArray("stop") << 0 << 1;
}

void SingleInstanceTest::questionsAreAnswered()
{
    QFETCH(QByteArray, question);
    QFETCH(int, shows);
    QFETCH(int, stops);
    SingleInstance first(folder());
    first.setStatusSource(someStatus);
    QVERIFY(first.claim().value());
    QSignalSpy shown(&first, &SingleInstance::showRequested);
    QSignalSpy stopped(&first, &SingleInstance::stopRequested);

    const auto status = askFromOutside(folder(), question);
    QVERIFY(status);
    QCOMPARE(status->pid, QCoreApplication::applicationPid());
    QCOMPARE(status->state, u"running"_s);
    QCOMPARE(status->url, u"http://localhost:8080"_s);
    QCOMPARE(status->buildId, u"abc"_s);
    QCOMPARE(shown.count(), shows);
    QCOMPARE(stopped.count(), stops);
}

void SingleInstanceTest::anUnknownQuestionGetsNothing()
{
    SingleInstance first(folder());
    first.setStatusSource(someStatus);
    QVERIFY(first.claim().value());
    QSignalSpy stopped(&first, &SingleInstance::stopRequested);

    QLocalSocket socket;
    socket.connectToServer(socketOf(folder()));
    socket.write("stop it\n");
    QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(socket.readAll(), QByteArray());
    QCOMPARE(stopped.count(), 0);
}

void SingleInstanceTest::aLongQuestionIsCutOff()
{
    SingleInstance first(folder());
    first.setStatusSource(someStatus);
    QVERIFY(first.claim().value());

    QLocalSocket socket;
    socket.connectToServer(socketOf(folder()));
    socket.write(QByteArray(100'000, 'x'));
    QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(socket.readAll(), QByteArray());
}

void SingleInstanceTest::nobodyAnswersForAnEmptyFolder()
{
    QVERIFY(!InstanceQuery(folder()).ask("status", 10s));
    QCOMPARE(InstanceQuery(folder()).lockHolder(), 0);
}

void SingleInstanceTest::aLongFolderNameFits()
{
    SingleInstance first(folder(QString(200, u'x') + u'/' + QString(200, u'y')));
    const auto claimed = first.claim();
    QVERIFY2(claimed, claimed ? "" : claimed.error().message.c_str());
}

void SingleInstanceTest::theSocketIsPrivate_data()
{
    QTest::addColumn<QString>("runtimeFolder");
    QTest::newRow("good") << u"private"_s;
    QTest::newRow("none") << QString();
    QTest::newRow("open to others") << u"open"_s;
    QTest::newRow("a link") << u"link"_s;
    QTest::newRow("missing") << u"missing"_s;
    QTest::newRow("too long") << QString(100, u'x');
}

void SingleInstanceTest::theSocketIsPrivate()
{
    QFETCH(QString, runtimeFolder);
    const QDir place(m_place->path());
    for (const QString &name : {u"private"_s, u"open"_s, QString(100, u'x')}) {
        QVERIFY(place.mkdir(name));
        QVERIFY(QFile::setPermissions(place.filePath(name), QFile::Permissions(0x7000)));
    }
    QVERIFY(QFile::setPermissions(m_place->filePath(u"open"_s), QFile::Permissions(0x7777)));
    QVERIFY(QFile::link(m_place->path(), m_place->filePath(u"link"_s)));
    qputenv("XDG_RUNTIME_DIR",
            runtimeFolder.isEmpty() ? QByteArray() : QFile::encodeName(place.filePath(runtimeFolder)));

    SingleInstance first(folder());
    QVERIFY(first.claim().value());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(QFileInfo(socketOf(folder())).absolutePath()) & others, QFile::Permissions());
    QCOMPARE(QFile::permissions(socketOf(folder())) & others, QFile::Permissions());
}

BIFROST_TEST(SingleInstanceTest)
#include "singleinstancetest.moc"
