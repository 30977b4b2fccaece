// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include "tests/models/store/configaid.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// What becomes of the configuration while somebody does something to its file.
class OpenConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aRemovedFileTakesTheNextChange_data();
    void aRemovedFileTakesTheNextChange();
#ifdef Q_OS_LINUX
    void aRemovedFileComesBackByItself();
#endif
    void aFileRemovedAtTheEndIsThereNextTime();
    void aDamagedFileIsSetAside_data();
    void aDamagedFileIsSetAside();
    void damageTimeAndAgainIsRefused();
    void anotherDatabaseIsLeftAlone_data();
    void anotherDatabaseIsLeftAlone();
    void aFolderTakenAwayIsWaitedFor();
    void whatCannotBeWrittenAnewIsRefused();
    void aFolderInItsPlaceIsRefused();
    void aFilePutBackIsTakenUp();
    void whatOthersWroteStays();

private:
    QString path(const QString &name = u"config.db"_s) const
    {
        return m_folder->filePath(u"data/"_s + name);
    }
    void open();
    Result<void> add(const QString &provider);
    QStringList keptProviders(); ///< as the next start finds them
    std::string refusal(const QString &provider);
    bool recovers();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ConfigDatabase> m_database;
};

namespace {

constexpr char LiveKey[] = "sk-live-0123456789abcdef";
constexpr std::chrono::seconds Patience{60};

void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

void removeWithCompanions(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1StringView(suffix));
}

} // namespace

void OpenConfigTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkdir(u"data"_s));
    open();
    QVERIFY(beginKey(*m_database).hasValue());
    QVERIFY(add(u"openai"_s).hasValue());
}

void OpenConfigTest::cleanup()
{
    m_database.reset();
}

void OpenConfigTest::open()
{
    m_database.reset();
    Result<std::unique_ptr<ConfigDatabase>> opened = ConfigDatabase::open(path());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    m_database = std::move(opened).value();
    m_database->useKey(someKey(), {});
}

Result<void> OpenConfigTest::add(const QString &provider)
{
    return commit(*m_database, changeTo(providerWithKey(provider, LiveKey)));
}

QStringList OpenConfigTest::keptProviders()
{
    open();
    const Result<StoredConfiguration> stored = m_database->load();
    if (!stored)
        return {QString::fromStdString(stored.error().message)};
    for (const StoredProvider &provider : stored->providers) {
        if (provider.keys.at(0).document.secrets.value(u"value"_s).value.reveal() != LiveKey)
            return {u"%1 has lost its key"_s.arg(provider.name)};
    }
    return stored->providers.keys();
}

/// Why the change is not taken; empty: it was.
std::string OpenConfigTest::refusal(const QString &provider)
{
    const Result<void> added = add(provider);
    if (added)
        return {};
    return added.error().status() == 503 && m_database->health() ? added.error().message : "not said";
}

bool OpenConfigTest::recovers()
{
    return runUntil([this] { return !m_database->health(); }, Patience);
}

void OpenConfigTest::aRemovedFileTakesTheNextChange_data()
{
    QTest::addColumn<QStringList>("suffixes");
    QTest::newRow("the file") << QStringList{QString()};
    QTest::newRow("its write-ahead log") << QStringList{u"-wal"_s};
    QTest::newRow("all") << QStringList{QString(), u"-wal"_s, u"-shm"_s};
}

