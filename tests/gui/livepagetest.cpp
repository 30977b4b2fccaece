// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/livepage.h"
#include "gui/live/detailpane.h"
#include "gui/live/filterbar.h"
#include "gui/live/filteredit.h"
#include "gui/live/livehead.h"
#include "gui/live/traffictable.h"
#include "gui/widgets/badge.h"
#include "gui/widgets/segmented.h"
#include "gui/widgets/textlabel.h"
#include "models/traffic/trafficmodel.h"
#include "models/traffic/traffictext.h"
#include "tests/gui/clipping.h"
#include "tests/gui/livestage.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

class LivePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QApplication::clipboard()->clear(); }
    void theCountsGiveWay();
    void filtersByKeyboard();
    void whatIsWrongWithAFilterIsSaid();
    void aFieldThatIsBegunHidesNothing();
    void nothingMatchesAndBack();
    void quickFilters();
    void filtersByTheValueOfACell();
    void spacePausesAndCounts();
    void endFollows();
    void endGoesOnAfterAPause();
    void passingChoosesNothing();
    void curlIsCopiedByKeyboard();
    void columnsAreRemembered();
    void thePaneByKeyboard();
    void allTabsFitInANarrowPane();
    void thePaneIsRemembered();
    void thePaneGoesBelowWhereThereIsNoRoom();
    void thePaneLeavesTheColumnsTheirRoom();
    void wordsFitTheirColumns();
    void columnsFitAWindowThatShrinks();
    void escapeClosesTheDetails();
    void nothingIsFollowedWhileNothingRuns();
};

void LivePageTest::escapeClosesTheDetails()
{
    LiveStage stage;
    stage.add(0, 5);
    const auto pane = stage.bench.find<gui::DetailPane>();
    for (int tab = -1; tab <= int(gui::DetailPane::Tab::Headers); ++tab) {
        stage.table->setFocus();
        stage.table->setCurrentIndex(stage.model->index(1, 0));
        QTest::keyClick(stage.table, Qt::Key_Return);
        QVERIFY(pane->isVisible());
        if (tab >= 0) {
            pane->openTab(gui::DetailPane::Tab(tab));
            QTest::keyClick(&stage.bench.window(), Qt::Key_F6);
            for (int i = 0; i < tab % 3; ++i) {
                QWidget *before = QApplication::focusWidget();
                QTest::keyClick(before, Qt::Key_Tab);
                if (!pane->isAncestorOf(QApplication::focusWidget()))
                    before->setFocus(); // it was the last one
            }
        }
        QVERIFY(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY2(!pane->isVisible(), qPrintable(QString::number(tab)));
        QVERIFY(stage.table->hasFocus());
    }
    // A filter is left first.
    QTest::keyClick(stage.table, Qt::Key_Return);
    gui::FilterEdit *edit = stage.page->filterBar()->edit();
    edit->setFocus();
    QTest::keyClicks(edit, u"openai"_s);
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(edit->text().isEmpty());
    QVERIFY(pane->isVisible());
}

void LivePageTest::nothingIsFollowedWhileNothingRuns()
{
    LiveStage stage;
    stage.add(0, 5);
    QCOMPARE(stage.badge(), u"Stopped"_s);
    QVERIFY(stage.bench.startGateway());
    QCOMPARE(stage.badge(), u"Following"_s);
    QTest::keyClick(&stage.bench.window(), Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(stage.badge(), u"Stopped"_s);
}

void LivePageTest::filtersByKeyboard()
{
    LiveStage stage;
    stage.add(0, 30);
    QCOMPARE(stage.model->rowCount(), 30);
    stage.table->setFocus();
    QTest::keyClick(&stage.bench.window(), Qt::Key_F, Qt::ControlModifier);
    gui::FilterEdit *edit = stage.page->filterBar()->edit();
    QVERIFY(edit->hasFocus());
    QTest::keyClicks(edit, u"status:429 provider:openai"_s);
    QCOMPARE(stage.model->rowCount(), 10);
    QTest::keyClick(edit, Qt::Key_Down);
    QVERIFY(stage.table->hasFocus());
    // New ones are looked at when they come.
    stage.add(30, 30);
    QCOMPARE(stage.model->rowCount(), 20);
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(edit->text().isEmpty());
    QCOMPARE(stage.model->rowCount(), 60);
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(stage.table->hasFocus());
}

void LivePageTest::whatIsWrongWithAFilterIsSaid()
{
    LiveStage stage;
    stage.add(0, 3);
    gui::FilterEdit *edit = stage.page->filterBar()->edit();
    edit->setFocus();
    QTest::keyClicks(edit, u"openai latency:>2"_s);
    QVERIFY2(stage.page->filterBar()->complaint().isEmpty(), "it is still being typed");
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(stage.page->filterBar()->complaint().contains(u"unit"_s));
    QVERIFY(edit->hasFocus());
    QCOMPARE(stage.model->rowCount(), 3); // the rest of the filter holds
    QTest::keyClicks(edit, u"s"_s);
    QVERIFY(stage.page->filterBar()->complaint().isEmpty());
}

void LivePageTest::aFieldThatIsBegunHidesNothing()
{
    LiveStage stage;
    stage.add(0, 3);
    gui::FilterEdit *edit = stage.page->filterBar()->edit();
    edit->setFocus();
    for (const QChar letter : u"latency:abc"_s) {
        QTest::keyClick(edit, letter.toLatin1());
        QVERIFY2(stage.model->rowCount() == 3, qPrintable(edit->text()));
    }
    edit->clear();
    QTest::keyClicks(edit, u"stream"_s);
    QCOMPARE(stage.model->rowCount(), 3);
    QTest::keyClick(edit, Qt::Key_Return); // a text after all
    edit->clear();
    QTest::keyClicks(edit, u"bogus:3"_s);
    QCOMPARE(stage.model->rowCount(), 0);
    const QList<QLabel *> labels = stage.page->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->isVisible() && label->text().contains(u"There is no field “bogus”"_s);
    }));
}

