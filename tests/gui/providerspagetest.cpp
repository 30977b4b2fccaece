// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/detailpane.h"
#include "gui/live/livepage.h"
#include "gui/live/traffictable.h"
#include "gui/mainwindow/infobars.h"
#include "gui/providers/keyspart.h"
#include "gui/providers/keytable.h"
#include "gui/providers/keytablemodel.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerlist.h"
#include "gui/widgets/button.h"
#include "gui/widgets/infobar.h"
#include "gui/widgets/searchfield.h"
#include "tests/gui/alltexts.h"
#include "tests/gui/clipping.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/keydialogs.h"
#include "tests/gui/providersbench.h"
#include "tests/support/testmain.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

QLineEdit *inputNamed(QWidget *root, const QString &name)
{
    for (QLineEdit *edit : root->findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == name)
            return edit;
    }
    return nullptr;
}

} // namespace

/// Journeys 5 and 12: a provider is added, tried, mended, applied, deleted and brought back.
class ProvidersPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openedFromTheLivePage();
    void oneFailureIsNotCalledWorking();
    void addByKeyboardAlone();
    void aWrongKeyShowsWhyAndARightOneIsGreen();
    void whatIsAppliedWorksForTheNextRequest();
    void nothingTypedIsLost();
    void wrongValuesAreToldAtTheirFields();
    void aSecretIsNeverShown();
    void keysAreSwitchedAndRemovedByKeyboard();
    void deletedAndBroughtBack();
    void revertedAndBroughtBack();
    void theListIsFiltered();
    void nothingIsClippedAndAllIsNamed();
};

void ProvidersPageTest::openedFromTheLivePage()
{
    MockProvider server;
    ProvidersBench bench;
    bench.openWindow("{" + customJson("one", server.url(), {}) + "," + customJson("two", server.url(), {})
                     + "}");
    QVERIFY(bench.gui().startGateway());
    const auto request = bench.gui().ask("two/gpt-4o");
    auto *live = bench.gui().find<gui::LivePage>();
    QTRY_VERIFY_WITH_TIMEOUT(live->table()->model()->rowCount() == 1, 30000);
    live->table()->selectRow(0);
    QTRY_VERIFY(findButton(live->pane(), u"Open provider"_s));
    findButton(live->pane(), u"Open provider"_s)->click();
    QTRY_VERIFY(bench.page().isVisible());
    QCOMPARE(bench.page().form()->provider(), u"two"_s);
}

void ProvidersPageTest::oneFailureIsNotCalledWorking()
{
    MockProvider server;
    server.enqueue(MockStep::answer(503, R"({"error": {"message": "Overloaded, come back later."}})"));
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    QVERIFY(bench.gui().startGateway());
    const auto request = bench.gui().ask("cloud/gpt-4o");
    QTRY_VERIFY_WITH_TIMEOUT(bench.desk().standing(u"cloud"_s).fromRequests, 30000);
    const gui::ProviderStanding standing = bench.desk().standing(u"cloud"_s);
    QCOMPARE(standing.badge, u"Last request failed"_s);
    QVERIFY(standing.tone == gui::Tone::Warn && !standing.sentence.isEmpty());
    QCOMPARE(bench.page().attention(), 0);
    QTRY_VERIFY(allTexts(bench.page().form()).contains(standing.sentence));
}

