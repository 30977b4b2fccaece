// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/infobars.h"
#include "gui/widgets/infobar.h"
#include "gui/widgets/switch.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/settingsbench.h"
#include "tests/support/testmain.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStyleOptionMenuItem>
#include <QTabBar>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// What is typed and chosen in the settings: taking it back, bringing it back, seeing it whole.
class SettingsInputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapeTakesBackAndUndoBringsBack();
    void theLanguagesAreShownInFull();
};

void SettingsInputTest::escapeTakesBackAndUndoBringsBack()
{
    SettingsBench bench;
    bench.open(u"gateway"_s);
    auto *host = bench.part<QLineEdit>(u"Host"_s);
    auto *origins = bench.part<QPlainTextEdit>(u"Web pages that may call"_s);
    auto *owner = bench.part<gui::Switch>(u"Only my own programs may change settings"_s);
    const QString stored = host->text();
    host->setFocus();
    host->selectAll();
    QTest::keyClicks(host, u"127.0.0.1"_s);
    origins->setPlainText(u"https://a.example\nhttps://b.example"_s);
    owner->click();
    QVERIFY(bench.page().isUnsaved() && !owner->isChecked());
    QTest::keyClick(host, Qt::Key_Escape);
    QVERIFY(!bench.page().isUnsaved());
    QCOMPARE(host->text(), stored);
    QVERIFY(origins->toPlainText().isEmpty() && owner->isChecked());

    gui::InfoBar *bar = bench.window().infoBars()->bar(u"settings"_s);
    QVERIFY(bar);
    QTest::mouseClick(findButton(bar, u"Undo"_s), Qt::LeftButton);
    QVERIFY(bench.page().isUnsaved());
    QCOMPARE(host->text(), u"127.0.0.1"_s);
    QCOMPARE(origins->toPlainText(), u"https://a.example\nhttps://b.example"_s);
    QVERIFY(!owner->isChecked());

    // The other ways: its button, and the keyboard for bringing back.
    QTest::mouseClick(findButton(&bench.page(), u"Revert"_s), Qt::LeftButton);
    QVERIFY(!bench.page().isUnsaved());
    bench.page().findChild<QTabBar *>()->setFocus();
    QTest::keyClick(bench.page().findChild<QTabBar *>(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(host->text(), u"127.0.0.1"_s);
    bench.page().revertChanges();
}

/// In the box and in its list; what is chosen has a tick, and nothing a box to be ticked.
void SettingsInputTest::theLanguagesAreShownInFull()
{
    SettingsBench bench;
    bench.gui().languages = {u"en"_s, u"de"_s, u"ar"_s};
    bench.open(u"appearance"_s);
    auto *choice = bench.part<QComboBox>(u"Language of the windows"_s);
    QVERIFY(choice);
    int widest = 0;
    for (int i = 0; i < choice->count(); ++i)
        widest = qMax(widest, choice->fontMetrics().horizontalAdvance(choice->itemText(i)));
    QTest::mouseClick(choice, Qt::LeftButton);
    const auto open = [choice] { return choice->view()->isVisible(); };
    QTRY_VERIFY(open());
    const QImage list = choice->view()->viewport()->grab().toImage();
    QTest::keyClick(choice->view(), Qt::Key_Escape);
    QTRY_VERIFY(!open());
    for (int i = 0; i < choice->count(); ++i) {
        QStyleOptionMenuItem item;
        item.initFrom(choice);
        item.text = choice->itemText(i);
        item.checkType = QStyleOptionMenuItem::NonExclusive;
        const QSize text(choice->fontMetrics().horizontalAdvance(item.text), choice->fontMetrics().height());
        const QSize needed = choice->style()->sizeFromContents(QStyle::CT_MenuItem, &item, text, choice);
        QVERIFY2(needed.width() <= list.width() / list.devicePixelRatio(), qPrintable(item.text));
    }
    QVERIFY(choice->width() >= widest);
}

BIFROST_TEST(SettingsInputTest)
#include "settingsinputtest.moc"
