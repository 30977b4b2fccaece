// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <sys/resource.h>

#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include "models/store/database.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace Qt::StringLiterals;

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aNewFileIsOursAndPrivate();
    void anEmptyFileIsOurs();
    void aFirstStartWithoutRoomCanBeRepeated();
    void whatWasWrittenIsThereNextTime();
    void foreignFilesAreLeftAsTheyAre_data();
    void foreignFilesAreLeftAsTheyAre();
    void unusablePathsAreTold_data();
    void unusablePathsAreTold();
    void aDeviceIsRefused();
    void aNewerLayoutIsRefused();
    void anUpgradeKeepsACopy();
    void theNewestCopiesAreKept();
    void aFailingStepLeavesTheVersionBefore();
    void aDamagedFileIsTold();
    void anOpenFileOfOursIsClosedToOthers();
    void connectionsAreRemovedWhenTheyClose();
    void migrationsMustBeComplete();

private:
    QString path(const QString &name = u"test.db"_s) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

constexpr std::uint32_t TestId = 0x42665473;

Schema schemaOf(std::initializer_list<QByteArray> steps)
{
    Schema schema;
    schema.applicationId = TestId;
    for (const QByteArray &sql : steps)
        schema.steps.push_back({schema.version() + 1, sql});
    return schema;
}

const QByteArray First = "CREATE TABLE things (name TEXT); INSERT INTO things VALUES ('old');";
const QByteArray Second = "ALTER TABLE things ADD COLUMN size INTEGER;";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

/// A database as another program leaves it.
void makeDatabase(const QString &path, const QStringList &statements)
{
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(path);
        QVERIFY(other.open());
        for (const QString &statement : statements)
            QVERIFY(QSqlQuery(other).exec(statement));
        other.close();
    }
    QSqlDatabase::removeDatabase(u"other"_s);
}

QString sentence(const Error &error)
{
    return QString::fromStdString(error.message);
}

} // namespace

void DatabaseTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void DatabaseTest::aNewFileIsOursAndPrivate()
{
    Result<Database> database = Database::open(path(), schemaOf({First}));
    QVERIFY2(database.hasValue(), database ? "" : database.error().message.c_str());
    QCOMPARE(*database->number("PRAGMA application_id"), qint64(TestId));
    QCOMPARE(*database->number("PRAGMA auto_vacuum"), 2); // incremental
    QCOMPARE(*database->number("PRAGMA synchronous"), 1); // normal
    QCOMPARE(*database->number("PRAGMA foreign_keys"), 1);
    QCOMPARE(*database->number("SELECT max(version) FROM schema_version"), 1);
    QSqlQuery mode(u"PRAGMA journal_mode"_s, database->connection());
    QVERIFY(mode.next());
    QCOMPARE(mode.value(0).toString(), u"wal"_s);

    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s}) {
        QVERIFY(QFile::exists(path() + suffix));
        QVERIFY(!(QFile::permissions(path() + suffix) & others));
    }
}

void DatabaseTest::anEmptyFileIsOurs()
{
    writeFile(path(), {});
    Result<Database> database = Database::open(path(), schemaOf({First}));
    QVERIFY(database.hasValue());
    QCOMPARE(*database->number("PRAGMA auto_vacuum"), 2);
}

/// The disk is full after the first page: what is left behind must not pass for somebody else's.
void DatabaseTest::aFirstStartWithoutRoomCanBeRepeated()
{
    constexpr rlim_t FirstPage = 4096;
    rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit little{FirstPage, before.rlim_max};
    auto *const handler = std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &little), 0);
    const bool opened = Database::open(path(), schemaOf({First})).hasValue();
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!opened);
    Result<Database> again = Database::open(path(), schemaOf({First}));
    QVERIFY2(again.hasValue(), again ? "" : again.error().message.c_str());
    QCOMPARE(*again->number("PRAGMA auto_vacuum"), 2);
    QCOMPARE(*again->number("PRAGMA application_id"), qint64(TestId));
}

void DatabaseTest::whatWasWrittenIsThereNextTime()
{
    for (int start = 1; start <= 3; ++start) {
        Result<Database> database = Database::open(path(), schemaOf({First}));
        QVERIFY(database.hasValue());
        QCOMPARE(*database->number("SELECT count(*) FROM things"), start);
        QVERIFY(database->run("INSERT INTO things VALUES ('new')").hasValue());
    }
    Result<Database> reader = Database::openReadOnly(path(), schemaOf({First}));
    QVERIFY(reader.hasValue());
    QCOMPARE(*reader->number("SELECT count(*) FROM things"), 4);
    QVERIFY(!reader->run("DELETE FROM things"));
}

