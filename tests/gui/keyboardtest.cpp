// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/infobar.h"
#include "tests/gui/guibench.h"
#include "tests/support/testmain.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QSet>
#include <QTableView>
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
        if (widget->isVisible() && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus)
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
        auto *table = bench->window().findChild<QTableView *>();
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
    const QList<QWidget *> wanted = focusable(&bench.window());
    QVERIFY(!wanted.isEmpty());
    QSet<QWidget *> missing(wanted.begin(), wanted.end());
    // Twice round: the walk may start anywhere.
    for (qsizetype i = 0; i < 2 * wanted.size() + 2; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &bench.window(),
                        Qt::Key_Tab);
        missing.remove(QApplication::focusWidget());
    }
    QVERIFY2(missing.isEmpty(), qPrintable(namesOf(missing).join(u", "_s)));
}

void KeyboardTest::everythingHasAName()
{
    QFETCH(const Scene, scene);
    GuiBench bench;
    enter(&bench, scene);
    for (QWidget *widget : focusable(&bench.window())) {
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                 widget->metaObject()->className());
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
