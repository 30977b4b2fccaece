// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datafolder.h"

#include "app/homefolder.h"
#include "tests/support/testmain.h"

#include <cerrno>
#include <cstring>

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace bifrost;
using namespace Qt::StringLiterals;

class DataFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isMadeForItsOwnerAlone();
    void parentsAreMadeToo();
    void anEmptyOneIsClosed();
    void oneWithAForeignDatabaseIsRefused();
    void oneWithOurFilesIsClosed_data();
    void oneWithOurFilesIsClosed();
    void ourFilesAreClosed_data();
    void ourFilesAreClosed();
    void aLinkIsNotFollowed();
    void aForeignOneIsLeftAsItIs_data();
    void aForeignOneIsLeftAsItIs();
    void aFileInItsPlaceIsSaid();
    void aFileOnTheWayIsSaid();
    void oneFolderHasOneName();
    void theDefaultIsInTheDataLocation();
    void withoutAHomeThereIsNone();
    void theSystemKnowsHomes();
    void lookingMakesNothing();
    void aNameThatIsNotUtf8IsRefused_data();
    void aNameThatIsNotUtf8IsRefused();
};

namespace {

constexpr auto OwnerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
constexpr auto Everybody =
    OwnerOnly | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;

/// Without the bits that Qt derives from who asks.
QFile::Permissions permissionsOf(const QString &path)
{
    const auto user = QFile::ReadUser | QFile::WriteUser | QFile::ExeUser;
    return QFile::permissions(path) & ~QFile::Permissions(user);
}

void writeFile(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
}

} // namespace

void DataFolderTest::isMadeForItsOwnerAlone()
{
    const QTemporaryDir place;
    const auto folder = DataFolder::open(place.filePath(u"new"_s));
    QVERIFY(folder);
    QVERIFY(QDir(folder->path()).exists());
    QCOMPARE(permissionsOf(folder->path()), QFile::Permissions(OwnerOnly));
    QVERIFY(!folder->isOpenToOthers());
}

void DataFolderTest::parentsAreMadeToo()
{
    const QTemporaryDir place;
    const auto folder = DataFolder::open(place.filePath(u"a/b/c"_s));
    QVERIFY(folder);
    QVERIFY(QDir(place.filePath(u"a/b/c"_s)).exists());
}

void DataFolderTest::anEmptyOneIsClosed()
{
    const QTemporaryDir place;
    QVERIFY(QFile::setPermissions(place.path(), Everybody));
    const auto folder = DataFolder::open(place.path());
    QVERIFY(folder);
    QCOMPARE(permissionsOf(place.path()), QFile::Permissions(OwnerOnly));
    QCOMPARE(folder->closed(), QStringList()); // there was nothing to be seen
}

void DataFolderTest::oneWithAForeignDatabaseIsRefused()
{
    for (const QString &name : {u"config.db"_s, u"logs.db"_s}) {
        const QTemporaryDir place;
        const QString path = place.filePath(name);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\0'));
        file.close();
        const auto wide = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
        QVERIFY(QFile::setPermissions(path, wide));
        QVERIFY(QFile::setPermissions(place.path(), Everybody));
        const auto folder = DataFolder::open(place.path());
        QVERIFY(!folder);
        QVERIFY(folder.error().code == ErrorCode::DatabaseForeign);
        QVERIFY(QString::fromStdString(folder.error().message).contains(path));
        QCOMPARE(permissionsOf(place.path()), QFile::Permissions(Everybody));
        QCOMPARE(permissionsOf(path), QFile::Permissions(wide));
    }
}

void DataFolderTest::oneWithOurFilesIsClosed_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::newRow("configuration alone") << QStringList{u"config.json"_s};
    QTest::newRow("lock") << QStringList{u"instance.lock"_s, u"letter.txt"_s};
    QTest::newRow("log") << QStringList{u"bifrost.log"_s, u"letter.txt"_s};
    QTest::newRow("database") << QStringList{u"logs.db"_s, u"logs.db-wal"_s, u"letter.txt"_s};
}

void DataFolderTest::oneWithOurFilesIsClosed()
{
    QFETCH(QStringList, files);
    const QTemporaryDir place;
    for (const QString &file : files)
        writeFile(place.filePath(file));
    QVERIFY(QFile::setPermissions(place.path(), Everybody));
    const auto folder = DataFolder::open(place.path());
    QVERIFY(folder);
    QCOMPARE(permissionsOf(place.path()), QFile::Permissions(OwnerOnly));
    QVERIFY(folder->closed().contains(folder->path()));
    // Once is enough, and enough to be said once.
    const auto again = DataFolder::open(place.path());
    QVERIFY(again);
    QCOMPARE(again->closed(), QStringList());
}