void DatabaseTest::foreignFilesAreLeftAsTheyAre_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::newRow("another id") << QStringList{u"PRAGMA application_id = 7"_s, u"CREATE TABLE t (a)"_s};
    QTest::newRow("no id, tables") << QStringList{u"CREATE TABLE t (a)"_s, u"INSERT INTO t VALUES (1)"_s};
    QTest::newRow("write-ahead log") << QStringList{u"PRAGMA journal_mode = WAL"_s, u"CREATE TABLE t (a)"_s};
}

void DatabaseTest::foreignFilesAreLeftAsTheyAre()
{
    QFETCH(QStringList, statements);
    makeDatabase(path(), statements);
    const QByteArray before = contentOf(path());
    const QFileDevice::Permissions permissions = QFile::permissions(path());
    const QStringList files = QDir(m_folder->path()).entryList(QDir::Files);
    const Result<Database> database = Database::open(path(), schemaOf({First}));
    QVERIFY(!database);
    QVERIFY(database.error().code == ErrorCode::DatabaseForeign);
    QCOMPARE(
        sentence(database.error()),
        path()
            + u" is the database of another program. It was left as it is; choose another folder with -app-dir."_s);
    QCOMPARE(contentOf(path()), before);
    QCOMPARE(QFile::permissions(path()), permissions);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), files);
}

void DatabaseTest::unusablePathsAreTold_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("expected");
    QTest::newRow("text")
        << u"notes.txt"_s << QByteArray(300, 'x') << int(ErrorCode::DatabaseFailed)
        << u"%1 is not a database. It was left as it is; move it away to start with a new one."_s;
    QTest::newRow("too short")
        << u"short.db"_s << QByteArray("SQLite format 3\0", 16) << int(ErrorCode::DatabaseFailed)
        << u"%1 is not a database. It was left as it is; move it away to start with a new one."_s;
    QTest::newRow("no folder") << u"missing/x.db"_s << QByteArray() << int(ErrorCode::FileUnreadable)
                               << u"The database %1 cannot be made: the folder %2 does not exist."_s;
    QTest::newRow("folder") << u"."_s << QByteArray() << int(ErrorCode::FileUnreadable)
                            << u"The database %1 cannot be opened: it is a folder."_s;
}

void DatabaseTest::unusablePathsAreTold()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, expected);
    if (!content.isEmpty())
        writeFile(path(name), content);
    const Result<Database> database = Database::open(path(name), schemaOf({First}));
    QVERIFY(!database);
    QTEST(int(database.error().code), "code");
    expected.replace(u"%1"_s, path(name)).replace(u"%2"_s, QFileInfo(path(name)).absolutePath());
    QCOMPARE(sentence(database.error()), expected);
    if (!content.isEmpty())
        QCOMPARE(contentOf(path(name)), content);
}

void DatabaseTest::aDeviceIsRefused()
{
    QVERIFY(QFile::link(u"/dev/zero"_s, path()));
    const Result<Database> database = Database::open(path(), schemaOf({First}));
    QVERIFY(!database);
    QCOMPARE(sentence(database.error()),
             u"The database %1 cannot be opened: it is a device, not a file."_s.arg(path()));
}

void DatabaseTest::aNewerLayoutIsRefused()
{
    QVERIFY(Database::open(path(), schemaOf({First, Second})).hasValue());
    const Result<Database> older = Database::open(path(), schemaOf({First}));
    QVERIFY(!older);
    QVERIFY(older.error().code == ErrorCode::DatabaseNewer);
    QCOMPARE(
        sentence(older.error()),
        path()
            + u" was written by a newer version of Bifrost Desktop (its layout is 2, this version knows 1). "
              u"Start that version, or choose another folder with -app-dir."_s);
    Result<Database> same = Database::open(path(), schemaOf({First, Second}));
    QVERIFY(same.hasValue());
    QCOMPARE(*same->number("SELECT count(*) FROM things"), 1);
}