void LivePageTest::nothingMatchesAndBack()
{
    LiveStage stage;
    stage.add(0, 3);
    stage.page->showItem(u"provider:nobody"_s);
    QVERIFY(!stage.table->isVisible());
    QPushButton *clear = buttonSaying(stage.page, u"Clear filter"_s);
    QVERIFY(clear);
    QTest::mouseClick(clear, Qt::LeftButton);
    QVERIFY(stage.table->isVisible());
    QCOMPARE(stage.model->rowCount(), 3);
}

void LivePageTest::quickFilters()
{
    LiveStage stage;
    stage.add(0, 9);
    gui::Segmented *segments = stage.page->filterBar()->segments();
    segments->setCurrent(1);
    QCOMPARE(stage.model->rowCount(), 3);
    stage.page->filterBar()->edit()->setText(u"id:request-3"_s);
    QCOMPARE(stage.model->rowCount(), 1);
    segments->setCurrent(0);
    stage.page->filterBar()->clear();
    QCOMPARE(stage.model->rowCount(), 9);
}

void LivePageTest::filtersByTheValueOfACell()
{
    LiveStage stage;
    stage.add(0, 9);
    gui::FilterBar *bar = stage.page->filterBar();
    bar->addCondition(u"status"_s, u"429"_s, false);
    QCOMPARE(stage.model->rowCount(), 3);
    bar->addCondition(u"status"_s, u"200"_s, false);
    QCOMPARE(bar->edit()->text().trimmed(), u"status:200"_s);
    QCOMPARE(stage.model->rowCount(), 6);
    bar->addCondition(u"provider"_s, u"openai"_s, true);
    QCOMPARE(bar->edit()->text().trimmed(), u"status:200 -provider:openai"_s);
    QCOMPARE(stage.model->rowCount(), 0);
}

void LivePageTest::spacePausesAndCounts()
{
    LiveStage stage;
    QVERIFY(stage.bench.startGateway());
    stage.add(0, 5);
    stage.table->setFocus();
    QTest::keyClick(stage.table, Qt::Key_Space);
    QVERIFY(stage.model->isPaused());
    stage.add(5, 312);
    QCOMPARE(stage.model->rowCount(), 5);
    QCOMPARE(stage.model->missedCount(), 312);
    QTest::keyClick(stage.table, Qt::Key_Space);
    QVERIFY(!stage.model->isPaused());
    QCOMPARE(stage.model->rowCount(), 317);
    QVERIFY(stage.badge().contains(u"Following"_s));
}

