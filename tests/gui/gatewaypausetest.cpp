// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/gatewaypause.h"
#include "gui/actions/actiontable.h"
#include "gui/mainwindow/statusline.h"
#include "gui/mainwindow/statussegment.h"
#include "gui/tray/tray.h"
#include "tests/gui/guibench.h"
#include "tests/support/testmain.h"

#include <QAction>
#include <QMenu>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;
using State = Gateway::State;

namespace {

/// A running gateway with its windows, and a clock that stands still unless it is moved.
class PauseStage
{
public:
    PauseStage()
    {
        bench.trayPresent = true;
        bench.clock = [this] { return now; };
        bench.open();
        isUp = bench.startGateway();
    }

    /// As it stands in the menu of the tray.
    QAction &action() { return named(u"Pa&use"_s); }
    QAction &start() { return named(u"&Start gateway"_s); }
    gui::GatewayPause &pause() { return *bench.shell()->pause(); }
    bool is(State state)
    {
        return QTest::qWaitFor([this, state] { return bench.gateway.state() == state; }, 30000);
    }

    QAction none; ///< where there is none of that name
    QDateTime now{QDate(2026, 11, 20), QTime(14, 42)};
    GuiBench bench;
    bool isUp = false;

private:
    QAction &named(const QString &beginning)
    {
        for (QAction *one : bench.shell()->tray()->menu()->actions()) {
            if (one->text().startsWith(beginning))
                return *one;
        }
        return none;
    }
};

} // namespace

/// "Pause for 1 hour" stops the gateway, says until when, and starts it again.
class GatewayPauseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void cleanupTestCase() { QLocale::setDefault(m_locale); }
    void itRunsAgainAfterAnHour();
    void itIsSaidUntilWhen();
    void startingEndsIt();
    void uncheckingEndsIt();
    void aStoppedGatewayIsNotPaused();
    void quittingForgetsIt();
    void theLastRequestsMayEnd();

private:
    const QLocale m_locale; ///< of the other tests
};

void GatewayPauseTest::itRunsAgainAfterAnHour()
{
    PauseStage stage;
    QVERIFY(stage.isUp);
    stage.action().trigger();
    QVERIFY(stage.is(State::Stopped));
    QVERIFY(stage.pause().isPaused());
    stage.now = stage.now.addSecs(3599);
    stage.pause().look();
    QVERIFY(stage.pause().isPaused());
    QVERIFY(stage.bench.gateway.state() == State::Stopped);
    stage.now = stage.now.addSecs(1);
    stage.pause().look();
    QVERIFY(!stage.pause().isPaused());
    QVERIFY(stage.is(State::Running));
}

void GatewayPauseTest::itIsSaidUntilWhen()
{
    PauseStage stage;
    QVERIFY(stage.isUp);
    QCOMPARE(stage.action().text(), u"Pa&use for 1 hour"_s);
    QVERIFY(!stage.action().isCheckable() && stage.action().isEnabled());
    stage.action().trigger();
    QVERIFY(stage.is(State::Stopped));
    const QString time = u"15:42"_s;
    QCOMPARE(stage.action().text(), u"Pa&used until "_s + time);
    QVERIFY(stage.action().isChecked() && stage.action().isEnabled());
    QCOMPARE(stage.bench.shell()->tray()->toolTip(), u"Paused until "_s + time);
    QCOMPARE(stage.bench.window().statusLine()->state()->text(), u"Paused until "_s + time);
}

void GatewayPauseTest::startingEndsIt()
{
    PauseStage stage;
    QVERIFY(stage.isUp);
    stage.action().trigger();
    QVERIFY(stage.is(State::Stopped));
    stage.start().trigger();
    QVERIFY(stage.is(State::Running));
    QVERIFY(!stage.pause().isPaused());
    QCOMPARE(stage.action().text(), u"Pa&use for 1 hour"_s);
    // When the hour is over, nothing comes any more.
    stage.bench.gateway.stop();
    QVERIFY(stage.is(State::Stopped));
    stage.now = stage.now.addSecs(7200);
    stage.pause().look();
    QVERIFY(stage.bench.gateway.state() == State::Stopped);
    QVERIFY(!stage.action().isEnabled());
}

void GatewayPauseTest::uncheckingEndsIt()
{
    PauseStage stage;
    QVERIFY(stage.isUp);
    stage.action().trigger();
    QVERIFY(stage.is(State::Stopped));
    stage.action().trigger();
    QVERIFY(!stage.pause().isPaused());
    QVERIFY(stage.is(State::Running));
    QVERIFY(!stage.action().isChecked());
}

void GatewayPauseTest::aStoppedGatewayIsNotPaused()
{
    GuiBench bench;
    bench.trayPresent = true;
    bench.open();
    for (const QAction *action : bench.shell()->tray()->menu()->actions()) {
        if (action->text().startsWith(u"Pa&use"_s))
            QVERIFY(!action->isEnabled());
    }
}

void GatewayPauseTest::quittingForgetsIt()
{
    PauseStage stage;
    QVERIFY(stage.isUp);
    stage.action().trigger();
    QVERIFY(stage.is(State::Stopped));
    QSignalSpy finished(stage.bench.shell(), &gui::DesktopShell::finished);
    stage.bench.shell()->quit();
    QCOMPARE(finished.count(), 1);
    QVERIFY(!stage.pause().isPaused());
    stage.now = stage.now.addSecs(7200);
    stage.pause().look();
    QVERIFY(stage.bench.gateway.state() == State::Stopped);
}

void GatewayPauseTest::theLastRequestsMayEnd()
{
    PauseStage stage;
    QVERIFY(stage.isUp);
    const auto request = stage.bench.ask("hang/any");
    QTRY_COMPARE(stage.bench.gateway.activeRequests(), 1);
    stage.action().trigger();
    QVERIFY(stage.bench.gateway.state() == State::Stopping);
    QVERIFY(stage.pause().isPaused());
    QCOMPARE(stage.bench.gateway.activeRequests(), 1);
    request->abort();
    QVERIFY(stage.is(State::Stopped));
    QVERIFY(stage.pause().isPaused());
}

BIFROST_TEST(GatewayPauseTest)
#include "gatewaypausetest.moc"
