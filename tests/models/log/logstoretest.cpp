// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "models/log/logstore.h"
#include "tests/models/log/logrows.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

class LogStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsEverythingOfARow();
    void tellsUnknownFromZero();
    void keepsWhichCountIsLacking();
    void givesTheNewestFirst();
    void takesRowsFromManyThreads();
    void writesWhatIsQueuedWhenItCloses();
    void writtenRowsSurviveAKill();
    void writesByItself();
    void cutsLongTextsBetweenCharacters();
    void keepsItsHandsOffForeignFiles();
    void countsOnFromOneStartToTheNext();
    void readersLeaveTheWriterItsLocks();

private:
    std::unique_ptr<LogStore> open(LogStore::Limits limits = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void LogStoreTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"logs.db"_s);
}

std::unique_ptr<LogStore> LogStoreTest::open(LogStore::Limits limits)
{
    Result<std::unique_ptr<LogStore>> store = LogStore::open(m_path, limits);
    if (store)
        return std::move(store).value();
    qCritical("%s", store.error().message.c_str());
    return nullptr;
}

void LogStoreTest::keepsEverythingOfARow()
{
    LogRow row;
    row.id = "0192-a";
    row.clientRequestId = "from the caller";
    row.startedAtUs = nowUs();
    row.operation = "chat_completion_stream";
    row.method = "POST";
    row.path = "/openai/v1/chat/completions";
    row.clientName = "openai-python";
    row.modelAsked = "gpt-4o";
    row.provider = "openai";
    row.model = "gpt-4o-2024-11-20";
    row.keyName = "Schlüssel";
    row.status = LogStatus::Cancelled;
    row.httpStatus = 499;
    row.stream = true;
    row.queuedUs = 0;
    row.connectUs = 12;
    row.firstByteUs = 345;
    row.totalUs = 6789;
    row.requestBytes = std::int64_t(5) << 32;
    row.responseBytes = 77;
    row.usage = {1, 2, 3, 4, 5, true};
    row.cost = {123'456'789};
    row.costKnown = true;
    row.errorType = "request_cancelled";
    row.errorMessage = "The caller \"hung\" up.\n";
    row.attempts = {{"azure", "gpt-4o", "eu", 503, 10, 200, "busy"},
                    {"openai", "gpt-4o", "main", 0, 220, 100, ""}};

    const auto store = open();
    QVERIFY(store);
    store->append(std::make_shared<const LogRow>(row));
    QVERIFY(store->flush().hasValue());
    const Result<std::vector<LogRow>> rows = store->newest(10);
    QVERIFY(rows.hasValue());
    QCOMPARE(rows->size(), std::size_t(1));
    const LogRow &read = rows->front();
    QCOMPARE(read.id, row.id);
    QCOMPARE(read.clientRequestId, row.clientRequestId);
    QCOMPARE(read.startedAtUs, row.startedAtUs);
    QCOMPARE(read.operation, row.operation);
    QCOMPARE(read.method, row.method);
    QCOMPARE(read.path, row.path);
    QCOMPARE(read.clientName, row.clientName);
    QCOMPARE(read.modelAsked, row.modelAsked);
    QCOMPARE(read.provider, row.provider);
    QCOMPARE(read.model, row.model);
    QCOMPARE(read.keyName, row.keyName);
    QVERIFY(read.status == row.status);
    QCOMPARE(read.httpStatus, row.httpStatus);
    QCOMPARE(read.stream, row.stream);
    QCOMPARE(read.queuedUs, row.queuedUs);
    QCOMPARE(read.connectUs, row.connectUs);
    QCOMPARE(read.firstByteUs, row.firstByteUs);
    QCOMPARE(read.totalUs, row.totalUs);
    QCOMPARE(read.requestBytes, row.requestBytes);
    QCOMPARE(read.responseBytes, row.responseBytes);
    QCOMPARE(read.usage.input, 1);
    QCOMPARE(read.usage.output, 2);
    QCOMPARE(read.usage.cachedRead, 3);
    QCOMPARE(read.usage.cachedWrite, 4);
    QCOMPARE(read.usage.reasoning, 5);
    QVERIFY(read.usage.known);
    QVERIFY(read.costKnown);
    QCOMPARE(read.cost.nanoDollars, row.cost.nanoDollars);
    QCOMPARE(read.errorType, row.errorType);
    QCOMPARE(read.errorMessage, row.errorMessage);
    QCOMPARE(read.attempts.size(), row.attempts.size());
    for (std::size_t i = 0; i < row.attempts.size(); ++i) {
        QCOMPARE(read.attempts[i].provider, row.attempts[i].provider);
        QCOMPARE(read.attempts[i].model, row.attempts[i].model);
        QCOMPARE(read.attempts[i].keyName, row.attempts[i].keyName);
        QCOMPARE(read.attempts[i].status, row.attempts[i].status);
        QCOMPARE(read.attempts[i].startUs, row.attempts[i].startUs);
        QCOMPARE(read.attempts[i].durationUs, row.attempts[i].durationUs);
        QCOMPARE(read.attempts[i].error, row.attempts[i].error);
    }
}

