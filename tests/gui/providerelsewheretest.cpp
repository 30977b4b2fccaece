// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/keyspart.h"
#include "gui/providers/keytable.h"
#include "gui/providers/keytablemodel.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerhead.h"
#include "gui/providers/providerlist.h"
#include "gui/widgets/button.h"
#include "tests/gui/alltexts.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/providersbench.h"
#include "tests/support/testmain.h"

#include <QLineEdit>
#include <QTcpSocket>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

bool changeElsewhere(ProvidersBench &bench, const ConfigCommand &command)
{
    std::optional<bool> good;
    QObject context;
    bench.config().apply({command, {}}, &context,
                         [&good](const ConfigOutcome &outcome) { good = outcome.ok(); });
    return QTest::qWaitFor([&] { return good.has_value(); }, 20000) && *good;
}

} // namespace

/// What is open in a form while somebody else changes the same thing over /api, and a name while it is typed.
class ProviderElsewhereTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void removedWhileItIsEdited();
    void whatIsWrongStaysSaid();
    void removedAndDiscarded();
    void aReplacedKeyIsNotTestedSince();
    void theRequestsOfAReplacedKeyAreForgotten();
    void aNameIsJudgedWhileItIsTyped_data();
    void aNameIsJudgedWhileItIsTyped();
};

void ProviderElsewhereTest::removedWhileItIsEdited()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("one", server.url(), {"sk-mock"}) + "," + customJson("two", server.url(), {})
               + "}");
    bench.page().list()->setCurrent(u"one"_s);
    QTest::keyClicks(bench.field<QLineEdit>(u"Retries"_s), u"3"_s);
    QVERIFY(changeElsewhere(bench, DeleteProvider{u"one"_s}));
    QTRY_VERIFY(allTexts(bench.page().form()).contains(u"“one” was removed elsewhere."_s));
    QCOMPARE(bench.field<QLineEdit>(u"Retries"_s)->text(), u"3"_s);
    QVERIFY(bench.page().form()->isVisible());
    QVERIFY(bench.page().isUnsaved());
    // It stays so while another one is looked at.
    const QString id = bench.page().form()->provider();
    bench.page().list()->setCurrent(u"two"_s);
    QTRY_VERIFY(!findButton(bench.page().form(), u"Add it again"_s));
    bench.page().list()->setCurrent(id);
    QTRY_VERIFY(findButton(bench.page().form(), u"Add it again"_s));
    findButton(bench.page().form(), u"Add it again"_s)->click();
    QTRY_VERIFY(bench.stored(u"one"_s));
    QCOMPARE(bench.stored(u"one"_s)->network.maxRetries, 3);
    QCOMPARE(bench.stored(u"one"_s)->keys.at(0).value.value.reveal(), std::string_view("sk-mock"));
    QTRY_COMPARE(bench.page().form()->provider(), u"one"_s);
    QTRY_VERIFY(!findButton(bench.page().form(), u"Add it again"_s));
}

void ProviderElsewhereTest::whatIsWrongStaysSaid()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("one", server.url(), {"sk-mock"}) + "," + customJson("two", server.url(), {})
               + "}");
    bench.page().list()->setCurrent(u"one"_s);
    auto *retries = bench.field<QLineEdit>(u"Retries"_s);
    retries->setFocus();
    QTest::keyClicks(retries, u"many"_s);
    bench.field<QLineEdit>(u"Base URL"_s)->setFocus(); // it is left
    const auto isSaid = [&] {
        return retries->text() == u"many"_s && retries->accessibleDescription().contains(u"whole number"_s)
            && allTexts(bench.page().form()).contains(u"Enter a whole number"_s);
    };
    QTRY_VERIFY(isSaid());
    // Also after another one was looked at.
    bench.page().list()->setCurrent(u"two"_s);
    QVERIFY(!isSaid());
    bench.page().list()->setCurrent(u"one"_s);
    QVERIFY(isSaid());
    QVERIFY(changeElsewhere(bench, DeleteProvider{u"one"_s}));
    QTRY_VERIFY(allTexts(bench.page().form()).contains(u"“one” was removed elsewhere."_s));
    QVERIFY(isSaid());
    QCOMPARE(bench.page().attention(), 1);
    // Corrected it can be added again.
    retries->selectAll();
    QTest::keyClicks(retries, u"2"_s);
    QVERIFY(!isSaid());
    findButton(bench.page().form(), u"Add it again"_s)->click();
    QTRY_VERIFY(bench.stored(u"one"_s));
    QCOMPARE(bench.stored(u"one"_s)->network.maxRetries, 2);
    QTRY_COMPARE(bench.page().attention(), 0);
}

