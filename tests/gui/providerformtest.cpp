// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/providerform.h"
#include "gui/providers/keyspart.h"
#include "gui/providers/keytable.h"
#include "gui/providers/keytablemodel.h"
#include "gui/providers/modelspart.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerhead.h"
#include "gui/providers/providerlist.h"
#include "gui/providers/providerlistmodel.h"
#include "gui/providers/testcard.h"
#include "gui/widgets/button.h"
#include "gui/widgets/disclosure.h"
#include "gui/widgets/disclosurehead.h"
#include "tests/gui/alltexts.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/keydialogs.h"
#include "tests/gui/providersbench.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

/// Of what is beside or below a widget, where it stands in the window.
int rightEdge(const QWidget *widget)
{
    return widget->mapTo(widget->window(), QPoint(widget->width(), 0)).x();
}

/// As somebody else does it, by /api.
bool changedElsewhere(ProvidersBench &bench, const QString &id, const QStringList &place,
                      const QJsonValue &value)
{
    const ConfigStatePtr state = bench.config().state();
    gui::ProviderDraft draft(*state->storedProvider(id), state->providerRevision(id));
    draft.setValue(place, value);
    bool done = false;
    bench.config().apply({draft.command(), draft.basis()}, &bench.page(),
                         [&done](const ConfigOutcome &outcome) { done = outcome.ok(); });
    return QTest::qWaitFor([&done] { return done; }, 30000);
}

} // namespace

/// The form of a provider: what it says of what was typed, and that neither it nor the focus jumps.
class ProviderFormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAddressWithoutItsBeginningIsMended();
    void theFocusStaysNear();
    void returnPressesAButton();
    void lettersChooseAProvider();
    void aKeyIsNotStoredBeforeItIs();
    void modelsStayKnown();
    void refreshSendsNothing();
    void theBarHasItsRoom();
};

void ProviderFormTest::anAddressWithoutItsBeginningIsMended()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    auto *url = bench.field<QLineEdit>(u"Base URL"_s);
    url->selectAll();
    QTest::keyClicks(url, u"localhost:%1"_s.arg(server.port()));
    bench.page().form()->test();
    QVERIFY(!bench.desk().isTesting(u"cloud"_s) && !bench.desk().report(u"cloud"_s));
    const QString said = allTexts(bench.page().form());
    QVERIFY2(said.contains(u"must be an http or https address"_s)
                 || url->accessibleDescription().contains(u"http"_s),
             qPrintable(said));
    QVERIFY(!said.contains(u"has no base URL"_s));
    QAbstractButton *mend = findButton(bench.page().form(), u"Use http://localhost:%1"_s.arg(server.port()));
    QVERIFY(mend);
    mend->click();
    QCOMPARE(url->text(), u"http://localhost:%1"_s.arg(server.port()));
    QVERIFY(url->accessibleDescription().isEmpty());
    url->selectAll();
    QTest::keyClicks(url, u"api.example.com/v1"_s);
    QTest::keyClick(url, Qt::Key_Tab);
    QVERIFY(findButton(bench.page().form(), u"Use https://api.example.com/v1"_s));
}

/// What was pressed is hidden or switched off: no key does anything then, and Tab leads on from there.
void ProviderFormTest::theFocusStaysNear()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    gui::ProviderForm *form = bench.page().form();
    form->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    auto *ask = findButton(form, u"Ask for a first token"_s);
    QVERIFY(ask);
    ask->setFocus(Qt::TabFocusReason);
    ask->click(); // the row with it goes
    QVERIFY(!ask->isVisible());
    QCOMPARE(QApplication::focusWidget(), form->findChild<gui::TestCard *>());
    QVERIFY(bench.testEnds(u"cloud"_s));

    QTest::keyClicks(bench.field<QLineEdit>(u"Retries"_s), u"2"_s);
    auto *revert = form->head()->revert();
    revert->setFocus(Qt::TabFocusReason);
    QTest::keyClick(revert, Qt::Key_Space);
    QVERIFY(!revert->isEnabled());
    QCOMPARE(QApplication::focusWidget(), form->head());
    QTest::keyClick(form->head(), Qt::Key_Tab);
    QVERIFY(form->head()->isAncestorOf(QApplication::focusWidget()));
}

