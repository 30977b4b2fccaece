// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/livepage.h"
#include "gui/live/traffictable.h"
#include "gui/mainwindow/infobars.h"
#include "gui/mainwindow/navigationbutton.h"
#include "gui/providers/providerspage.h"
#include "gui/widgets/button.h"
#include "models/traffic/trafficmodel.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/keydialogs.h"
#include "tests/gui/settingsbench.h"
#include "tests/models/log/logrows.h"
#include "tests/support/testmain.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QMenuBar>
#include <QTabBar>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

/// Shows a symbol and no word. Those of Qt itself that scroll tabs and unfold menus are no stop for anybody.
bool isIconAlone(const QAbstractButton *button)
{
    const QWidget *parent = button->parentWidget();
    if (qobject_cast<const QTabBar *>(parent) || qobject_cast<const QMenuBar *>(parent))
        return false;
    const bool isCollapsed = qobject_cast<const gui::NavigationButton *>(button)
        && button->width() < button->fontMetrics().averageCharWidth() * 12;
    return isCollapsed || (button->text().isEmpty() && !button->icon().isNull());
}

/// The buttons in all windows of which one cannot learn what they do.
QStringList unexplained(const QString &where)
{
    QStringList found;
    int seen = 0;
    for (const QWidget *window : QApplication::topLevelWidgets()) {
        for (const QAbstractButton *button : window->findChildren<QAbstractButton *>()) {
            if (!isIconAlone(button))
                continue;
            ++seen;
            const QAccessibleInterface *read =
                QAccessible::queryAccessibleInterface(const_cast<QAbstractButton *>(button));
            const QString what = u"%1: a %2 in %3"_s.arg(
                where, QString::fromLatin1(button->metaObject()->className()),
                QString::fromLatin1(button->parentWidget()->metaObject()->className()));
            if (!read || read->text(QAccessible::Name).isEmpty())
                found += what + u" has no name"_s;
            if (button->toolTip().isEmpty())
                found += what + u" has no tool tip"_s;
        }
    }
    if (seen == 0)
        found += where + u": there is none, which cannot be"_s;
    return found;
}

} // namespace

/// Whoever sees a symbol can learn what it does: by pointing at it, and by hearing its name.
class IconButtonsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachSaysWhatItDoes();
};

void IconButtonsTest::eachSaysWhatItDoes()
{
    SettingsBench bench;
    bench.open(u"general"_s, R"({"server": {"port": 0}, "providers": {"groq": {"keys": [
        {"name": "a", "value": "env.GROQ_API_KEY"}, {"name": "b", "value": "env.OTHER_KEY"}]}}})");
    gui::MainWindow &window = bench.window();
    window.infoBars()->tell(u"test"_s, {gui::Message::Kind::Note, u"A message."_s});
    QStringList found;
    const auto look = [&found](const QString &where) {
        QCoreApplication::processEvents();
        found += unexplained(where);
    };
    for (const QString &section : {u"general"_s, u"gateway"_s, u"appearance"_s, u"privacy"_s, u"secrets"_s}) {
        window.openPage(u"settings"_s, section);
        look(section);
    }
    window.openPage(u"live"_s);
    look(u"live, empty"_s);
    auto *live = window.findChild<gui::LivePage *>();
    auto *model = qobject_cast<TrafficModel *>(live->table()->model());
    model->append({std::make_shared<const LogRow>(plainRow(1))});
    live->table()->selectRow(0);
    look(u"live, details"_s);
    for (const QSize &size : {QSize(860, 560), QSize(1600, 900)}) {
        window.resize(size);
        window.openPage(u"providers"_s, u"groq"_s);
        look(u"providers"_s);
        window.openPage(u"live"_s);
        look(u"live"_s);
    }
    window.openPage(u"providers"_s, u"groq"_s);
    QTest::mouseClick(findButton(&window, u"Add key"_s), Qt::LeftButton);
    QTRY_VERIFY(openKeyDialog());
    look(u"key"_s);
    openKeyDialog()->reject();
    QTest::keyClick(&window, Qt::Key_F9); // the sidebar, folded
    look(u"folded"_s);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

BIFROST_TEST(IconButtonsTest)
#include "iconbuttonstest.moc"