void OpenConfigTest::aRemovedFileTakesTheNextChange()
{
    QFETCH(const QStringList, suffixes);
    for (const QString &suffix : suffixes)
        QVERIFY(QFile::remove(path() + suffix));
    QCOMPARE(refusal(u"groq"_s), std::string());
    QCOMPARE(refusal(u"mistral"_s), std::string());
    QCOMPARE(keptProviders(), (QStringList{u"groq"_s, u"mistral"_s, u"openai"_s}));
    QCOMPARE(QFileInfo(path()).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

#ifdef Q_OS_LINUX // elsewhere nothing tells of what happens to a file
void OpenConfigTest::aRemovedFileComesBackByItself()
{
    removeWithCompanions(path());
    QVERIFY(runUntil([this] { return QFile::exists(path()); }, Patience));
    QVERIFY(!m_database->health());
    QCOMPARE(keptProviders(), QStringList{u"openai"_s});
}
#endif

void OpenConfigTest::aFileRemovedAtTheEndIsThereNextTime()
{
    removeWithCompanions(path());
    QCOMPARE(keptProviders(), QStringList{u"openai"_s});
}

void OpenConfigTest::aDamagedFileIsSetAside_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<bool>("setAside");
    QTest::newRow("overwritten in front") << qint64(0) << qint64(-1) << true;
    QTest::newRow("overwritten in the middle") << qint64(4096 * 2) << qint64(-1) << true;
    QTest::newRow("cut") << qint64(-1) << qint64(4096 * 2) << true;
    QTest::newRow("cut to less than a head") << qint64(-1) << qint64(50) << true;
    QTest::newRow("emptied") << qint64(-1) << qint64(0) << false;
}

void OpenConfigTest::aDamagedFileIsSetAside()
{
    QFETCH(const qint64, at);
    QFETCH(const qint64, size);
    QFETCH(const bool, setAside);
    if (at >= 0)
        overwrite(path(), at, QByteArray(4096 * 3, 'x'));
    else
        QVERIFY(QFile::resize(path(), size));
    QCOMPARE(refusal(u"groq"_s), std::string());
    QCOMPARE(QFile::exists(path(u"config.db.damaged-1"_s)), setAside);
    QCOMPARE(keptProviders(), (QStringList{u"groq"_s, u"openai"_s}));
}

void OpenConfigTest::damageTimeAndAgainIsRefused()
{
    for (int n = 1; n <= 3; ++n) {
        overwrite(path(), 0, QByteArray(100, 'x'));
        QCOMPARE(refusal(u"groq"_s), std::string());
    }
    overwrite(path(), 0, QByteArray(100, 'x'));
    QVERIFY(refusal(u"mistral"_s).find("config.db.damaged-1") != std::string::npos);
    for (int n = 1; n <= 3; ++n)
        QVERIFY(QFile::remove(path(u"config.db.damaged-%1"_s.arg(n))));
    QVERIFY(recovers());
    QCOMPARE(refusal(u"mistral"_s), std::string());
    QCOMPARE(keptProviders(), (QStringList{u"groq"_s, u"mistral"_s, u"openai"_s}));
}

void OpenConfigTest::anotherDatabaseIsLeftAlone_data()
{
    QTest::addColumn<bool>("ours");
    QTest::addColumn<bool>("inPlace");
    QTest::newRow("an earlier one moved there") << true << false;
    QTest::newRow("an earlier one copied there") << true << true;
    QTest::newRow("another program's moved there") << false << false;
    QTest::newRow("another program's copied there") << false << true;
}

void OpenConfigTest::anotherDatabaseIsLeftAlone()
{
    QFETCH(const bool, ours);
    QFETCH(const bool, inPlace);
    const QString other = m_folder->filePath(u"other.db"_s);
    if (ours) {
        QVERIFY(QFile::copy(path(), other));
        QCOMPARE(refusal(u"groq"_s), std::string());
    } else {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            database.setDatabaseName(other);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"CREATE TABLE notes (text TEXT)"_s));
        }
        QSqlDatabase::removeDatabase(u"other"_s);
    }
    QFile file(other);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    if (inPlace) {
        QVERIFY(QFile::resize(path(), content.size()));
        overwrite(path(), 0, content);
    } else {
        QVERIFY(QFile::remove(path()));
        QVERIFY(QFile::rename(other, path()));
    }

    QVERIFY(refusal(u"mistral"_s).find("replaced") != std::string::npos);
    QVERIFY(refusal(u"mistral"_s).find("replaced") != std::string::npos);
    QVERIFY(m_database->load()->providers.contains(u"openai"_s));
    QFile there(path());
    QVERIFY(there.open(QIODevice::ReadOnly));
    QVERIFY(there.readAll() == content);

    QVERIFY(QFile::remove(path()));
    QVERIFY(recovers());
    QCOMPARE(refusal(u"mistral"_s), std::string());
    QStringList expected{u"mistral"_s, u"openai"_s};
    if (ours)
        expected.prepend(u"groq"_s);
    QCOMPARE(keptProviders(), expected);
}