void ProviderElsewhereTest::removedAndDiscarded()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("one", server.url(), {}) + "," + customJson("two", server.url(), {}) + "}");
    bench.page().list()->setCurrent(u"one"_s);
    QTest::keyClicks(bench.field<QLineEdit>(u"Retries"_s), u"3"_s);
    QVERIFY(changeElsewhere(bench, DeleteProvider{u"one"_s}));
    QTRY_VERIFY(findButton(bench.page().form(), u"Discard"_s));
    findButton(bench.page().form(), u"Discard"_s)->click();
    QTRY_COMPARE(bench.page().form()->provider(), u"two"_s);
    QVERIFY(!bench.page().isUnsaved());
    QCOMPARE(bench.desk().ids(), QStringList{u"two"_s});
}

void ProviderElsewhereTest::aReplacedKeyIsNotTestedSince()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-wrong"}) + "}");
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    const QAbstractItemModel *keys = bench.page().form()->keys()->table()->model();
    const auto state = [keys] { return keys->index(0, gui::KeyTableModel::State).data().toString(); };
    QCOMPARE(state(), u"401 rejected"_s);
    PatchKey patch{u"cloud"_s, bench.stored(u"cloud"_s)->keys.at(0).id, {}};
    patch.patch.secrets.insert(u"value"_s, {Secret("sk-mock"), false});
    QVERIFY(changeElsewhere(bench, patch));
    QTRY_COMPARE(state(), u"not tested"_s);
    QVERIFY(!bench.desk().report(u"cloud"_s));
    QCOMPARE(bench.page().attention(), 0);
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    QCOMPARE(bench.desk().standing(u"cloud"_s).tone, gui::Tone::Ok);
}

void ProviderElsewhereTest::theRequestsOfAReplacedKeyAreForgotten()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-wrong"}) + "}");
    QVERIFY(bench.gui().startGateway());
    const auto request = bench.gui().ask("cloud/gpt-4o");
    QTRY_COMPARE_WITH_TIMEOUT(bench.desk().standing(u"cloud"_s).badge, u"Key rejected"_s, 30000);
    PatchKey patch{u"cloud"_s, bench.stored(u"cloud"_s)->keys.at(0).id, {}};
    patch.patch.secrets.insert(u"value"_s, {Secret("sk-mock"), false});
    QVERIFY(changeElsewhere(bench, patch));
    QTRY_COMPARE(bench.desk().standing(u"cloud"_s).badge, u"Not tested yet"_s);
}

void ProviderElsewhereTest::aNameIsJudgedWhileItIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("error"); // empty: nothing is wrong
    QTest::newRow("good") << u"my-server"_s << QString();
    QTest::newRow("slash") << u"a/b"_s << u"must not contain spaces or slashes"_s;
    QTest::newRow("blank") << u"a b"_s << u"must not contain spaces or slashes"_s;
    QTest::newRow("taken") << u"Cloud"_s << u"is set up already"_s;
    QTest::newRow("built in") << u"openai"_s << u"built-in provider"_s;
}

void ProviderElsewhereTest::aNameIsJudgedWhileItIsTyped()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, error);
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    Q_EMIT bench.page().list()->addWanted({});
    QLineEdit *name = nullptr;
    QTRY_VERIFY((name = bench.field<QLineEdit>(u"Name"_s)));
    QTRY_VERIFY(name->hasFocus());
    QVERIFY(name->accessibleDescription().isEmpty());
    QTest::keyClicks(name, typed);
    if (error.isEmpty())
        QVERIFY2(name->accessibleDescription().isEmpty(), qPrintable(name->accessibleDescription()));
    else
        QVERIFY2(name->accessibleDescription().contains(error), qPrintable(name->accessibleDescription()));
    name->clear();
    QTest::keyClicks(name, u"fine"_s);
    QVERIFY(name->accessibleDescription().isEmpty());
}

BIFROST_TEST(ProviderElsewhereTest)
#include "providerelsewheretest.moc"
