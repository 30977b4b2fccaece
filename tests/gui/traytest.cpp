// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/traywatch.h"
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

BIFROST_TEST(TrayTest)
#include "traytest.moc"
