// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/tray.h"
#include "gui/actions/actiontable.h"
#include "gui/actions/costtoday.h"
#include "gui/actions/gatewaylook.h"
#include "gui/actions/trafficrate.h"
#include "gui/live/trafficfeed.h"
#include "gui/mainwindow/pagestack.h"
#include "gui/settings/settingspage.h"
#include "gui/settings/settingssection.h"
#include "gui/tray/traytext.h"
#include "gui/tray/traywatch.h"
#include "gui/windowsettings.h"
#include "models/log/logstore.h"
#include "models/traffic/trafficmodel.h"
#include "tests/gui/guibench.h"
#include "tests/support/testmain.h"

#include <QGuiApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
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
    void theExplanationLeadsToTheSetting();
    void hidingIsDeclined();
    void secondStartRaises();
    void trayThatGoesBringsTheWindowBack();
    void watchTellsOfChanges();
    void menuHasWhatTheTrayCanDo();
    void toolTipSaysWhatIsGoingOn();
    void rateCountsAMinute();
    void costIsThatOfTheDay();
    void costOfEarlierRunsCounts();
    void costIsInTheMenu();
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
    gui::WindowSettings(bench.folder()).setClosing(gui::WindowSettings::Closing::Hide);
    gui::DesktopShell &shell = bench.open();
    QSignalSpy finished(&shell, &gui::DesktopShell::finished);
    bench.window().close();
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

void TrayTest::theExplanationLeadsToTheSetting()
{
    GuiBench bench;
    bench.trayPresent = true;
    gui::DesktopShell &shell = bench.open();
    bench.window().close();
    QVERIFY(!bench.window().isVisible());
    Q_EMIT shell.tray()->hidingQuestioned(); // as a click on the words does
    QVERIFY(bench.window().isVisible());
    auto *page = bench.find<gui::SettingsPage>();
    QVERIFY(page->isVisible());
    QCOMPARE(page->current()->id(), u"general"_s);
}

void TrayTest::hidingIsDeclined()
{
    GuiBench bench;
    bench.trayPresent = true;
    gui::DesktopShell &shell = bench.open();
    bench.window().close();
    QVERIFY(!bench.window().isVisible());
    Q_EMIT shell.tray()->hidingDeclined(); // "Don't hide next time"
    shell.raise();
    QSignalSpy finished(&shell, &gui::DesktopShell::finished);
    bench.window().close();
    QTRY_COMPARE(finished.count(), 1);
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
    QVERIFY(menu->defaultAction()->font().bold());
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
    QCOMPARE(gui::trayToolTip(facts), u"Running at localhost:8080"_s);
    facts.localOnly = true;
    QCOMPARE(gui::trayToolTip(facts), u"Running at localhost:8080, local only"_s);
    facts.localOnly = false;
    facts.perMinute = 12;
    facts.active = 3;
    QCOMPARE(gui::trayToolTip(facts), u"Running at localhost:8080, 12 req/min, 3 running"_s);
    facts.active = 0;
    facts.costToday = {420'000'000};
    QCOMPARE(gui::trayToolTip(facts), u"Running at localhost:8080, 12 req/min, $0.42 today"_s);
    facts.running = false;
    QCOMPARE(gui::trayToolTip(facts), u"Running at localhost:8080"_s);
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
    // A burst is not over the second after.
    rate.count(50, seconds(3000));
    QCOMPARE(rate.perSecond(seconds(3000)), 25.0);
    QCOMPARE(rate.perSecond(seconds(3002)), 25.0);
    rate.count(6, seconds(3002));
    QCOMPARE(rate.perSecond(seconds(3002)), 28.0);
    QCOMPARE(rate.perSecond(seconds(3003)), 3.0);
    QCOMPARE(rate.perSecond(seconds(3005)), 0.0);
    // What comes evenly is told as it is within three seconds, also in the middle of one.
    using std::chrono::milliseconds;
    for (milliseconds now = seconds(4000); now < seconds(4003); now += milliseconds(100))
        rate.count(100, now);
    QCOMPARE(rate.perSecond(seconds(4003) - milliseconds(1)), 3000 / 2.999);
}

