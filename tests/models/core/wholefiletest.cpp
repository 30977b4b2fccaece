// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/wholefile.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <cstring>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace bifrost;
using namespace Qt::StringLiterals;

class WholeFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void replacesWhatIsThere();
    void aFullDiskIsToldAndLeavesTheFormerFile_data();
    void aFullDiskIsToldAndLeavesTheFormerFile();
    void whatIsNoFileStays();

private:
    QString path() const { return m_folder->filePath(u"a.txt"_s); }
    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(nothing)");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void WholeFileTest::replacesWhatIsThere()
{
    QVERIFY(writeWholeFile(path(), "one").hasValue());
    QCOMPARE(content(), QByteArray("one"));
    QVERIFY(writeWholeFile(path(), "two", QFile::ReadOwner | QFile::WriteOwner).hasValue());
    QCOMPARE(content(), QByteArray("two"));
    QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void WholeFileTest::aFullDiskIsToldAndLeavesTheFormerFile_data()
{
    QTest::addColumn<rlim_t>("room");
    QTest::newRow("no room") << rlim_t(0);
    QTest::newRow("some room") << rlim_t(4096);
}

void WholeFileTest::aFullDiskIsToldAndLeavesTheFormerFile()
{
    QFETCH(const rlim_t, room);
    QVERIFY(writeWholeFile(path(), "one").hasValue());
    rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto former = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit full{room, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &full), 0);
    const Result<void> written = writeWholeFile(path(), QByteArray(64 * 1024, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, former);
    QVERIFY(!written);
    QCOMPARE(QByteArray::fromStdString(written.error().message), QByteArray(std::strerror(EFBIG)));
    QCOMPARE(content(), QByteArray("one"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"a.txt"_s});
}

void WholeFileTest::whatIsNoFileStays()
{
    QCOMPARE(::mkfifo(QFile::encodeName(path()).constData(), 0600), 0);
    const Result<void> written = writeWholeFile(path(), "one");
    QVERIFY(!written);
    QCOMPARE(QString::fromStdString(written.error().message), u"it is a pipe, not a file"_s);
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(path()).constData(), &status), 0);
    QVERIFY(S_ISFIFO(status.st_mode));
}

BIFROST_TEST(WholeFileTest)
#include "wholefiletest.moc"
