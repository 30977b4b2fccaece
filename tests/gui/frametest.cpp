// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/traffictable.h"
#include "gui/mainwindow/infobars.h"
#include "gui/mainwindow/navigationbutton.h"
#include "gui/mainwindow/pagestack.h"
#include "gui/mainwindow/regioncycle.h"
#include "gui/mainwindow/shortcutlist.h"
#include "gui/mainwindow/sidebar.h"
#include "gui/mainwindow/statusline.h"
#include "gui/mainwindow/statussegment.h"
#include "gui/widgets/infobar.h"
#include "tests/gui/clipping.h"
#include "tests/gui/guibench.h"
#include "tests/gui/leaveanswer.h"
#include "tests/gui/settingsbench.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace bifrost;
using namespace Qt::StringLiterals;
using test::GuiBench;
using test::LeaveAnswer;

namespace {

/// A page that offers what it is told to, with one button in it.
class TrialPage : public gui::Page
{
public:
    explicit TrialPage(const QString &id) : Page({id, id, u"live"_s})
    {
        (new QVBoxLayout(this))->addWidget(new QPushButton(id, this));
    }
    using Page::offer;
    using Page::setAttention;
    using Page::setUnsaved;
    using Page::withdraw;
    void applyChanges(std::function<void(bool)> done) override
    {
        setUnsaved(false);
        done(true);
    }
    void revertChanges() override { setUnsaved(false); }
};

gui::Message note(const QString &sentence)
{
    gui::Message message;
    message.sentence = sentence;
    return message;
}

} // namespace

/// The frame around the pages: who gets which action, messages, sidebar, regions, what is remembered.
class FrameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void actionsGoToThePageInFront();
    void attentionIsInTheSidebar();
    void sidebarFoldsAndRemembers();
    void messagesAreStackedByTopic();
    void messagesGoWhenTheirTimeIsOver();
    void f6GoesRound();
    void theStatusBarIsWalkedFromItsBeginning();
    void menusByKeyboardHaveACurrentEntry();
    void ctrlOneGoesToTheTable();
    void shortcutsAreListed();
    void everyShortcutIsUnique();
    void menusOfferEveryPage();
    void leavingChangesIsAskedOnce();
    void noPageIsClipped_data();
    void noPageIsClipped();
};

void FrameTest::actionsGoToThePageInFront()
{
    const gui::ActionTable actions;
    gui::PageStack stack(actions);
    auto *one = new TrialPage(u"one"_s);
    auto *two = new TrialPage(u"two"_s);
    stack.addPage(one);
    stack.addPage(two);
    QAction *apply = actions[gui::ActionId::Apply];
    QVERIFY(!apply->isVisible());

    int applied = 0;
    one->offer(gui::ActionId::Apply, [&applied] { ++applied; });
    QVERIFY(apply->isVisible() && apply->isEnabled());
    apply->trigger();
    QCOMPARE(applied, 1);
    stack.setPage(two);
    QVERIFY(apply->isVisible() && !apply->isEnabled());
    stack.setPage(one);
    QVERIFY(apply->isEnabled());
    one->withdraw(gui::ActionId::Apply);
    QVERIFY(!apply->isEnabled());
}

void FrameTest::attentionIsInTheSidebar()
{
    gui::Sidebar sidebar;
    TrialPage page(u"one"_s);
    TrialPage settings(u"settings"_s);
    sidebar.addPage(&page, u"Ctrl+1"_s);
    sidebar.addPage(&settings, {});
    page.setAttention(2);
    QVERIFY(sidebar.button(&page)->accessibleDescription().contains(u'2'));
    page.setUnsaved(true);
    QVERIFY(sidebar.button(&page)->accessibleDescription().contains(u"unsaved"_s));
    QVERIFY(sidebar.button(&page)->toolTip().contains(u"Ctrl+1"_s));
    page.setAttention(0);
    page.setUnsaved(false);
    QVERIFY(sidebar.button(&page)->accessibleDescription().isEmpty());

    QSignalSpy chosen(&sidebar, &gui::Sidebar::chosen);
    sidebar.setCurrent(&settings);
    QCOMPARE(chosen.count(), 1);
    QVERIFY(sidebar.button(&settings)->isChecked());
}

