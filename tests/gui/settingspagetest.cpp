// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/actiontable.h"
#include "gui/mainwindow/infobars.h"
#include "gui/mainwindow/pagestack.h"
#include "gui/settings/settingssection.h"
#include "gui/theme/tokens.h"
#include "gui/widgets/button.h"
#include "gui/widgets/infobar.h"
#include "gui/widgets/inlineerror.h"
#include "gui/widgets/note.h"
#include "gui/widgets/segmented.h"
#include "gui/widgets/switch.h"
#include "gui/windowsettings.h"
#include "models/core/passwordhash.h"
#include "tests/gui/clipping.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/leaveanswer.h"
#include "tests/gui/quietport.h"
#include "tests/gui/settingsbench.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTcpServer>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

QString shownText(QWidget *root)
{
    QStringList texts;
    for (const QLabel *label : root->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts += label->text();
    }
    return texts.join(u'\n');
}

gui::InlineError *errorOf(QWidget *root, const QWidget *field)
{
    for (gui::InlineError *error : root->findChildren<gui::InlineError *>()) {
        if (error->field() == field)
            return error;
    }
    return nullptr;
}

void typeInto(QLineEdit *edit, const QString &text)
{
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

} // namespace

/// The settings by mouse and keyboard on a real gateway: what applies at once, what is applied together, what
/// is refused and why.
class SettingsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOpenedByKeyboard();
    void theSchemeAppliesAtOnce();
    void theLanguageIsRemembered();
    void closingIsChosen();
    void theListenerIsAppliedAndRestarted();
    void whatIsTypedIsNotLost();
    void aBusyPortIsNamedBeforeItIsApplied();
    void aWrongValueIsToldAtItsField();
    void othersAreLetInWithAPasswordAlone();
    void originsAndOwnerAreStored();
    void aPortOfTheCommandLineIsFixed();
    void privacyAppliesAtOnce();
    void aWrongNumberStaysWhereItWasTyped();
    void whatLeavesIsSaid();
    void aFileAloneIsOnlyRead();
    void theSectionIsRemembered();
    void theVerbsStayInSight();
    void unsavedChangesMoveNothing();
    void controlsEndInOneLine();
    void nothingIsClippedAndAllIsNamed_data();
    void nothingIsClippedAndAllIsNamed();
};

void SettingsPageTest::isOpenedByKeyboard()
{
    SettingsBench bench;
    bench.open({});
    bench.window().openPage(u"live"_s);
    QTest::keyClick(&bench.window(), Qt::Key_Comma, Qt::ControlModifier);
    QVERIFY(bench.page().isVisible());
    auto *bar = bench.page().findChild<QTabBar *>();
    bar->setFocus();
    QStringList seen{bench.page().current()->id()};
    for (int i = 1; i < bar->count(); ++i) {
        QTest::keyClick(bar, Qt::Key_Right);
        seen += bench.page().current()->id();
        QVERIFY(bench.page().current()->isVisible());
    }
    QCOMPARE(seen, QStringList({u"general"_s, u"gateway"_s, u"appearance"_s, u"privacy"_s, u"secrets"_s}));
}