void ProvidersPageTest::addByKeyboardAlone()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("first", server.url(), {}) + "}");
    QTest::keyClick(&bench.gui().window(), Qt::Key_N, Qt::ControlModifier);
    QMenu *menu = nullptr;
    QTRY_VERIFY((menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())));
    QTest::keyClick(menu, Qt::Key_Return); // the custom one stands first, and is current
    QLineEdit *name = nullptr;
    QTRY_VERIFY((name = bench.field<QLineEdit>(u"Name"_s)));
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, u"second"_s);
    QTest::keyClick(name, Qt::Key_Tab);
    QLineEdit *url = bench.field<QLineEdit>(u"Base URL"_s);
    QTRY_VERIFY(url->hasFocus());
    QTest::keyClicks(url, server.url());
    QVERIFY(bench.page().isUnsaved());
    bench.page().form()->addKey();
    gui::KeyDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = openKeyDialog()));
    QTest::keyClicks(inputNamed(dialog, u"Key"_s), u"sk-mock"_s);
    QTest::keyClick(inputNamed(dialog, u"Key"_s), Qt::Key_Return);
    QTRY_VERIFY(!openKeyDialog());
    bench.gui().window().activateWindow(); // what a window manager does
    QVERIFY(QTest::qWaitForWindowActive(&bench.gui().window()));
    bench.page().form()->test();
    const QString id = bench.page().form()->provider();
    QVERIFY(bench.testEnds(id));
    QVERIFY(bench.desk().report(id)->succeeded());
    QVERIFY(!bench.stored(u"second"_s)); // it was tried before it was applied
    QTest::keyClick(&bench.gui().window(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(bench.stored(u"second"_s));
    QTRY_VERIFY(!bench.page().isUnsaved());
    QCOMPARE(bench.page().form()->provider(), u"second"_s);
    QCOMPARE(bench.stored(u"second"_s)->keys[0].value.value.reveal(), std::string_view("sk-mock"));
}

void ProvidersPageTest::aWrongKeyShowsWhyAndARightOneIsGreen()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-wrong-0123456789"}) + "}");
    findButton(bench.page().form(), u"Test connection"_s)->click();
    QVERIFY(bench.testEnds(u"cloud"_s));
    const QString told = allTexts(bench.page().form());
    QVERIFY2(told.contains(u"was rejected"_s) && told.contains(u"401"_s), qPrintable(told));
    QVERIFY(!told.contains(u"sk-wrong-0123456789"_s));
    QVERIFY(bench.desk().standing(u"cloud"_s).tone == gui::Tone::Error);
    QCOMPARE(bench.page().attention(), 1);

    findButton(bench.page().form(), u"Replace…"_s)->click();
    gui::KeyDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = openKeyDialog()));
    QLineEdit *value = inputNamed(dialog, u"Key"_s);
    QVERIFY(value->text().isEmpty());
    QCOMPARE(value->echoMode(), QLineEdit::Password);
    QTest::keyClicks(value, u"sk-mock"_s);
    QTest::keyClick(value, Qt::Key_Return);
    QTRY_VERIFY(!openKeyDialog());
    findButton(bench.page().form(), u"Test connection"_s)->click();
    QVERIFY(bench.testEnds(u"cloud"_s));
    const QModelIndex state =
        bench.page().form()->keys()->table()->model()->index(0, gui::KeyTableModel::State);
    QCOMPARE(gui::Tone(state.data(gui::KeyTableModel::ToneRole).toInt()), gui::Tone::Ok);
    // The provider is as it was until the new key is in force.
    QVERIFY(bench.desk().standing(u"cloud"_s).tone == gui::Tone::Error);
    bench.page().form()->apply();
    QTRY_VERIFY(bench.desk().standing(u"cloud"_s).tone == gui::Tone::Ok);
    QCOMPARE(bench.page().attention(), 0);
}

void ProvidersPageTest::whatIsAppliedWorksForTheNextRequest()
{
    MockProvider before;
    MockProvider after;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", before.url(), {"sk-mock"}) + "}");
    QVERIFY(bench.gui().startGateway());
    bench.gui().window().openPage(u"providers"_s);
    QLineEdit *url = bench.field<QLineEdit>(u"Base URL"_s);
    url->selectAll();
    QTest::keyClicks(url, after.url());
    findButton(bench.page().form(), u"Apply"_s)->click();
    QTRY_VERIFY(!bench.desk().isChanged(u"cloud"_s));
    const auto request = bench.gui().ask("cloud/gpt-4o");
    QTRY_COMPARE_WITH_TIMEOUT(after.requests().size(), 1, 20000);
    QVERIFY(before.requests().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(request->bytesAvailable() > 0, 20000);
    QVERIFY(request->readAll().startsWith("HTTP/1.1 200"));
}

