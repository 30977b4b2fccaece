// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/hidingballoon.h"
#include "gui/theme/theme.h"
#include "tests/gui/findbutton.h"
#include "tests/support/testmain.h"

#include <QGuiApplication>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// Who hides the window for the first time is told, and may refuse, also in an old tray.
class HidingBalloonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysOnTheScreen();
    void canBeRefused();
};

void HidingBalloonTest::staysOnTheScreen()
{
    const gui::Theme theme;
    gui::HidingBalloon balloon({}, u"Bifrost keeps running"_s, u"The gateway stays at work."_s);
    const QRect room = QGuiApplication::primaryScreen()->availableGeometry();
    for (const QPoint &corner : {room.topLeft(), room.topRight(), room.bottomLeft(), room.bottomRight()}) {
        QRect icon(0, 0, 22, 22);
        icon.moveCenter(corner);
        balloon.showBeside(icon.intersected(room));
        QVERIFY(balloon.isVisible());
        QVERIFY2(room.contains(balloon.geometry()), qPrintable(QString::number(balloon.geometry().x())));
        QVERIFY(!balloon.geometry().intersects(icon.intersected(room)));
    }
}

void HidingBalloonTest::canBeRefused()
{
    const gui::Theme theme;
    gui::HidingBalloon balloon({}, u"Bifrost keeps running"_s, u"The gateway stays at work."_s);
    QSignalSpy declined(&balloon, &gui::HidingBalloon::declined);
    QSignalSpy opened(&balloon, &gui::HidingBalloon::opened);
    balloon.showBeside({100, 0, 22, 22});
    QTest::mouseClick(findButton(&balloon, u"Don't hide next time"_s), Qt::LeftButton);
    QCOMPARE(declined.count(), 1);
    QVERIFY(!balloon.isVisible());
    balloon.showBeside({100, 0, 22, 22});
    QTest::mouseClick(findButton(&balloon, u"Settings"_s), Qt::LeftButton);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(declined.count(), 1);
}

BIFROST_TEST(HidingBalloonTest)
#include "hidingballoontest.moc"
