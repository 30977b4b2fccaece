// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/tray.h"
#include "gui/actions/actiontable.h"
#include "gui/actions/gatewaylook.h"
#include "gui/actions/trafficrate.h"
#include "gui/live/trafficfeed.h"
#include "gui/tray/traytext.h"
#include "gui/tray/traywatch.h"
#include "models/traffic/trafficmodel.h"
#include "tests/gui/guibench.h"
#include "tests/support/testmain.h"

#include <QGuiApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;
using test::GuiBench;

/// With a tray the window hides in it; without one nothing is ever hidden.
class TrayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closingWithoutTrayQuits();
    void hidingWithoutTrayMinimises();
    void closingWithTrayHides();
    void hidingIsExplainedOnce();
    void secondStartRaises();
    void trayThatGoesBringsTheWindowBack();
    void watchTellsOfChanges();
    void menuHasWhatTheTrayCanDo();
    void toolTipSaysWhatIsGoingOn();
    void rateCountsAMinute();
    void everyStateHasItsGlyph();
};

void TrayTest::closingWithoutTrayQuits()
{
    GuiBench bench;
    gui::DesktopShell &shell = bench.open();
    QVERIFY(bench.startGateway());
    QVERIFY(QGuiApplication::quitOnLastWindowClosed());
    QSignalSpy finished(&shell, &gui::DesktopShell::finished);
    bench.window().close();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(bench.gateway.state(), Gateway::State::Stopped);
}

void TrayTest::hidingWithoutTrayMinimises()
{
    GuiBench bench;
    gui::DesktopShell &shell = bench.open();
    QSignalSpy finished(&shell, &gui::DesktopShell::finished);
    QTest::keyClick(&bench.window(), Qt::Key_W, Qt::ControlModifier);
    QVERIFY(bench.window().isVisible());
    QVERIFY(bench.window().isMinimized());
    QCOMPARE(finished.count(), 0);
}

void TrayTest::closingWithTrayHides()
{
    GuiBench bench;
    bench.trayPresent = true;
    gui::DesktopShell &shell = bench.open();
    QVERIFY(bench.startGateway());
    QVERIFY(!QGuiApplication::quitOnLastWindowClosed());
    QSignalSpy finished(&shell, &gui::DesktopShell::finished);
    bench.window().close();
    QVERIFY(!bench.window().isVisible());
    QCOMPARE(bench.gateway.state(), Gateway::State::Running);
    QCOMPARE(finished.count(), 0);
}

void TrayTest::hidingIsExplainedOnce()
{
    GuiBench bench;
    bench.trayPresent = true;
    bench.open();
    const QString file = bench.folder() + u"/window.ini"_s;
    const auto explained = [&file] {
        return QSettings(file, QSettings::IniFormat).value(u"tray/hidingExplained"_s);
    };
    QVERIFY(!explained().toBool());
    bench.window().close();
    bench.close();
    QVERIFY(explained().toBool());
}

void TrayTest::secondStartRaises()
{
    GuiBench bench;
    bench.trayPresent = true;
    gui::DesktopShell &shell = bench.open();
    bench.window().close();
    QVERIFY(!bench.window().isVisible());
    shell.raise();
    QVERIFY(bench.window().isVisible());
    bench.window().showMinimized();
    shell.raise();
    QVERIFY(!bench.window().isMinimized());
}

void TrayTest::trayThatGoesBringsTheWindowBack()
{
    GuiBench bench;
    bench.trayPresent = true;
    gui::DesktopShell &shell = bench.open();
    bench.window().close();
    QVERIFY(!bench.window().isVisible());
    bench.trayPresent = false;
    shell.trayWatch()->check();
    QVERIFY(bench.window().isVisible());
    QVERIFY(QGuiApplication::quitOnLastWindowClosed());
}

void TrayTest::watchTellsOfChanges()
{
    bool present = false;
    gui::TrayWatch watch([&present] { return present; });
    QSignalSpy changes(&watch, &gui::TrayWatch::availableChanged);
    watch.check();
    QCOMPARE(changes.count(), 0);
    present = true;
    watch.check();
    QCOMPARE(changes.count(), 1);
    QVERIFY(watch.isAvailable());
}

void TrayTest::menuHasWhatTheTrayCanDo()
{
    GuiBench bench;
    bench.trayPresent = true;
    gui::DesktopShell &shell = bench.open();
    const QMenu *menu = shell.tray()->menu();
    QStringList texts;
    for (const QAction *action : menu->actions()) {
        if (action->isVisible() && !action->isSeparator())
            texts += gui::ActionTable::plainText(*action);
    }
    QCOMPARE(texts.first(), u"Open Bifrost"_s);
    QCOMPARE(menu->defaultAction()->text(), u"&Open Bifrost"_s);
    QVERIFY(texts.contains(u"Start gateway"_s));
    QVERIFY(texts.contains(u"Copy address"_s));
    QCOMPARE(texts.last(), u"Quit Bifrost"_s);
    QVERIFY(bench.startGateway());
    QCOMPARE(gui::ActionTable::plainText(*menu->actions().at(2)), u"Stop gateway"_s);
}

void TrayTest::toolTipSaysWhatIsGoingOn()
{
    gui::TrayFacts facts;
    facts.sentence = u"Running at http://localhost:8080"_s;
    facts.running = true;
    QCOMPARE(gui::trayToolTip(facts), facts.sentence);
    facts.perMinute = 12;
    facts.active = 3;
    QCOMPARE(gui::trayToolTip(facts), facts.sentence + u", 12 req/min, 3 running"_s);
    facts.running = false;
    QCOMPARE(gui::trayToolTip(facts), facts.sentence);
}

void TrayTest::rateCountsAMinute()
{
    using std::chrono::seconds;
    Gateway gateway(nullptr);
    TrafficModel model;
    gui::TrafficFeed feed(&gateway, &model);
    gui::TrafficRate rate(&feed);
    rate.count(5, seconds(1000));
    rate.count(7, seconds(1030));
    QCOMPARE(rate.perMinute(seconds(1030)), 12U);
    QCOMPARE(rate.perMinute(seconds(1059)), 12U);
    QCOMPARE(rate.perMinute(seconds(1060)), 7U);
    rate.count(1, seconds(1060)); // the same bucket as second 1000
    QCOMPARE(rate.perMinute(seconds(1060)), 8U);
    QCOMPARE(rate.perMinute(seconds(2000)), 0U);
}

void TrayTest::everyStateHasItsGlyph()
{
    using State = Gateway::State;
    QSet<int> glyphs;
    for (const gui::GatewayFacts &facts :
         {gui::GatewayFacts{State::Stopped}, gui::GatewayFacts{State::Starting},
          gui::GatewayFacts{State::Running}, gui::GatewayFacts{State::Running, true},
          gui::GatewayFacts{State::Running, true, 1}, gui::GatewayFacts{State::Failed}})
        glyphs.insert(int(gui::lookOf(facts).glyph));
    QCOMPARE(glyphs.size(), 6);
}

BIFROST_TEST(TrayTest)
#include "traytest.moc"
