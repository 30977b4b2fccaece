// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/telemetry/recorder.h"
#include "models/log/logstore.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace bifrost;
using telemetry::Recorder;

namespace {

LogRowPtr rowWithId(const std::string &id)
{
    auto row = std::make_shared<LogRow>();
    row->id = id;
    return row;
}

} // namespace

class RecorderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyWatchesNothingIsKept();
    void rowsComeInOrderAndAreAnnouncedOnce();
    void tooManyRowsLoseTheOldest();
    void severalThreadsLoseNothing();
    void noLongerWatchedForgets();
    void aRunningRequestIsOneRowAtATime();
    void theEndOfAShownRequestNeverFallsOut();
    void theStoreGetsEveryRow();
};

void RecorderTest::nobodyWatchesNothingIsKept()
{
    Recorder recorder(nullptr);
    QSignalSpy available(&recorder, &Recorder::available);
    recorder.record(rowWithId("a"));
    QVERIFY(recorder.take().empty());
    QCOMPARE(available.count(), 0);
}

void RecorderTest::rowsComeInOrderAndAreAnnouncedOnce()
{
    Recorder recorder(nullptr);
    recorder.watch(true);
    QSignalSpy available(&recorder, &Recorder::available);
    for (const char *id : {"a", "b", "c"})
        recorder.record(rowWithId(id));
    QCOMPARE(available.count(), 1);
    const std::vector<LogRowPtr> rows = recorder.take();
    QCOMPARE(rows.size(), std::size_t(3));
    QCOMPARE(rows[0]->id + rows[1]->id + rows[2]->id, std::string("abc"));
    QVERIFY(recorder.take().empty());
    recorder.record(rowWithId("d"));
    QCOMPARE(available.count(), 2);
}

void RecorderTest::tooManyRowsLoseTheOldest()
{
    Recorder recorder(nullptr);
    recorder.watch(true);
    const std::size_t count = Recorder::MaxWatched * 2 + 5;
    for (std::size_t i = 0; i < count; ++i)
        recorder.record(rowWithId(std::to_string(i)));
    const std::vector<LogRowPtr> rows = recorder.take();
    QVERIFY(rows.size() <= Recorder::MaxWatched);
    QVERIFY(rows.size() >= Recorder::MaxWatched / 2);
    QCOMPARE(rows.size() + recorder.skipped(), count);
    QCOMPARE(rows.front()->id, std::to_string(recorder.skipped()));
    QCOMPARE(rows.back()->id, std::to_string(count - 1));
}

void RecorderTest::severalThreadsLoseNothing()
{
    Recorder recorder(nullptr);
    recorder.watch(true);
    std::atomic<int> announced = 0;
    connect(
        &recorder, &Recorder::available, &recorder, [&announced] { ++announced; }, Qt::DirectConnection);
    constexpr std::size_t Each = 5000;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 3; ++thread) {
        threads.emplace_back([&recorder] {
            for (std::size_t i = 0; i < Each; ++i)
                recorder.record(rowWithId(std::to_string(i)));
        });
    }
    std::size_t taken = 0;
    int takes = 0;
    for (; takes < 1000; ++takes)
        taken += recorder.take().size();
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(taken + recorder.take().size(), 3 * Each);
    QVERIFY(announced >= 1 && announced <= takes + 1);
}

void RecorderTest::noLongerWatchedForgets()
{
    Recorder recorder(nullptr);
    recorder.watch(true);
    recorder.record(rowWithId("a"));
    recorder.watch(false);
    recorder.record(rowWithId("b"));
    QVERIFY(recorder.take().empty());
    recorder.watch(true);
    QSignalSpy available(&recorder, &Recorder::available);
    recorder.record(rowWithId("c"));
    QCOMPARE(available.count(), 1);
    QCOMPARE(recorder.take().size(), std::size_t(1));
}

void RecorderTest::aRunningRequestIsOneRowAtATime()
{
    Recorder recorder(nullptr);
    recorder.watch(true);
    Recorder::Place place;
    recorder.announce(rowWithId("a"), place);
    recorder.record(rowWithId("b"));
    recorder.announce(rowWithId("a"), place);
    std::vector<LogRowPtr> rows = recorder.take();
    QCOMPARE(rows.size(), std::size_t(2));
    QCOMPARE(rows[0]->id + rows[1]->id, std::string("ab"));
    const LogRowPtr end = rowWithId("a");
    recorder.record(end, place);
    rows = recorder.take();
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows[0], end);
}

void RecorderTest::theEndOfAShownRequestNeverFallsOut()
{
    Recorder recorder(nullptr);
    recorder.watch(true);
    Recorder::Place place;
    recorder.announce(rowWithId("shown"), place);
    recorder.take();
    recorder.record(rowWithId("shown"), place);
    for (std::size_t i = 0; i < 3 * Recorder::MaxWatched; ++i)
        recorder.record(rowWithId(std::to_string(i)));
    const std::vector<LogRowPtr> rows = recorder.take();
    QVERIFY(rows.size() <= Recorder::MaxWatched + 1);
    QCOMPARE(rows.front()->id, std::string("shown"));
    QCOMPARE(rows[1]->id, std::to_string(recorder.skipped()));
}

void RecorderTest::theStoreGetsEveryRow()
{
    QTemporaryDir folder;
    auto store = LogStore::open(folder.filePath(QStringLiteral("logs.db")), {});
    QVERIFY(store);
    Recorder recorder(nullptr);
    recorder.record(rowWithId("before"));
    recorder.keepIn(store->get());
    recorder.record(rowWithId("unwatched"));
    recorder.watch(true);
    recorder.record(rowWithId("watched"));
    recorder.keepIn(nullptr);
    recorder.record(rowWithId("after"));
    QVERIFY((*store)->flush());
    const auto rows = (*store)->newest(10);
    QVERIFY(rows);
    QCOMPARE(rows->size(), std::size_t(2));
}

BIFROST_TEST(RecorderTest)
#include "recordertest.moc"
