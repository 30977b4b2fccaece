// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/traffictable.h"
#include "gui/live/rowlook.h"
#include "models/traffic/trafficmodel.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;

namespace {

LogRowPtr numberedRow(int number)
{
    auto row = std::make_shared<LogRow>();
    row->id = std::to_string(number);
    row->modelAsked = "model-" + std::to_string(number);
    row->provider = "openai";
    row->httpStatus = 200;
    return row;
}

std::vector<LogRowPtr> numberedRows(int first, int count)
{
    std::vector<LogRowPtr> rows;
    for (int i = 0; i < count; ++i)
        rows.push_back(numberedRow(first + i));
    return rows;
}

QString modelName(const QAbstractItemModel &model, int row)
{
    return model.index(row, TrafficModel::Model).data().toString();
}

} // namespace

/// The table shows the newest row first and leaves alone what is being read.
class TrafficTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void selectionSurvivesAFilter();
    void selectionStaysOnItsRow();
    void readingIsNotDisturbed();
    void watchingFollows();
    void theMenuIsThatOfTheRowUnderTheMouse();
    void everyEndingHasItsOwnMark();
    void noColumnMovesWhenRowsFillTheTable();
};

void TrafficTableTest::noColumnMovesWhenRowsFillTheTable()
{
    TrafficModel model;
    gui::TrafficTable table(&model);
    table.resize(900, 300);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    model.append(numberedRows(0, 3));
    QApplication::processEvents();
    const QByteArray before = table.horizontalHeader()->saveState();
    const int width = table.viewport()->width();
    model.append(numberedRows(3, 200));
    QTRY_VERIFY(table.verticalScrollBar()->maximum() > 0);
    QCOMPARE(table.viewport()->width(), width);
    QCOMPARE(table.horizontalHeader()->saveState(), before);
}

void TrafficTableTest::selectionSurvivesAFilter()
{
    TrafficModel model;
    gui::TrafficTable table(&model);
    model.append(numberedRows(0, 50));
    table.selectRow(10);
    const LogRowPtr chosen = table.currentRow();
    model.setFilter(
        TrafficFilter::parse(QStringLiteral("model:=") + QString::fromStdString(chosen->modelAsked)));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(table.currentRow(), chosen);
    model.setFilter({});
    QCOMPARE(table.currentRow(), chosen);
}

void TrafficTableTest::selectionStaysOnItsRow()
{
    TrafficModel model;
    gui::TrafficTable table(&model);
    model.append(numberedRows(0, 5));
    table.selectRow(1);
    model.append(numberedRows(5, 4));
    QCOMPARE(table.currentIndex().row(), 5);
    QCOMPARE(modelName(*table.model(), table.currentIndex().row()), u"model-3"_s);
}

void TrafficTableTest::readingIsNotDisturbed()
{
    TrafficModel model;
    gui::TrafficTable table(&model);
    table.resize(800, 300);
    model.append(numberedRows(0, 200));
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    table.verticalScrollBar()->setValue(table.verticalScrollBar()->maximum() / 2);
    const QString read = modelName(*table.model(), table.rowAt(1));
    model.append(numberedRows(200, 17));
    QTest::qWait(0); // the view lays out its new rows in the event loop
    QCOMPARE(modelName(*table.model(), table.rowAt(1)), read);
}

void TrafficTableTest::watchingFollows()
{
    TrafficModel model;
    gui::TrafficTable table(&model);
    table.resize(800, 300);
    model.append(numberedRows(0, 200));
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    model.append(numberedRows(200, 17));
    QTest::qWait(0);
    QCOMPARE(modelName(*table.model(), table.rowAt(1)), u"model-216"_s);
}

void TrafficTableTest::theMenuIsThatOfTheRowUnderTheMouse()
{
    TrafficModel model;
    gui::TrafficTable table(&model);
    table.resize(800, 300);
    model.append(numberedRows(0, 10));
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    QSignalSpy wanted(&table, &gui::TrafficTable::rowMenuWanted);
    for (const int row : {0, 3}) {
        const QPoint at = table.visualRect(table.model()->index(row, 1)).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, table.viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(table.viewport(), &event);
        QVERIFY(!wanted.isEmpty());
        QCOMPARE(wanted.constLast()[0].toModelIndex().row(), row);
        wanted.clear();
    }
}

void TrafficTableTest::everyEndingHasItsOwnMark()
{
    const auto symbolOf = [](LogStatus status, int httpStatus) {
        LogRow row;
        row.status = status;
        row.httpStatus = httpStatus;
        return gui::lookOf(row).symbol;
    };
    const QStringList symbols{symbolOf(LogStatus::Success, 200), symbolOf(LogStatus::Cancelled, 499),
                              symbolOf(LogStatus::Error, 400), symbolOf(LogStatus::Error, 503),
                              symbolOf(LogStatus::Running, 0)};
    QCOMPARE(QSet<QString>(symbols.begin(), symbols.end()).size(), symbols.size());
    QCOMPARE(symbolOf(LogStatus::Error, 429), symbolOf(LogStatus::Error, 503));
}

BIFROST_TEST(TrafficTableTest)
#include "traffictabletest.moc"