void LivePageTest::endFollows()
{
    LiveStage stage;
    stage.add(0, 300);
    QTest::qWait(0); // the view lays out its rows in the event loop
    QVERIFY(stage.table->isFollowing());
    stage.table->verticalScrollBar()->setValue(stage.table->verticalScrollBar()->maximum() / 2);
    QVERIFY(!stage.table->isFollowing());
    const std::string read = stage.model->rowAt(stage.table->rowAt(1))->id;
    stage.add(300, 17);
    QTest::qWait(0);
    QCOMPARE(stage.model->rowAt(stage.table->rowAt(1))->id, read);
    stage.table->setFocus();
    QTest::keyClick(stage.table, Qt::Key_End);
    QVERIFY(stage.table->isFollowing());
    QCOMPARE(stage.table->verticalScrollBar()->value(), 0);
    stage.add(317, 17);
    QTest::qWait(0);
    QCOMPARE(stage.model->rowAt(stage.table->rowAt(1))->id, std::string("request-333"));
}

void LivePageTest::endGoesOnAfterAPause()
{
    LiveStage stage;
    QVERIFY(stage.bench.startGateway());
    stage.add(0, 300);
    QTest::qWait(0);
    stage.table->setFocus();
    QTest::keyClick(stage.table, Qt::Key_Space);
    stage.table->verticalScrollBar()->setValue(stage.table->verticalScrollBar()->maximum() / 2);
    stage.add(300, 17);
    stage.page->filterBar()->edit()->setText(u"status:429 "_s);
    QCOMPARE(stage.model->rowCount(), 100); // nothing of what the pause holds back
    QVERIFY(stage.badge().contains(u"6 new"_s));
    QTest::keyClick(stage.table, Qt::Key_End);
    QVERIFY(!stage.model->isPaused());
    QVERIFY(stage.table->isFollowing());
    QCOMPARE(stage.model->rowCount(), 106);
    QVERIFY(stage.badge().contains(u"Following"_s));
}

/// Nobody wants details of a row because the focus came by; the arrows choose one.
void LivePageTest::passingChoosesNothing()
{
    LiveStage stage;
    stage.add(0, 20);
    stage.page->filterBar()->edit()->setFocus(Qt::TabFocusReason);
    stage.table->setFocus(Qt::TabFocusReason);
    QCOMPARE(QApplication::focusWidget(), stage.table);
    QVERIFY(!stage.table->currentIndex().isValid());
    QVERIFY(!stage.page->pane()->isVisible());
    QTest::keyClick(stage.table, Qt::Key_Down);
    QCOMPARE(stage.table->currentIndex().row(), 0);
    QVERIFY(stage.table->selectionModel()->isRowSelected(0));
    QVERIFY(stage.page->pane()->isVisible());
    QTest::keyClick(stage.table, Qt::Key_PageDown);
    QVERIFY(stage.table->currentIndex().row() > 0);
    QTest::keyClick(stage.table, Qt::Key_Home);
    QCOMPARE(stage.table->currentIndex().row(), 0);
}

