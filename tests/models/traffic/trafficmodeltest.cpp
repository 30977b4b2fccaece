// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QLocale>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include "models/traffic/trafficmodel.h"
#include "tests/models/log/logrows.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

class TrafficModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void oneInsertionForABatch();
    void forgetsTheOldestBeyondItsBound();
    void aBatchLargerThanTheBoundKeepsItsNewest();
    void aRequestThatRunsIsOneRow();
    void aFilterDecidesWhenRowsCome();
    void aFilterIsAskedAgainWhenARowChanges();
    void aNewFilterLooksAtAllRows();
    void whilePausedNothingMoves();
    void aFilterHoldsBackWhatAPauseHolds();
    void agedRowsGo();
    void anyOrderOfEventsGivesWhatAFreshLookGives();
    void showsWhatHappened_data();
    void showsWhatHappened();
    void givesTheRowItself();
    void readsToEverybody();
    void clears();
};

namespace {

std::vector<LogRowPtr> rows(int first, int count)
{
    std::vector<LogRowPtr> list;
    for (int i = 0; i < count; ++i)
        list.push_back(plainRowPtr(first + i));
    return list;
}

LogRowPtr running(int number)
{
    LogRow row = plainRow(number);
    row.status = LogStatus::Running;
    row.httpStatus = 0;
    return std::make_shared<const LogRow>(row);
}

std::string idAt(const TrafficModel &model, int row)
{
    return model.rowAt(row)->id;
}

using Strict = QAbstractItemModelTester;
constexpr auto Fatal = Strict::FailureReportingMode::QtTest;

} // namespace

void TrafficModelTest::oneInsertionForABatch()
{
    TrafficModel model;
    const Strict tester(&model, Fatal);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.append(rows(0, 500));
    model.append({});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.at(0).at(1).toInt(), 0);
    QCOMPARE(inserted.at(0).at(2).toInt(), 499);
    QCOMPARE(model.rowCount(), 500);
    QCOMPARE(idAt(model, 0), std::string("request-499"));
    QCOMPARE(idAt(model, 499), std::string("request-0"));
    QVERIFY(!model.rowAt(500));
    QVERIFY(!model.rowAt(-1));
}

void TrafficModelTest::forgetsTheOldestBeyondItsBound()
{
    TrafficModel model(nullptr, 100);
    const Strict tester(&model, Fatal);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    for (int batch = 0; batch < 10; ++batch) {
        model.append(rows(batch * 33, 33));
        QCOMPARE(model.rowCount(), std::min(100, (batch + 1) * 33));
        QCOMPARE(idAt(model, 0), "request-" + std::to_string(batch * 33 + 32));
    }
    QCOMPARE(idAt(model, 99), std::string("request-230"));
    QCOMPARE(removed.size(), 7);
}

void TrafficModelTest::aBatchLargerThanTheBoundKeepsItsNewest()
{
    TrafficModel model;
    const Strict tester(&model, Fatal);
    model.append(rows(0, 5));
    model.append(rows(5, TrafficModel::MaxRows + 7));
    QCOMPARE(model.rowCount(), TrafficModel::MaxRows);
    QCOMPARE(idAt(model, model.rowCount() - 1), std::string("request-12"));
}

