// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logfile.h"

#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace bifrost;
using namespace Qt::StringLiterals;

class LogFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appends();
    void belongsToItsOwnerAlone();
    void staysWithinItsBounds();
    void countsWhatWasThereBefore();
    void saysWhyItCannotWriteAndRecovers();
    void followsNoLink();
    void goesOnWhereOthersRotate();
    void goesOnWhereTheFileIsRemoved();
    void noticesThatItWasEmptied();
    void keepsTheFileOfAFolderThatWasMoved();
    void staysBoundedWhereNothingCanBeMoved();
    void leavesNoHalfLineOnAFullDisk();
};

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<missing>");
}

} // namespace

void LogFileTest::appends()
{
    const QTemporaryDir place;
    const QString path = place.filePath(u"a.log"_s);
    {
        LogFile file(path, {});
        QVERIFY(file.write("one\n"));
    }
    LogFile file(path, {});
    QVERIFY(file.write("two\n"));
    QCOMPARE(contentOf(path), QByteArray("one\ntwo\n"));
}

void LogFileTest::belongsToItsOwnerAlone()
{
    const QTemporaryDir place;
    const QString path = place.filePath(u"a.log"_s);
    LogFile file(path, {});
    QVERIFY(file.write("one\n"));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(path) & others, QFile::Permissions());
}

void LogFileTest::staysWithinItsBounds()
{
    const QTemporaryDir place;
    const QString path = place.filePath(u"a.log"_s);
    LogFile file(path, {.fileBytes = 10, .olderFiles = 2});
    for (char c = 'a'; c <= 'h'; ++c)
        QVERIFY(file.write(QByteArray(4, c) + '\n'));
    QCOMPARE(contentOf(path), QByteArray("gggg\nhhhh\n"));
    QCOMPARE(contentOf(path + u".1"_s), QByteArray("eeee\nffff\n"));
    QCOMPARE(contentOf(path + u".2"_s), QByteArray("cccc\ndddd\n"));
    QCOMPARE(QDir(place.path()).entryList(QDir::Files).size(), 3);
}

void LogFileTest::countsWhatWasThereBefore()
{
    const QTemporaryDir place;
    const QString path = place.filePath(u"a.log"_s);
    {
        LogFile file(path, {.fileBytes = 10, .olderFiles = 1});
        QVERIFY(file.write("12345678\n"));
    }
    LogFile file(path, {.fileBytes = 10, .olderFiles = 1});
    QVERIFY(file.write("a\n"));
    QVERIFY(file.write("b\n"));
    QVERIFY(contentOf(path).size() <= 11);
    QVERIFY(contentOf(path + u".1"_s).startsWith("12345678\n"));
}

void LogFileTest::saysWhyItCannotWriteAndRecovers()
{
    const QTemporaryDir place;
    const QString folder = place.filePath(u"later"_s);
    LogFile file(folder + u"/a.log"_s, {});
    QVERIFY(!file.write("lost\n"));
    QVERIFY2(file.failure().contains(folder), qPrintable(file.failure()));

    QVERIFY(QDir().mkdir(folder));
    QVERIFY(file.write("kept\n"));
    QVERIFY(file.failure().isEmpty());
    QCOMPARE(contentOf(folder + u"/a.log"_s), QByteArray("kept\n"));
}

void LogFileTest::followsNoLink()
{
    const QTemporaryDir place;
    const QString target = place.filePath(u"target"_s);
    QVERIFY(QFile::link(target, place.filePath(u"a.log"_s)));
    LogFile file(place.filePath(u"a.log"_s), {});
    QVERIFY(!file.write("x\n"));
    QVERIFY(!QFile::exists(target));
}

void LogFileTest::goesOnWhereOthersRotate()
{
    const QTemporaryDir place;
    const QString path = place.filePath(u"a.log"_s);
    LogFile file(path, {});
    QVERIFY(file.write("one\n"));
    QVERIFY(QFile::rename(path, path + u"-20260401"_s));
    QVERIFY(file.write("two\n"));
    QVERIFY(file.write("three\n"));
    QCOMPARE(contentOf(path), QByteArray("two\nthree\n"));
    QCOMPARE(contentOf(path + u"-20260401"_s), QByteArray("one\n"));
}

void LogFileTest::goesOnWhereTheFileIsRemoved()
{
    const QTemporaryDir place;
    const QString path = place.filePath(u"a.log"_s);
    LogFile file(path, {});
    QVERIFY(file.write("one\n"));
    QVERIFY(QFile::remove(path));
    QVERIFY(file.write("two\n"));
    QCOMPARE(contentOf(path), QByteArray("two\n"));
}

void LogFileTest::noticesThatItWasEmptied()
{
    const QTemporaryDir place;
    const QString path = place.filePath(u"a.log"_s);
    LogFile file(path, {.fileBytes = 10, .olderFiles = 2});
    QVERIFY(file.write("1234567\n"));
    QVERIFY(QFile::resize(path, 0));
    QVERIFY(file.write("abcd\n"));
    QCOMPARE(contentOf(path), QByteArray("abcd\n"));
    QVERIFY(!QFile::exists(path + u".1"_s)); // there was room
}

void LogFileTest::keepsTheFileOfAFolderThatWasMoved()
{
    const QTemporaryDir place;
    const QString folder = place.filePath(u"data"_s);
    QVERIFY(QDir().mkdir(folder));
    LogFile file(folder + u"/a.log"_s, {});
    QVERIFY(file.write("one\n"));
    QVERIFY(QDir().rename(folder, place.filePath(u"moved"_s)));
    QVERIFY(file.write("two\n"));
    QCOMPARE(contentOf(place.filePath(u"moved/a.log"_s)), QByteArray("one\ntwo\n"));
    QVERIFY(!QFile::exists(folder));
}

void LogFileTest::staysBoundedWhereNothingCanBeMoved()
{
    const QTemporaryDir place;
    const QString path = place.filePath(u"a.log"_s);
    QVERIFY(QDir().mkpath(path + u".1/in the way"_s));
    LogFile file(path, {.fileBytes = 10, .olderFiles = 1});
    for (char c = 'a'; c <= 'h'; ++c)
        QVERIFY(file.write(QByteArray(4, c) + '\n'));
    QCOMPARE(contentOf(path), QByteArray("gggg\nhhhh\n"));
}

void LogFileTest::leavesNoHalfLineOnAFullDisk()
{
    const QTemporaryDir place;
    const QString path = place.filePath(u"a.log"_s);
    rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto former = std::signal(SIGXFSZ, SIG_IGN);
    LogFile file(path, {});
    QVERIFY(file.write("one\n"));
    const rlimit full{8, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &full), 0);
    const bool written = file.write("two and much more\n");
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, former);
    QVERIFY(!written && file.failure().contains(path));
    QCOMPARE(contentOf(path), QByteArray("one\n"));
    QVERIFY(file.write("three\n"));
    QCOMPARE(contentOf(path), QByteArray("one\nthree\n"));
}

BIFROST_TEST(LogFileTest)
#include "logfiletest.moc"