void DatabaseTest::anUpgradeKeepsACopy()
{
    QVERIFY(Database::open(path(), schemaOf({First})).hasValue());
    QVERIFY(!QFile::exists(Database::backupPath(path(), 1)));
    {
        Result<Database> upgraded =
            Database::open(path(), schemaOf({First, Second, "UPDATE things SET size = 5;"}));
        QVERIFY(upgraded.hasValue());
        QCOMPARE(*upgraded->number("SELECT size FROM things"), 5);
        QCOMPARE(*upgraded->number("SELECT max(version) FROM schema_version"), 3);
    }
    const QString copy = Database::backupPath(path(), 1);
    QVERIFY(!(QFile::permissions(copy) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    Result<Database> old = Database::open(copy, schemaOf({First}));
    QVERIFY2(old.hasValue(), old ? "" : old.error().message.c_str());
    QCOMPARE(*old->number("SELECT count(*) FROM things"), 1);
    QVERIFY(!old->number("SELECT size FROM things"));
}

void DatabaseTest::theNewestCopiesAreKept()
{
    Result<Database> database = Database::open(path(), schemaOf({First}));
    QVERIFY(database.hasValue());
    QVERIFY(Database::open(path(u"other.db"_s), schemaOf({First}))->backUp(u"mine"_s).hasValue());
    const QDateTime longAgo = QDateTime::currentDateTime().addDays(-100);
    for (int i = 1; i <= 9; ++i) {
        const QString label = QString::number(i);
        QVERIFY(database->backUp(label).hasValue());
        QFile copy(path() + u'.' + label + u".backup"_s);
        QVERIFY(copy.open(QIODevice::ReadWrite));
        QVERIFY(copy.setFileTime(longAgo.addDays(i), QFileDevice::FileModificationTime));
    }
    const QStringList copies = QDir(m_folder->path()).entryList({u"*.backup"_s}, QDir::Files, QDir::Name);
    QCOMPARE(copies.size(), Database::KeptBackups + 1);
    for (const int i : {5, 6, 7, 8, 9})
        QVERIFY(QFile::exists(path() + u'.' + QString::number(i) + u".backup"_s));
    QVERIFY(QFile::exists(path(u"other.db.mine.backup"_s)));
}

void DatabaseTest::aFailingStepLeavesTheVersionBefore()
{
    QVERIFY(Database::open(path(), schemaOf({First})).hasValue());
    const Result<Database> failed =
        Database::open(path(), schemaOf({First, Second, "DELETE FROM things; CREATE TABLE things (again);"}));
    QVERIFY(!failed);
    QVERIFY(failed.error().code == ErrorCode::DatabaseFailed);
    QVERIFY2(sentence(failed.error()).contains(u"things already exists"_s), failed.error().message.c_str());

    Result<Database> database = Database::open(path(), schemaOf({First, Second}));
    QVERIFY(database.hasValue());
    QCOMPARE(*database->number("SELECT max(version) FROM schema_version"), 2);
    QCOMPARE(*database->number("SELECT count(*) FROM things"), 1); // the step was undone as a whole
}

void DatabaseTest::aDamagedFileIsTold()
{
    {
        Result<Database> database = Database::open(path(), schemaOf({First}));
        QVERIFY(database.hasValue());
    }
    QByteArray content = contentOf(path());
    for (qsizetype i = 100; i < content.size(); ++i)
        content[i] = char(0xA5);
    writeFile(path(), content);
    const Result<Database> database = Database::open(path(), schemaOf({First}));
    QVERIFY(!database);
    QVERIFY(database.error().code == ErrorCode::DatabaseFailed);
    QCOMPARE(sentence(database.error()),
             u"The database %1 cannot be used: database disk image is malformed. It is damaged; move it away "
             u"to start "
             u"with a new one."_s.arg(path()));
    QCOMPARE(contentOf(path()), content);
}

void DatabaseTest::anOpenFileOfOursIsClosedToOthers()
{
    QVERIFY(Database::open(path(), schemaOf({First})).hasValue());
    QVERIFY(QFile::setPermissions(
        path(), QFile::permissions(path()) | QFileDevice::ReadOther | QFileDevice::ReadGroup));
    QVERIFY(Database::open(path(), schemaOf({First})).hasValue());
    QVERIFY(!(QFile::permissions(path()) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void DatabaseTest::connectionsAreRemovedWhenTheyClose()
{
    const qsizetype before = QSqlDatabase::connectionNames().size();
    {
        Result<Database> first = Database::open(path(), schemaOf({First}));
        QVERIFY(first.hasValue());
        Database moved = std::move(first).value();
        QCOMPARE(*moved.number("SELECT count(*) FROM things"), 1);
        Result<Database> second = Database::open(path(u"second.db"_s), schemaOf({First}));
        moved = std::move(second).value();
        QCOMPARE(moved.path(), path(u"second.db"_s));
        QCOMPARE(QSqlDatabase::connectionNames().size(), before + 1);
    }
    QCOMPARE(QSqlDatabase::connectionNames().size(), before);
}

void DatabaseTest::migrationsMustBeComplete()
{
    writeFile(path(u"0001_a.sql"_s), First);
    writeFile(path(u"0002_b.sql"_s), Second);
    Result<Schema> schema = Schema::load(TestId, m_folder->path());
    QVERIFY(schema.hasValue());
    QCOMPARE(schema->version(), 2);
    QCOMPARE(schema->steps[1].sql, Second);
    writeFile(path(u"0004_d.sql"_s), Second);
    QVERIFY(!Schema::load(TestId, m_folder->path()));
    QVERIFY(!Schema::load(TestId, path(u"nothing"_s)));
    QVERIFY(Schema::load(TestId, u":/migrations/log"_s).hasValue());
}

BIFROST_TEST(DatabaseTest)
#include "databasetest.moc"