/// The journey of a request that is to be asked again elsewhere, without the mouse.
void LivePageTest::curlIsCopiedByKeyboard()
{
    LiveStage stage;
    QVERIFY(stage.bench.startGateway());
    const auto asked = stage.bench.ask("demo/echo");
    QTRY_COMPARE(stage.model->rowCount(), 1);
    QTRY_VERIFY(stage.model->peek(0)->status == LogStatus::Success);
    stage.table->setFocus();
    QTest::keyClick(stage.table, Qt::Key_Down);
    QTest::keyClick(stage.table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QString curl = QApplication::clipboard()->text();
    QVERIFY2(curl.startsWith(u"curl "_s) && curl.contains(u"demo/echo"_s), qPrintable(curl));
    QTest::keyClick(stage.table, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().startsWith(u'{'));
}

void LivePageTest::columnsAreRemembered()
{
    LiveStage stage;
    stage.add(0, 1);
    QMenu menu;
    stage.table->fillColumnMenu(&menu);
    QVERIFY(stage.table->horizontalHeader()->isSectionHidden(TrafficModel::Key));
    QAction *key = actionIn(menu, u"Key"_s);
    QVERIFY(key);
    key->trigger();
    QVERIFY(!stage.table->horizontalHeader()->isSectionHidden(TrafficModel::Key));
    QVERIFY(!actionIn(menu, u"Time"_s)->isEnabled());
    stage.reopen();
    QVERIFY(!stage.table->horizontalHeader()->isSectionHidden(TrafficModel::Key));
    QVERIFY(stage.table->horizontalHeader()->isSectionHidden(TrafficModel::Client));
}

void LivePageTest::thePaneByKeyboard()
{
    LiveStage stage;
    stage.add(0, 5);
    QVERIFY(!stage.page->pane()->isVisible());
    stage.table->setFocus();
    QTest::keyClick(stage.table, Qt::Key_Return);
    QVERIFY(stage.page->pane()->isVisible());
    QVERIFY(stage.page->pane()->row());
    QTest::keyClick(&stage.bench.window(), Qt::Key_D, Qt::ControlModifier);
    QVERIFY(!stage.page->pane()->isVisible());
    QTest::keyClick(stage.table, Qt::Key_Down);
    QVERIFY2(!stage.page->pane()->isVisible(), "closed is closed");
    QTest::keyClick(&stage.bench.window(), Qt::Key_D, Qt::ControlModifier);
    QVERIFY(stage.page->pane()->isVisible());
    QCOMPARE(stage.page->pane()->row(), stage.table->currentRow());
    QTest::keyClick(stage.table, Qt::Key_Down);
    QCOMPARE(stage.page->pane()->row(), stage.table->currentRow());
}

void LivePageTest::allTabsFitInANarrowPane()
{
    LiveStage stage;
    stage.add(0, 5);
    stage.table->selectRow(0);
    stage.page->run(gui::ActionId::MoveDetail);
    auto *bar = stage.page->pane()->findChild<QTabBar *>();
    QTRY_VERIFY(bar->width() < 500);
    QCOMPARE(bar->count(), 6);
    QVERIFY(bar->tabRect(5).right() <= bar->width());
    for (const QToolButton *arrow : bar->findChildren<QToolButton *>())
        QVERIFY(!arrow->isVisible());
}

void LivePageTest::thePaneIsRemembered()
{
    LiveStage stage;
    stage.add(0, 5);
    stage.table->selectRow(0);
    QVERIFY(stage.page->pane()->isVisible());
    QVERIFY(!stage.table->isNarrow());
    stage.page->run(gui::ActionId::MoveDetail);
    QVERIFY(stage.table->isNarrow());
    QVERIFY(stage.page->pane()->x() > 0);
    stage.reopen();
    stage.add(0, 5);
    stage.table->selectRow(0);
    QVERIFY(stage.table->isNarrow());
}

void LivePageTest::thePaneGoesBelowWhereThereIsNoRoom()
{
    LiveStage stage;
    stage.add(0, 20);
    stage.table->setFocus();
    QTest::keyClick(stage.table, Qt::Key_Down);
    auto *pane = stage.page->pane();
    QVERIFY(pane->isVisible());
    auto *splitter = qobject_cast<QSplitter *>(pane->parentWidget());
    QVERIFY(splitter);
    stage.page->run(gui::ActionId::MoveDetail);
    QCOMPARE(splitter->orientation(), Qt::Horizontal);
    stage.bench.window().resize(860, 560);
    QTRY_COMPARE(splitter->orientation(), Qt::Vertical);
    QVERIFY(pane->isVisible());
    QVERIFY(!stage.page->isOffered(gui::ActionId::MoveDetail));
    stage.bench.window().resize(1180, 760);
    QTRY_COMPARE(splitter->orientation(), Qt::Horizontal); // as it was chosen
    QVERIFY(stage.page->isOffered(gui::ActionId::MoveDetail));
}

/// In a small window, with the sidebar folded, the pane can be at the right, and the status is in view.
void LivePageTest::thePaneLeavesTheColumnsTheirRoom()
{
    LiveStage stage;
    stage.add(0, 20);
    stage.table->selectRow(0);
    stage.page->run(gui::ActionId::MoveDetail);
    QTest::keyClick(&stage.bench.window(), Qt::Key_F9);
    stage.bench.window().resize(950, 560);
    auto *pane = stage.page->pane();
    QTRY_VERIFY(stage.page->width() < 950 && pane->x() > 0);
    const QHeaderView *header = stage.table->horizontalHeader();
    for (const int column : {TrafficModel::Status, TrafficModel::Latency, TrafficModel::Cost}) {
        QVERIFY(!header->isSectionHidden(column));
        QTRY_VERIFY2(header->sectionViewportPosition(column) + header->sectionSize(column)
                         <= stage.table->viewport()->width(),
                     qPrintable(TrafficModel::columnTitle(column)));
    }
    QVERIFY(pane->width() >= 400);
    // Nothing of the summary has to be scrolled to sideways, whatever the id is.
    stage.page->pane()->openTab(gui::DetailPane::Tab::Summary);
    for (const QScrollArea *area : pane->findChildren<QScrollArea *>()) {
        if (area->isVisible())
            QTRY_COMPARE(area->horizontalScrollBar()->maximum(), 0);
    }
}

void LivePageTest::wordsFitTheirColumns()
{
    LiveStage stage;
    const QHeaderView *header = stage.table->horizontalHeader();
    const QFontMetrics metrics(header->font());
    for (int column = 0; column < TrafficModel::ColumnCount; ++column) {
        const QString title = TrafficModel::columnTitle(column);
        if (!header->isSectionHidden(column))
            QVERIFY2(header->sectionSize(column) > metrics.horizontalAdvance(title) + 12, qPrintable(title));
    }
    // Each status in bold, as errors are, with its mark and the margins.
    QFont strong = stage.table->font();
    strong.setWeight(QFont::DemiBold);
    LogRow row;
    row.httpStatus = 200;
    for (const LogStatus status : {LogStatus::Running, LogStatus::Cancelled, LogStatus::Error}) {
        row.status = status;
        const QString words = TrafficText::status(row);
        QVERIFY2(header->sectionSize(TrafficModel::Status)
                     > QFontMetrics(strong).horizontalAdvance(words) + 13 + 6 + 16,
                 qPrintable(words));
    }
}

/// The models give way, so that nothing has to be scrolled to.
void LivePageTest::columnsFitAWindowThatShrinks()
{
    LiveStage stage;
    stage.add(0, 20);
    QTRY_COMPARE(stage.table->horizontalScrollBar()->maximum(), 0);
    for (const QSize &size : {QSize(860, 560), QSize(1100, 700), QSize(900, 600), QSize(1180, 760)}) {
        stage.bench.window().resize(size);
        QTRY_COMPARE(stage.bench.window().size(), size);
        for (int i = 0; i < 2; ++i) {
            QTest::keyClick(&stage.bench.window(), Qt::Key_F9); // the sidebar
            QTRY_VERIFY2(stage.table->horizontalScrollBar()->maximum() == 0,
                         qPrintable(u"%1, page %2"_s.arg(size.width()).arg(stage.page->width())));
        }
    }
    // Widths of another language, as they were saved.
    const QByteArray saved = stage.table->columns(false);
    QHeaderView *header = stage.table->horizontalHeader();
    const int least = header->sectionSize(TrafficModel::Status);
    header->resizeSection(TrafficModel::Status, 50);
    stage.table->setColumns(false, stage.table->columns(false));
    QVERIFY(header->sectionSize(TrafficModel::Status) > 50);
    QVERIFY(header->sectionSize(TrafficModel::Status) <= least);
    stage.table->setColumns(false, saved);
    QCOMPARE(header->sectionSize(TrafficModel::Status), least);
}

void LivePageTest::theCountsGiveWay()
{
    gui::LiveHead head(u"Live traffic"_s);
    head.resize(640, head.height());
    head.setCounts(u"1,014.2 req/s, 102 of 20,000 requests, 1,234,567 since start, 12 too fast to show"_s);
    head.tell(false, true, 1234);
    head.show();
    QCOMPARE(test::clippedTexts(head), QStringList());
    QVERIFY2(head.minimumSizeHint().width() <= 640,
             qPrintable(QString::number(head.minimumSizeHint().width())));
    const auto labels = head.findChildren<gui::TextLabel *>();
    const bool isWhole = std::any_of(labels.begin(), labels.end(), [](const gui::TextLabel *label) {
        return label->toolTip().endsWith(u"too fast to show"_s)
            && label->accessibleName() == label->toolTip();
    });
    QVERIFY(isWhole);
}

BIFROST_TEST(LivePageTest)
#include "livepagetest.moc"