void DataFolderTest::ourFilesAreClosed_data()
{
    QTest::addColumn<bool>("entered");
    QTest::newRow("others could enter") << true;
    QTest::newRow("others came no further than the folder") << false;
}

void DataFolderTest::ourFilesAreClosed()
{
    QFETCH(bool, entered);
    const QTemporaryDir place;
    const QStringList ours{u"access.log"_s,    u"bifrost.log"_s,     u"bifrost.log.1"_s, u"config.json"_s,
                           u"instance.lock"_s, u"instance.socket"_s, u"logs.db"_s,       u"logs.db-shm"_s,
                           u"logs.db-wal"_s,   u"port.json"_s};
    const auto wide = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
    for (const QString &name : ours + QStringList{u"letter.txt"_s}) {
        writeFile(place.filePath(name));
        QVERIFY(QFile::setPermissions(place.filePath(name), wide));
    }
    QVERIFY(QFile::setPermissions(place.filePath(u"config.json"_s), QFile::ReadOwner | QFile::ReadGroup));
    if (entered)
        QVERIFY(QFile::setPermissions(place.path(), Everybody));
    const auto folder = DataFolder::open(place.path());
    QVERIFY(folder);
    QStringList closed;
    if (entered) { // else nobody has seen anything
        closed += folder->path();
        for (const QString &name : ours)
            closed += folder->path() + u'/' + name;
    }
    QCOMPARE(folder->closed(), closed);
    for (const QString &name : ours) {
        QCOMPARE(permissionsOf(place.filePath(name)),
                 name == u"config.json"_s ? QFile::Permissions(QFile::ReadOwner)
                                          : QFile::ReadOwner | QFile::WriteOwner);
    }
    QCOMPARE(permissionsOf(place.filePath(u"letter.txt"_s)), QFile::Permissions(wide));
}

void DataFolderTest::aLinkIsNotFollowed()
{
    const QTemporaryDir place;
    const QTemporaryDir elsewhere;
    const auto wide = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup;
    writeFile(elsewhere.filePath(u"shared.json"_s));
    QVERIFY(QFile::setPermissions(elsewhere.filePath(u"shared.json"_s), wide));
    QVERIFY(QFile::link(elsewhere.filePath(u"shared.json"_s), place.filePath(u"config.json"_s)));
    writeFile(place.filePath(u"bifrost.log"_s));
    QVERIFY(DataFolder::open(place.path()));
    QCOMPARE(permissionsOf(elsewhere.filePath(u"shared.json"_s)), QFile::Permissions(wide));
}

void DataFolderTest::aForeignOneIsLeftAsItIs_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<bool>("sticky");
    QTest::newRow("letter") << QStringList{u"letter.txt"_s} << false;
    QTest::newRow("configuration beside a letter") << QStringList{u"config.json"_s, u"letter.txt"_s} << false;
    QTest::newRow("as /tmp") << QStringList{u"instance.lock"_s} << true;
}

void DataFolderTest::aForeignOneIsLeftAsItIs()
{
    QFETCH(QStringList, files);
    QFETCH(bool, sticky);
    const QTemporaryDir place;
    for (const QString &file : files)
        writeFile(place.filePath(file));
    QCOMPARE(::chmod(QFile::encodeName(place.path()).constData(), sticky ? 01755 : 0755), 0);
    const auto folder = DataFolder::open(place.path());
    QVERIFY(folder);
    QCOMPARE(permissionsOf(place.path()), QFile::Permissions(Everybody));
    QVERIFY(folder->isOpenToOthers());
}

void DataFolderTest::aFileInItsPlaceIsSaid()
{
    const QTemporaryDir place;
    const QString path = place.filePath(u"file"_s);
    writeFile(path);
    const auto folder = DataFolder::open(path);
    QVERIFY(!folder);
    const QString sentence = QString::fromStdString(folder.error().message);
    QVERIFY2(sentence.contains(path) && sentence.contains(u"-app-dir"_s), qPrintable(sentence));
}

void DataFolderTest::aFileOnTheWayIsSaid()
{
    const QTemporaryDir place;
    writeFile(place.filePath(u"file"_s));
    for (const QString &name : {u"file/below"_s, u"file/below/deep/er"_s}) {
        const auto folder = DataFolder::open(place.filePath(name));
        QVERIFY(!folder);
        QVERIFY(folder.error().code == ErrorCode::FileUnreadable);
        const QString sentence = QString::fromStdString(folder.error().message);
        QVERIFY2(sentence.contains(u"cannot be made"_s), qPrintable(sentence));
        QVERIFY2(sentence.contains(QString::fromLocal8Bit(std::strerror(ENOTDIR))), qPrintable(sentence));
    }
}