void ProvidersPageTest::nothingTypedIsLost()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("one", server.url(), {}) + "," + customJson("two", server.url(), {}) + "}");
    bench.page().list()->setCurrent(u"one"_s);
    QLineEdit *url = bench.field<QLineEdit>(u"Base URL"_s);
    url->selectAll();
    QTest::keyClicks(url, u"http://typed.example"_s);
    bench.page().list()->setCurrent(u"two"_s);
    QCOMPARE(bench.field<QLineEdit>(u"Base URL"_s)->text(), server.url());
    QVERIFY(bench.desk().isChanged(u"one"_s));
    QVERIFY(!bench.desk().isChanged(u"two"_s));
    bench.gui().window().openPage(u"live"_s);
    bench.gui().window().openPage(u"providers"_s, u"one"_s);
    QCOMPARE(bench.field<QLineEdit>(u"Base URL"_s)->text(), u"http://typed.example"_s);
    bench.page().revertChanges();
    QCOMPARE(bench.field<QLineEdit>(u"Base URL"_s)->text(), server.url());
    QVERIFY(!bench.page().isUnsaved());
}

void ProvidersPageTest::wrongValuesAreToldAtTheirFields()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    QLineEdit *retries = bench.field<QLineEdit>(u"Retries"_s);
    retries->setFocus();
    QTest::keyClicks(retries, u"many"_s);
    bench.field<QLineEdit>(u"Base URL"_s)->setFocus(); // it is left
    QTRY_VERIFY(allTexts(bench.page().form()).contains(u"Enter a whole number"_s));
    const QString inForm = retries->accessibleDescription();
    findButton(bench.page().form(), u"Apply"_s)->click();
    QVERIFY(retries->hasFocus());
    QVERIFY(bench.desk().isChanged(u"cloud"_s));
    QVERIFY2(inForm.contains(u"Enter a whole number"_s), qPrintable(inForm));
    retries->selectAll();
    QTest::keyClicks(retries, u"2"_s);
    findButton(bench.page().form(), u"Apply"_s)->click();
    QTRY_VERIFY(!bench.desk().isChanged(u"cloud"_s));
    QCOMPARE(bench.stored(u"cloud"_s)->network.maxRetries, 2);
}

void ProvidersPageTest::aSecretIsNeverShown()
{
    MockProvider server;
    ProvidersBench bench;
    const QByteArray json = R"({"cloud": {"keys": [{"name": "a", "value": "sk-hidden-0123456789"}],
        "network_config": {"base_url": ")"
        + server.url().toUtf8() + R"(", "extra_headers": {"X-Token": "hidden-header-value"}},
        "custom_provider_config": {"base_provider_type": "openai"}}})";
    bench.open(json);
    const auto hidden = [&bench] {
        QString shown = allTexts(&bench.gui().window());
        for (QPlainTextEdit *edit : bench.gui().window().findChildren<QPlainTextEdit *>())
            shown += edit->toPlainText();
        for (QAbstractItemView *view : bench.gui().window().findChildren<QAbstractItemView *>()) {
            for (int row = 0; view->model() && row < view->model()->rowCount(); ++row) {
                for (int column = 0; column < view->model()->columnCount(); ++column)
                    shown += view->model()->index(row, column).data().toString();
            }
        }
        return !shown.contains(u"sk-hidden"_s) && !shown.contains(u"hidden-header"_s);
    };
    QVERIFY(hidden());
    bench.page().form()->keys()->table()->selectRow(0);
    QTest::keyClick(bench.page().form()->keys()->table(), Qt::Key_Return);
    gui::KeyDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = openKeyDialog()));
    QVERIFY(!allTexts(dialog).contains(u"sk-hidden"_s));
    QTest::keyClick(dialog, Qt::Key_Return); // nothing was changed
    QTRY_VERIFY(!openKeyDialog());
    QVERIFY(!bench.desk().isChanged(u"cloud"_s));

    // Another value changes, the secrets stay.
    QTest::keyClicks(bench.field<QLineEdit>(u"Retries"_s), u"1"_s);
    findButton(bench.page().form(), u"Apply"_s)->click();
    QTRY_VERIFY(!bench.desk().isChanged(u"cloud"_s));
    QCOMPARE(bench.stored(u"cloud"_s)->keys[0].value.value.reveal(),
             std::string_view("sk-hidden-0123456789"));
    QCOMPARE(bench.stored(u"cloud"_s)->network.extraHeaders.value(u"X-Token"_s), u"hidden-header-value"_s);
    QVERIFY(hidden());
}