void FrameTest::sidebarFoldsAndRemembers()
{
    GuiBench bench;
    bench.trayPresent = true;
    bench.open();
    QVERIFY(!bench.window().sidebar()->isCollapsed());
    const int open = bench.window().sidebar()->width();
    QTest::keyClick(&bench.window(), Qt::Key_F9);
    QVERIFY(bench.window().sidebar()->isCollapsed());
    QVERIFY(bench.window().sidebar()->width() < open);
    bench.window().close(); // into the tray
    bench.close();
    bench.open();
    QVERIFY(bench.window().sidebar()->isCollapsed());
    QTest::keyClick(&bench.window(), Qt::Key_F9);
    QVERIFY(!bench.window().sidebar()->isCollapsed());
}

void FrameTest::messagesAreStackedByTopic()
{
    gui::InfoBars bars;
    bars.tell(u"a"_s, note(u"First"_s));
    bars.tell(u"b"_s, note(u"Second"_s));
    bars.tell(u"a"_s, note(u"First, again"_s));
    QCOMPARE(bars.findChildren<gui::InfoBar *>().size(), 2);
    QCOMPARE(bars.bar(u"a"_s)->text(), u"First, again"_s);

    QSignalSpy closed(&bars, &gui::InfoBars::closed);
    bars.bar(u"a"_s)->findChild<QToolButton *>()->click();
    QCOMPARE(closed.count(), 1);
    QVERIFY(!bars.bar(u"a"_s));
    QVERIFY(bars.bar(u"b"_s));
    for (const QString &topic : {u"c"_s, u"d"_s, u"e"_s, u"f"_s})
        bars.tell(topic, note(topic));
    QVERIFY(!bars.bar(u"b"_s)); // the oldest made room
    QVERIFY(bars.bar(u"f"_s));
}

void FrameTest::messagesGoWhenTheirTimeIsOver()
{
    gui::InfoBars bars;
    gui::Message message = note(u"Deleted."_s);
    message.lifetime = std::chrono::milliseconds(1);
    bars.tell(u"undo"_s, message);
    QTRY_VERIFY(!bars.bar(u"undo"_s));
}

void FrameTest::f6GoesRound()
{
    GuiBench bench;
    bench.open();
    QVERIFY(bench.startGateway());
    QSet<QWidget *> seen;
    QWidget *const parts[] = {bench.window().sidebar(), bench.window().pages(), bench.window().statusLine()};
    for (int i = 0; i < 8; ++i) {
        QTest::keyClick(&bench.window(), Qt::Key_F6);
        for (QWidget *part : parts) {
            if (part->isAncestorOf(QApplication::focusWidget()))
                seen.insert(part);
        }
    }
    QCOMPARE(seen.size(), qsizetype(std::size(parts)));
    QVERIFY(bench.window().testAttribute(Qt::WA_KeyboardFocusChange)); // so that it is seen where it is
    QWidget *before = QApplication::focusWidget();
    QTest::keyClick(&bench.window(), Qt::Key_F6);
    QVERIFY(QApplication::focusWidget() != before);
    QTest::keyClick(&bench.window(), Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), before);
}