void DataFolderTest::oneFolderHasOneName()
{
    const QTemporaryDir place;
    QVERIFY(QDir(place.path()).mkdir(u"real"_s));
    QVERIFY(QFile::link(place.filePath(u"real"_s), place.filePath(u"link"_s)));
    const auto real = DataFolder::open(place.filePath(u"real"_s));
    const auto link = DataFolder::open(place.filePath(u"link/../link/"_s));
    QVERIFY(real && link);
    QCOMPARE(link->path(), real->path());
}

void DataFolderTest::theDefaultIsInTheDataLocation()
{
    const QTemporaryDir place;
    const QByteArray before = qgetenv("XDG_DATA_HOME");
    const bool wasSet = qEnvironmentVariableIsSet("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", place.path().toUtf8());
    const QString path = DataFolder::at(QString()).path();
    qputenv("XDG_DATA_HOME", "relative");
    const QString ignored = DataFolder::at(QString()).path();
    wasSet ? qputenv("XDG_DATA_HOME", before) : qunsetenv("XDG_DATA_HOME");
    QCOMPARE(path, place.path() + u"/bifrost-desktop"_s);
    QCOMPARE(ignored, QDir::homePath() + u"/.local/share/bifrost-desktop"_s);
}

void DataFolderTest::withoutAHomeThereIsNone()
{
    const auto without = [](const char *name) {
        const QByteArray value = qgetenv(name);
        const bool wasSet = qEnvironmentVariableIsSet(name);
        qunsetenv(name);
        return qScopeGuard([=] { wasSet ? qputenv(name, value) : qunsetenv(name); });
    };
    const auto home = without("HOME");
    const auto data = without("XDG_DATA_HOME");
    const auto folder = DataFolder::open(QString());
    QVERIFY(!folder);
    const QString sentence = QString::fromStdString(folder.error().message);
    QVERIFY2(sentence.contains(u"HOME is not set"_s) && sentence.contains(u"-app-dir"_s),
             qPrintable(sentence));
    const QTemporaryDir place;
    QVERIFY(DataFolder::open(place.filePath(u"named"_s)));
}

void DataFolderTest::theSystemKnowsHomes()
{
    if (::getpwuid(0))
        QCOMPARE(homeOf(0), QByteArray(::getpwuid(0)->pw_dir));
    constexpr uid_t NobodyAtAll = 0xFFFF'FFF0;
    QVERIFY(!::getpwuid(NobodyAtAll));
    QCOMPARE(homeOf(NobodyAtAll), QByteArray());
}

void DataFolderTest::lookingMakesNothing()
{
    const QTemporaryDir place;
    QCOMPARE(DataFolder::at(place.filePath(u"none"_s)).configFile(), place.filePath(u"none/config.json"_s));
    QVERIFY(!QDir(place.filePath(u"none"_s)).exists());
}

void DataFolderTest::aNameThatIsNotUtf8IsRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("fromWithin");
    QTest::newRow("that name") << QByteArray("/odd\377") << false;
    QTest::newRow("below it") << QByteArray("/odd\377/data") << false;
    QTest::newRow("a link to it") << QByteArray("/link") << false;
    QTest::newRow("a relative name in it") << QByteArray("data") << true;
    QTest::newRow("itself as a relative name") << QByteArray(".") << true;
}

/// Qt would turn it into another name, and so take another folder.
void DataFolderTest::aNameThatIsNotUtf8IsRefused()
{
    QFETCH(QByteArray, name);
    QFETCH(const bool, fromWithin);
    const QTemporaryDir place;
    const QByteArray odd = QFile::encodeName(place.path()) + "/odd\377";
    QCOMPARE(::mkdir(odd.constData(), S_IRWXU), 0);
    QCOMPARE(::symlink(odd.constData(), QFile::encodeName(place.filePath(u"link"_s)).constData()), 0);
    const QString before = QDir::currentPath();
    const auto back = qScopeGuard([&] {
        QDir::setCurrent(before);
        ::rmdir(odd.constData()); // Qt would not find it
    });
    if (fromWithin)
        QCOMPARE(::chdir(odd.constData()), 0);
    else
        name.prepend(QFile::encodeName(place.path()));
    const Result<DataFolder> folder = DataFolder::open(QFile::decodeName(name));
    QVERIFY(!folder);
    QVERIFY2(folder.error().message.find("not UTF-8") != std::string::npos, folder.error().message.c_str());
    const auto all = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    QVERIFY2(QDir(place.path()).entryList(all).size() <= 2, "A folder was made.");
}

BIFROST_TEST(DataFolderTest)
#include "datafoldertest.moc"