void TrayTest::costIsThatOfTheDay()
{
    Gateway gateway(nullptr);
    TrafficModel model;
    gui::TrafficFeed feed(&gateway, &model);
    gui::CostToday cost(&feed, {});
    const QDate day(2026, 11, 20);
    const auto row = [](QDate date, std::int64_t nanoDollars, bool known = true) {
        auto one = std::make_shared<LogRow>();
        one->startedAtUs = date.startOfDay().addSecs(3600).toMSecsSinceEpoch() * 1000;
        one->cost = {nanoDollars};
        one->costKnown = known;
        return one;
    };
    QSignalSpy changes(&cost, &gui::CostToday::changed);
    cost.count({row(day, 5), row(day, 7), row(day, 100, false), row(day.addDays(-1), 1000)}, day);
    QCOMPARE(cost.sum(day).nanoDollars, 12);
    QCOMPARE(changes.count(), 1);
    auto running = row(day, 50);
    running->status = LogStatus::Running;
    cost.count({running}, day);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(cost.sum(day.addDays(1)).nanoDollars, 0); // a new day has cost nothing yet
    cost.count({row(day.addDays(1), 3)}, day.addDays(1));
    QCOMPARE(cost.sum(day.addDays(1)).nanoDollars, 3);
    QCOMPARE(gui::dollarText({1'230'000'000}), u"$1.23"_s);
    QCOMPARE(gui::dollarText({4'200'000}), u"$0.0042"_s);
}

void TrayTest::costOfEarlierRunsCounts()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"logs.db"_s);
    {
        auto store = LogStore::open(path, {});
        QVERIFY(store);
        auto row = std::make_shared<LogRow>();
        row->id = "one";
        row->startedAtUs = QDate::currentDate().startOfDay().toMSecsSinceEpoch() * 1000;
        row->cost = {30};
        row->costKnown = true;
        (*store)->append(row);
        auto older = std::make_shared<LogRow>(*row);
        older->startedAtUs -= 1000; // yesterday
        (*store)->append(older);
        QVERIFY((*store)->flush());
    }
    Gateway gateway(nullptr);
    TrafficModel model;
    gui::TrafficFeed feed(&gateway, &model);
    const gui::CostToday cost(&feed, path);
    const QDate before = QDate::currentDate();
    const bool counted = QTest::qWaitFor([&cost] { return cost.sum().nanoDollars == 30; }, 30000);
    QVERIFY(counted || before != QDate::currentDate()); // midnight may have struck
}

void TrayTest::costIsInTheMenu()
{
    QTemporaryDir folder;
    GuiBench bench;
    bench.trayPresent = true;
    QAction none;
    const auto cost = [&bench, &none]() -> QAction & {
        for (QAction *action : bench.shell()->tray()->menu()->actions()) {
            if (action->text().startsWith(u"Cost to&day"_s) && action->isVisible())
                return *action;
        }
        return none;
    };
    bench.open();
    QVERIFY(cost().text().isEmpty()); // nothing is known
    bench.close();

    bench.logDatabase = folder.filePath(u"logs.db"_s);
    {
        auto store = LogStore::open(bench.logDatabase, {});
        QVERIFY(store);
        auto row = std::make_shared<LogRow>();
        row->id = "one";
        row->startedAtUs = QDateTime::currentMSecsSinceEpoch() * 1000;
        row->cost = {420'000'000};
        row->costKnown = true;
        (*store)->append(row);
        QVERIFY((*store)->flush());
    }
    const QDate before = QDate::currentDate();
    bench.open();
    QVERIFY(QTest::qWaitFor([&cost] { return !cost().text().isEmpty(); }, 30000)
            || before != QDate::currentDate());
    if (before != QDate::currentDate())
        return; // midnight has struck
    QCOMPARE(cost().text(), u"Cost to&day\t$0.42"_s);
    bench.window().openPage(u"settings"_s);
    bench.window().hide();
    cost().trigger();
    QVERIFY(bench.window().isVisible());
    QCOMPARE(bench.window().pages()->page()->entry().id, u"live"_s);
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
    // Where no switch beside it tells so, both are said.
    gui::GatewayFacts both{State::Running, true, 1};
    QCOMPARE(gui::lookOf(both).whole, u"Running, local only, degraded"_s);
    QCOMPARE(gui::lookOf(both).word, u"Running, degraded"_s);
    both.lockedAlone = true;
    QCOMPARE(gui::lookOf(both).whole, u"Running, local only, keychain locked"_s);
}

BIFROST_TEST(TrayTest)
#include "traytest.moc"
