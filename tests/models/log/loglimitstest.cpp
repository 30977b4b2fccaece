// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <sys/resource.h>

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include "models/log/logstore.h"
#include "tests/models/log/logrows.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// The bounds of the log, and what happens while the disk does not play along.
class LogLimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void oldRowsGoAndGiveTheirRoomBack();
    void rowsOfAWrongDateStay();
    void theFileStaysUnderItsCap();
    void aLowerCapShrinksTheFile();
    void aLimitIsChangedWhileItIsOpen();
    void fewLargeRowsStayUnderTheCapToo();
    void aLockedFileOnlyDelaysRows();
    void theQueueIsBounded();
    void aFullDiskOnlyDelaysRows();

private:
    std::unique_ptr<LogStore> open(LogStore::Limits limits);
    qint64 sizeOnDisk() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

namespace {

/// Holds the write lock of a database as another program may.
class ForeignLock
{
public:
    explicit ForeignLock(const QString &path)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"lock"_s);
        database.setDatabaseName(path);
        m_held = database.open() && QSqlQuery(database).exec(u"BEGIN IMMEDIATE"_s);
    }

    ~ForeignLock()
    {
        {
            QSqlDatabase database = QSqlDatabase::database(u"lock"_s);
            QSqlQuery(database).exec(u"ROLLBACK"_s);
            database.close();
        }
        QSqlDatabase::removeDatabase(u"lock"_s);
    }

    bool isHeld() const { return m_held; }

private:
    bool m_held = false;
};

/// Lets no file of this process grow beyond a size, as a full disk would.
class SmallDisk
{
public:
    explicit SmallDisk(qint64 bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{rlim_t(bytes), m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }

    ~SmallDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int);
};

constexpr std::int64_t DayUs = 86'400'000'000;

} // namespace

void LogLimitsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"logs.db"_s);
}

std::unique_ptr<LogStore> LogLimitsTest::open(LogStore::Limits limits)
{
    Result<std::unique_ptr<LogStore>> store = LogStore::open(m_path, limits);
    if (store)
        return std::move(store).value();
    qCritical("%s", store.error().message.c_str());
    return nullptr;
}

qint64 LogLimitsTest::sizeOnDisk() const
{
    return QFileInfo(m_path).size() + QFileInfo(m_path + u"-wal"_s).size();
}

