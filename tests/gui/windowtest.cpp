// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/emptystate.h"
#include "gui/live/livepage.h"
#include "gui/live/traffictable.h"
#include "gui/mainwindow/infobars.h"
#include "gui/mainwindow/statusline.h"
#include "gui/mainwindow/statussegment.h"
#include "gui/widgets/addresschip.h"
#include "gui/widgets/infobar.h"
#include "gui/widgets/switch.h"
#include "gui/words/windowwords.h"
#include "tests/gui/guibench.h"
#include "tests/gui/quietport.h"
#include "tests/support/testmain.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScreen>
#include <QStatusBar>
#include <QStyle>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QToolButton>

using namespace bifrost;
using namespace Qt::StringLiterals;
using test::GuiBench;

namespace {

QAction *actionWithKeys(QWidget *window, const QKeySequence &keys)
{
    for (QAction *menu : window->findChild<QMenuBar *>()->actions()) {
        for (QAction *action : menu->menu()->actions()) {
            if (action->shortcut() == keys)
                return action;
        }
    }
    return nullptr;
}

QStringList visibleTexts(QWidget *window)
{
    QStringList texts;
    for (const QLabel *label : window->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts += label->text();
    }
    return texts;
}

QPushButton *visibleButton(QWidget *window, const QString &text)
{
    for (QPushButton *button : window->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

/// The window on a real gateway: what it shows in each state and what its buttons do.
class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void stoppedAtFirst();
    void switchStartsAndStops();
    void shortcutStarts();
    void copiesTheAddress();
    void copiesTheTestCommand();
    void theTestCommandNamesTheUser();
    void aStartThatIsExpectedIsStarting();
    void emptyUntilTheFirstRow();
    void busyPortIsSaid();
    void anotherPortIsUsed();
    void brokenConfigurationIsSaid();
    void theSwitchKeepsTheFocus();
    void whatGoesPassesTheFocusToNothing();
    void messagesGiveTheFocusBack();
    void whatGoesByItselfMovesNothing();
    void whatStaysUnfolds();
    void geometryIsRemembered();
    void aSmallScreenHoldsTheWindow();
    void schemeIsRemembered();
};

void WindowTest::init()
{
    QApplication::clipboard()->clear();
}

void WindowTest::stoppedAtFirst()
{
    GuiBench bench;
    bench.open();
    QVERIFY(!bench.find<gui::Switch>()->isChecked());
    QVERIFY(visibleTexts(&bench.window()).contains(u"Stopped"_s));
    QVERIFY(visibleTexts(&bench.window()).contains(u"The gateway is stopped"_s));
    QVERIFY(visibleButton(&bench.window(), u"Start gateway"_s));
    QVERIFY(!bench.find<gui::AddressChip>()->isVisible());
    QVERIFY(!bench.find<gui::InfoBars>()->isVisible());
    QVERIFY(!actionWithKeys(&bench.window(), QKeySequence(Qt::CTRL | Qt::Key_L))->isEnabled());
}

void WindowTest::switchStartsAndStops()
{
    GuiBench bench;
    bench.open();
    const QAction *toggle = actionWithKeys(&bench.window(), QKeySequence(Qt::CTRL | Qt::Key_R));
    QCOMPARE(toggle->text(), u"&Start gateway"_s);

    QVERIFY(bench.startGateway());
    QVERIFY(bench.find<gui::Switch>()->isChecked());
    QCOMPARE(toggle->text(), u"&Stop gateway"_s);
    QVERIFY(visibleTexts(&bench.window()).contains(u"Running"_s));
    QCOMPARE(bench.find<gui::StatusLine>()->state()->toolTip(), bench.gateway.stateSentence());
    QCOMPARE(bench.find<gui::AddressChip>()->address(), bench.gateway.url());

    QTest::mouseClick(bench.find<gui::Switch>(), Qt::LeftButton);
    QTRY_COMPARE(bench.gateway.state(), Gateway::State::Stopped);
    QVERIFY(!bench.find<gui::Switch>()->isChecked());
    QVERIFY(visibleTexts(&bench.window()).contains(u"Stopped"_s));
}

void WindowTest::shortcutStarts()
{
    GuiBench bench;
    bench.open();
    QTest::keyClick(&bench.window(), Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(bench.gateway.state(), Gateway::State::Running);
}

void WindowTest::copiesTheAddress()
{
    GuiBench bench;
    bench.open();
    QVERIFY(bench.startGateway());
    QVERIFY(bench.gateway.url().startsWith(u"http://localhost:"_s));
    QTest::mouseClick(bench.find<gui::AddressChip>()->findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), bench.gateway.url());

    QApplication::clipboard()->clear();
    QTest::keyClick(&bench.window(), Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), bench.gateway.url());
}

void WindowTest::copiesTheTestCommand()
{
    GuiBench bench;
    bench.open();
    QVERIFY(bench.startGateway());
    QPushButton *copy = visibleButton(&bench.window(), u"Copy test command"_s);
    QVERIFY(copy);
    QTest::mouseClick(copy, Qt::LeftButton);
    const QString command = QApplication::clipboard()->text();
    QVERIFY(command.startsWith(u"curl %1/v1/chat/completions "_s.arg(bench.gateway.url())));
    QVERIFY(command.contains(u"\"model\": \"demo/echo\""_s));
    QCOMPARE(command.count(u'\''), 2);
}

void WindowTest::theTestCommandNamesTheUser()
{
    GuiBench bench;
    bench.configuration.auth.enabled = true;
    bench.configuration.auth.username.value = Secret("admin");
    bench.configuration.auth.password.value = Secret("a-password");
    bench.configuration.client.enforceAuthOnInference = true;
    bench.open();
    QVERIFY(bench.startGateway());
    QVERIFY(!visibleTexts(&bench.window()).join(u' ').contains(u"it needs no account"_s));
    QPushButton *copy = visibleButton(&bench.window(), u"Copy test command"_s);
    QVERIFY(copy);
    QTest::mouseClick(copy, Qt::LeftButton);
    const QString command = QApplication::clipboard()->text();
    QVERIFY2(command.startsWith(u"curl -u admin %1/v1/chat/completions "_s.arg(bench.gateway.url())),
             qPrintable(command));
    QVERIFY(!command.contains(u"a-password"_s));
}

/// While stored keys are waited for, say.
void WindowTest::aStartThatIsExpectedIsStarting()
{
    GuiBench bench;
    bench.open();
    bench.gateway.expectStart();
    QCOMPARE(bench.gateway.state(), Gateway::State::Starting);
    QVERIFY(visibleTexts(&bench.window()).contains(u"The gateway is starting"_s));
    QVERIFY(!visibleButton(&bench.window(), u"Start gateway"_s));
    bench.gateway.stop();
    QCOMPARE(bench.gateway.state(), Gateway::State::Stopped);
    bench.gateway.expectStart();
    bench.gateway.start(bench.configuration);
    QCOMPARE(bench.gateway.state(), Gateway::State::Running);
}

void WindowTest::emptyUntilTheFirstRow()
{
    GuiBench bench;
    bench.open();
    QVERIFY(bench.startGateway());
    auto *table = bench.find<gui::TrafficTable>();
    QVERIFY(bench.find<gui::EmptyState>()->isVisible());
    QVERIFY(visibleTexts(&bench.window()).contains(u"No requests yet"_s));
    QVERIFY(!table->isVisible());

    const auto first = bench.ask("demo/echo");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(table->isVisible());
    QVERIFY(!bench.find<gui::EmptyState>()->isVisible());
    const auto second = bench.ask("demo/echo");
    QTRY_COMPARE(table->model()->rowCount(), 2);
}

void WindowTest::busyPortIsSaid()
{
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress::LocalHost));
    GuiBench bench;
    bench.configuration.server.port = holder.serverPort();
    bench.open();
    QTest::mouseClick(bench.find<gui::Switch>(), Qt::LeftButton);
    QTRY_COMPARE(bench.gateway.state(), Gateway::State::Failed);

    auto *bar = bench.find<gui::InfoBar>();
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->kind(), gui::Message::Kind::Error);
    QVERIFY(bar->text().contains(gui::inWindowWords(bench.gateway.lastError().message)));
    QVERIFY(bar->text().contains(QString::number(holder.serverPort())));
    QVERIFY(!bench.find<gui::Switch>()->isChecked());

    holder.close();
    QTest::mouseClick(visibleButton(bar, u"Try again"_s), Qt::LeftButton);
    QTRY_COMPARE(bench.gateway.state(), Gateway::State::Running);
    QTRY_VERIFY(!bench.find<gui::InfoBars>()->isVisible());
}