void LogStoreTest::tellsUnknownFromZero()
{
    const auto store = open();
    LogRow zero = plainRow(1);
    zero.usage = {0, 0, 0, 0, 0, true};
    zero.costKnown = true;
    zero.queuedUs = 0;
    LogRow unknown = plainRow(2);
    unknown.usage = {};
    unknown.totalUs = -1;
    store->append(std::make_shared<const LogRow>(zero));
    store->append(std::make_shared<const LogRow>(unknown));
    QVERIFY(store->flush().hasValue());
    const std::vector<LogRow> rows = store->newest(2).value();
    QVERIFY(!rows.at(0).usage.known);
    QVERIFY(!rows.at(0).costKnown);
    QCOMPARE(rows.at(0).totalUs, -1);
    QCOMPARE(rows.at(0).queuedUs, -1);
    QVERIFY(rows.at(0).attempts.empty());
    QVERIFY(rows.at(1).usage.known);
    QVERIFY(rows.at(1).costKnown);
    QCOMPARE(rows.at(1).queuedUs, 0);
}

void LogStoreTest::keepsWhichCountIsLacking()
{
    const auto store = open();
    LogRow odd = plainRow(1);
    odd.usage = {7, 0, 0, 0, 0, true, false, true};
    LogRow other = plainRow(2);
    other.usage = {0, 9, 0, 0, 0, true, true, false};
    store->append(std::make_shared<const LogRow>(odd));
    store->append(std::make_shared<const LogRow>(other));
    QVERIFY(store->flush().hasValue());
    const std::vector<LogRow> rows = store->newest(2).value();
    QVERIFY(rows.at(1).usage.known && rows.at(1).usage.lacksOutput && !rows.at(1).usage.lacksInput);
    QCOMPARE(rows.at(1).usage.input, 7);
    QVERIFY(rows.at(0).usage.known && rows.at(0).usage.lacksInput && !rows.at(0).usage.lacksOutput);
    QCOMPARE(rows.at(0).usage.output, 9);
}

void LogStoreTest::givesTheNewestFirst()
{
    const auto store = open();
    for (int i = 0; i < 50; ++i)
        store->append(plainRowPtr(i));
    QVERIFY(store->flush().hasValue());
    const std::vector<LogRow> rows = store->newest(3).value();
    QCOMPARE(rows.size(), std::size_t(3));
    QCOMPARE(rows[0].id, std::string("request-49"));
    QCOMPARE(rows[2].id, std::string("request-47"));
    QCOMPARE(store->newest(1000)->size(), std::size_t(50));
}

