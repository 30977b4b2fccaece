// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/header.h"
#include "gui/mainwindow/infobars.h"
#include "gui/providers/keyspart.h"
#include "gui/providers/keytable.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerhead.h"
#include "gui/providers/providerspage.h"
#include "gui/widgets/button.h"
#include "gui/widgets/note.h"
#include "gui/widgets/segmented.h"
#include "gui/widgets/switch.h"
#include "tests/gui/alltexts.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/keydialogs.h"
#include "tests/gui/settingsbench.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

/// A key of the file, which the database could not take over yet.
const QByteArray Config = R"({"server": {"port": 0}, "providers": {"openai": {
    "keys": [{"name": "a", "value": "sk-a"}]}}})";

gui::ProviderForm *formOf(SettingsBench &bench)
{
    bench.window().openPage(u"providers"_s, u"openai"_s);
    return bench.gui().find<gui::ProvidersPage>()->form();
}

} // namespace

/// What cannot be stored while the keychain is locked cannot be applied either, and the way out is offered.
class ProviderLockedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKeyDialogIsClosed_data();
    void theKeyDialogIsClosed();
    void theFormIsClosed();
    void whatIsReadOnlyIsClosed();
    void itIsSaidEverywhere();
    void aRefusalIsSaidOnce();
};

void ProviderLockedTest::theKeyDialogIsClosed_data()
{
    QTest::addColumn<int>("row"); // -1: a new key
    QTest::addColumn<QString>("verb");
    QTest::newRow("new") << -1 << u"Add key"_s;
    QTest::newRow("existing") << 0 << u"Done"_s;
}

void ProviderLockedTest::theKeyDialogIsClosed()
{
    QFETCH(const int, row);
    QFETCH(const QString, verb);
    SettingsBench bench;
    bench.keychain->outcome = Keychain::Outcome::Locked;
    bench.open(u"secrets"_s, Config);
    gui::ProviderForm *form = formOf(bench);
    if (row < 0)
        form->addKey();
    else
        Q_EMIT form->keys()->table()->editWanted(row);
    gui::KeyDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = openKeyDialog()));
    if (row < 0 && dialog->focusWidget()) // where the key is pasted at once
        QTest::keyClicks(dialog->focusWidget(), u"sk-pasted"_s);
    for (const QLineEdit *edit : dialog->findChildren<QLineEdit *>())
        QVERIFY(!edit->text().contains(u"sk-pasted"_s));
    QVERIFY(!findButton(dialog, verb)->isEnabled());
    QVERIFY(findButton(dialog, verb)->toolTip().contains(u"locked"_s));
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    // The name of a variable is no secret.
    dialog->findChild<gui::Segmented *>()->setCurrent(1);
    QVERIFY(findButton(dialog, verb)->isEnabled());
    dialog->findChild<gui::Segmented *>()->setCurrent(0);
    QVERIFY(!findButton(dialog, verb)->isEnabled());
    bench.keychain->outcome = Keychain::Outcome::Done;
    QVERIFY(findButton(dialog, u"Unlock"_s));
    findButton(dialog, u"Unlock"_s)->click();
    QTRY_VERIFY(findButton(dialog, verb)->isEnabled());
    QVERIFY(!findButton(dialog, u"Unlock"_s));
    dialog->reject();
    QTRY_VERIFY(!openKeyDialog());
}