void WindowTest::anotherPortIsUsed()
{
    QTcpServer holder;
    QVERIFY(test::listenQuietly(&holder));
    GuiBench bench;
    bench.configuration.server.port = holder.serverPort();
    bench.open();
    QTest::mouseClick(bench.find<gui::Switch>(), Qt::LeftButton);
    QTRY_COMPARE(bench.gateway.state(), Gateway::State::Failed);
    auto *bar = bench.find<gui::InfoBar>();
    QPushButton *use = nullptr;
    for (QPushButton *button : bar->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().startsWith(u"Use port "_s))
            use = button;
    }
    QVERIFY(use);
    const quint16 port = use->text().mid(9).toUShort();
    QVERIFY(port > holder.serverPort());
    QTest::mouseClick(use, Qt::LeftButton);
    QTRY_COMPARE(bench.gateway.state(), Gateway::State::Running);
    QCOMPARE(bench.gateway.port(), port);
    QTRY_VERIFY(!bench.find<gui::InfoBars>()->isVisible());
}

void WindowTest::brokenConfigurationIsSaid()
{
    GuiBench bench;
    bench.startResult = Error(ErrorCode::ConfigInvalid, "config.json, line 3: a comma is missing.");
    bench.open();
    QTest::mouseClick(bench.find<gui::Switch>(), Qt::LeftButton);
    auto *bar = bench.find<gui::InfoBar>();
    QVERIFY(bar->isVisible());
    QVERIFY(bar->text().contains(u"config.json, line 3: a comma is missing."_s));

    bench.startResult = {};
    QTest::mouseClick(bench.find<gui::Switch>(), Qt::LeftButton);
    QTRY_COMPARE(bench.gateway.state(), Gateway::State::Running);
    QTRY_VERIFY(!bench.find<gui::InfoBars>()->isVisible());
}