void ProviderFormTest::returnPressesAButton()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    auto *add = findButton(bench.page().form(), u"Add key"_s);
    add->setFocus(Qt::TabFocusReason);
    QTest::keyClick(add, Qt::Key_Return);
    gui::KeyDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = openKeyDialog()));
    auto *cancel = findButton(dialog, u"Cancel"_s);
    cancel->setFocus(Qt::TabFocusReason);
    QTest::keyClick(cancel, Qt::Key_Enter, Qt::KeypadModifier);
    QTRY_VERIFY(!openKeyDialog());
    QVERIFY(!bench.desk().isChanged(u"cloud"_s));
}

void ProviderFormTest::lettersChooseAProvider()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("alpha", server.url(), {}) + "," + customJson("beta", server.url(), {}) + ","
               + customJson("gamma", server.url(), {}) + "}");
    bench.page().list()->setCurrent(u"alpha"_s);
    QListView *view = bench.page().list()->view();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_G);
    QCOMPARE(bench.page().list()->current(), u"gamma"_s);
    QCOMPARE(bench.page().form()->provider(), u"gamma"_s);
}

void ProviderFormTest::aKeyIsNotStoredBeforeItIs()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    gui::ProviderForm *form = bench.page().form();
    const QAbstractItemModel *keys = form->keys()->table()->model();
    const QString stored = keys->index(0, gui::KeyTableModel::Source).data().toString();
    form->addKey();
    gui::KeyDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = openKeyDialog()));
    QTest::keyClicks(dialog->focusWidget(), u"sk-new"_s);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!openKeyDialog());
    QCOMPARE(keys->rowCount(), 2);
    QCOMPARE(keys->index(1, gui::KeyTableModel::Source).data().toString(), u"not stored yet"_s);
    QCOMPARE(keys->index(0, gui::KeyTableModel::Source).data().toString(), stored);
    Q_EMIT form->keys()->table()->editWanted(1);
    QTRY_VERIFY((dialog = openKeyDialog()));
    QVERIFY2(!allTexts(dialog).contains(u"Stored. "_s), qPrintable(allTexts(dialog)));
    dialog->reject();
    QTRY_VERIFY(!openKeyDialog());
    QVERIFY(form->apply());
    QTRY_COMPARE(keys->index(1, gui::KeyTableModel::Source).data().toString(), stored);
    Q_EMIT form->keys()->table()->editWanted(1);
    QTRY_VERIFY((dialog = openKeyDialog()));
    QVERIFY(allTexts(dialog).contains(u"Stored. Enter a new key to replace it."_s));
    dialog->reject();
    QTRY_VERIFY(!openKeyDialog());
}

/// List and form say the same of them, also after something else was changed elsewhere.
void ProviderFormTest::modelsStayKnown()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    const auto row = [&bench] {
        return bench.page().list()->view()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    };
    const qsizetype models = bench.desk().models(u"cloud"_s).size();
    QVERIFY(models > 0);
    QTRY_VERIFY2(row().contains(u"%1 model"_s.arg(models)), qPrintable(row()));
    const QString before = row();
    QVERIFY(changedElsewhere(bench, u"cloud"_s, {u"network_config"_s, u"max_retries"_s}, 3));
    QCOMPARE(bench.stored(u"cloud"_s)->network.maxRetries, 3);
    QTRY_COMPARE(bench.field<QLineEdit>(u"Retries"_s)->text(), u"3"_s);
    QCOMPARE(row(), before); // how it stands, too
    // Those of another server are not these.
    QVERIFY(changedElsewhere(bench, u"cloud"_s, {u"network_config"_s, u"base_url"_s},
                             u"http://localhost:1/v1"_s));
    QTRY_VERIFY2(!row().contains(u"model"_s), qPrintable(row()));
}

void ProviderFormTest::refreshSendsNothing()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    QTest::keyClick(&bench.gui().window(), Qt::Key_F5);
    QVERIFY(!bench.desk().report(u"cloud"_s)); // no test has begun
    QVERIFY(server.requests().isEmpty());
}

/// What comes to the form moves nothing sideways, and the head ends where the fields end.
void ProviderFormTest::theBarHasItsRoom()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    gui::ProviderForm *form = bench.page().form();
    const QWidget *url = bench.field<QLineEdit>(u"Base URL"_s);
    QScrollBar *bar = form->findChild<QScrollArea *>()->verticalScrollBar();
    bench.gui().window().resize(1180, 1400);
    QTRY_COMPARE(bar->maximum(), 0);
    const int edge = rightEdge(url);
    QCOMPARE(edge, rightEdge(form->head()->apply()));
    bench.gui().window().resize(1180, 560);
    QTRY_VERIFY(bar->maximum() > 0);
    QCOMPARE(rightEdge(url), edge);
}

BIFROST_TEST(ProviderFormTest)
#include "providerformtest.moc"
