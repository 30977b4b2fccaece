// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/infobars.h"
#include "gui/mainwindow/statussegment.h"
#include "gui/providers/keydialog.h"
#include "gui/settings/settingssection.h"
#include "gui/widgets/badge.h"
#include "gui/widgets/infobar.h"
#include "gui/widgets/note.h"
#include "tests/gui/alltexts.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/settingsbench.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QTest>

#include <algorithm>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// How the windows tell that stored keys cannot be used, and the ways out.
class SecretNoticeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSaidWhileItWorks();
    void aLockedKeychainIsSaidAndUnlocked();
    void nobodyIsAskedBeforeThereIsAKey();
    void theFileIsSaidBeforeThereIsAKey();
    void whatARestartAloneMendsOffersNothingElse_data();
    void whatARestartAloneMendsOffersNothingElse();
    void whyItWasNotUnlockedIsSaid_data();
    void whyItWasNotUnlockedIsSaid();
    void aFileIsChosenInstead();
    void formsThatNeedItAreClosed();
    void theKeyIsMovedIntoTheKeychain();
    void aClosedMessageStaysClosed();
    void theSegmentLeadsToTheSettings();
    void aLostMasterKeyIsGivenUpOnlyWhenAsked();
};

void SecretNoticeTest::nothingIsSaidWhileItWorks()
{
    SettingsBench bench;
    bench.open(u"secrets"_s);
    QVERIFY(!bench.window().infoBars()->bar(u"secrets"_s));
    QVERIFY(bench.part<gui::StatusSegment>(u"Keychain unlocked"_s));
    QVERIFY(!findButton(&bench.page(), u"Unlock"_s));
}

void SecretNoticeTest::aLockedKeychainIsSaidAndUnlocked()
{
    SettingsBench bench;
    bench.keychain->outcome = Keychain::Outcome::Locked;
    bench.open(u"secrets"_s);
    gui::InfoBar *bar = bench.window().infoBars()->bar(u"secrets"_s);
    QVERIFY(bar && bar->isVisible());
    QVERIFY(bar->text().startsWith(u"The keychain is locked."_s));
    QVERIFY(bench.part<gui::StatusSegment>(u"Keychain locked"_s));
    QVERIFY(findButton(&bench.page(), u"Unlock"_s));

    const int asked = bench.keychain->questions;
    bench.keychain->outcome = Keychain::Outcome::Done;
    QTest::mouseClick(findButton(bar, u"Unlock"_s), Qt::LeftButton);
    QTRY_VERIFY(bench.secrets().state().isOpen());
    QVERIFY(bench.keychain->questions > asked);
    QVERIFY(!bench.window().infoBars()->bar(u"secrets"_s));
    QVERIFY(bench.part<gui::StatusSegment>(u"Keychain unlocked"_s));
    QVERIFY(!findButton(&bench.page(), u"Unlock"_s));
}

/// What the keychain will be asked for is said where keys are entered and in the settings.
void SecretNoticeTest::nobodyIsAskedBeforeThereIsAKey()
{
    SettingsBench bench;
    bench.secretOptions.firstKeyWhenNeeded = true;
    bench.keychain->outcome = Keychain::Outcome::Locked;
    bench.open(u"secrets"_s);
    QCOMPARE(bench.keychain->questions, 0);
    QVERIFY(!bench.window().infoBars()->bar(u"secrets"_s));
    QVERIFY(bench.part<gui::StatusSegment>(u"No key stored"_s));
    QVERIFY(!findButton(&bench.page(), u"Unlock"_s));
    QVERIFY(allTexts(&bench.page()).contains(u"It may want its password then."_s));
}

/// That keys will lie in a file is known before one is entered.
void SecretNoticeTest::theFileIsSaidBeforeThereIsAKey()
{
    SettingsBench bench;
    bench.secretOptions.firstKeyWhenNeeded = true;
    bench.keychain->outcome = Keychain::Outcome::Absent;
    bench.open(u"secrets"_s);
    QTRY_VERIFY(bench.secrets().state().fileExpected);
    QCOMPARE(bench.keychain->questions, 0);
    QVERIFY2(allTexts(&bench.page()).contains(u"There is no keychain here."_s),
             qPrintable(allTexts(&bench.page())));
    bench.window().openPage(u"providers"_s);
    QVERIFY2(allTexts(&bench.window()).contains(u"whoever can read your files can read your keys"_s),
             qPrintable(allTexts(&bench.window())));
    QVERIFY(!allTexts(&bench.window()).contains(u"your keychain may ask"_s));
}

