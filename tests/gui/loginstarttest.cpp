// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/loginstart.h"
#include "gui/actions/actiontable.h"
#include "gui/settings/desktopentry.h"
#include "gui/tray/tray.h"
#include "gui/widgets/note.h"
#include "gui/widgets/switch.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/settingsbench.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// The entry that the desktop reads at login: written as it wants it, read as it reads it.
class LoginStartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isWrittenAndRemoved();
    void anyNameSurvives();
    void whatOthersDidIsSeen_data();
    void whatOthersDidIsSeen();
    void switchingOnMendsIt();
    void aFolderThatCannotBeWrittenIsSaid();
    void switchAndMenuAreOne();
    void anotherDataFolderIsSaid();
    void withoutATrayNothingHides();

private:
    QString file() const { return m_folder->filePath(u"autostart/bifrost-desktop.desktop"_s); }
    void write(const QByteArray &text);
    QByteArray text() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_configHome;
};

namespace {

const QStringList LoginCommand{u"/bin/sh"_s, u"--minimized"_s};

} // namespace

void LoginStartTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_configHome = qgetenv("XDG_CONFIG_HOME");
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder->path()));
}

void LoginStartTest::cleanup()
{
    if (m_configHome.isEmpty())
        qunsetenv("XDG_CONFIG_HOME");
    else
        qputenv("XDG_CONFIG_HOME", m_configHome);
}

void LoginStartTest::write(const QByteArray &text)
{
    QDir(m_folder->path()).mkpath(u"autostart"_s);
    QFile entry(file());
    QVERIFY(entry.open(QIODevice::WriteOnly));
    entry.write(text);
}

QByteArray LoginStartTest::text() const
{
    QFile entry(file());
    return entry.open(QIODevice::ReadOnly) ? entry.readAll() : QByteArray();
}

void LoginStartTest::isWrittenAndRemoved()
{
    const gui::ActionTable actions;
    gui::LoginStart login(LoginCommand, actions);
    QSignalSpy changes(&login, &gui::LoginStart::changed);
    QVERIFY(!login.isOn());
    actions[gui::ActionId::StartAtLogin]->trigger();
    QVERIFY(login.isOn());
    QVERIFY(actions[gui::ActionId::StartAtLogin]->isChecked());
    QVERIFY(text().contains("\nExec=/bin/sh --minimized\n"));
    QVERIFY(text().startsWith("[Desktop Entry]\nType=Application\n"));
    actions[gui::ActionId::StartAtLogin]->trigger();
    QVERIFY(!login.isOn());
    QVERIFY(!QFile::exists(file()));
    QCOMPARE(changes.count(), 2);
}

void LoginStartTest::anyNameSurvives()
{
    const QStringList command{u"/opt/a b/bi\"fr$o`st\\x"_s, u"100%"_s, u""_s, u"-app-dir"_s,
                              u"/home/ä/ö;'&"_s};
    const QString exec = gui::DesktopEntry::escaped(gui::DesktopEntry::execOf(command));
    const auto entry = gui::DesktopEntry::parse(u"[Desktop Entry]\nExec="_s + exec + u'\n');
    QCOMPARE(entry.command(), command);
    QVERIFY(gui::DesktopEntry::parse(u"[Desktop Entry]\nExec=\"/bin/sh\n"_s).command().isEmpty());
    QCOMPARE(gui::DesktopEntry::parse(u"[Desktop Entry]\nExec=/bin/sh %U --minimized %f\n"_s).command(),
             LoginCommand);
}

void LoginStartTest::whatOthersDidIsSeen_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<bool>("on");
    QTest::addColumn<QString>("remark");
    const QByteArray good = "[Desktop Entry]\nType=Application\nName=B\nExec=/bin/sh --minimized\n";
    QTest::newRow("as it should be") << good << true << QString();
    QTest::newRow("hidden") << good + "Hidden=true\n" << false << u"Switched off"_s;
    QTest::newRow("gnome") << good + "X-GNOME-Autostart-enabled=false\n" << false << u"Switched off"_s;
    QTest::newRow("no exec") << QByteArray("[Desktop Entry]\nType=Application\n") << false
                             << u"starts nothing"_s;
    QTest::newRow("a link") << QByteArray("[Desktop Entry]\nType=Link\nExec=/bin/sh\n") << false
                            << u"starts nothing"_s;
    QTest::newRow("gone") << QByteArray("[Desktop Entry]\nType=Application\nExec=/no/such/program -x\n")
                          << false << u"/no/such/program"_s;
    QTest::newRow("try") << good + "TryExec=/no/such/try\n" << false << u"/no/such/try"_s;
    QTest::newRow("in PATH") << QByteArray("[Desktop Entry]\nType=Application\nExec=sh -c true\n") << true
                             << QString();
    QTest::newRow("another group") << QByteArray("[Other]\nType=Application\nExec=/bin/sh\n") << false
                                   << u"starts nothing"_s;
    QTest::newRow("hidden elsewhere") << good + "[Other]\nHidden=true\n" << true << QString();
    QTest::newRow("another desktop") << good + "OnlyShowIn=NoSuchDesktop;\n" << false << u"another desktop"_s;
    QTest::newRow("empty") << QByteArray() << false << u"starts nothing"_s;
}

