// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/livepage.h"
#include "gui/live/conversationview.h"
#include "gui/live/detailhead.h"
#include "gui/live/detailpane.h"
#include "gui/live/diffview.h"
#include "gui/live/emptystate.h"
#include "gui/live/filterbar.h"
#include "gui/live/filteredit.h"
#include "gui/live/livehead.h"
#include "gui/live/traffictable.h"
#include "gui/widgets/badge.h"
#include "gui/widgets/codeblock.h"
#include "gui/widgets/segmented.h"
#include "models/traffic/trafficmodel.h"
#include "tests/gui/guibench.h"
#include "tests/models/log/logrows.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTabBar>
#include <QTcpSocket>
#include <QTest>
#include <QToolButton>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

/// The live page in a window, with rows put straight into its model.
class Stage
{
public:
    Stage()
    {
        bench.trayPresent = true;
        open();
    }

    void open()
    {
        bench.open();
        page = bench.find<gui::LivePage>();
        table = page->table();
        model = qobject_cast<TrafficModel *>(table->model());
    }

    /// Into the tray and out of it, as between two starts.
    void reopen()
    {
        bench.window().close();
        bench.close();
        open();
    }

    void add(int first, int count)
    {
        std::vector<LogRowPtr> rows;
        for (int i = first; i < first + count; ++i) {
            LogRow row = plainRow(i);
            if (i % 3 == 0) {
                row.status = LogStatus::Error;
                row.httpStatus = 429;
                row.errorMessage = "Slow down.";
            }
            rows.push_back(std::make_shared<const LogRow>(row));
        }
        model->append(std::move(rows));
    }

    QString badge() { return page->head()->findChild<gui::Badge *>()->text(); }

    GuiBench bench;
    gui::LivePage *page = nullptr;
    gui::TrafficTable *table = nullptr;
    TrafficModel *model = nullptr;
};

QPushButton *buttonSaying(QWidget *parent, const QString &text)
{
    for (QPushButton *button : parent->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    return nullptr;
}

QAction *actionIn(const QMenu &menu, const QString &start)
{
    for (QAction *action : menu.actions()) {
        if (action->text().remove(u'&').startsWith(start))
            return action;
    }
    return nullptr;
}

/// A chat request whose connection lives as long as it is kept.
std::unique_ptr<QTcpSocket> post(const GuiBench &bench, const QByteArray &body, const QByteArray &lines = {})
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(u"127.0.0.1"_s, bench.gateway.port());
    socket->write("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n" + lines
                  + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    return socket;
}

} // namespace

class LivePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QApplication::clipboard()->clear(); }
    void filtersByKeyboard();
    void whatIsWrongWithAFilterIsSaid();
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
    void aRunningStreamShowsAndIsCancelled();
    void requestAndAnswerAreShown();
    void credentialsAreShownNowhere();
    void contentsCanBeOff();
    void theTestRequestIsAnsweredInPlace();
    void whatIsNoModelCallSaysWhatItIs();
    void aRequestIsSentAgain();
    void theRequestShowsWhatWasChanged();
    void theHeadNamesModelAndAttempts();
    void theExampleSpeaksThreeLanguages();
};