void SecretNoticeTest::whatARestartAloneMendsOffersNothingElse_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("said");
    QTest::newRow("the variable is not set")
        << QString() << QString() << u"Set it and start Bifrost again."_s;
    QTest::newRow("another one") << u"correct horse"_s << u"battery staple"_s
                                 << u"Put the former one back and start Bifrost again."_s;
}

void SecretNoticeTest::whatARestartAloneMendsOffersNothingElse()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const QString, said);
    SettingsBench bench;
    bench.secretOptions.passphraseReference = u"env.BIFROST_PASSPHRASE"_s;
    const auto openWith = [&bench](const QString &passphrase) {
        bench.secretOptions.passphrase = Secret(passphrase.toStdString());
        bench.open(u"secrets"_s);
    };
    if (!before.isEmpty()) {
        openWith(before);
        QVERIFY(bench.secrets().state().isOpen());
        bench.gui().close();
    }
    openWith(after);
    QVERIFY(!bench.secrets().state().isOpen());
    gui::InfoBar *bar = bench.window().infoBars()->bar(u"secrets"_s);
    QVERIFY(bar);
    QVERIFY2(bar->text().contains(said), qPrintable(bar->text()));
    QVERIFY(!findButton(bar, u"Unlock"_s));
    QVERIFY(!findButton(&bench.page(), u"Unlock"_s));
    QVERIFY2(allTexts(&bench.page()).contains(said), qPrintable(allTexts(&bench.page())));
}

void SecretNoticeTest::whyItWasNotUnlockedIsSaid_data()
{
    QTest::addColumn<Keychain::Outcome>("outcome");
    QTest::addColumn<QString>("said");
    QTest::newRow("dismissed") << Keychain::Outcome::Locked << u"Its question was closed"_s;
    QTest::newRow("gone") << Keychain::Outcome::Absent << u"cannot be reached from here"_s;
    QTest::newRow("broken") << Keychain::Outcome::Failed << u"Your keychain does not work"_s;
}

/// Wherever it was asked for: the bar, the settings, a form, the dialog for a key.
void SecretNoticeTest::whyItWasNotUnlockedIsSaid()
{
    QFETCH(const Keychain::Outcome, outcome);
    QFETCH(const QString, said);
    SettingsBench bench;
    bench.open(u"secrets"_s); // the first key is made
    bench.gui().close();
    bench.keychain->outcome = Keychain::Outcome::Locked;
    bench.open(u"secrets"_s, R"({"server": {"port": 0}, "providers": {"groq": {"keys": []}}})");
    const QString lead = u"The keychain was not unlocked."_s;
    const auto bar = [&bench] {
        const gui::InfoBar *shown = bench.window().infoBars()->bar(u"secrets"_s);
        return shown ? shown->text() : QString();
    };
    const auto noteIn = [&lead](const QWidget *root) {
        for (const gui::Note *note : root->findChildren<gui::Note *>()) {
            if (note->isVisible() && note->text().startsWith(lead))
                return note->text();
        }
        return QString();
    };
    QVERIFY(!bar().contains(lead) && noteIn(&bench.page()).isEmpty());
    bench.keychain->outcome = outcome;
    QTest::mouseClick(findButton(&bench.page(), u"Unlock"_s), Qt::LeftButton);
    QTRY_VERIFY2(bar().startsWith(lead), qPrintable(bar()));
    QVERIFY2(bar().contains(said), qPrintable(bar()));
    QVERIFY2(noteIn(&bench.page()).contains(said), qPrintable(noteIn(&bench.page())));

    bench.window().openPage(u"providers"_s, u"groq"_s);
    QTest::mouseClick(findButton(&bench.window(), u"Add key"_s), Qt::LeftButton);
    auto *dialog = bench.window().findChild<gui::KeyDialog *>();
    QVERIFY(dialog);
    QVERIFY(std::ranges::any_of(dialog->findChildren<gui::Note *>(), [&](const gui::Note *note) {
        return note->isVisible() && note->text().contains(lead) && note->text().contains(said);
    }));
    dialog->reject();

    bench.keychain->outcome = Keychain::Outcome::Done;
    bench.secrets().unlock();
    QTRY_VERIFY(bench.secrets().state().isOpen());
    QVERIFY(bar().isEmpty());
    QVERIFY(!bench.secrets().state().refused);
}

void SecretNoticeTest::aFileIsChosenInstead()
{
    SettingsBench bench;
    bench.keychain->outcome = Keychain::Outcome::Locked;
    bench.open(u"secrets"_s);
    QTest::mouseClick(findButton(bench.window().infoBars()->bar(u"secrets"_s), u"Use a file instead"_s),
                      Qt::LeftButton);
    QTRY_VERIFY(bench.secrets().state().isOpen());
    QVERIFY(bench.secrets().state().source == KeySource::File);
    QVERIFY(bench.part<gui::StatusSegment>(u"Key file"_s));
    QVERIFY(!bench.window().infoBars()->bar(u"secrets"_s));
}