void TrafficModelTest::showsWhatHappened_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<LogRowPtr>("row");
    QTest::addColumn<QString>("text");
    const auto with = [](auto change) {
        LogRow row = plainRow(1);
        change(row);
        return std::make_shared<const LogRow>(row);
    };
    const auto add = [&](const char *name, TrafficModel::Column column, auto change, const QString &text) {
        QTest::newRow(name) << int(column) << LogRowPtr(with(change)) << text;
    };
    using M = TrafficModel;
    const qint64 noon = QDateTime(QDate(2026, 3, 4), QTime(12, 5, 6, 78)).toMSecsSinceEpoch();
    add(
        "time", M::Time, [noon](LogRow &r) { r.startedAtUs = noon * 1000 + 999; }, u"12:05:06.078"_s);
    add(
        "request", M::Request, [](LogRow &) {}, u"/v1/chat/completions"_s);
    add(
        "request that only asks", M::Request, [](LogRow &r) { r.method = "GET", r.path = "/v1/models"; },
        u"GET /v1/models"_s);
    add(
        "model as asked", M::Model, [](LogRow &) {}, u"openai/gpt-4o"_s);
    add(
        "model elsewhere", M::Model, [](LogRow &r) { r.modelAsked = "fast"; }, u"fast → gpt-4o"_s);
    add(
        "model never reached", M::Model, [](LogRow &r) { r.model.clear(); }, u"openai/gpt-4o"_s);
    add(
        "no model", M::Model, [](LogRow &r) { r.model.clear(), r.modelAsked.clear(); },
        u"/v1/chat/completions"_s);
    const auto list = [](LogRow &r) {
        r = LogRow();
        r.method = "GET", r.path = "/v1/models", r.operation = "list_models";
    };
    add("no model call", M::Model, list, u"GET /v1/models"_s);
    add("no model call costs nothing", M::Cost, list, QString());
    add("no model call has no tokens", M::Tokens, list, QString());
    add(
        "a refusal costs nothing", M::Cost, [](LogRow &r) { r.status = LogStatus::Error; }, QString());
    add(
        "provider", M::Via, [](LogRow &) {}, u"openai"_s);
    add(
        "no provider", M::Via, [](LogRow &r) { r.provider.clear(); }, u"–"_s);
    add(
        "success", M::Status, [](LogRow &) {}, u"200"_s);
    add(
        "cancelled", M::Status, [](LogRow &r) { r.status = LogStatus::Cancelled; }, u"cancelled"_s);
    add(
        "error", M::Status,
        [](LogRow &r) { r.status = LogStatus::Error, r.httpStatus = 503, r.errorType = "queue_full"; },
        u"503"_s);
    add(
        "broken off", M::Status, [](LogRow &r) { r.status = LogStatus::Error; }, u"200 broken off"_s);
    add(
        "runs", M::Status, [](LogRow &r) { r.status = LogStatus::Running; }, u"running"_s);
    add(
        "streams", M::Status,
        [](LogRow &r) { r.status = LogStatus::Running, r.stream = true, r.firstByteUs = 1; }, u"stream"_s);
    add(
        "runs, no cost yet", M::Cost, [](LogRow &r) { r.status = LogStatus::Running; }, QString());
    add(
        "key", M::Key, [](LogRow &) {}, u"main"_s);
    add(
        "error without a type", M::Status, [](LogRow &r) { r.status = LogStatus::Error, r.httpStatus = 500; },
        u"500"_s);
    add(
        "stream", M::Stream, [](LogRow &r) { r.stream = true; }, u"yes"_s);
    add(
        "whole", M::Stream, [](LogRow &) {}, u"no"_s);
    add(
        "less than a millisecond", M::Latency, [](LogRow &r) { r.totalUs = 999; }, u"<1 ms"_s);
    add(
        "no time at all", M::Latency, [](LogRow &r) { r.totalUs = 0; }, u"<1 ms"_s);
    add(
        "milliseconds", M::Latency, [](LogRow &r) { r.totalUs = 12'499; }, u"12 ms"_s);
    add(
        "seconds", M::Latency, [](LogRow &r) { r.totalUs = 3'456'000; }, u"3.46 s"_s);
    add(
        "many seconds", M::Latency, [](LogRow &r) { r.totalUs = 123'456'000; }, u"123.5 s"_s);
    add(
        "no answer", M::FirstToken, [](LogRow &) {}, u"–"_s);
    add(
        "first token", M::FirstToken, [](LogRow &r) { r.firstByteUs = 345'000; }, u"345 ms"_s);
    add(
        "first byte of a refusal", M::FirstToken,
        [](LogRow &r) { r.firstByteUs = 345'000, r.status = LogStatus::Error, r.httpStatus = 429; },
        QString());
    add(
        "tokens", M::Tokens, [](LogRow &r) { r.usage = {1200, 35, 0, 0, 0, true}; }, u"1200 / 35"_s);
    add(
        "one count is lacking", M::Tokens,
        [](LogRow &r) {
            r.usage = {1200, 0, 0, 0, 0, true};
            r.usage.lacksOutput = true;
        },
        u"1200 / –"_s);
    add(
        "no usage", M::Tokens, [](LogRow &r) { r.usage = {}; }, u"–"_s);
    add(
        "unknown cost", M::Cost, [](LogRow &) {}, u"–"_s);
    add(
        "no cost", M::Cost, [](LogRow &r) { r.costKnown = true; }, u"$0"_s);
    add(
        "small cost", M::Cost, [](LogRow &r) { r.costKnown = true, r.cost = {42'000}; }, u"$0.000042"_s);
    add(
        "cost", M::Cost, [](LogRow &r) { r.costKnown = true, r.cost = {1'234'567'890}; }, u"$1.2346"_s);
}

void TrafficModelTest::showsWhatHappened()
{
    QFETCH(int, column);
    QFETCH(LogRowPtr, row);
    TrafficModel model;
    const Strict tester(&model, Fatal);
    model.append({row});
    QTEST(model.index(0, column).data().toString(), "text");
}

void TrafficModelTest::aRequestThatRunsIsOneRow()
{
    TrafficModel model;
    const Strict tester(&model, Fatal);
    model.append({running(0), plainRowPtr(1), running(2)});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.runningCount(), 2);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.append({plainRowPtr(2), plainRowPtr(3)});
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(model.rowAt(1)->status, LogStatus::Success);
    QCOMPARE(idAt(model, 1), std::string("request-2"));
    QCOMPARE(model.runningCount(), 1);
    // Begun and ended within one batch.
    model.append({running(5), plainRowPtr(5)});
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.rowAt(0)->status, LogStatus::Success);
    QCOMPARE(model.rowOf("request-0"), 4);
    QCOMPARE(model.rowOf("nobody"), -1);
}

void TrafficModelTest::aFilterDecidesWhenRowsCome()
{
    TrafficModel model(nullptr, 100);
    const Strict tester(&model, Fatal);
    model.setFilter(TrafficFilter::parse(u"id:7"_s));
    model.append(rows(0, 80));
    QCOMPARE(model.rowCount(), 17);
    QCOMPARE(model.keptCount(), 80);
    QCOMPARE(idAt(model, 0), std::string("request-79"));
    model.append(rows(80, 80));
    QCOMPARE(model.keptCount(), 100);
    QCOMPARE(idAt(model, model.rowCount() - 1), std::string("request-67"));
}

void TrafficModelTest::aFilterIsAskedAgainWhenARowChanges()
{
    TrafficModel model;
    const Strict tester(&model, Fatal);
    model.setFilter(TrafficFilter::parse(u"status:ok"_s));
    model.append({running(0), running(1), plainRowPtr(2), running(3), running(4)});
    QCOMPARE(model.rowCount(), 1);
    model.append({plainRowPtr(4), plainRowPtr(0), plainRowPtr(3)});
    QCOMPARE(model.rowCount(), 4);
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(QString::fromStdString(idAt(model, row)));
    QCOMPARE(ids, (QStringList{u"request-4"_s, u"request-3"_s, u"request-2"_s, u"request-0"_s}));
    model.setFilter(TrafficFilter::parse(u"status:running"_s));
    QCOMPARE(model.rowCount(), 1);
    model.append({plainRowPtr(1)});
    QCOMPARE(model.rowCount(), 0);
}

void TrafficModelTest::aNewFilterLooksAtAllRows()
{
    TrafficModel model;
    const Strict tester(&model, Fatal);
    model.append(rows(0, 100));
    model.setFilter(TrafficFilter::parse(u"id:99"_s));
    QCOMPARE(model.rowCount(), 1);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 100);
}

void TrafficModelTest::whilePausedNothingMoves()
{
    TrafficModel model(nullptr, 100);
    const Strict tester(&model, Fatal);
    model.setFilter(TrafficFilter::parse(u"-id:0"_s));
    model.append({running(1), plainRowPtr(2)});
    model.setPaused(true);
    for (int batch = 0; batch < 12; ++batch)
        model.append(rows(100 + batch * 26, 26));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(idAt(model, 0), std::string("request-2"));
    int matching = 0;
    for (int i = 100; i < 412; ++i)
        matching += QString::number(i).contains(u'0') ? 0 : 1;
    QCOMPARE(model.missedCount(), matching);
    model.setPaused(false);
    QCOMPARE(model.missedCount(), 0);
    QCOMPARE(idAt(model, 0), std::string("request-411"));
    QCOMPARE(model.keptCount(), 100);
}

void TrafficModelTest::aFilterHoldsBackWhatAPauseHolds()
{
    TrafficModel model;
    const Strict tester(&model, Fatal);
    model.append(rows(0, 20));
    model.setPaused(true);
    model.append(rows(20, 30));
    QCOMPARE(model.missedCount(), 30);
    model.setFilter(TrafficFilter::parse(u"id:4"_s));
    QCOMPARE(model.rowCount(), 2); // 4 and 14
    QCOMPARE(idAt(model, 0), std::string("request-14"));
    QCOMPARE(model.missedCount(), 12); // 24, 34, 40 to 49
    model.append(rows(140, 1));
    QCOMPARE(model.missedCount(), 13);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 20);
    QCOMPARE(model.missedCount(), 31);
    model.setPaused(false);
    QCOMPARE(model.rowCount(), 51);
}

void TrafficModelTest::agedRowsGo()
{
    TrafficModel model;
    const Strict tester(&model, Fatal);
    LogRow old = plainRow(1);
    old.startedAtUs = nowUs() - std::int64_t(3600) * 1'000'000;
    LogRow almost = plainRow(2);
    almost.startedAtUs = nowUs() - std::int64_t(1799) * 1'000'000;
    model.append(
        {std::make_shared<const LogRow>(old), std::make_shared<const LogRow>(almost), plainRowPtr(3)});
    model.setFilter(TrafficFilter::parse(u"last:30m"_s));
    QCOMPARE(model.rowCount(), 2);
    model.forgetAged();
    QVERIFY(model.rowCount() >= 1);
    QCOMPARE(idAt(model, 0), std::string("request-3"));
}

/// However rows come, change and are filtered: the table shows what a new one would show.
void TrafficModelTest::anyOrderOfEventsGivesWhatAFreshLookGives()
{
    QRandomGenerator random(42);
    const QStringList filters{QString(), u"status:ok"_s, u"status:running"_s, u"id:1"_s,
                              u"-id:2 status:ok"_s};
    for (int round = 0; round < 60; ++round) {
        TrafficModel model(nullptr, 40);
        TrafficRows expected(40);
        const Strict tester(&model, Fatal);
        std::vector<int> open;
        int next = 0;
        for (int step = 0; step < 30; ++step) {
            std::vector<LogRowPtr> batch;
            for (int i = random.bounded(12); i > 0; --i) {
                const bool ends = !open.empty() && random.bounded(2) == 0;
                if (ends) {
                    const auto which = open.begin() + random.bounded(int(open.size()));
                    batch.push_back(plainRowPtr(*which));
                    open.erase(which);
                } else if (random.bounded(2) == 0) {
                    open.push_back(next);
                    batch.push_back(running(next++));
                } else {
                    batch.push_back(plainRowPtr(next++));
                }
            }
            expected.append(batch);
            model.append(std::move(batch));
            switch (random.bounded(8)) {
            case 0:
                model.setFilter(TrafficFilter::parse(filters.at(random.bounded(int(filters.size())))));
                break;
            case 1:
                model.setPaused(!model.isPaused());
                break;
            default:
                break;
            }
        }
        model.setPaused(false);
        std::vector<LogRowPtr> wanted;
        for (std::uint64_t number = expected.end(); number-- > expected.first();) {
            if (model.filter().matches(*expected.at(number), nowUs()))
                wanted.push_back(expected.at(number));
        }
        QCOMPARE(model.rowCount(), int(wanted.size()));
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.rowAt(row), wanted[std::size_t(row)]);
    }
}

void TrafficModelTest::givesTheRowItself()
{
    TrafficModel model;
    const LogRowPtr row = plainRowPtr(1);
    model.append({row});
    QCOMPARE(model.index(0, 3).data(TrafficModel::RowRole).value<LogRowPtr>(), row);
}

void TrafficModelTest::readsToEverybody()
{
    TrafficModel model;
    LogRow row = plainRow(1);
    row.errorMessage = "It broke.";
    model.append({std::make_shared<const LogRow>(row)});
    QCOMPARE(model.index(0, TrafficModel::Via).data(Qt::AccessibleTextRole).toString(), u"Via: openai"_s);
    QCOMPARE(model.index(0, TrafficModel::Status).data(Qt::ToolTipRole).toString(), u"It broke."_s);
    for (int column = 0; column < TrafficModel::ColumnCount; ++column) {
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
        QVERIFY(!model.index(0, column).data(Qt::AccessibleTextRole).toString().isEmpty());
    }
}

void TrafficModelTest::clears()
{
    TrafficModel model;
    const Strict tester(&model, Fatal);
    model.append(rows(0, 10));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    model.append(rows(10, 2));
    QCOMPARE(idAt(model, 0), std::string("request-11"));
}

BIFROST_TEST(TrafficModelTest)
#include "trafficmodeltest.moc"