void FrameTest::theStatusBarIsWalkedFromItsBeginning()
{
    GuiBench bench;
    bench.configDatabase = bench.folder() + u"/config.db"_s;
    bench.open();
    gui::StatusLine *line = bench.window().statusLine();
    line->addSegment()->tell({}, gui::Role::Muted, u"Late"_s);
    QVERIFY(bench.startGateway());
    line->state()->setFocus(Qt::TabFocusReason);
    QVERIFY(line->state()->hasFocus());
    QCOMPARE(line->state()->text(), u"Running"_s);
    int right = -1;
    int seen = 0;
    for (; line->isAncestorOf(QApplication::focusWidget()); ++seen) {
        const int left = QApplication::focusWidget()->mapTo(line, QPoint()).x();
        QVERIFY(left > right);
        right = left;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QVERIFY(seen >= 3); // the state, requests per second, what runs
    QTest::keyClick(line->active(), Qt::Key_Space);
    QCOMPARE(bench.window().pages()->page()->entry().id, u"live"_s);
    QTest::keyClick(line->state(), Qt::Key_Space);
    QCOMPARE(bench.window().pages()->page()->entry().id,
             bench.window().pages()->pageWithId(u"settings"_s) ? u"settings"_s : u"live"_s);
}

void FrameTest::menusByKeyboardHaveACurrentEntry()
{
    GuiBench bench;
    bench.open();
    QTest::keyClick(&bench.window(), Qt::Key_F10);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QVERIFY(menu->activeAction());
    QVERIFY(menu->activeAction()->isEnabled() && !menu->activeAction()->isSeparator());
    QTest::keyClick(menu, Qt::Key_Escape);
    bench.close();

    test::SettingsBench other;
    other.open(u"general"_s);
    other.window().openPage(u"providers"_s);
    QTest::keyClick(&other.window(), Qt::Key_N, Qt::ControlModifier);
    menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu && menu->activeAction());
    QTest::keyClick(menu, Qt::Key_Escape);
}

void FrameTest::ctrlOneGoesToTheTable()
{
    GuiBench bench;
    bench.open();
    bench.window().openPage(u"settings"_s);
    QTest::keyClick(&bench.window(), Qt::Key_1, Qt::ControlModifier);
    const QWidget *focused = QApplication::focusWidget();
    QVERIFY(focused);
    QCOMPARE(focused->accessibleName(), u"Start gateway"_s); // there is no table yet
    QVERIFY(bench.startGateway());
    const auto request = bench.ask("demo/echo");
    auto *table = bench.find<gui::TrafficTable>();
    QTRY_VERIFY(table->isVisible());
    QTest::keyClick(&bench.window(), Qt::Key_Comma, Qt::ControlModifier);
    QTest::keyClick(&bench.window(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), table);
    // And from elsewhere on the page.
    bench.window().statusLine()->state()->setFocus();
    QTest::keyClick(&bench.window(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), table);
}

void FrameTest::shortcutsAreListed()
{
    GuiBench bench;
    bench.open();
    QTest::keyClick(&bench.window(), Qt::Key_Question, Qt::ControlModifier);
    auto *list = bench.find<gui::ShortcutList>();
    QVERIFY(list && list->isVisible());
    const auto *tree = list->findChild<QTreeWidget *>();
    QVERIFY(!tree->findItems(u"F9"_s, Qt::MatchExactly | Qt::MatchRecursive, 1).isEmpty());
    QVERIFY(!tree->findItems(u"Ctrl+1"_s, Qt::MatchExactly | Qt::MatchRecursive, 1).isEmpty());
    for (const QTreeWidgetItem *item :
         tree->findItems(u"Ctrl+"_s, Qt::MatchStartsWith | Qt::MatchRecursive, 1))
        QVERIFY2(!item->text(0).at(0).isDigit(), qPrintable(item->text(0))); // the number is for the menu
    QTest::keyClick(list, Qt::Key_Escape);
    QTRY_VERIFY(!bench.find<gui::ShortcutList>());
    bench.window().activateWindow(); // which a desktop does by itself
    QVERIFY(QTest::qWaitForWindowActive(&bench.window()));
    // F1 too, and with the keys that belong to no action.
    QTest::keyClick(&bench.window(), Qt::Key_F1);
    list = bench.find<gui::ShortcutList>();
    QVERIFY(list && list->isVisible());
    tree = list->findChild<QTreeWidget *>();
    const auto item = [tree](const QString &what) {
        return tree->findItems(what, Qt::MatchExactly | Qt::MatchRecursive, 0).value(0);
    };
    for (const QString &what :
         {u"Pause or continue"_s, u"Follow the newest"_s, u"Copy a request as curl"_s, u"Filter"_s}) {
        QVERIFY2(item(what), qPrintable(what));
        QVERIFY(!item(what)->text(1).isEmpty());
    }
    QCOMPARE(item(u"Copy a request as curl"_s)->text(1), u"Ctrl+Shift+C"_s);
    QCOMPARE(item(u"Keyboard shortcuts"_s)->text(1), u"F1 or Ctrl+?"_s);
    QTest::keyClick(list, Qt::Key_Escape);
}