void SecretNoticeTest::formsThatNeedItAreClosed()
{
    SettingsBench bench;
    bench.keychain->outcome = Keychain::Outcome::Locked;
    bench.open(
        {}, R"({"server": {"port": 0}, "providers": {"groq": {"keys": [{"name": "a", "value": "env.G"}]}}})");
    bench.window().openPage(u"providers"_s, u"groq"_s);
    QTest::mouseClick(findButton(&bench.window(), u"Add key"_s), Qt::LeftButton);
    auto *dialog = bench.window().findChild<gui::KeyDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    auto *value = bench.part<QLineEdit>(u"Key"_s);
    QVERIFY(value && !value->isEnabled());
    QVERIFY(value->toolTip().startsWith(u"The keychain is locked."_s));
    QTest::mouseClick(findButton(dialog, u"Environment variable"_s), Qt::LeftButton);
    QVERIFY(value->isEnabled()); // its name is no secret
    QTest::mouseClick(findButton(dialog, u"Key"_s), Qt::LeftButton);
    QVERIFY(!value->isEnabled());
    bench.keychain->outcome = Keychain::Outcome::Done;
    bench.secrets().unlock();
    QTRY_VERIFY(value->isEnabled());
}

void SecretNoticeTest::theKeyIsMovedIntoTheKeychain()
{
    SettingsBench bench;
    bench.keychain->outcome = Keychain::Outcome::Absent;
    bench.open(u"secrets"_s);
    QAbstractButton *move = findButton(&bench.page(), u"Move to the keychain"_s);
    QVERIFY(move);
    QTest::mouseClick(move, Qt::LeftButton);
    const auto refused = [&bench] {
        const auto notes = bench.page().findChildren<gui::Note *>();
        return std::any_of(notes.begin(), notes.end(), [](const gui::Note *note) {
            return note->isVisible() && note->text().contains(u"stays in its file"_s);
        });
    };
    QTRY_VERIFY(refused());
    bench.keychain->outcome = Keychain::Outcome::Done;
    QTest::mouseClick(move, Qt::LeftButton);
    QTRY_VERIFY(bench.secrets().state().source == KeySource::Keychain);
    QVERIFY(bench.part<gui::StatusSegment>(u"Keychain unlocked"_s));
    QVERIFY(!refused());
    QVERIFY(!move->isVisible());
}

void SecretNoticeTest::aClosedMessageStaysClosed()
{
    SettingsBench bench;
    bench.keychain->outcome = Keychain::Outcome::Failed;
    bench.open(u"secrets"_s);
    bench.window().infoBars()->clear(u"secrets"_s);
    bench.keychain->outcome = Keychain::Outcome::Locked;
    QTest::mouseClick(findButton(&bench.page(), u"Unlock"_s), Qt::LeftButton);
    QTRY_VERIFY(bench.window().infoBars()->bar(u"secrets"_s)); // it is another one
}

void SecretNoticeTest::theSegmentLeadsToTheSettings()
{
    SettingsBench bench;
    bench.open({});
    bench.window().openPage(u"live"_s);
    auto *segment = bench.part<gui::StatusSegment>(u"Keychain unlocked"_s);
    segment->setFocus();
    QTest::keyClick(segment, Qt::Key_Space);
    QVERIFY(bench.page().isVisible());
    QCOMPARE(bench.page().current()->id(), u"secrets"_s);
}

void SecretNoticeTest::aLostMasterKeyIsGivenUpOnlyWhenAsked()
{
    SettingsBench bench;
    bench.open(u"secrets"_s);
    bench.gui().close();
    bench.keychain->entries.clear(); // somebody has tidied up
    bench.open(u"secrets"_s);
    QVERIFY(bench.secrets().state().kind == SecretState::Kind::Missing);
    QTest::mouseClick(findButton(&bench.page(), u"Give stored keys up…"_s), Qt::LeftButton);
    auto *box = bench.window().findChild<QMessageBox *>();
    QVERIFY(box && box->isVisible());
    QTest::keyClick(box, Qt::Key_Escape);
    QTRY_VERIFY(!bench.window().findChild<QMessageBox *>());
    QVERIFY(!bench.secrets().state().isOpen());

    QTest::mouseClick(findButton(&bench.page(), u"Give stored keys up…"_s), Qt::LeftButton);
    QTest::mouseClick(findButton(bench.window().findChild<QMessageBox *>(), u"&Give them up"_s),
                      Qt::LeftButton);
    QTRY_VERIFY(bench.secrets().state().isOpen());
}

BIFROST_TEST(SecretNoticeTest)
#include "secretnoticetest.moc"
