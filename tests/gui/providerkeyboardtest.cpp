// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/keyspart.h"
#include "gui/providers/keytable.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerhead.h"
#include "gui/providers/providerlist.h"
#include "gui/widgets/button.h"
#include "gui/widgets/disclosurehead.h"
#include "gui/widgets/searchfield.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/keydialogs.h"
#include "tests/gui/providersbench.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScrollArea>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

QString tabNameOf(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    const bool abbreviates = qobject_cast<const gui::Button *>(widget);
    return button && !abbreviates && !button->text().isEmpty() ? button->text() : widget->accessibleName();
}

/// The stops of Tab in the page, from its filter on until it leaves the page again.
QList<QWidget *> stopsOf(ProvidersBench &bench)
{
    QList<QWidget *> stops;
    auto *first = static_cast<QWidget *>(bench.page().list()->filter());
    first->setFocus(Qt::TabFocusReason);
    constexpr int Most = 80;
    QWidget *at = first;
    for (int i = 0; i < Most && at && bench.page().isAncestorOf(at); ++i) {
        stops += at;
        QTest::keyClick(at, Qt::Key_Tab);
        at = QApplication::focusWidget();
        if (at == first)
            break;
    }
    return stops;
}

QStringList tabNamesOf(const QList<QWidget *> &widgets)
{
    QStringList names;
    for (const QWidget *widget : widgets)
        names += tabNameOf(widget);
    return names;
}

QImage windowPicture(QWidget *widget)
{
    QWidget *window = widget->window();
    return window->grab().toImage();
}

/// Whether the window looks different with the focus there; a caret that is hidden at the moment is none.
bool showsFocus(QWidget *widget, QWidget *elsewhere)
{
    for (QWidget *above = widget; above; above = above->parentWidget()) {
        if (auto *scroll = qobject_cast<QScrollArea *>(above))
            scroll->ensureWidgetVisible(widget);
    }
    elsewhere->setFocus(Qt::TabFocusReason);
    const QRect place(widget->mapTo(widget->window(), QPoint()), widget->size());
    const QRect around = place.adjusted(-3, -3, 3, 3);
    const QImage without = windowPicture(widget).copy(around);
    widget->setFocus(Qt::TabFocusReason);
    return windowPicture(widget).copy(around) != without;
}

} // namespace

/// The Providers page by keyboard alone: where Tab goes, and that one sees where it is.
class ProviderKeyboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tabGoesFromTopToBottom();
    void noStopIsInvisible();
    void aTestGivesTheFocusBack();
    void aNewFormBeginsWithItsName();
    void theKeyDialogBeginsWithAField_data();
    void theKeyDialogBeginsWithAField();
};

void ProviderKeyboardTest::tabGoesFromTopToBottom()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    for (auto *fold : bench.page().findChildren<gui::DisclosureHead *>())
        fold->setChecked(true);
    QTest::keyClicks(bench.field<QLineEdit>(u"Retries"_s), u"1"_s); // so that it can be reverted
    bench.page().form()->test(); // an edit made the last one old
    QVERIFY(bench.testEnds(u"cloud"_s));
    const QStringList order{
        u"Filter providers"_s,
        u"Providers"_s,
        u"Add provider"_s,
        u"Detect local"_s,
        u"Delete"_s,
        u"Test connection"_s,
        u"Revert"_s,
        u"Apply"_s,
        u"Base URL"_s,
        u"Works without a key"_s,
        u"Model to ask"_s,
        u"Ask for a first token"_s,
        u"Add key"_s,
        u"Keys"_s,
        u"Timeout"_s,
        u"Stream idle"_s,
        u"Retries"_s,
        u"Connections"_s,
        u"Certificates"_s,
        u"Certificate of an authority"_s,
        u"Do not check the server's certificate"_s,
        u"Proxy"_s,
        u"None"_s,
        u"Extra headers"_s,
        u"Extra headers"_s,
        u"Models"_s,
        u"Filter models"_s,
        u"Allow all"_s,
        u"Models that the keys may use"_s,
    };
    const QStringList names = tabNamesOf(stopsOf(bench));
    QVERIFY2(names == order, qPrintable(u"\n"_s + names.join(u'\n')));
}

void ProviderKeyboardTest::noStopIsInvisible()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {}) + "}");
    for (auto *fold : bench.page().findChildren<gui::DisclosureHead *>())
        fold->setChecked(true);
    QCoreApplication::processEvents(); // they find their places
    const QList<QWidget *> stops = stopsOf(bench);
    QVERIFY(stops.size() > 10);
    QVERIFY(!tabNamesOf(stops).contains(u"Keys"_s)); // there is none to go to
    for (QWidget *stop : stops) {
        QWidget *elsewhere = stop == stops.first() ? stops.at(1) : stops.first();
        QVERIFY2(showsFocus(stop, elsewhere), qPrintable(tabNameOf(stop)));
    }
}

void ProviderKeyboardTest::aTestGivesTheFocusBack()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    auto *test = findButton(bench.page().form(), u"Test connection"_s);
    test->setFocus();
    QTRY_VERIFY(test->hasFocus());
    QTest::keyClick(test, Qt::Key_Space);
    QVERIFY(!test->isEnabled());
    QVERIFY(!bench.page().window()->focusWidget()); // so that another Space presses nothing
    QVERIFY(bench.testEnds(u"cloud"_s));
    QVERIFY(test->hasFocus());
}

void ProviderKeyboardTest::aNewFormBeginsWithItsName()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    // By mouse, too: the button keeps the focus behind the menu.
    QTest::mouseClick(findButton(bench.page().list(), u"Add provider"_s), Qt::LeftButton);
    QMenu *menu = nullptr;
    QTRY_VERIFY((menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())));
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().first()).center());
    QLineEdit *name = nullptr;
    QTRY_VERIFY((name = bench.field<QLineEdit>(u"Name"_s)));
    QTRY_VERIFY(name->hasFocus());
    QVERIFY(showsFocus(name, bench.page().list()->filter()));
}

void ProviderKeyboardTest::theKeyDialogBeginsWithAField_data()
{
    QTest::addColumn<bool>("forANewKey");
    QTest::newRow("new") << true;
    QTest::newRow("existing") << false;
}

void ProviderKeyboardTest::theKeyDialogBeginsWithAField()
{
    QFETCH(const bool, forANewKey);
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    if (forANewKey)
        bench.page().form()->addKey();
    else
        Q_EMIT bench.page().form()->keys()->table()->editWanted(0);
    gui::KeyDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = openKeyDialog()));
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QWidget *first = nullptr;
    QTRY_VERIFY((first = dialog->focusWidget()));
    QCOMPARE(first->accessibleName(), forANewKey ? u"Key"_s : u"Name"_s);
    QTRY_VERIFY(first->hasFocus());
    QStringList names;
    for (int i = 0; i < 7; ++i) {
        names += tabNameOf(dialog->focusWidget());
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
    }
    while (names.first() != u"Name"_s)
        names.append(names.takeFirst());
    QCOMPARE(names,
             (QStringList{u"Name"_s, u"Key"_s, u"Key"_s, u"Models"_s, u"Weight"_s, u"Cancel"_s,
                          forANewKey ? u"Add key"_s : u"Done"_s}));
    QVERIFY(showsFocus(first, dialog->findChildren<gui::Button *>().last()));
}

BIFROST_TEST(ProviderKeyboardTest)
#include "providerkeyboardtest.moc"