void LoginStartTest::whatOthersDidIsSeen()
{
    QFETCH(const QByteArray, entry);
    QFETCH(const bool, on);
    QFETCH(const QString, remark);
    const gui::ActionTable actions;
    gui::LoginStart login(LoginCommand, actions);
    write(entry);
    QVERIFY(!login.isOn());
    login.refresh();
    QCOMPARE(login.isOn(), on);
    QCOMPARE(actions[gui::ActionId::StartAtLogin]->isChecked(), on);
    QCOMPARE(login.remark().isEmpty(), remark.isEmpty());
    QVERIFY2(login.remark().contains(remark), qPrintable(login.remark()));
}

void LoginStartTest::switchingOnMendsIt()
{
    write("[Desktop Entry]\nType=Application\nExec=/no/such/program\nHidden=true\n");
    const gui::ActionTable actions;
    gui::LoginStart login(LoginCommand, actions);
    QVERIFY(!login.remark().isEmpty());
    login.set(true);
    QVERIFY(login.isOn());
    QVERIFY(login.remark().isEmpty());
}

void LoginStartTest::aFolderThatCannotBeWrittenIsSaid()
{
    QFile inTheWay(m_folder->filePath(u"autostart"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const gui::ActionTable actions;
    gui::LoginStart login(LoginCommand, actions);
    QSignalSpy refused(&login, &gui::LoginStart::refused);
    actions[gui::ActionId::StartAtLogin]->trigger();
    QCOMPARE(refused.count(), 1);
    QVERIFY(refused.at(0).at(0).toString().contains(file()));
    QVERIFY(!actions[gui::ActionId::StartAtLogin]->isChecked());
}

void LoginStartTest::switchAndMenuAreOne()
{
    SettingsBench bench;
    bench.gui().trayPresent = true;
    bench.gui().loginCommand = LoginCommand;
    bench.open(u"general"_s);
    auto *theSwitch = bench.part<gui::Switch>(u"Start at login"_s);
    QVERIFY(theSwitch && !theSwitch->isChecked());
    QTest::mouseClick(theSwitch, Qt::LeftButton);
    QVERIFY(theSwitch->isChecked());
    QVERIFY(QFile::exists(file()));

    QVERIFY(QFile::remove(file())); // somebody else switches it off
    QMenu *menu = bench.gui().shell()->tray()->menu();
    Q_EMIT menu->aboutToShow();
    QVERIFY(!theSwitch->isChecked());
    for (QAction *action : menu->actions()) {
        if (gui::ActionTable::plainText(*action) == u"Start at login"_s)
            action->trigger();
    }
    QVERIFY(theSwitch->isChecked());
    QVERIFY(QFile::exists(file()));
}

void LoginStartTest::anotherDataFolderIsSaid()
{
    write("[Desktop Entry]\nType=Application\nExec=/bin/sh --minimized -app-dir /srv/other\n");
    SettingsBench bench;
    bench.gui().loginCommand = LoginCommand + QStringList{u"-app-dir"_s, u"/srv/mine"_s};
    bench.open(u"general"_s);
    const auto note = [&bench]() -> gui::Note * {
        for (gui::Note *one : bench.page().findChildren<gui::Note *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    };
    QVERIFY(bench.part<gui::Switch>(u"Start at login"_s)->isChecked());
    QVERIFY(bench.part<gui::Switch>(u"Start at login"_s)->accessibleDescription().contains(u"/srv/mine"_s));
    QVERIFY(note());
    QCOMPARE(note()->text(),
             u"It starts with another data folder. At login Bifrost opens /srv/other, not what this window "
             u"shows."_s);
    QTest::mouseClick(findButton(&bench.page(), u"Start with this one"_s), Qt::LeftButton);
    QVERIFY(!note());
    QVERIFY(text().contains("-app-dir /srv/mine\n"));
}

void LoginStartTest::withoutATrayNothingHides()
{
    for (const bool tray : {true, false}) {
        SettingsBench bench;
        bench.gui().trayPresent = tray;
        bench.gui().loginCommand = LoginCommand;
        bench.open(u"general"_s);
        const QString login = bench.part<gui::Switch>(u"Start at login"_s)->accessibleDescription();
        QCOMPARE(login.contains(u"hidden in the tray"_s), tray);
        QCOMPARE(login.contains(u"has no tray"_s), !tray);
    }
}

BIFROST_TEST(LoginStartTest)
#include "loginstarttest.moc"