void LivePageTest::filtersByKeyboard()
{
    Stage stage;
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
    Stage stage;
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

void LivePageTest::nothingMatchesAndBack()
{
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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

/// In the smallest window, with the sidebar folded, the pane can be at the right, and the status is in view.
void LivePageTest::thePaneLeavesTheColumnsTheirRoom()
{
    Stage stage;
    stage.add(0, 20);
    stage.table->selectRow(0);
    stage.page->run(gui::ActionId::MoveDetail);
    QTest::keyClick(&stage.bench.window(), Qt::Key_F9);
    stage.bench.window().resize(860, 560);
    auto *pane = stage.page->pane();
    QTRY_VERIFY(stage.page->width() < 860 && pane->x() > 0);
    const QHeaderView *header = stage.table->horizontalHeader();
    for (const int column : {TrafficModel::Status, TrafficModel::Latency, TrafficModel::Cost}) {
        QVERIFY(!header->isSectionHidden(column));
        QTRY_VERIFY2(header->sectionViewportPosition(column) + header->sectionSize(column)
                         <= stage.table->viewport()->width(),
                     qPrintable(TrafficModel::columnTitle(column)));
    }
    QVERIFY(pane->width() >= 300);
}

void LivePageTest::wordsFitTheirColumns()
{
    Stage stage;
    const QHeaderView *header = stage.table->horizontalHeader();
    const QFontMetrics metrics(header->font());
    for (int column = 0; column < TrafficModel::ColumnCount; ++column) {
        const QString title = TrafficModel::columnTitle(column);
        if (!header->isSectionHidden(column))
            QVERIFY2(header->sectionSize(column) > metrics.horizontalAdvance(title) + 12, qPrintable(title));
    }
}

void LivePageTest::aRunningStreamShowsAndIsCancelled()
{
    Stage stage;
    QVERIFY(stage.bench.startGateway());
    const QByteArray words = QByteArray("word ").repeated(20'000); // minutes, at the pace of the demo
    const auto client = post(stage.bench,
                             R"({"model":"demo/echo","stream":true,"messages":[{"role":"user","content":")"
                                 + words + R"("}]})");
    QTRY_VERIFY_WITH_TIMEOUT(stage.model->rowCount() == 1
                                 && stage.model->peek(0)->status == LogStatus::Running
                                 && stage.model->peek(0)->firstByteUs >= 0,
                             30'000);
    QCOMPARE(stage.model->index(0, TrafficModel::Status).data().toString(), u"stream"_s);
    const std::string id = stage.model->peek(0)->id;

    stage.table->selectRow(0);
    stage.page->pane()->openTab(gui::DetailPane::Tab::Stream);
    const auto events = [&] {
        const auto &content = stage.page->pane()->content();
        return content ? content->pieces.size() : 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(events() > 2, 30'000);
    const std::size_t before = events();
    QTRY_VERIFY_WITH_TIMEOUT(events() > before, 30'000);

    client->abort();
    QTRY_COMPARE_WITH_TIMEOUT(stage.model->peek(0)->status, LogStatus::Cancelled, 30'000);
    QCOMPARE(stage.model->rowCount(), 1);
    QCOMPARE(stage.model->peek(0)->id, id);
    QCOMPARE(stage.model->peek(0)->httpStatus, 499);
    QCOMPARE(stage.model->index(0, TrafficModel::Status).data().toString(), u"cancelled"_s);
    QTRY_VERIFY_WITH_TIMEOUT(stage.page->pane()->content()->isOver, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(stage.bench.gateway.activeRequests(), 0, 30'000);
}

void LivePageTest::requestAndAnswerAreShown()
{
    Stage stage;
    QVERIFY(stage.bench.startGateway());
    const auto client =
        post(stage.bench, R"({"model":"demo/echo","messages":[{"role":"user","content":"Good morning"}]})");
    QTRY_VERIFY_WITH_TIMEOUT(
        stage.model->rowCount() == 1 && stage.model->peek(0)->status == LogStatus::Success, 30'000);
    QCOMPARE(stage.model->index(0, TrafficModel::Cost).data().toString(), u"$0"_s);
    stage.table->selectRow(0);
    for (const auto tab : {gui::DetailPane::Tab::Request, gui::DetailPane::Tab::Response}) {
        stage.page->pane()->openTab(tab);
        bool found = false;
        for (gui::ConversationView *view : stage.page->pane()->findChildren<gui::ConversationView *>())
            found = found || (view->isVisible() && view->toPlainText().contains(u"Good morning"_s));
        QVERIFY(found);
    }
    // Each tab can be filled with it.
    for (const auto tab : {gui::DetailPane::Tab::Summary, gui::DetailPane::Tab::Stream,
                           gui::DetailPane::Tab::Attempts, gui::DetailPane::Tab::Headers})
        stage.page->pane()->openTab(tab);
}

void LivePageTest::credentialsAreShownNowhere()
{
    Stage stage;
    QVERIFY(stage.bench.startGateway());
    const QByteArray secret = "sk-caller-0123456789";
    const auto client =
        post(stage.bench,
             R"({"model":"demo/echo","messages":[{"role":"user","content":"my key is )" + secret + R"("}]})",
             "Authorization: Bearer " + secret + "\r\nX-Api-Key: " + secret + "\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(
        stage.model->rowCount() == 1 && stage.model->peek(0)->status == LogStatus::Success, 30'000);
    stage.table->selectRow(0);
    QMenu *menu = stage.page->pane()->findChild<QToolButton *>()->menu();
    QVERIFY(menu);
    for (const QString &verb : {u"Copy as curl"_s, u"Copy JSON"_s}) {
        Q_EMIT menu->aboutToShow();
        QAction *copy = actionIn(*menu, verb);
        QVERIFY(copy && copy->isEnabled());
        copy->trigger();
        const QString text = QApplication::clipboard()->text();
        QVERIFY2(text.contains(u"my key is"_s), qPrintable(text));
        QVERIFY2(!text.contains(u"0123456789"_s), qPrintable(text));
    }
    for (int tab = 0; tab <= int(gui::DetailPane::Tab::Headers); ++tab) {
        stage.page->pane()->openTab(gui::DetailPane::Tab(tab));
        for (const QPlainTextEdit *view : stage.page->pane()->findChildren<QPlainTextEdit *>())
            QVERIFY(!view->toPlainText().contains(u"0123456789"_s));
        for (const gui::ConversationView *view : stage.page->pane()->findChildren<gui::ConversationView *>())
            QVERIFY(!view->toPlainText().contains(u"0123456789"_s));
    }
}

void LivePageTest::contentsCanBeOff()
{
    Stage stage;
    stage.bench.configuration.client.disableContentLogging = true;
    QVERIFY(stage.bench.startGateway());
    const auto client =
        post(stage.bench, R"({"model":"demo/echo","messages":[{"role":"user","content":"Hello"}]})");
    QTRY_VERIFY_WITH_TIMEOUT(
        stage.model->rowCount() == 1 && stage.model->peek(0)->status == LogStatus::Success, 30'000);
    QVERIFY(!stage.bench.gateway.trafficContent(stage.model->peek(0)->id));
    stage.table->selectRow(0);
    stage.page->pane()->openTab(gui::DetailPane::Tab::Request);
    QVERIFY(!stage.page->pane()->content());
    bool said = false;
    for (const QLabel *label : stage.page->pane()->findChildren<QLabel *>())
        said = said || (label->isVisible() && label->text().contains(u"disable_content_logging"_s));
    QVERIFY(said);
}

void LivePageTest::theTestRequestIsAnsweredInPlace()
{
    Stage stage;
    QVERIFY(stage.bench.startGateway());
    QPushButton *send = buttonSaying(stage.page, u"Send test request"_s);
    QVERIFY(send);
    QTest::mouseClick(send, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(stage.page->pane()->isVisible() && stage.page->pane()->content(), 30'000);
    QCOMPARE(stage.page->pane()->tab(), gui::DetailPane::Tab::Response);
    bool answered = false;
    for (const gui::ConversationView *one : stage.page->pane()->findChildren<gui::ConversationView *>())
        answered = answered || (one->isVisible() && one->toPlainText().contains(u"Hello"_s));
    QVERIFY(answered);
    QCOMPARE(stage.model->peek(0)->clientName, std::string("bifrost-desktop"));
}

/// A list of models has a size and a path, no price and no tokens.
void LivePageTest::whatIsNoModelCallSaysWhatItIs()
{
    Stage stage;
    QVERIFY(stage.bench.startGateway());
    QTcpSocket client;
    client.connectToHost(u"127.0.0.1"_s, stage.bench.gateway.port());
    client.write("GET /v1/models?provider=demo HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(
        stage.model->rowCount() == 1 && stage.model->peek(0)->status == LogStatus::Success, 30'000);
    QVERIFY(stage.model->peek(0)->responseBytes > 0);
    QCOMPARE(stage.model->index(0, TrafficModel::Model).data().toString(), u"GET /v1/models"_s);
    stage.table->selectRow(0);
    stage.page->pane()->openTab(gui::DetailPane::Tab::Summary);
    QStringList told;
    for (const QLabel *label : stage.page->pane()->findChildren<QLabel *>()) {
        if (label->isVisible())
            told += label->text();
    }
    const QString all = told.join(u'\n');
    QVERIFY2(!all.contains(u"price"_s) && !all.contains(u"0 bytes"_s), qPrintable(all));
    QVERIFY2(all.contains(u" out"_s), qPrintable(all));
}

void LivePageTest::aRequestIsSentAgain()
{
    Stage stage;
    QVERIFY(stage.bench.startGateway());
    const auto client =
        post(stage.bench, R"({"model":"demo/echo","messages":[{"role":"user","content":"Once more"}]})");
    QTRY_VERIFY_WITH_TIMEOUT(
        stage.model->rowCount() == 1 && stage.model->peek(0)->status == LogStatus::Success, 30'000);
    stage.table->selectRow(0);
    QMenu *menu = stage.page->pane()->findChild<QToolButton *>()->menu();
    Q_EMIT menu->aboutToShow();
    QAction *again = actionIn(*menu, u"Send again"_s);
    QVERIFY(again && again->isEnabled());
    again->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(stage.model->rowCount() == 2
                                 && stage.model->peek(0)->clientName == "bifrost-desktop"
                                 && stage.model->peek(0)->status == LogStatus::Success,
                             30'000);
    QCOMPARE(stage.model->peek(0)->modelAsked, std::string("demo/echo"));
    QCOMPARE(stage.model->peek(0)->path, std::string("/v1/chat/completions"));
    QTRY_COMPARE_WITH_TIMEOUT(stage.table->currentIndex().row(), 0, 30'000); // the answer is shown
    bool answered = false;
    for (const gui::ConversationView *one : stage.page->pane()->findChildren<gui::ConversationView *>())
        answered = answered || (one->isVisible() && one->toPlainText().contains(u"Once more"_s));
    QVERIFY(answered);
    // What is not in memory cannot be sent.
    stage.add(0, 1);
    stage.table->selectRow(0);
    Q_EMIT menu->aboutToShow();
    again = actionIn(*menu, u"Send again"_s);
    QVERIFY(again && !again->isEnabled() && !again->toolTip().isEmpty());
}

void LivePageTest::theRequestShowsWhatWasChanged()
{
    Stage stage;
    stage.add(0, 1);
    stage.table->selectRow(0);
    stage.page->pane()->openTab(gui::DetailPane::Tab::Request);
    TrafficContent content;
    const std::string body = R"({"model":"fast","messages":[{"role":"user","content":"Hello"}]})";
    content.request = {body, std::int64_t(body.size())};
    content.attempts.resize(1);
    content.attempts[0].changes = {{9, 6, "\"gpt-4o-mini\""}};
    stage.page->pane()->setRequest(stage.table->currentRow(), content);
    const auto lines = [&] {
        QString shown;
        for (const gui::DiffView *view : stage.page->pane()->findChildren<gui::DiffView *>()) {
            if (view->isVisible())
                shown += view->toPlainText();
        }
        return shown;
    };
    QVERIFY2(lines().contains(u"\"fast\""_s) && lines().contains(u"\"gpt-4o-mini\""_s), qPrintable(lines()));
    content.attempts[0].changes.clear();
    content.request.text += ' ';
    stage.page->pane()->setRequest(stage.table->currentRow(), content);
    QVERIFY(lines().isEmpty());
}

void LivePageTest::theHeadNamesModelAndAttempts()
{
    Stage stage;
    LogRow row = plainRow(0);
    row.modelAsked = "smart";
    row.attempts.resize(2);
    stage.model->append({std::make_shared<const LogRow>(row)});
    stage.table->selectRow(0);
    auto *head = stage.page->pane()->findChild<gui::DetailHead *>();
    const auto says = [head](const QString &text) {
        const auto labels = head->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) {
            return label->isVisible() && label->text() == text;
        });
    };
    QTRY_VERIFY(says(u"smart → gpt-4o"_s));
    QVERIFY(says(u"2 attempts"_s));
    stage.page->run(gui::ActionId::MoveDetail); // narrow: the model stands in the row beside it
    QTRY_VERIFY(!says(u"smart → gpt-4o"_s));
    QVERIFY(says(u"2 attempts"_s));
}

void LivePageTest::theExampleSpeaksThreeLanguages()
{
    Stage stage;
    QVERIFY(stage.bench.startGateway());
    auto *code = stage.page->emptyState()->findChild<gui::CodeBlock *>();
    auto *languages = stage.page->emptyState()->findChild<gui::Segmented *>();
    QPushButton *copy = buttonSaying(stage.page, u"Copy test command"_s);
    QVERIFY(code && languages && copy && languages->count() == 3);
    const int height = code->height();
    for (const auto &[language, words] :
         {std::pair(0, u"curl "_s), std::pair(1, u"from openai import OpenAI"_s),
          std::pair(2, u"import OpenAI from \"openai\""_s)}) {
        languages->setCurrent(language);
        QVERIFY2(code->toPlainText().startsWith(words), qPrintable(code->toPlainText()));
        QVERIFY(code->toPlainText().contains(stage.bench.gateway.url()));
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), code->toPlainText());
        QCOMPARE(code->height(), height);
    }
}

BIFROST_TEST(LivePageTest)
#include "livepagetest.moc"
