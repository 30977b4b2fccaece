// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/traffictable.h"
#include "gui/mainwindow/pagestack.h"
#include "gui/settings/settingssection.h"
#include "gui/widgets/infobar.h"
#include "tests/gui/clipping.h"
#include "tests/gui/guibench.h"
#include "tests/gui/settingsbench.h"
#include "tests/support/testmain.h"

#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QRadioButton>
#include <QSet>
#include <QTcpSocket>
#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;
using test::GuiBench;

namespace {

QList<QWidget *> focusable(QWidget *window)
{
    QList<QWidget *> widgets;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        // Of a group of radio buttons Tab reaches the chosen one; arrows lead to the others.
        const auto *radio = qobject_cast<const QRadioButton *>(widget);
        if (widget->isVisible() && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus
            && !(radio && !radio->isChecked()))
            widgets += widget;
    }
    return widgets;
}

QStringList namesOf(const QSet<QWidget *> &widgets)
{
    QStringList names;
    for (const QWidget *widget : widgets)
        names += QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->accessibleName();
    return names;
}

/// What Tab does not stop at on its way round. Of the choices of a group it stops at the chosen one alone;
/// the arrows reach the others.
QSet<QWidget *> leftOutByTab(QWidget *window)
{
    const QList<QWidget *> wanted = focusable(window);
    QSet<QWidget *> missing(wanted.begin(), wanted.end());
    for (QWidget *widget : wanted) {
        const auto *choice = qobject_cast<QRadioButton *>(widget);
        if (choice && choice->group() && !choice->isChecked())
            missing.remove(widget);
    }
    // Twice round: the walk may start anywhere.
    for (qsizetype i = 0; i < 2 * wanted.size() + 2; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window, Qt::Key_Tab);
        missing.remove(QApplication::focusWidget());
    }
    return missing;
}

} // namespace

/// Everything can be reached by keyboard and has a name for a screen reader, in each state of the window.
class KeyboardTest : public QObject
{
    Q_OBJECT

public:
    enum class Scene { Stopped, Running, Rows, Trouble };
    Q_ENUM(Scene)

private Q_SLOTS:
    void tabReachesEverything_data() { states(); }
    void tabReachesEverything();
    void tabReachesAllSettings();
    void everythingHasAName_data() { states(); }
    void everythingHasAName();
    void spaceTurnsTheSwitch();

private:
    static void states();
    static void enter(GuiBench *bench, Scene scene);
};

void KeyboardTest::states()
{
    QTest::addColumn<Scene>("scene");
    QTest::newRow("stopped") << Scene::Stopped;
    QTest::newRow("running") << Scene::Running;
    QTest::newRow("rows") << Scene::Rows;
    QTest::newRow("trouble") << Scene::Trouble;
}

void KeyboardTest::enter(GuiBench *bench, Scene scene)
{
    bench->open();
    if (scene == Scene::Running || scene == Scene::Rows)
        QVERIFY(bench->startGateway());
    if (scene == Scene::Rows) {
        const auto request = bench->ask("demo/echo");
        auto *table = bench->find<gui::TrafficTable>();
        QTRY_VERIFY(table->isVisible());
    }
    if (scene == Scene::Trouble) {
        bench->startResult = Error(ErrorCode::ConfigInvalid, "config.json cannot be read.");
        QTest::keyClick(&bench->window(), Qt::Key_R, Qt::ControlModifier);
        QVERIFY(bench->find<gui::InfoBar>()->isVisible());
    }
}

void KeyboardTest::tabReachesEverything()
{
    QFETCH(const Scene, scene);
    GuiBench bench;
    enter(&bench, scene);
    for (const gui::Page *page : bench.window().pages()->pages()) {
        bench.window().openPage(page->entry().id);
        const QSet<QWidget *> missing = leftOutByTab(&bench.window());
        QVERIFY2(missing.isEmpty(), qPrintable(namesOf(missing).join(u", "_s)));
    }
}

void KeyboardTest::tabReachesAllSettings()
{
    test::SettingsBench bench;
    bench.keychain->outcome = Keychain::Outcome::Locked;
    bench.open({});
    for (const gui::SettingsSection *section : bench.page().sections()) {
        bench.window().openPage(u"settings"_s, section->id());
        const QSet<QWidget *> missing = leftOutByTab(&bench.window());
        QVERIFY2(missing.isEmpty(), qPrintable(section->id() + u": "_s + namesOf(missing).join(u", "_s)));
    }
}

void KeyboardTest::everythingHasAName()
{
    QFETCH(const Scene, scene);
    GuiBench bench;
    enter(&bench, scene);
    for (const gui::Page *page : bench.window().pages()->pages()) {
        bench.window().openPage(page->entry().id);
        const QStringList nameless = test::namelessWidgets(bench.window());
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
    }
}

void KeyboardTest::spaceTurnsTheSwitch()
{
    GuiBench bench;
    bench.open();
    auto *theSwitch = bench.window().findChild<QCheckBox *>();
    QCOMPARE(QAccessible::queryAccessibleInterface(theSwitch)->role(), QAccessible::CheckBox);
    theSwitch->setFocus();
    QTest::keyClick(theSwitch, Qt::Key_Space);
    QTRY_COMPARE(bench.gateway.state(), Gateway::State::Running);
    QVERIFY(QAccessible::queryAccessibleInterface(theSwitch)->state().checked);
}

BIFROST_TEST(KeyboardTest)
#include "keyboardtest.moc"