void OpenConfigTest::aFolderTakenAwayIsWaitedFor()
{
    const QString elsewhere = m_folder->filePath(u"elsewhere"_s);
    QVERIFY(QDir().rename(m_folder->filePath(u"data"_s), elsewhere));
    QVERIFY(refusal(u"groq"_s).find("folder") != std::string::npos);
    QVERIFY(m_database->load()->providers.contains(u"openai"_s));
    // Another one at its place is somebody else's.
    QVERIFY(QDir(m_folder->path()).mkdir(u"data"_s));
    QVERIFY(refusal(u"groq"_s).find("folder") != std::string::npos);
    QVERIFY(QDir(m_folder->filePath(u"data"_s)).isEmpty());
    QVERIFY(QDir(m_folder->path()).rmdir(u"data"_s));
    QVERIFY(QDir().rename(elsewhere, m_folder->filePath(u"data"_s)));
    QVERIFY(recovers());
    QCOMPARE(refusal(u"groq"_s), std::string());
    QCOMPARE(keptProviders(), (QStringList{u"groq"_s, u"openai"_s}));
}

void OpenConfigTest::whatCannotBeWrittenAnewIsRefused()
{
    // Also for root: what is written anew has no place.
    QVERIFY(QDir(m_folder->filePath(u"data"_s)).mkdir(u"config.db.new"_s));
    removeWithCompanions(path());
    QVERIFY(refusal(u"groq"_s).find("cannot be written anew") != std::string::npos);
    QVERIFY(QDir(m_folder->filePath(u"data"_s)).rmdir(u"config.db.new"_s));
    QVERIFY(recovers());
    QVERIFY(QFile::exists(path()));
    QCOMPARE(refusal(u"groq"_s), std::string());
    QCOMPARE(keptProviders(), (QStringList{u"groq"_s, u"openai"_s}));
}

void OpenConfigTest::aFolderInItsPlaceIsRefused()
{
    removeWithCompanions(path());
    QVERIFY(QDir().mkdir(path()));
    QVERIFY(refusal(u"groq"_s).find("folder") != std::string::npos);
    QVERIFY(QDir().rmdir(path()));
    QVERIFY(recovers());
    QCOMPARE(refusal(u"groq"_s), std::string());
    QCOMPARE(keptProviders(), (QStringList{u"groq"_s, u"openai"_s}));
}

void OpenConfigTest::aFilePutBackIsTakenUp()
{
    const QString copy = m_folder->filePath(u"copy.db"_s);
    QVERIFY(QFile::copy(path(), copy));
    removeWithCompanions(path());
    QVERIFY(QFile::rename(copy, path()));
    QCOMPARE(refusal(u"groq"_s), std::string());
    QCOMPARE(keptProviders(), (QStringList{u"groq"_s, u"openai"_s}));
    QCOMPARE(QDir(m_folder->filePath(u"data"_s)).entryList({u"*damaged*"_s}).size(), 0);
}

void OpenConfigTest::whatOthersWroteStays()
{
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(path());
        QVERIFY(other.open());
        QSqlQuery query(other);
        QVERIFY(query.exec(u"INSERT INTO marks (place, hash) VALUES ('here', '1')"_s));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QCOMPARE(refusal(u"groq"_s), std::string());
    removeWithCompanions(path());
    QCOMPARE(refusal(u"mistral"_s), std::string());
    QCOMPARE(keptProviders(), (QStringList{u"groq"_s, u"mistral"_s, u"openai"_s}));
    QCOMPARE(m_database->load()->marks.value(u"here"_s), u"1"_s);
}

BIFROST_TEST(OpenConfigTest)
#include "openconfigtest.moc"