void LogLimitsTest::oldRowsGoAndGiveTheirRoomBack()
{
    constexpr int Old = 30'000;
    constexpr int Young = 1000;
    {
        const auto store = open({400, 200, 100'000});
        for (int i = 0; i < Old + Young; ++i) {
            LogRow row = plainRow(i);
            if (i < Old)
                row.startedAtUs -= 31 * DayUs;
            store->append(std::make_shared<const LogRow>(row));
        }
        QVERIFY(store->flush().hasValue());
    }
    const qint64 before = sizeOnDisk();
    QVERIFY(before > 3'000'000);
    const auto store = open({30, 200, 100'000});
    QVERIFY(store->tidyUp().hasValue());
    const std::vector<LogRow> rows = store->newest(Old + Young).value();
    QCOMPARE(rows.size(), std::size_t(Young));
    QCOMPARE(rows.back().id, "request-" + std::to_string(Old));
    QVERIFY2(sizeOnDisk() < before / 2, qPrintable(QString::number(sizeOnDisk())));
}

void LogLimitsTest::rowsOfAWrongDateStay()
{
    const auto store = open({30, 200, 100'000});
    int number = 0;
    for (const int daysAgo : {500, -800, 40, 2, 800, 0, -800, 40, 1}) {
        LogRow row = plainRow(number++);
        row.startedAtUs -= daysAgo * DayUs;
        store->append(std::make_shared<const LogRow>(row));
    }
    QVERIFY(store->tidyUp().hasValue());
    QByteArrayList kept;
    for (const LogRow &row : store->newest(number).value())
        kept.append(QByteArray::fromStdString(row.id).mid(8));
    // Of those in front the date says which are old; whatever came after the first young one is no older.
    QCOMPARE(kept.join(' '), QByteArray("8 7 6 5 4 3 1"));
}

void LogLimitsTest::theFileStaysUnderItsCap()
{
    constexpr int Rows = 40'000;
    const auto store = open({365, 2, 100'000});
    qint64 largest = 0;
    for (int i = 0; i < Rows; ++i) {
        LogRow row = plainRow(i);
        row.errorMessage = std::string(200, 'e');
        store->append(std::make_shared<const LogRow>(row));
        if (i % 1000 == 999) {
            QVERIFY(store->flush().hasValue());
            largest = std::max(largest, QFileInfo(m_path).size());
        }
    }
    QVERIFY(store->tidyUp().hasValue());
    QVERIFY2(sizeOnDisk() <= 2 * 1024 * 1024, qPrintable(QString::number(sizeOnDisk())));
    // Between two rounds it may grow by the rows of a few batches, no more.
    QVERIFY2(largest <= 8 * 1024 * 1024, qPrintable(QString::number(largest)));
    const std::vector<LogRow> rows = store->newest(Rows).value();
    QVERIFY(rows.size() > 1000);
    QVERIFY(rows.size() < 10'000);
    for (std::size_t i = 0; i < rows.size(); ++i)
        QCOMPARE(rows[i].id, "request-" + std::to_string(Rows - 1 - int(i)));
    QCOMPARE(store->droppedRows(), 0u);
}

void LogLimitsTest::aLowerCapShrinksTheFile()
{
    {
        const auto store = open({365, 200, 100'000});
        for (int i = 0; i < 30'000; ++i)
            store->append(plainRowPtr(i));
        QVERIFY(store->flush().hasValue());
    }
    QVERIFY(sizeOnDisk() > 3 * 1024 * 1024);
    const auto store = open({365, 1, 100'000});
    QVERIFY(store->tidyUp().hasValue());
    QVERIFY2(sizeOnDisk() <= 1024 * 1024, qPrintable(QString::number(sizeOnDisk())));
    QCOMPARE(store->newest(1)->front().id, std::string("request-29999"));
}

void LogLimitsTest::aLimitIsChangedWhileItIsOpen()
{
    const auto store = open({365, 200, 100'000});
    for (int i = 0; i < 30'000; ++i)
        store->append(plainRowPtr(i));
    QVERIFY(store->flush().hasValue());
    QVERIFY(sizeOnDisk() > 3 * 1024 * 1024);
    store->setLimits({365, 1, 100'000});
    // By itself, without being asked to tidy up.
    QTRY_VERIFY_WITH_TIMEOUT(sizeOnDisk() <= 1024 * 1024, 60000);
    QCOMPARE(store->newest(1)->front().id, std::string("request-29999"));
}

void LogLimitsTest::fewLargeRowsStayUnderTheCapToo()
{
    const auto store = open({365, 1, 100'000});
    for (int i = 0; i < 300; ++i) {
        LogRow row = plainRow(i);
        row.errorMessage = std::string(8000, 'e');
        store->append(std::make_shared<const LogRow>(row));
    }
    QVERIFY(store->tidyUp().hasValue());
    QVERIFY2(sizeOnDisk() <= 1024 * 1024, qPrintable(QString::number(sizeOnDisk())));
    const std::vector<LogRow> rows = store->newest(300).value();
    QVERIFY2(rows.size() > 30 && rows.size() < 100, qPrintable(QString::number(rows.size())));
    QCOMPARE(rows.front().id, std::string("request-299"));
}

void LogLimitsTest::aLockedFileOnlyDelaysRows()
{
    const auto store = open({});
    QVERIFY(store->health().hasValue());
    {
        const ForeignLock lock(m_path);
        QVERIFY(lock.isHeld());
        for (int i = 0; i < 100; ++i)
            store->append(plainRowPtr(i));
        const Result<void> flushed = store->flush();
        QVERIFY(!flushed);
        QVERIFY(flushed.error().code == ErrorCode::DatabaseFailed);
        QCOMPARE(
            QString::fromStdString(flushed.error().message),
            u"The database %1 cannot be used: database is locked. Another program holds it."_s.arg(m_path));
        QVERIFY(!store->health());
    }
    QTRY_VERIFY_WITH_TIMEOUT(store->health().hasValue(), 10'000); // without anybody's help
    QVERIFY(store->flush().hasValue());
    QCOMPARE(store->newest(1000)->size(), std::size_t(100));
    QCOMPARE(store->droppedRows(), 0u);
}

void LogLimitsTest::theQueueIsBounded()
{
    constexpr int Bound = 500;
    const auto store = open({365, 200, Bound});
    {
        const ForeignLock lock(m_path);
        QVERIFY(lock.isHeld());
        for (int i = 0; i < 100; ++i)
            store->append(plainRowPtr(i));
        QVERIFY(!store->flush()); // now a batch of 100 waits outside the queue
        for (int i = 100; i < 900; ++i)
            store->append(plainRowPtr(i));
        QCOMPARE(store->droppedRows(), quint64(900 - Bound));
        QVERIFY(!store->flush());
    }
    QVERIFY(store->flush().hasValue());
    const std::vector<LogRow> rows = store->newest(1000).value();
    QCOMPARE(rows.size(), std::size_t(Bound));
    QCOMPARE(rows.front().id, "request-" + std::to_string(Bound - 1));
}

void LogLimitsTest::aFullDiskOnlyDelaysRows()
{
    const auto store = open({});
    store->append(plainRowPtr(0));
    QVERIFY(store->flush().hasValue());
    {
        const SmallDisk disk(sizeOnDisk());
        for (int i = 1; i < 2000; ++i)
            store->append(plainRowPtr(i));
        QVERIFY(!store->flush());
        QVERIFY(!store->health());
    }
    QVERIFY(store->flush().hasValue());
    QVERIFY(store->health().hasValue());
    QCOMPARE(store->newest(3000)->size(), std::size_t(2000));
    QCOMPARE(store->droppedRows(), 0u);
}

BIFROST_TEST(LogLimitsTest)
#include "loglimitstest.moc"
