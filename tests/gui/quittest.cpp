// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation.h"
#include "gui/quit/quitdialog.h"
#include "gui/quit/quitprompt.h"
#include "gui/widgets/infobar.h"
#include "gui/windowsettings.h"
#include "tests/gui/guibench.h"
#include "tests/support/testmain.h"

#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;
using gui::QuitChoice;
using test::GuiBench;

namespace {

/// Answers in place of the person.
class ScriptedPrompt : public gui::QuitPrompt
{
public:
    explicit ScriptedPrompt(QuitChoice choice) : m_choice(choice) { }

    void ask(QWidget *, int activeRequests, std::function<void(QuitChoice)> answer) override
    {
        ++asked;
        active = activeRequests;
        answer(m_choice);
    }

    int asked = 0;
    int active = 0;

private:
    QuitChoice m_choice;
};

} // namespace

/// Quitting asks only when something would be lost, and does what was answered.
class QuitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idleQuitsWithoutAsking();
    void cancelStays();
    void quitNowCutsOff();
    void finishWaitsForTheLastRequest();
    void stoppedQuitsAtOnce();
    void oneAndManyAreSaid();
    void whatIsTypedIsNoAnswer();
    void ctrlWDoesAsTheCloseButton();
};

void QuitTest::idleQuitsWithoutAsking()
{
    ScriptedPrompt prompt(QuitChoice::Cancel);
    GuiBench bench;
    bench.quitPrompt = &prompt;
    gui::DesktopShell &shell = bench.open();
    QVERIFY(bench.startGateway());
    QSignalSpy finished(&shell, &gui::DesktopShell::finished);
    QTest::keyClick(&bench.window(), Qt::Key_Q, Qt::ControlModifier);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(prompt.asked, 0);
    QCOMPARE(bench.gateway.state(), Gateway::State::Stopped);
}

void QuitTest::ctrlWDoesAsTheCloseButton()
{
    for (const bool quits : {true, false}) {
        GuiBench bench;
        gui::WindowSettings(bench.folder())
            .setClosing(quits ? gui::WindowSettings::Closing::Quit : gui::WindowSettings::Closing::Hide);
        gui::DesktopShell &shell = bench.open(); // without a tray
        QSignalSpy finished(&shell, &gui::DesktopShell::finished);
        QTest::keyClick(&bench.window(), Qt::Key_W, Qt::ControlModifier);
        if (quits) {
            QTRY_COMPARE(finished.count(), 1);
            continue;
        }
        QVERIFY(bench.window().isMinimized());
        QCOMPARE(finished.count(), 0);
    }
}

void QuitTest::cancelStays()
{
    ScriptedPrompt prompt(QuitChoice::Cancel);
    GuiBench bench;
    bench.quitPrompt = &prompt;
    gui::DesktopShell &shell = bench.open();
    QVERIFY(bench.startGateway());
    const auto request = bench.ask("hang/any");
    QTRY_COMPARE(bench.gateway.activeRequests(), 1);
    QSignalSpy finished(&shell, &gui::DesktopShell::finished);
    shell.quit();
    QCOMPARE(prompt.asked, 1);
    QCOMPARE(prompt.active, 1);
    QCOMPARE(finished.count(), 0);
    QCOMPARE(bench.gateway.state(), Gateway::State::Running);
    QCOMPARE(bench.gateway.activeRequests(), 1);
    shell.quit();
    QCOMPARE(prompt.asked, 2);
}

void QuitTest::quitNowCutsOff()
{
    ScriptedPrompt prompt(QuitChoice::QuitNow);
    GuiBench bench;
    bench.quitPrompt = &prompt;
    gui::DesktopShell &shell = bench.open();
    QVERIFY(bench.startGateway());
    const auto request = bench.ask("hang/any");
    QTRY_COMPARE(bench.gateway.activeRequests(), 1);
    QSignalSpy finished(&shell, &gui::DesktopShell::finished);
    shell.quit();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(prompt.asked, 1);
}

void QuitTest::finishWaitsForTheLastRequest()
{
    ScriptedPrompt prompt(QuitChoice::FinishThenQuit);
    GuiBench bench;
    bench.quitPrompt = &prompt;
    gui::DesktopShell &shell = bench.open();
    QVERIFY(bench.startGateway());
    const auto request = bench.ask("hang/any");
    QTRY_COMPARE(bench.gateway.activeRequests(), 1);
    QSignalSpy finished(&shell, &gui::DesktopShell::finished);
    shell.quit();
    QTRY_COMPARE(bench.gateway.state(), Gateway::State::Stopping);
    QVERIFY(bench.find<gui::InfoBar>()->isVisible());
    QCOMPARE(finished.count(), 0);
    request->abort();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(prompt.asked, 1);
}

void QuitTest::stoppedQuitsAtOnce()
{
    GuiBench bench;
    gui::DesktopShell &shell = bench.open();
    QSignalSpy finished(&shell, &gui::DesktopShell::finished);
    shell.quit();
    QCOMPARE(finished.count(), 1);
}

void QuitTest::oneAndManyAreSaid()
{
    const auto said = [](int requests) {
        QWidget window;
        gui::QuitDialog().ask(&window, requests, [](QuitChoice) {});
        return window.findChild<QMessageBox *>()->text();
    };
    {
        const Translation english{QLocale(QLocale::English)};
        QCOMPARE(said(1), u"1 request is running."_s);
        QCOMPARE(said(3), u"3 requests are running."_s);
    }
    const Translation german{QLocale(QLocale::German)};
    QCOMPARE(said(1), u"1 Anfrage läuft noch."_s);
    QCOMPARE(said(3), u"3 Anfragen laufen noch."_s);
}

/// Whoever is writing when the question appears would cut requests off by an N.
void QuitTest::whatIsTypedIsNoAnswer()
{
    QWidget window;
    window.show();
    int answers = 0;
    gui::QuitDialog().ask(&window, 1, [&answers](QuitChoice) { ++answers; });
    QPointer<QMessageBox> box = window.findChild<QMessageBox *>();
    QVERIFY(QTest::qWaitForWindowExposed(box));
    const auto press = [&box](Qt::Key key, Qt::KeyboardModifiers modifiers) {
        QTest::keyClick(box->findChild<QPushButton *>(), key, modifiers);
    };
    for (const Qt::Key letter : {Qt::Key_F, Qt::Key_N, Qt::Key_C})
        press(letter, Qt::NoModifier);
    // One that was meant goes down at once, and answers a moment later.
    for (const QAbstractButton *button : box->buttons())
        QVERIFY2(!button->isDown(), qPrintable(button->text()));
    QCOMPARE(answers, 0);
    press(Qt::Key_Escape, Qt::NoModifier);
    QTRY_COMPARE(answers, 1);
}

BIFROST_TEST(QuitTest)
#include "quittest.moc"
