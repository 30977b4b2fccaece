// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/localonly.h"
#include "gui/actions/actiontable.h"
#include "gui/icons/glyph.h"
#include "gui/mainwindow/infobars.h"
#include "gui/tray/tray.h"
#include "gui/widgets/infobar.h"
#include "gui/widgets/switch.h"
#include "tests/gui/settingsbench.h"
#include "tests/support/testmain.h"

#include <QMenu>
#include <QTcpSocket>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

/// A provider outside, at an address that nobody has.
const QByteArray Cloud = R"({"server": {"port": 0}, "providers": {"openai": {
    "keys": [{"name": "a", "value": "sk-a"}], "network_config": {"base_url": "http://192.0.2.1:9/v1"}}}})";

QAction *trayAction(SettingsBench &bench, const QString &text)
{
    for (QAction *action : bench.gui().shell()->tray()->menu()->actions()) {
        if (gui::ActionTable::plainText(*action) == text)
            return action;
    }
    return nullptr;
}

} // namespace

/// Journey 6: local only is switched on and off, and a cloud provider is refused meanwhile.
class LocalOnlyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void switchesTheGatewayWhileItRuns();
    void isFixedByTheCommandLine();
    void aRefusalIsSaid();
};

void LocalOnlyTest::switchesTheGatewayWhileItRuns()
{
    SettingsBench bench;
    bench.gui().trayPresent = true;
    bench.open(u"privacy"_s, Cloud);
    QVERIFY(bench.gui().startGateway());
    gui::Switch *header =
        bench.window().findChild<QWidget *>(u"header"_s)->findChildren<gui::Switch *>().at(1);
    QCOMPARE(header->accessibleName(), u"Local only"_s);
    QVERIFY(!header->isChecked());
    QTest::mouseClick(header, Qt::LeftButton);
    QTRY_VERIFY(header->isChecked());
    QVERIFY(bench.stored().server.localOnly);
    QVERIFY(trayAction(bench, u"Local only"_s)->isChecked());
    QVERIFY(bench.gui().gateway.restartReasons().isEmpty());

    const auto refused = bench.gui().ask("openai/gpt-4o");
    QTRY_VERIFY(refused->bytesAvailable() > 0);
    const QByteArray answer = refused->readAll();
    QVERIFY2(answer.contains("local"), answer.constData());
    QVERIFY(!answer.startsWith("HTTP/1.1 200"));

    trayAction(bench, u"Local only"_s)->trigger();
    QTRY_VERIFY(!header->isChecked());
    QVERIFY(!bench.stored().server.localOnly);
    QTest::keyClick(&bench.window(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(header->isChecked());
}

void LocalOnlyTest::isFixedByTheCommandLine()
{
    SettingsBench bench;
    bench.gui().localOnlyFixed = true;
    bench.open(u"privacy"_s);
    auto *header = bench.part<gui::Switch>(u"Local only"_s);
    QVERIFY(header->isChecked());
    QVERIFY(!header->isEnabled());
    QVERIFY(header->accessibleDescription().contains(u"--local"_s));
    QVERIFY(!trayAction(bench, u"Local only"_s)->isEnabled());
    QVERIFY(trayAction(bench, u"Local only"_s)->isChecked());
}

void LocalOnlyTest::aRefusalIsSaid()
{
    SettingsBench bench;
    bench.open(u"privacy"_s);
    bench.failNextChange();
    QTest::keyClick(&bench.window(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    gui::InfoBar *bar = nullptr;
    QTRY_VERIFY(bar = bench.window().infoBars()->bar(u"refusal"_s));
    QVERIFY(bar->text().contains(u"The disk is full."_s));
    QVERIFY(!bench.part<gui::Switch>(u"Local only"_s)->isChecked());
}

BIFROST_TEST(LocalOnlyTest)
#include "localonlytest.moc"