void WindowTest::theSwitchKeepsTheFocus()
{
    GuiBench bench;
    bench.open();
    QVERIFY(bench.startGateway());
    auto *gateway = bench.find<gui::Switch>();
    gateway->setFocus();
    const auto hanging = bench.ask("hang/any");
    QTRY_COMPARE(bench.gateway.activeRequests(), 1);
    QTest::keyClick(gateway, Qt::Key_Space);
    QTRY_COMPARE(bench.gateway.state(), Gateway::State::Stopping);
    QVERIFY(!gateway->isEnabled());
    QVERIFY(!qobject_cast<gui::Switch *>(QApplication::focusWidget()));
    bench.gateway.stopNow();
    QTRY_COMPARE(bench.gateway.state(), Gateway::State::Stopped);
    QCOMPARE(QApplication::focusWidget(), gateway);
}

void WindowTest::whatGoesPassesTheFocusToNothing()
{
    GuiBench bench;
    bench.open();
    QVERIFY(bench.startGateway());
    const auto hanging = bench.ask("hang/any");
    QTRY_COMPARE(bench.gateway.activeRequests(), 1);
    QTest::keyClick(&bench.window(), Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(bench.gateway.state(), Gateway::State::Stopping);
    QPushButton *stopNow = visibleButton(&bench.window(), u"Stop now"_s);
    QVERIFY(stopNow);
    stopNow->setFocus();
    QTest::keyClick(stopNow, Qt::Key_Space);
    QTRY_COMPARE(bench.gateway.state(), Gateway::State::Stopped);
    QVERIFY(!stopNow->isVisible());
    const auto isHarmless = [] { // the next Space switches nothing
        return !qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    };
    QVERIFY(isHarmless());
    QTest::keyClick(&bench.window(), Qt::Key_Tab);
    QWidget *next = QApplication::focusWidget();
    QVERIFY(next && next->isVisible());
    next->setEnabled(false);
    QVERIFY(isHarmless());
    QVERIFY(QApplication::focusWidget() != next);
}

void WindowTest::messagesGiveTheFocusBack()
{
    GuiBench bench;
    bench.open();
    gui::InfoBars *bars = bench.window().infoBars();
    QWidget *before = visibleButton(&bench.window(), u"Start gateway"_s);
    QVERIFY(before);
    before->setFocus();
    for (const auto lifetime : {std::chrono::milliseconds(0), std::chrono::milliseconds(600'000)}) {
        gui::Message message{gui::Message::Kind::Note, u"Done."_s, u"Twice."_s, u"Undo"_s};
        message.action = [bars] { bars->clear(u"a"_s); };
        message.lifetime = lifetime;
        bars->tell(u"a"_s, message);
        QPushButton *verb = visibleButton(&bench.window(), u"Undo"_s);
        QVERIFY(verb);
        verb->setFocus();
        QTest::keyClick(verb, Qt::Key_Space);
        QVERIFY(!bars->bar(u"a"_s));
        QCOMPARE(QApplication::focusWidget(), before);
    }
    // What had it is gone: then it stays on the page.
    bars->tell(u"a"_s, {gui::Message::Kind::Note, {}, u"Once."_s, u"Again"_s});
    visibleButton(&bench.window(), u"Again"_s)->setFocus();
    QTest::keyClick(&bench.window(), Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(bench.gateway.state(), Gateway::State::Running);
    QVERIFY(!before->isVisible());
    bars->clear(u"a"_s);
    QVERIFY(QApplication::focusWidget());
    QVERIFY(bench.find<gui::LivePage>()->isAncestorOf(QApplication::focusWidget()));
}

void WindowTest::whatGoesByItselfMovesNothing()
{
    GuiBench bench;
    bench.open();
    gui::InfoBars *bars = bench.window().infoBars();
    auto *page = bench.find<gui::LivePage>();
    const QRect place(page->mapToGlobal(QPoint(0, 0)), page->size());
    gui::Message message{gui::Message::Kind::Note, {}, u"Deleted."_s, u"Undo"_s};
    message.lifetime = std::chrono::minutes(10);
    bars->tell(u"undo"_s, message);
    gui::InfoBar *bar = bars->bar(u"undo"_s);
    QTest::qWait(0);
    QVERIFY(bar->isVisible() && !bars->isVisible());
    QCOMPARE(QRect(page->mapToGlobal(QPoint(0, 0)), page->size()), place);
    QVERIFY(place.contains(QRect(bar->mapToGlobal(QPoint(0, 0)), bar->size())));
    // It stays in the window when that becomes smaller, and is reached by keyboard.
    bench.window().resize(860, 560);
    QTRY_VERIFY(QRect(page->mapToGlobal(QPoint(0, 0)), page->size())
                    .contains(QRect(bar->mapToGlobal(QPoint(0, 0)), bar->size())));
    QPushButton *verb = visibleButton(bar, u"Undo"_s);
    for (int i = 0; i < 8 && QApplication::focusWidget() != verb; ++i)
        QTest::keyClick(&bench.window(), Qt::Key_F6);
    QCOMPARE(QApplication::focusWidget(), verb);
    // The same topic may go on as one that stays.
    bars->tell(u"undo"_s, {gui::Message::Kind::Error, {}, u"Not brought back."_s});
    QVERIFY(bars->isVisible());
    QVERIFY(bars->isAncestorOf(bars->bar(u"undo"_s)));
}

/// What stays unfolds: the page is not pushed from under the mouse at once.
void WindowTest::whatStaysUnfolds()
{
    GuiBench bench;
    bench.open();
    gui::InfoBars *bars = bench.window().infoBars();
    auto *page = bench.find<gui::LivePage>();
    const int before = page->mapToGlobal(QPoint(0, 0)).y();
    const gui::Message message{gui::Message::Kind::Warning, u"Careful."_s, u"It stays."_s, u"Mend"_s};
    bars->tell(u"a"_s, message);
    // Where the system has no motion, nor have we.
    if (bars->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, bars) > 0)
        QCOMPARE(bars->maximumHeight(), 0);
    QTRY_COMPARE(page->mapToGlobal(QPoint(0, 0)).y(), before + 40);
    QCOMPARE(bars->height(), 40);
    bars->clear(u"a"_s);
    QTRY_COMPARE(page->mapToGlobal(QPoint(0, 0)).y(), before);
    QTRY_VERIFY(!bars->isVisible());
    bars->tell(u"a"_s, message); // and again, as high as it is
    QTRY_COMPARE(page->mapToGlobal(QPoint(0, 0)).y(), before + 40);
}

void WindowTest::aSmallScreenHoldsTheWindow()
{
    GuiBench bench;
    bench.open();
    const QSize room = bench.window().screen()->availableSize();
    if (room.width() >= 860)
        QSKIP("This screen is large.");
    QVERIFY(bench.window().minimumWidth() <= room.width());
    bench.window().resize(room);
    QCOMPARE(bench.window().width(), room.width());
}

void WindowTest::geometryIsRemembered()
{
    GuiBench bench;
    bench.trayPresent = true;
    bench.open();
    const QSize least(860, 560);
    QCOMPARE(bench.window().minimumSize(), least.boundedTo(bench.window().minimumSize()));
    if (bench.window().screen()->availableSize().width() > 1000)
        QCOMPARE(bench.window().minimumWidth(), least.width());
    bench.window().resize(901, 603);
    bench.window().close(); // into the tray
    bench.close();
    bench.open();
    QCOMPARE(bench.window().size(), QSize(901, 603));
}

void WindowTest::schemeIsRemembered()
{
    const auto chooseAction = [](GuiBench *bench, const QString &text) {
        for (const QMenu *menu : bench->window().menuBar()->findChildren<QMenu *>()) {
            for (QAction *action : menu->actions()) {
                if (action->text() == text)
                    return action;
            }
        }
        return static_cast<QAction *>(nullptr);
    };
    GuiBench bench;
    bench.open();
    chooseAction(&bench, u"Dar&k"_s)->trigger();
    QCOMPARE(gui::schemeOf(QApplication::palette()), gui::Scheme::Dark);
    bench.close();
    bench.open();
    QVERIFY(chooseAction(&bench, u"Dar&k"_s)->isChecked());
    QTRY_COMPARE(gui::schemeOf(bench.window().palette()), gui::Scheme::Dark);
    chooseAction(&bench, u"&Light"_s)->trigger();
    QTRY_COMPARE(gui::schemeOf(bench.window().palette()), gui::Scheme::Light);
}

BIFROST_TEST(WindowTest)
#include "windowtest.moc"
