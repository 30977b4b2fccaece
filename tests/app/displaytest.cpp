// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/display.h"
#include "tests/support/testmain.h"

#include <QLocalServer>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;

class DisplayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeReachedIsNoDisplay_data();
    void whatCannotBeReachedIsNoDisplay();
    void platformsWithoutAServer();
    void aCompositorIsFound();
};

void DisplayTest::whatCannotBeReachedIsNoDisplay_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QString>("reason");
    QTest::newRow("nothing") << QStringList() << u"DISPLAY is not set and WAYLAND_DISPLAY is not set"_s;
    QTest::newRow("stale X")
        << QStringList{u"DISPLAY=:4711"_s}
        << u"the X server of DISPLAY=:4711 cannot be reached and WAYLAND_DISPLAY is not set"_s;
    QTest::newRow("stale Wayland")
        << QStringList{u"WAYLAND_DISPLAY=wayland-7"_s, u"XDG_RUNTIME_DIR=/nonexistent"_s}
        << u"DISPLAY is not set and the compositor of WAYLAND_DISPLAY=wayland-7 cannot be reached"_s;
    QTest::newRow("asked for") << QStringList{u"QT_QPA_PLATFORM=xcb"_s} << u"DISPLAY is not set"_s;
    QTest::newRow("unknown") << QStringList{u"QT_QPA_PLATFORM=nosuch:size=3"_s}
                             << u"Qt has no platform `nosuch`"_s;
    QTest::newRow("several") << QStringList{u"QT_QPA_PLATFORM=wayland-egl;xcb"_s}
                             << u"WAYLAND_DISPLAY is not set, DISPLAY is not set"_s;
}

void DisplayTest::whatCannotBeReachedIsNoDisplay()
{
    QFETCH(QStringList, variables);
    QProcessEnvironment environment;
    for (const QString &variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    const Display display = findDisplay(environment);
    QTEST(display.missing, "reason");
    QVERIFY(display.platform.isEmpty());
}

void DisplayTest::platformsWithoutAServer()
{
    QProcessEnvironment environment;
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    QCOMPARE(findDisplay(environment).missing, QString());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb;offscreen"_s);
    QCOMPARE(findDisplay(environment).missing, QString());
}

/// Whether Qt can use it depends on a plugin that a machine may lack; then that is what is said.
void DisplayTest::aCompositorIsFound()
{
    const QTemporaryDir folder;
    QLocalServer compositor;
    QVERIFY(compositor.listen(folder.filePath(u"wayland-3"_s)));
    QProcessEnvironment environment;
    environment.insert(u"WAYLAND_DISPLAY"_s, u"wayland-3"_s);
    environment.insert(u"XDG_RUNTIME_DIR"_s, folder.path());
    const Display display = findDisplay(environment);
    if (display.missing.isEmpty())
        QCOMPARE(display.platform, QByteArray("wayland"));
    else
        QVERIFY2(display.missing.endsWith("Qt's plugin for Wayland is missing (package qt6-wayland)"_L1),
                 qPrintable(display.missing));
}

BIFROST_TEST(DisplayTest)
#include "displaytest.moc"