void FrameTest::everyShortcutIsUnique()
{
    const gui::ActionTable actions;
    QSet<QKeySequence> known;
    for (const QAction *action : actions.all()) {
        for (const QKeySequence &keys : action->shortcuts()) {
            QVERIFY2(!known.contains(keys), qPrintable(keys.toString()));
            known.insert(keys);
        }
    }
}

void FrameTest::menusOfferEveryPage()
{
    GuiBench bench;
    bench.open();
    QStringList texts;
    for (const QMenu *menu : bench.window().menuBar()->findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions())
            texts += gui::ActionTable::plainText(*action);
    }
    for (const gui::Page *page : bench.window().pages()->pages()) {
        const QString &title = page->entry().title;
        if (page->entry().group != gui::Page::Group::Settings)
            QVERIFY2(!texts.filter(title).isEmpty(), qPrintable(title));
    }
}

void FrameTest::leavingChangesIsAskedOnce()
{
    GuiBench bench;
    bench.open();
    gui::PageStack *pages = bench.window().pages();
    auto *form = new TrialPage(u"form"_s);
    pages->addPage(form);
    LeaveAnswer prompt;
    bench.window().setLeavePrompt(&prompt);
    bench.window().openPage(u"form"_s);
    bench.window().openPage(u"live"_s);
    QCOMPARE(prompt.asked, 0); // nothing to lose

    bench.window().openPage(u"form"_s);
    form->setUnsaved(true);
    bench.window().openPage(u"live"_s);
    QCOMPARE(prompt.asked, 1);
    QCOMPARE(pages->page(), form);
    prompt.choice = gui::LeaveChoice::Discard;
    bench.window().openPage(u"live"_s);
    QCOMPARE(prompt.asked, 2);
    QCOMPARE(pages->page()->entry().id, u"live"_s);
    QVERIFY(!form->isUnsaved());

    form->setUnsaved(true);
    prompt.choice = gui::LeaveChoice::Stay;
    bool settled = false;
    bench.window().settleChanges([&settled] { settled = true; });
    QVERIFY(!settled);
    QCOMPARE(pages->page(), form);
    prompt.choice = gui::LeaveChoice::Apply;
    bench.window().settleChanges([&settled] { settled = true; });
    QVERIFY(settled);
}

void FrameTest::noPageIsClipped_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("as it opens") << QSize(1180, 760);
    QTest::newRow("smallest") << QSize(860, 560);
    QTest::newRow("small screen") << QSize(800, 560);
}

void FrameTest::noPageIsClipped()
{
    QFETCH(const QSize, size);
    GuiBench bench;
    bench.open();
    QVERIFY(bench.startGateway());
    bench.window().infoBars()->tell(u"trial"_s, note(u"A message of a usual length across the window."_s));
    bench.window().resize(size);
    for (const gui::Page *page : bench.window().pages()->pages()) {
        bench.window().openPage(page->entry().id);
        QApplication::processEvents(); // the layout of what was hidden
        const QStringList clipped = test::clippedTexts(bench.window());
        QVERIFY2(clipped.isEmpty(), qPrintable(page->entry().id + u": "_s + clipped.join(u"\n"_s)));
    }
}

BIFROST_TEST(FrameTest)
#include "frametest.moc"