void SettingsPageTest::theSchemeAppliesAtOnce()
{
    SettingsBench bench;
    bench.open(u"appearance"_s);
    auto *choice = bench.part<gui::Segmented>(u"Colour scheme"_s);
    QVERIFY(choice);
    QTest::mouseClick(findButton(choice, u"Dark"_s), Qt::LeftButton);
    QCOMPARE(gui::schemeOf(QApplication::palette()), gui::Scheme::Dark);
    QTest::mouseClick(findButton(choice, u"Light"_s), Qt::LeftButton);
    QCOMPARE(gui::schemeOf(QApplication::palette()), gui::Scheme::Light);
    QTest::keyClick(&bench.window(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(choice->current(), 2); // changed elsewhere
}

void SettingsPageTest::theVerbsStayInSight()
{
    SettingsBench bench;
    bench.open(u"gateway"_s);
    bench.window().resize(860, 560);
    QTRY_COMPARE(bench.page().height(), bench.page().parentWidget()->height());
    QApplication::processEvents(); // the layout inside
    const auto inSight = [](const QWidget *widget) {
        const QWidget *around = widget ? widget->parentWidget() : nullptr;
        for (; around; around = around->isWindow() ? nullptr : around->parentWidget()) {
            if (!around->rect().contains(QRect(widget->mapTo(around, QPoint()), widget->size())))
                return false;
        }
        return widget && widget->isVisible();
    };
    auto *origins = bench.part<QPlainTextEdit>(u"Web pages that may call"_s);
    QVERIFY(origins && !inSight(origins));
    origins->setFocus(); // the last field
    QTRY_VERIFY(inSight(origins));
    QTest::keyClicks(origins, u"https://app.example"_s);
    QVERIFY(inSight(findButton(&bench.page(), u"Apply"_s)));
    QVERIFY(inSight(findButton(&bench.page(), u"Revert"_s)));
    // What is wrong is brought into sight.
    auto *port = bench.part<QLineEdit>(u"Port"_s);
    port->setText(u"70000"_s);
    Q_EMIT port->textEdited(port->text());
    origins->setFocus();
    QTRY_VERIFY(inSight(origins));
    QTest::mouseClick(findButton(&bench.page(), u"Apply"_s), Qt::LeftButton);
    QTRY_VERIFY(port->hasFocus());
    QTRY_VERIFY(inSight(port));
}

void SettingsPageTest::unsavedChangesMoveNothing()
{
    SettingsBench bench;
    bench.open(u"gateway"_s);
    auto *tabs = bench.page().findChild<QTabBar *>();
    const auto places = [tabs] {
        QList<QRect> all;
        for (int i = 0; i < tabs->count(); ++i)
            all += tabs->tabRect(i);
        return all;
    };
    const QList<QRect> before = places();
    const QImage clean = tabs->grab().toImage();
    typeInto(bench.part<QLineEdit>(u"Port"_s), u"9999"_s);
    QVERIFY(bench.page().isUnsaved());
    QCOMPARE(places(), before);
    QVERIFY(tabs->grab().toImage() != clean);
    QCOMPARE(tabs->accessibleTabName(1), u"Gateway, unsaved changes"_s);
    QTest::keyClick(&bench.window(), Qt::Key_Escape);
    QVERIFY(!bench.page().isUnsaved());
    QVERIFY(tabs->accessibleTabName(1).isEmpty());
    QCOMPARE(tabs->grab().toImage(), clean);
}

void SettingsPageTest::controlsEndInOneLine()
{
    SettingsBench bench;
    bench.open(u"privacy"_s);
    const auto end = [&bench](const QWidget *widget, int inside) {
        return widget->mapTo(&bench.page(), QPoint(widget->width() - inside, 0)).x();
    };
    const auto *days = bench.part<QLineEdit>(u"Keep the log for"_s);
    const auto *size = bench.part<QLineEdit>(u"Size of the log at most"_s);
    QVERIFY(days && size);
    QCOMPARE(end(days, 0), end(size, 0));
    const int tracks = end(bench.part<gui::Switch>(u"Keep a log of requests"_s), gui::Switch::FocusMargin);
    bench.window().openPage(u"settings"_s, u"gateway"_s);
    QCOMPARE(end(bench.part<QLineEdit>(u"Host"_s), 0), tracks);
    QCOMPARE(end(bench.part<QPlainTextEdit>(u"Web pages that may call"_s), 0), tracks);
}

void SettingsPageTest::theLanguageIsRemembered()
{
    SettingsBench bench;
    bench.gui().languages = {u"de"_s, u"en"_s};
    bench.open(u"appearance"_s);
    auto *choice = bench.part<QComboBox>(u"Language of the windows"_s);
    QVERIFY(choice);
    QCOMPARE(choice->currentText(), u"Like the system"_s);
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE(choice->currentText(), u"Deutsch"_s);
    QCOMPARE(gui::WindowSettings(bench.gui().folder()).language(), u"de"_s);
    bench.gui().close();
    bench.gui().open();
    bench.window().openPage(u"settings"_s, u"appearance"_s);
    choice = bench.part<QComboBox>(u"Language of the windows"_s);
    QCOMPARE(choice->currentText(), u"Deutsch"_s);
    QTest::keyClick(choice, Qt::Key_Home);
    QVERIFY(gui::WindowSettings(bench.gui().folder()).language().isEmpty());
}

void SettingsPageTest::closingIsChosen()
{
    SettingsBench bench;
    bench.gui().trayPresent = true;
    bench.open(u"general"_s);
    auto *choice = bench.part<gui::Segmented>(u"When the window is closed"_s);
    QVERIFY(choice);
    QCOMPARE(choice->current(), 0);
    QTest::mouseClick(findButton(choice, u"Quit Bifrost"_s), Qt::LeftButton);
    QVERIFY(shownText(&bench.page()).contains(u"The gateway stops"_s));
    bool finished = false;
    connect(bench.gui().shell(), &gui::DesktopShell::finished, this, [&finished] { finished = true; });
    bench.window().close();
    QTRY_VERIFY(finished);
}

void SettingsPageTest::theListenerIsAppliedAndRestarted()
{
    SettingsBench bench;
    bench.open(u"gateway"_s);
    QVERIFY(bench.gui().startGateway());
    QTcpServer finder;
    QVERIFY(listenQuietly(&finder));
    const quint16 port = finder.serverPort();
    finder.close();
    auto *field = bench.part<QLineEdit>(u"Port"_s);
    QVERIFY(field);
    typeInto(field, QString::number(port));
    QVERIFY(bench.page().isUnsaved());
    QTest::keyClick(field, Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(bench.stored().server.port, port);
    QTRY_VERIFY(!bench.page().isUnsaved());

    gui::InfoBar *bar = nullptr;
    QTRY_VERIFY(bar = bench.window().infoBars()->bar(u"restart"_s));
    QVERIFY(bar->text().contains(u"Restart the gateway now?"_s));
    QVERIFY(bench.gui().gateway.port() != port);
    QTest::mouseClick(findButton(bar, u"Restart gateway"_s), Qt::LeftButton);
    QTRY_COMPARE(bench.gui().gateway.port(), port);
    QTRY_COMPARE(bench.gui().gateway.state(), Gateway::State::Running);
    QCOMPARE(QApplication::focusWidget(), field); // where the user was
    QVERIFY(!bench.window().infoBars()->bar(u"restart"_s));
}

void SettingsPageTest::whatIsTypedIsNotLost()
{
    SettingsBench bench;
    bench.open(u"gateway"_s);
    LeaveAnswer prompt;
    bench.window().setLeavePrompt(&prompt);
    auto *field = bench.part<QLineEdit>(u"Host"_s);
    QVERIFY(field);
    typeInto(field, u"127.0.0.1"_s);
    bench.window().openPage(u"settings"_s, u"privacy"_s); // another section asks nothing
    QCOMPARE(prompt.asked, 0);
    bench.window().openPage(u"live"_s);
    QCOMPARE(prompt.asked, 1);
    QVERIFY(bench.page().isVisible());
    QCOMPARE(field->text(), u"127.0.0.1"_s);

    prompt.choice = gui::LeaveChoice::Discard;
    bench.window().openPage(u"live"_s);
    QCOMPARE(prompt.asked, 2);
    QCOMPARE(field->text(), u"localhost"_s);
    bench.window().openPage(u"settings"_s, u"gateway"_s);
    typeInto(field, u"127.0.0.1"_s);
    prompt.choice = gui::LeaveChoice::Apply;
    bench.window().openPage(u"live"_s);
    QTRY_VERIFY(!bench.page().isVisible());
    QCOMPARE(bench.stored().server.host, u"127.0.0.1"_s);
}

void SettingsPageTest::aBusyPortIsNamedBeforeItIsApplied()
{
    QTcpServer holder;
    QVERIFY(listenQuietly(&holder));
    SettingsBench bench;
    bench.open(u"gateway"_s);
    auto *field = bench.part<QLineEdit>(u"Port"_s);
    typeInto(field, QString::number(holder.serverPort()));
    QTest::keyClick(field, Qt::Key_Tab);
    gui::InlineError *error = errorOf(&bench.page(), field);
    QVERIFY(error->isTelling());
    QVERIFY(error->sentence().contains(QString::number(holder.serverPort())));

    QTest::mouseClick(findButton(&bench.page(), u"Apply"_s), Qt::LeftButton);
    QVERIFY(error->isTelling());
    QVERIFY(bench.stored().server.port != holder.serverPort());
    QAbstractButton *other = error->findChild<QAbstractButton *>();
    QVERIFY(other->isVisible() && other->text().startsWith(u"Use port "_s));
    const quint16 next = other->text().mid(9).toUShort();
    QVERIFY(next > holder.serverPort());
    QTest::mouseClick(other, Qt::LeftButton);
    QVERIFY(!error->isTelling());
    QCOMPARE(field->text(), QString::number(next));
    QTest::mouseClick(findButton(&bench.page(), u"Apply"_s), Qt::LeftButton);
    QTRY_COMPARE(bench.stored().server.port, next);
}

void SettingsPageTest::aWrongValueIsToldAtItsField()
{
    SettingsBench bench;
    bench.open(u"gateway"_s);
    auto *port = bench.part<QLineEdit>(u"Port"_s);
    typeInto(port, u"70000"_s);
    QTest::keyClick(port, Qt::Key_Tab);
    QVERIFY(errorOf(&bench.page(), port)->sentence().contains(u"65"_s));
    auto *origins = bench.part<QPlainTextEdit>(u"Web pages that may call"_s);
    origins->setPlainText(u"example"_s);
    QTest::mouseClick(findButton(&bench.page(), u"Apply"_s), Qt::LeftButton);
    QVERIFY(errorOf(&bench.page(), origins)->isTelling());
    QVERIFY(port->hasFocus()); // the first wrong one
    QVERIFY(bench.page().isUnsaved());
    QTest::mouseClick(findButton(&bench.page(), u"Revert"_s), Qt::LeftButton);
    QVERIFY(!bench.page().isUnsaved());
    QVERIFY(!errorOf(&bench.page(), port)->isTelling());
    QVERIFY(origins->toPlainText().isEmpty());
}

void SettingsPageTest::othersAreLetInWithAPasswordAlone()
{
    SettingsBench bench;
    bench.open(u"gateway"_s);
    auto *host = bench.part<QLineEdit>(u"Host"_s);
    typeInto(host, u"0.0.0.0"_s);
    QTest::keyClick(host, Qt::Key_Tab);
    QCOMPARE(errorOf(&bench.page(), host)->sentence(),
             u"Other computers could use it then, so it needs a password."_s);
    QTest::mouseClick(findButton(&bench.page(), u"Apply"_s), Qt::LeftButton);
    QVERIFY(bench.page().isUnsaved());
    QCOMPARE(bench.stored().server.host, u"localhost"_s);

    // The way out is beside it.
    QVERIFY(!bench.part<QLineEdit>(u"Password"_s));
    QTest::mouseClick(findButton(&bench.page(), u"Ask for a password"_s), Qt::LeftButton);
    QVERIFY(bench.part<gui::Switch>(u"Ask for a password"_s)->isChecked());
    auto *name = bench.part<QLineEdit>(u"User name"_s);
    QCOMPARE(QApplication::focusWidget(), name);
    QTest::keyClicks(name, u"admin"_s);
    auto *password = bench.part<QLineEdit>(u"Password"_s);
    QTest::keyClick(name, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), password);
    QTest::keyClick(password, Qt::Key_S, Qt::ControlModifier);
    QVERIFY(errorOf(&bench.page(), password)->isTelling()); // a name alone is none
    QCOMPARE(bench.stored().server.host, u"localhost"_s);
    QTest::keyClicks(password, u"open sesame"_s);
    QVERIFY(!errorOf(&bench.page(), host)->isTelling());
    QTest::keyClick(password, Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(bench.stored().server.host, u"0.0.0.0"_s);
    QVERIFY(bench.stored().auth.isInForce());
    QVERIFY(PasswordHash(std::string(bench.stored().auth.password.value.reveal())).matches("open sesame"));

    // It is never seen again, and applying something else leaves it alone.
    QTRY_VERIFY(!bench.page().isUnsaved());
    QVERIFY(password->text().isEmpty());
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    QVERIFY(password->accessibleDescription().contains(u"never shown"_s));
    const auto before = std::string(bench.stored().auth.password.value.reveal());
    typeInto(name, u"root"_s);
    QTest::keyClick(name, Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(bench.stored().auth.username.value.reveal(), std::string_view("root"));
    QCOMPARE(std::string(bench.stored().auth.password.value.reveal()), before);

    // Without it the gateway could not stay where it is to be.
    QTest::mouseClick(bench.part<gui::Switch>(u"Ask for a password"_s), Qt::LeftButton);
    QTest::mouseClick(findButton(&bench.page(), u"Revert"_s), Qt::LeftButton);
    QVERIFY(bench.part<gui::Switch>(u"Ask for a password"_s)->isChecked());
}

void SettingsPageTest::originsAndOwnerAreStored()
{
    SettingsBench bench;
    bench.open(u"gateway"_s);
    auto *owner = bench.part<gui::Switch>(u"Only my own programs may change settings"_s);
    QVERIFY(owner && owner->isChecked());
    QTest::mouseClick(owner, Qt::LeftButton);
    QVERIFY(!owner->isChecked());
    QVERIFY(bench.stored().server.ownerCheck); // not before it is applied
    bench.part<QPlainTextEdit>(u"Web pages that may call"_s)
        ->setPlainText(u"https://app.example/\n\n http://localhost:3000"_s);
    QTest::mouseClick(findButton(&bench.page(), u"Apply"_s), Qt::LeftButton);
    QTRY_VERIFY(!bench.stored().server.ownerCheck);
    QCOMPARE(bench.stored().client.allowedOrigins,
             QStringList({u"https://app.example"_s, u"http://localhost:3000"_s}));
    QTRY_VERIFY(!bench.page().isUnsaved());
}

void SettingsPageTest::aPortOfTheCommandLineIsFixed()
{
    SettingsBench bench;
    bench.gui().portFixed = true;
    bench.open(u"gateway"_s);
    auto *port = bench.part<QLineEdit>(u"Port"_s);
    QVERIFY(!port->isEnabled());
    QCOMPARE(port->text(), QString::number(bench.gui().configuration.server.port)); // that is used
    QVERIFY(port->accessibleDescription().contains(u"command line"_s));
    QVERIFY(bench.gui().startGateway());
    QTRY_COMPARE(port->text(), QString::number(bench.gui().gateway.port()));
    QVERIFY(bench.part<QLineEdit>(u"Host"_s)->isEnabled());
}

void SettingsPageTest::privacyAppliesAtOnce()
{
    SettingsBench bench;
    bench.open(u"privacy"_s);
    auto *contents = bench.part<gui::Switch>(u"Show what was said"_s);
    QVERIFY(contents && contents->isChecked());
    QTest::mouseClick(contents, Qt::LeftButton);
    QTRY_VERIFY(bench.stored().client.disableContentLogging);
    QTRY_VERIFY(!contents->isChecked());
    auto *days = bench.part<QLineEdit>(u"Keep the log for"_s);
    QCOMPARE(days->text(), u"365"_s);
    typeInto(days, u"30"_s);
    QVERIFY(bench.page().isUnsaved());
    QTest::keyClick(days, Qt::Key_Return);
    QTRY_COMPARE(bench.stored().client.logRetentionDays, 30);
    QTRY_VERIFY(!bench.page().isUnsaved());

    auto *size = bench.part<QLineEdit>(u"Size of the log at most"_s);
    typeInto(size, u"50"_s);
    QTest::keyClick(size, Qt::Key_Tab);
    QTRY_COMPARE(bench.stored().logStore.capMb, 50);

    QTest::mouseClick(bench.part<gui::Switch>(u"Keep a log of requests"_s), Qt::LeftButton);
    QTRY_VERIFY(!bench.stored().client.enableLogging);
    QTRY_VERIFY(!days->isEnabled());
    QVERIFY(days->accessibleDescription().contains(u"No log is kept."_s));
}

void SettingsPageTest::aWrongNumberStaysWhereItWasTyped()
{
    SettingsBench bench;
    bench.open(u"privacy"_s);
    auto *days = bench.part<QLineEdit>(u"Keep the log for"_s);
    typeInto(days, u"many"_s);
    QTest::keyClick(days, Qt::Key_Tab);
    QVERIFY(errorOf(&bench.page(), days)->isTelling());
    QCOMPARE(days->text(), u"many"_s);
    QCOMPARE(bench.stored().client.logRetentionDays, 365);
    LeaveAnswer prompt;
    bench.window().setLeavePrompt(&prompt);
    prompt.choice = gui::LeaveChoice::Apply;
    bench.window().openPage(u"live"_s);
    QCOMPARE(prompt.asked, 1);
    QVERIFY(bench.page().isVisible()); // it cannot be applied
    QTest::keyClick(&bench.window(), Qt::Key_Escape);
    prompt.choice = gui::LeaveChoice::Discard;
    bench.window().openPage(u"live"_s);
    QVERIFY(!bench.page().isVisible());
    QCOMPARE(days->text(), u"365"_s);
}

void SettingsPageTest::whatLeavesIsSaid()
{
    SettingsBench bench;
    bench.open(u"privacy"_s, R"({"providers": {"openai": {"keys": [{"name": "a", "value": "sk-secret-0123"}]},
        "ollama": {"network_config": {"base_url": "http://127.0.0.1:11434"}}}})");
    QVERIFY(shownText(&bench.page()).contains(u"OpenAI (api.openai.com)"_s));
    QVERIFY(shownText(&bench.page()).contains(u"Stays here: requests to Ollama (127.0.0.1)."_s));
    QVERIFY(!shownText(&bench.page()).contains(u"sk-secret"_s));
    QTest::keyClick(&bench.window(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(bench.stored().server.localOnly);
    QTRY_VERIFY(shownText(&bench.page()).contains(u"Refused at present: OpenAI (api.openai.com)."_s));
}

void SettingsPageTest::aFileAloneIsOnlyRead()
{
    SettingsBench bench;
    bench.readOnly = true;
    bench.open(u"privacy"_s);
    auto *log = bench.part<gui::Switch>(u"Keep a log of requests"_s);
    QVERIFY(log && !log->isEnabled());
    QVERIFY(log->accessibleDescription().contains(u"There is no database"_s));
    bench.window().openPage(u"settings"_s, u"gateway"_s);
    QVERIFY(!bench.part<QLineEdit>(u"Port"_s)->isEnabled());
}

void SettingsPageTest::theSectionIsRemembered()
{
    SettingsBench bench;
    bench.gui().trayPresent = true;
    bench.open(u"privacy"_s);
    bench.window().close(); // into the tray
    bench.gui().close();
    bench.gui().open();
    QCOMPARE(bench.window().pages()->page(), &bench.page());
    QCOMPARE(bench.page().current()->id(), u"privacy"_s);
}

void SettingsPageTest::nothingIsClippedAndAllIsNamed_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("as it opens") << QSize(1180, 760);
    QTest::newRow("smallest") << QSize(860, 560);
}

void SettingsPageTest::nothingIsClippedAndAllIsNamed()
{
    QFETCH(const QSize, size);
    SettingsBench bench;
    bench.keychain->outcome = Keychain::Outcome::Locked;
    bench.open({});
    bench.window().resize(size);
    for (const gui::SettingsSection *section : bench.page().sections()) {
        bench.window().openPage(u"settings"_s, section->id());
        QApplication::processEvents();
        const QStringList clipped = clippedTexts(bench.window());
        QVERIFY2(clipped.isEmpty(), qPrintable(section->id() + u": "_s + clipped.join(u'\n')));
        const QStringList nameless = namelessWidgets(bench.window());
        QVERIFY2(nameless.isEmpty(), qPrintable(section->id() + u": "_s + nameless.join(u'\n')));
    }
}

BIFROST_TEST(SettingsPageTest)
#include "settingspagetest.moc"