void ProviderLockedTest::theFormIsClosed()
{
    SettingsBench bench;
    bench.keychain->outcome = Keychain::Outcome::Locked;
    bench.open(u"secrets"_s, Config);
    gui::ProviderForm *form = formOf(bench);
    gui::ProviderDesk *desk = bench.gui().find<gui::ProvidersPage>()->desk();
    QVERIFY(form->head()->apply()->isEnabled()); // there is nothing to apply
    QTest::keyClicks(bench.part<QLineEdit>(u"Retries"_s), u"3"_s);
    QVERIFY(!form->head()->apply()->isEnabled());
    QVERIFY(form->head()->apply()->toolTip().contains(u"locked"_s));
    QVERIFY(allTexts(form).contains(u"This cannot be applied now."_s));
    QTest::keyClick(&bench.window(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(desk->isChanged(u"openai"_s) && !desk->isApplying(u"openai"_s));
    bench.keychain->outcome = Keychain::Outcome::Done;
    QVERIFY(findButton(form, u"Unlock"_s));
    findButton(form, u"Unlock"_s)->click();
    QTRY_VERIFY(form->head()->apply()->isEnabled());
    QVERIFY(!findButton(form, u"Unlock"_s));
    QTest::keyClick(&bench.window(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!desk->isChanged(u"openai"_s));
    QCOMPARE(bench.stored().providers.at(0).network.maxRetries, 3);
}

void ProviderLockedTest::whatIsReadOnlyIsClosed()
{
    SettingsBench bench;
    bench.readOnly = true;
    bench.open(u"secrets"_s, Config);
    gui::ProviderForm *form = formOf(bench);
    QVERIFY(!form->head()->apply()->isEnabled());
    QVERIFY(allTexts(form).contains(u"There is no database"_s));
    QVERIFY(!findButton(form, u"Unlock"_s));
}

void ProviderLockedTest::itIsSaidEverywhere()
{
    SettingsBench bench;
    StoredKey key{u"1"_s, u"a"_s, {}};
    key.document.secrets.insert(u"value"_s, {Secret(), true});
    bench.inDatabase.providers.insert(u"openai"_s, {u"openai"_s, {}, {key}});
    bench.keychain->outcome = Keychain::Outcome::Locked;
    bench.open(u"secrets"_s);
    formOf(bench);
    const gui::ProvidersPage *page = bench.gui().find<gui::ProvidersPage>();
    const auto standing = [page] { return page->desk()->standing(u"openai"_s); };
    QTRY_COMPARE(standing().badge, u"Keychain locked"_s);
    QCOMPARE(standing().tone, gui::Tone::Warn);
    QCOMPARE(standing().brief, u"locked"_s);
    QTRY_COMPARE(page->attention(), 1);
    const auto *header = bench.gui().find<gui::Header>();
    QVERIFY(bench.gui().startGateway());
    QTRY_COMPARE(header->findChild<gui::Switch *>()->accessibleDescription(), u"Running, keychain locked"_s);
    // That is said once across the window, and not for each provider again.
    QVERIFY(!bench.window().infoBars()->bar(u"health"_s));
}

/// Why the last attempt failed is what stands in the way now, and goes with it.
void ProviderLockedTest::aRefusalIsSaidOnce()
{
    SettingsBench bench;
    bench.open(u"secrets"_s, Config);
    gui::ProviderForm *form = formOf(bench);
    gui::ProviderDesk *desk = bench.gui().find<gui::ProvidersPage>()->desk();
    QTest::keyClicks(bench.part<QLineEdit>(u"Retries"_s), u"3"_s);
    ConfigOutcome outcome;
    outcome.error = Error(ErrorCode::SecretsLocked, "The key cannot be stored.");
    Q_EMIT desk->refused(u"openai"_s, outcome);
    QVERIFY(!form->note()->text().isEmpty()); // nothing else says it yet
    desk->setSecretTrouble(u"The keychain is locked."_s, u"Keychain locked"_s);
    QVERIFY(!form->head()->apply()->isEnabled());
    QVERIFY(form->note()->text().isEmpty());
    Q_EMIT desk->refused(u"openai"_s, outcome); // the other way round
    QVERIFY(form->note()->text().isEmpty());
    desk->setSecretTrouble({}, {});
    QVERIFY(form->head()->apply()->isEnabled());
    QVERIFY(form->note()->text().isEmpty());
}

BIFROST_TEST(ProviderLockedTest)
#include "providerlockedtest.moc"
