// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QLocale>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
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
    void showsWhatHappened_data();
    void showsWhatHappened();
    void givesTheRowItself();
    void sortsByValueNotByText();
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
    QCOMPARE(idAt(model, 0), std::string("request-0"));
    QCOMPARE(idAt(model, 499), std::string("request-499"));
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
        QCOMPARE(idAt(model, model.rowCount() - 1), "request-" + std::to_string(batch * 33 + 32));
    }
    QCOMPARE(idAt(model, 0), std::string("request-230"));
    QCOMPARE(removed.size(), 7);
}

void TrafficModelTest::aBatchLargerThanTheBoundKeepsItsNewest()
{
    TrafficModel model;
    const Strict tester(&model, Fatal);
    model.append(rows(0, 5));
    model.append(rows(5, TrafficModel::MaxRows + 7));
    QCOMPARE(model.rowCount(), TrafficModel::MaxRows);
    QCOMPARE(idAt(model, 0), std::string("request-12"));
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
        "request", M::Request, [](LogRow &) {}, u"POST /v1/chat/completions"_s);
    add(
        "model as asked", M::Model, [](LogRow &) {}, u"openai/gpt-4o"_s);
    add(
        "model elsewhere", M::Model, [](LogRow &r) { r.modelAsked = "fast"; }, u"fast → gpt-4o"_s);
    add(
        "model never reached", M::Model, [](LogRow &r) { r.model.clear(); }, u"openai/gpt-4o"_s);
    add(
        "no model", M::Model, [](LogRow &r) { r.model.clear(), r.modelAsked.clear(); }, u"–"_s);
    add(
        "provider", M::Provider, [](LogRow &) {}, u"openai"_s);
    add(
        "no provider", M::Provider, [](LogRow &r) { r.provider.clear(); }, u"–"_s);
    add(
        "success", M::Status, [](LogRow &) {}, u"200"_s);
    add(
        "cancelled", M::Status, [](LogRow &r) { r.status = LogStatus::Cancelled; }, u"cancelled"_s);
    add(
        "error", M::Status,
        [](LogRow &r) { r.status = LogStatus::Error, r.httpStatus = 503, r.errorType = "queue_full"; },
        u"503 queue_full"_s);
    add(
        "error without a type", M::Status, [](LogRow &r) { r.status = LogStatus::Error, r.httpStatus = 500; },
        u"500"_s);
    add(
        "stream", M::Stream, [](LogRow &r) { r.stream = true; }, u"Yes"_s);
    add(
        "whole", M::Stream, [](LogRow &) {}, u"No"_s);
    add(
        "microseconds", M::Latency, [](LogRow &r) { r.totalUs = 999; }, u"999 µs"_s);
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
        "tokens", M::Tokens, [](LogRow &r) { r.usage = {1200, 35, 0, 0, 0, true}; }, u"1200 / 35"_s);
    add(
        "no usage", M::Tokens, [](LogRow &r) { r.usage = {}; }, u"–"_s);
    add(
        "unknown cost", M::Cost, [](LogRow &) {}, u"–"_s);
    add(
        "no cost", M::Cost, [](LogRow &r) { r.costKnown = true; }, u"$0.0000"_s);
    add(
        "small cost", M::Cost, [](LogRow &r) { r.costKnown = true, r.cost = {123'000}; }, u"$0.000123"_s);
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

void TrafficModelTest::givesTheRowItself()
{
    TrafficModel model;
    const LogRowPtr row = plainRowPtr(1);
    model.append({row});
    QCOMPARE(model.index(0, 3).data(TrafficModel::RowRole).value<LogRowPtr>(), row);
}

void TrafficModelTest::sortsByValueNotByText()
{
    TrafficModel model;
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&model);
    proxy.setSortRole(TrafficModel::SortRole);
    std::vector<LogRowPtr> list;
    for (const std::int64_t us : {900'000, 999, 12'000'000, -1, 5000}) { // 900 ms, 999 µs, 12 s, none, 5 ms
        LogRow row = plainRow(int(list.size()));
        row.totalUs = us;
        list.push_back(std::make_shared<const LogRow>(row));
    }
    model.append(std::move(list));
    proxy.sort(TrafficModel::Latency);
    QStringList texts;
    for (int i = 0; i < proxy.rowCount(); ++i)
        texts.append(proxy.index(i, TrafficModel::Latency).data().toString());
    QCOMPARE(texts, (QStringList{u"–"_s, u"999 µs"_s, u"5 ms"_s, u"900 ms"_s, u"12.0 s"_s}));
}

void TrafficModelTest::readsToEverybody()
{
    TrafficModel model;
    LogRow row = plainRow(1);
    row.errorMessage = "It broke.";
    model.append({std::make_shared<const LogRow>(row)});
    QCOMPARE(model.index(0, TrafficModel::Provider).data(Qt::AccessibleTextRole).toString(),
             u"Provider: openai"_s);
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
    QCOMPARE(idAt(model, 0), std::string("request-10"));
}

BIFROST_TEST(TrafficModelTest)
#include "trafficmodeltest.moc"