void LogStoreTest::takesRowsFromManyThreads()
{
    constexpr int Threads = 8;
    constexpr int PerThread = 2500;
    const auto store = open();
    std::vector<std::thread> threads;
    for (int t = 0; t < Threads; ++t) {
        threads.emplace_back([&store, t] {
            for (int i = 0; i < PerThread; ++i) {
                store->append(plainRowPtr(t * PerThread + i));
                if (i % 1000 == 0 && !store->flush())
                    qFatal("flush failed");
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(store->flush().hasValue());
    QCOMPARE(store->droppedRows(), 0u);
    std::set<std::string> ids;
    const std::vector<LogRow> rows = store->newest(Threads * PerThread + 1).value();
    for (const LogRow &row : rows)
        ids.insert(row.id);
    QCOMPARE(rows.size(), std::size_t(Threads * PerThread));
    QCOMPARE(ids.size(), rows.size());
}

void LogStoreTest::writesWhatIsQueuedWhenItCloses()
{
    auto store = open();
    for (int i = 0; i < 5000; ++i)
        store->append(plainRowPtr(i));
    store.reset();
    QCOMPARE(open()->newest(10'000)->size(), std::size_t(5000));
}

void LogStoreTest::writtenRowsSurviveAKill()
{
    const auto store = open();
    for (int i = 0; i < 700; ++i)
        store->append(plainRowPtr(i));
    QVERIFY(store->flush().hasValue());
    // What a kill would leave behind: the files as they are now, the write-ahead log not yet copied.
    const QString killed = m_folder->filePath(u"killed.db"_s);
    QVERIFY(QFile::copy(m_path, killed));
    QVERIFY(QFile::copy(m_path + u"-wal"_s, killed + u"-wal"_s));
    Result<std::unique_ptr<LogStore>> reopened = LogStore::open(killed, {});
    QVERIFY(reopened.hasValue());
    QCOMPARE((*reopened)->newest(1000)->size(), std::size_t(700));
}

void LogStoreTest::writesByItself()
{
    const auto store = open();
    store->append(plainRowPtr(1));
    QTRY_COMPARE_WITH_TIMEOUT(store->newest(10)->size(), std::size_t(1), 10'000);
}

void LogStoreTest::cutsLongTextsBetweenCharacters()
{
    const auto store = open();
    LogRow row = plainRow(1);
    for (int i = 0; i < 10'000; ++i)
        row.errorMessage += "€"; // three bytes
    store->append(std::make_shared<const LogRow>(row));
    QVERIFY(store->flush().hasValue());
    const std::string message = store->newest(1)->front().errorMessage;
    QVERIFY(message.size() > 8000 && message.size() <= 8192);
    QCOMPARE(message.size() % 3, std::size_t(0));
    QCOMPARE(row.errorMessage.compare(0, message.size(), message), 0);
}

void LogStoreTest::keepsItsHandsOffForeignFiles()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray content(4096, 'n');
    file.write(content);
    file.close();
    const Result<std::unique_ptr<LogStore>> store = LogStore::open(m_path, {});
    QVERIFY(!store);
    QVERIFY(store.error().code == ErrorCode::DatabaseFailed);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

void LogStoreTest::countsOnFromOneStartToTheNext()
{
    for (int start = 1; start <= 3; ++start) {
        const auto store = open();
        store->append(plainRowPtr(start));
        QVERIFY(store->flush().hasValue());
        QCOMPARE(store->newest(10)->size(), std::size_t(start));
        QCOMPARE(store->newest(1)->front().id, "request-" + std::to_string(start));
    }
}

/// Without them, another program that reads the log and ends takes the writer's rows away.
void LogStoreTest::readersLeaveTheWriterItsLocks()
{
    const auto isLocked = [this] {
        const QByteArray path = QFile::encodeName(m_path);
        const pid_t other = ::fork(); // who asks must be another process
        if (other == 0) {
            struct flock lock = {};
            lock.l_type = F_WRLCK;
            lock.l_whence = SEEK_SET;
            const int file = ::open(path.constData(), O_RDWR);
            ::_exit(file >= 0 && ::fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? 1 : 0);
        }
        int status = 0;
        return other > 0 && ::waitpid(other, &status, 0) == other && WIFEXITED(status)
            && WEXITSTATUS(status) == 1;
    };
    const auto store = open();
    QVERIFY(store);
    store->append(plainRowPtr(1));
    QVERIFY(store->flush());
    QVERIFY(isLocked());
    QVERIFY(store->newest(1));
    QVERIFY(LogStore::costBetween(m_path, 0, 1));
    QVERIFY(isLocked());
}

BIFROST_TEST(LogStoreTest)
#include "logstoretest.moc"
