// SPDX-License-Identifier: GPL-3.0-or-later
#include <condition_variable>
#include <future>
#include <mutex>

#include <sqlite3.h>
#include <unistd.h>

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "models/log/logstore.h"
#include "tests/models/log/logrows.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// The write-ahead log of the log is brought into its file beside the writing.
class LogCopierTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsNeedNotWaitForTheDisk();
    void theWriteAheadLogBeginsAnew();
};

namespace {

constexpr std::chrono::seconds CopierPatience(60);

/// A disk that takes nothing for logs.db, only for what lies beside it, until it is let go.
class HeldDisk
{
public:
    HeldDisk()
    {
        for (const char *name : {"pwrite", "pwrite64"})
            vfs()->xSetSystemCall(vfs(), name, reinterpret_cast<sqlite3_syscall_ptr>(&HeldDisk::write));
    }

    ~HeldDisk()
    {
        letGo();
        for (const char *name : {"pwrite", "pwrite64"})
            vfs()->xSetSystemCall(vfs(), name, nullptr);
    }

    void hold()
    {
        const std::lock_guard lock(mutex);
        isHeld = true;
    }

    void letGo()
    {
        const std::lock_guard lock(mutex);
        isHeld = false;
        changed.notify_all();
    }

    /// Until somebody waits for it.
    static bool isAwaited()
    {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, CopierPatience, [] { return waiting > 0; });
    }

private:
    static sqlite3_vfs *vfs() { return sqlite3_vfs_find(nullptr); }

    static ssize_t write(int descriptor, const void *bytes, std::size_t size, off_t at)
    {
        const QString link = u"/proc/self/fd/%1"_s.arg(descriptor);
        if (QFileInfo(link).symLinkTarget().endsWith("/logs.db"_L1)) {
            std::unique_lock lock(mutex);
            ++waiting;
            changed.notify_all();
            changed.wait(lock, [] { return !isHeld; });
            --waiting;
        }
        return ::pwrite(descriptor, bytes, size, at);
    }

    static inline std::mutex mutex;
    static inline std::condition_variable changed;
    static inline bool isHeld = false;
    static inline int waiting = 0;
};

LogRowPtr largeRow(int number)
{
    LogRow row = plainRow(number);
    row.errorMessage = std::string(8000, 'e');
    return std::make_shared<const LogRow>(row);
}

} // namespace

void LogCopierTest::rowsNeedNotWaitForTheDisk()
{
    constexpr int Rows = 600; // 5 MB
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"logs.db"_s);
    HeldDisk disk;
    auto store = LogStore::open(path, {}).value();
    QVERIFY(store->flush());
    disk.hold();
    for (int i = 0; i < Rows; ++i)
        store->append(largeRow(i));
    QVERIFY(HeldDisk::isAwaited());
    store->append(plainRowPtr(Rows));
    std::future<bool> written =
        std::async(std::launch::async, [&store] { return store->flush().hasValue(); });
    const bool isWritten = written.wait_for(CopierPatience) == std::future_status::ready;
    const auto newest = isWritten ? store->newest(1) : std::vector<LogRow>();
    disk.letGo();
    QVERIFY(isWritten && written.get());
    QVERIFY(newest && newest->size() == 1);
    QCOMPARE(newest->front().id, "request-" + std::to_string(Rows));
    store.reset();
    store = LogStore::open(path, {}).value();
    QCOMPARE(store->newest(2 * Rows)->size(), std::size_t(Rows) + 1);
}

void LogCopierTest::theWriteAheadLogBeginsAnew()
{
    constexpr int Rows = 3000; // 25 MB
    constexpr qint64 SizeThatIsKept = 4 * 1024 * 1024;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"logs.db"_s);
    const auto store = LogStore::open(path, {}).value();
    for (int i = 0; i < Rows; ++i)
        store->append(largeRow(i));
    const auto isShort = [&] {
        store->append(plainRowPtr(Rows));
        return store->flush().hasValue() && QFileInfo(path + u"-wal"_s).size() <= SizeThatIsKept;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isShort(), 60'000);
    QVERIFY(QFileInfo(path).size() > Rows * 8000);
}

BIFROST_TEST(LogCopierTest)
#include "logcopiertest.moc"