void ProvidersPageTest::keysAreSwitchedAndRemovedByKeyboard()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-a", "sk-b"}) + "}");
    gui::KeyTable *table = bench.page().form()->keys()->table();
    table->setFocus();
    table->selectRow(1);
    QTest::keyClick(table, Qt::Key_Space);
    QCOMPARE(bench.desk().draft(u"cloud"_s).config().keys[1].enabled, false);
    QTest::keyClick(table, Qt::Key_Space);
    QVERIFY(!bench.desk().isChanged(u"cloud"_s));
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_COMPARE(bench.desk().draft(u"cloud"_s).keys().size(), 1u);
    QVERIFY(bench.stored(u"cloud"_s)); // the provider itself is not what the key was for
    QTest::keyClick(&bench.gui().window(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!bench.desk().isChanged(u"cloud"_s));
    QCOMPARE(bench.stored(u"cloud"_s)->keys.size(), 1u);
}

void ProvidersPageTest::deletedAndBroughtBack()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("one", server.url(), {"sk-a"}) + "," + customJson("two", server.url(), {})
               + "}");
    bench.page().list()->setCurrent(u"one"_s);
    bench.page().list()->view()->setFocus();
    QTest::keyClick(bench.page().list()->view(), Qt::Key_Delete);
    QTRY_VERIFY(!bench.stored(u"one"_s));
    QTRY_COMPARE(bench.page().form()->provider(), u"two"_s);
    gui::InfoBar *bar = nullptr;
    QTRY_VERIFY((bar = bench.gui().window().infoBars()->bar(u"providers"_s)));
    QVERIFY(bar->text().contains(u"deleted"_s));
    QTest::keyClick(&bench.gui().window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(bench.stored(u"one"_s));
    QCOMPARE(bench.stored(u"one"_s)->keys[0].value.value.reveal(), std::string_view("sk-a"));
    QTRY_COMPARE(bench.page().list()->current(), u"one"_s);
    QCOMPARE(bench.page().form()->provider(), u"one"_s); // and the form is that of the one that is chosen
}

void ProvidersPageTest::revertedAndBroughtBack()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("one", server.url(), {}) + "}");
    QLineEdit *retries = bench.field<QLineEdit>(u"Retries"_s);
    QTest::keyClicks(retries, u"7"_s);
    bench.page().list()->view()->setFocus();
    QTest::keyClick(&bench.gui().window(), Qt::Key_Escape);
    QTRY_VERIFY(!bench.desk().isChanged(u"one"_s));
    QCOMPARE(retries->text(), QString());
    QTest::keyClick(&bench.gui().window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(retries->text(), u"7"_s);
}

void ProvidersPageTest::theListIsFiltered()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("alpha", server.url(), {}) + "," + customJson("beta", server.url(), {})
               + "}");
    QTest::keyClick(&bench.gui().window(), Qt::Key_F, Qt::ControlModifier);
    gui::SearchField *filter = bench.page().list()->filter();
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, u"bet"_s);
    QListView *view = bench.page().list()->view();
    QCOMPARE(view->model()->rowCount(), 1);
    QTest::keyClick(filter, Qt::Key_Escape);
    QCOMPARE(view->model()->rowCount(), 2);
}

void ProvidersPageTest::nothingIsClippedAndAllIsNamed()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock", "sk-wrong"}) + "}");
    const QStringList clipped = clippedTexts(bench.page());
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'\n')));
    QStringList nameless = namelessWidgets(bench.page());
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    nameless += namelessWidgets(bench.page());
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

BIFROST_TEST(ProvidersPageTest)
#include "providerspagetest.moc"
