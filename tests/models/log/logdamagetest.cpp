// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "models/log/logstore.h"
#include "tests/models/log/logrows.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// What becomes of the log while somebody does something to its file.
class LogDamageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aRemovedFileIsMadeAnew_data();
    void aRemovedFileIsMadeAnew();
    void aMovedFileKeepsItsRows();
    void aFolderTakenAwayIsWaitedFor();
    void aDamagedFileIsSetAside_data();
    void aDamagedFileIsSetAside();
    void aLogThatIsDamagedTimeAndAgainIsLeft();
    void aSoundFileStays();

private:
    std::unique_ptr<LogStore> open(const QString &path) const;
    QString path(const QString &name = u"logs.db"_s) const { return m_folder->filePath(u"data/"_s + name); }
    std::vector<std::string> idsIn(const QString &file) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

constexpr int Many = 500; // rows that take more than the pages in front

} // namespace

void LogDamageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkdir(u"data"_s));
}

std::unique_ptr<LogStore> LogDamageTest::open(const QString &path) const
{
    Result<std::unique_ptr<LogStore>> store = LogStore::open(path, {});
    if (store)
        return std::move(store).value();
    qCritical("%s", store.error().message.c_str());
    return nullptr;
}

/// Oldest first.
std::vector<std::string> LogDamageTest::idsIn(const QString &file) const
{
    std::vector<std::string> ids;
    if (const auto store = open(file)) {
        const auto rows = store->newest(Many * 2);
        for (std::size_t i = rows ? rows->size() : 0; i > 0; --i)
            ids.push_back(rows->at(i - 1).id);
    }
    return ids;
}

void LogDamageTest::aRemovedFileIsMadeAnew_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::newRow("the file") << QStringList{u"logs.db"_s};
    QTest::newRow("all three") << QStringList{u"logs.db"_s, u"logs.db-wal"_s, u"logs.db-shm"_s};
}

void LogDamageTest::aRemovedFileIsMadeAnew()
{
    QFETCH(QStringList, names);
    auto store = open(path());
    store->append(plainRowPtr(0));
    QVERIFY(store->flush());
    for (const QString &name : names)
        QVERIFY(QFile::remove(path(name)));
    store->append(plainRowPtr(1));
    QVERIFY(store->flush());
    QVERIFY(store->health());
    store.reset();
    QCOMPARE(idsIn(path()), std::vector<std::string>{plainRow(1).id});
}

void LogDamageTest::aMovedFileKeepsItsRows()
{
    auto store = open(path());
    store->append(plainRowPtr(0));
    QVERIFY(store->flush());
    QVERIFY(QFile::rename(path(), path(u"old.db"_s)));
    store->append(plainRowPtr(1));
    QVERIFY(store->flush());
    // Only the write-ahead log: what it holds belongs to the file that is there.
    QVERIFY(QFile::remove(path(u"logs.db-wal"_s)));
    store->append(plainRowPtr(2));
    QVERIFY(store->flush());
    store.reset();
    QCOMPARE(idsIn(path(u"old.db"_s)), std::vector<std::string>{plainRow(0).id});
    QCOMPARE(idsIn(path()), (std::vector<std::string>{plainRow(1).id, plainRow(2).id}));
}

void LogDamageTest::aFolderTakenAwayIsWaitedFor()
{
    auto store = open(path());
    store->append(plainRowPtr(0));
    QVERIFY(store->flush());
    QVERIFY(QDir(m_folder->path()).rename(u"data"_s, u"away"_s));
    store->append(plainRowPtr(1));
    const Result<void> flushed = store->flush();
    QVERIFY(!flushed);
    QVERIFY(flushed.error().message.find(path().toStdString()) != std::string::npos);
    QVERIFY(!store->health());
    QVERIFY2(!QFile::exists(m_folder->filePath(u"data"_s)), "nobody asked for it");
    QVERIFY(QDir(m_folder->path()).rename(u"away"_s, u"data"_s));
    QVERIFY(store->flush());
    QVERIFY(store->health());
    QCOMPARE(store->droppedRows(), 0u);
    store.reset();
    QCOMPARE(idsIn(path()), (std::vector<std::string>{plainRow(0).id, plainRow(1).id}));
}

void LogDamageTest::aDamagedFileIsSetAside_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("cut to nothing") << qint64(0) << QByteArray();
    QTest::newRow("cut short") << qint64(20'000) << QByteArray();
    QTest::newRow("overwritten in front") << qint64(0) << QByteArray(200, 'x');
    QTest::newRow("overwritten") << qint64(0) << QByteArray(100'000, 'x');
}

void LogDamageTest::aDamagedFileIsSetAside()
{
    QFETCH(qint64, at);
    QFETCH(QByteArray, written);
    {
        const auto filled = open(path());
        for (int i = 0; i < Many; ++i)
            filled->append(plainRowPtr(i));
    }
    auto store = open(path());
    store->append(plainRowPtr(Many));
    QVERIFY(store->flush());
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > 60'000);
        QVERIFY(written.isEmpty() ? file.resize(at) : file.seek(at) && file.write(written) == written.size());
    }
    for (int i = 1; i <= Many; ++i)
        store->append(plainRowPtr(Many + i));
    QVERIFY(store->flush() || store->flush());
    QVERIFY(store->health());
    QCOMPARE(store->droppedRows(), 0u);
    store.reset();
    const std::vector<std::string> ids = idsIn(path());
    QCOMPARE(ids.size(), std::size_t(Many));
    QCOMPARE(ids.front(), plainRow(Many + 1).id);
    QVERIFY(QFile::exists(path(u"logs.db.damaged-1"_s)));
    QVERIFY2(QFile::exists(path(u"logs.db.damaged-1-wal"_s)), "it may hold rows that can be rescued");
}

void LogDamageTest::aLogThatIsDamagedTimeAndAgainIsLeft()
{
    auto store = open(path());
    for (int round = 1; round <= 4; ++round) {
        store->append(plainRowPtr(round));
        QVERIFY(store->flush() || store->flush());
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.write(QByteArray(100, 'x')) == 100);
    }
    store->append(plainRowPtr(5));
    const Result<void> flushed = store->flush();
    QVERIFY(!flushed);
    QVERIFY(flushed.error().message.find("damaged once more") != std::string::npos);
    QCOMPARE(QDir(m_folder->filePath(u"data"_s)).entryList({u"logs.db.damaged-?"_s}).size(), 3);
    QVERIFY(QFile::remove(path(u"logs.db.damaged-1"_s)));
    QVERIFY(store->flush() || store->flush());
    QVERIFY(store->health());
    store.reset();
    QCOMPARE(idsIn(path()), std::vector<std::string>{plainRow(5).id});
}

/// Growing, being cut back and being read by others is no damage.
void LogDamageTest::aSoundFileStays()
{
    auto store = open(path());
    for (int round = 0; round < 6; ++round) {
        store->setLimits({365, round % 2 == 0 ? 200 : 1, 100'000});
        for (int i = 0; i < 3000; ++i)
            store->append(plainRowPtr(i));
        QVERIFY(store->flush());
        QVERIFY(store->tidyUp());
        QVERIFY(store->newest(1));
    }
    store.reset();
    QCOMPARE(QDir(m_folder->filePath(u"data"_s)).entryList(QDir::Files), QStringList{u"logs.db"_s});
}

BIFROST_TEST(LogDamageTest)
#include "logdamagetest.moc"
