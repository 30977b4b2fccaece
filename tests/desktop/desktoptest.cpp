// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/portalscheme.h"
#include "gui/tray/hidingnotice.h"
#include "tests/desktop/accessibletree.h"
#include "tests/desktop/desktopprocess.h"
#include "tests/desktop/embedtray.h"
#include "tests/desktop/notificationservice.h"
#include "tests/desktop/notifierwatcher.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <utility>

using namespace bifrost;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int PatienceMs = 60000; // the machine may be busy; nothing here takes a second
const QString ProgramName = u"bifrost"_s;

/// For the message of a test that fails.
QString rolesNamed(const QList<test::AccessibleNode> &nodes, const QString &name)
{
    QString roles;
    for (const test::AccessibleNode &node : nodes) {
        if (node.name == name)
            roles += u" ["_s + node.role + (node.showing ? u" showing]"_s : u"]"_s);
    }
    return roles;
}

QStringList namelessOnes(const QList<test::AccessibleNode> &nodes)
{
    QStringList nameless;
    for (const test::AccessibleNode &node : nodes) {
        if (node.focusable && node.showing && node.name.isEmpty())
            nameless += node.role + u' ' + node.path;
    }
    return nameless;
}

bool shows(const QList<test::AccessibleNode> &nodes, const QString &role, const QString &name)
{
    return std::any_of(nodes.begin(), nodes.end(), [&](const test::AccessibleNode &node) {
        return node.showing && node.role == role && node.name == name;
    });
}

} // namespace

/// The program as the desktop around it sees it.
class DesktopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void screenReaderHasNamesForEverything();
    void trayHostThatStartsLaterIsNoticed();
    void hiddenInTheTrayAtStart();
    void aTrayThatGoesBringsTheWindowBack();
    void theEmbeddedIconIsClicked();
    void theGlyphFollowsItsPanel_data();
    void theGlyphFollowsItsPanel();
    void theSchemeOfTheDesktopIsFollowed();
    void hidingCanBeDeclined();
};

void DesktopTest::screenReaderHasNamesForEverything()
{
    const test::AccessibleTree tree; // starts the bus and its registry, which then is there for the program
    QVERIFY(tree.isConnected());
    QTRY_VERIFY_WITH_TIMEOUT(tree.read(ProgramName).isEmpty(), PatienceMs);
    test::DesktopProcess program;
    QVERIFY(program.start());
    QList<test::AccessibleNode> nodes;
    QTRY_VERIFY_WITH_TIMEOUT((nodes = tree.read(ProgramName), shows(nodes, u"check box"_s, u"Gateway"_s)),
                             PatienceMs);
    // Each page, and each part of the settings: pressed, and then what it shows for itself.
    const struct
    {
        QString role;
        QString name;
        QString shownRole;
        QString shown;
    } places[] = {
        {u"radio button"_s, u"Providers"_s, u"push button"_s, u"Look again"_s},
        {u"radio button"_s, u"Settings"_s, u"page tab"_s, u"General"_s},
        {u"page tab"_s, u"Gateway"_s, u"text"_s, u"Port"_s},
        {u"page tab"_s, u"Appearance"_s, u"radio button"_s, u"Dark"_s},
        {u"page tab"_s, u"Privacy"_s, u"text"_s, u"Keep the log for"_s},
        {u"page tab"_s, u"Secrets"_s, u"label"_s, u"Keys of providers"_s},
        {u"radio button"_s, u"Live traffic"_s, u"radio button"_s, u"Live traffic"_s},
    };
    for (const auto &place : places) {
        // What was read may be gone by now: then it is read once more.
        const auto isPressed = [&] {
            const auto node =
                std::find_if(nodes.begin(), nodes.end(), [&place](const test::AccessibleNode &one) {
                    return one.showing && one.role == place.role && one.name == place.name;
                });
            if (node != nodes.end() && tree.press(*node))
                return true;
            nodes = tree.read(ProgramName);
            return false;
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isPressed(), qPrintable(place.name), PatienceMs);
        QTRY_VERIFY2_WITH_TIMEOUT(
            (nodes = tree.read(ProgramName), shows(nodes, place.shownRole, place.shown)),
            qPrintable(place.name + rolesNamed(nodes, place.shown)), PatienceMs);
        const QStringList nameless = namelessOnes(nodes);
        QVERIFY2(nameless.isEmpty(), qPrintable(place.name + u": "_s + nameless.join(u", "_s)));
    }
}

void DesktopTest::trayHostThatStartsLaterIsNoticed()
{
    const test::AccessibleTree tree;
    QTRY_VERIFY_WITH_TIMEOUT(tree.read(ProgramName).isEmpty(), PatienceMs);
    test::DesktopProcess program;
    QVERIFY(program.start());
    QTRY_VERIFY_WITH_TIMEOUT(!tree.read(ProgramName).isEmpty(), PatienceMs); // it runs, without a tray

    test::NotifierWatcher watcher;
    QVERIFY(watcher.isOnTheBus());
    QTRY_VERIFY_WITH_TIMEOUT(!watcher.items().isEmpty(), PatienceMs);
    const QString item = watcher.items().constLast();
    QVERIFY(!test::NotifierWatcher::itemProperty(item, u"Menu"_s).isNull());
    QVERIFY(program.running());
}

void DesktopTest::hiddenInTheTrayAtStart()
{
    test::NotifierWatcher watcher;
    QVERIFY(watcher.isOnTheBus());
    test::DesktopProcess program({u"--minimized"_s});
    QVERIFY(program.start());
    QTRY_VERIFY_WITH_TIMEOUT(!watcher.items().isEmpty(), PatienceMs);
    const test::AccessibleTree tree;
    QVERIFY(!shows(tree.read(ProgramName), u"check box"_s, u"Gateway"_s));
    QVERIFY(test::NotifierWatcher::activate(watcher.items().constLast()));
    QTRY_VERIFY_WITH_TIMEOUT(shows(tree.read(ProgramName), u"check box"_s, u"Gateway"_s), PatienceMs);
}

void DesktopTest::aTrayThatGoesBringsTheWindowBack()
{
    auto watcher = std::make_unique<test::NotifierWatcher>();
    QVERIFY(watcher->isOnTheBus());
    test::DesktopProcess program({u"--minimized"_s});
    QVERIFY(program.start());
    QTRY_VERIFY_WITH_TIMEOUT(!watcher->items().isEmpty(), PatienceMs);
    const test::AccessibleTree tree;
    QVERIFY(!shows(tree.read(ProgramName), u"check box"_s, u"Gateway"_s));
    // Another kind of tray is no help: Qt stays with the one that it began with.
    test::EmbedTray embedding;
    QVERIFY(embedding.start());
    QTRY_VERIFY_WITH_TIMEOUT(test::EmbedTray::isThere(), PatienceMs);
    watcher.reset();
    QTRY_VERIFY_WITH_TIMEOUT(shows(tree.read(ProgramName), u"check box"_s, u"Gateway"_s), PatienceMs);
}

void DesktopTest::theEmbeddedIconIsClicked()
{
    QVERIFY2(test::EmbedTray::isInstalled(), "trayer and xdotool are not installed");
    test::EmbedTray tray;
    QVERIFY(tray.start());
    QTRY_VERIFY_WITH_TIMEOUT(test::EmbedTray::isThere(), PatienceMs);
    test::DesktopProcess program({u"--minimized"_s});
    QVERIFY(program.start());
    QStringList windows;
    QTRY_VERIFY_WITH_TIMEOUT((windows = test::EmbedTray::windowsOf(ProgramName), windows.size() == 1),
                             PatienceMs);
    const QString icon = windows.constFirst();
    const test::AccessibleTree tree;
    QVERIFY(!shows(tree.read(ProgramName), u"check box"_s, u"Gateway"_s));
    // The panel may still be moving it.
    bool shown = false;
    for (int i = 0; i < 3 && !shown; ++i) {
        QVERIFY(test::EmbedTray::click(icon, 1));
        shown = QTest::qWaitFor(
            [&tree] { return shows(tree.read(ProgramName), u"check box"_s, u"Gateway"_s); }, PatienceMs / 2);
    }
    QVERIFY(shown);

    // Its menu, by its letter for quitting; the first one may come before the menu has the keyboard.
    QTRY_COMPARE_WITH_TIMEOUT(test::EmbedTray::windowsOf(ProgramName).size(), 2, PatienceMs);
    QVERIFY(test::EmbedTray::click(icon, 3));
    QTRY_COMPARE_WITH_TIMEOUT(test::EmbedTray::windowsOf(ProgramName).size(), 3, PatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT((test::EmbedTray::press(u"q"_s), !program.running()), PatienceMs);
}

void DesktopTest::theGlyphFollowsItsPanel_data()
{
    QTest::addColumn<QString>("tint");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("dark") << u"0x101014"_s << true;
    QTest::newRow("light") << u"0xf0f0f0"_s << false;
}

/// Whatever the desktop says of itself; this one says nothing.
void DesktopTest::theGlyphFollowsItsPanel()
{
    QFETCH(const QString, tint);
    QFETCH(const bool, isDark);
    QVERIFY2(test::EmbedTray::isInstalled(), "trayer and xdotool are not installed");
    test::EmbedTray tray;
    QVERIFY(tray.start(tint));
    QTRY_VERIFY_WITH_TIMEOUT(test::EmbedTray::isThere(), PatienceMs);
    test::DesktopProcess program({u"--minimized"_s});
    QVERIFY(program.start());
    QStringList windows;
    QTRY_VERIFY_WITH_TIMEOUT((windows = test::EmbedTray::windowsOf(ProgramName), windows.size() == 1),
                             PatienceMs);
    const auto isReadable = [&] {
        const QImage icon = test::EmbedTray::picture(windows.constFirst());
        if (icon.isNull() || (qGray(icon.pixel(0, 0)) < 128) != isDark)
            return false;
        int glyph = 0;
        for (int y = 0; y < icon.height(); ++y) {
            for (int x = 0; x < icon.width(); ++x)
                glyph += isDark ? qGray(icon.pixel(x, y)) > 200 : qGray(icon.pixel(x, y)) < 60;
        }
        return glyph > 20;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isReadable(), PatienceMs);
}

void DesktopTest::hidingCanBeDeclined()
{
    gui::HidingNotice notice;
    QSignalSpy opened(&notice, &gui::HidingNotice::opened);
    QSignalSpy declined(&notice, &gui::HidingNotice::declined);
    int otherwise = 0;
    const auto show = [&] { notice.show(u"Title"_s, u"Text"_s, [&otherwise] { ++otherwise; }); };
    {
        const test::NotificationService plain({u"body"_s});
        QVERIFY(plain.isOnTheBus());
        show();
        QTRY_COMPARE_WITH_TIMEOUT(otherwise, 1, PatienceMs);
        QCOMPARE(plain.shown, 0U);
    }
    test::NotificationService service({u"body"_s, u"actions"_s});
    QVERIFY(service.isOnTheBus());
    for (const QString &action : {u"default"_s, u"decline"_s}) {
        const uint number = service.shown + 1;
        show();
        QTRY_COMPARE_WITH_TIMEOUT(service.shown, number, PatienceMs);
        QCOMPARE(service.title, u"Title"_s);
        QVERIFY(service.actions.contains(action) && service.actions.contains(u"Don't hide next time"_s));
        Q_EMIT service.ActionInvoked(number + 7, action); // somebody else's
        // The answer with the number may still be on its way.
        QTRY_VERIFY_WITH_TIMEOUT((Q_EMIT service.ActionInvoked(number, action),
                                  (action == "decline"_L1 ? declined : opened).count() == 1),
                                 PatienceMs);
    }
    QCOMPARE(opened.count(), 1);
    QCOMPARE(declined.count(), 1);
    QCOMPARE(otherwise, 1);
}

void DesktopTest::theSchemeOfTheDesktopIsFollowed()
{
    QDBusConnection portal = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"portal"_s);
    QVERIFY(portal.registerService(u"org.freedesktop.portal.Desktop"_s));
    gui::PortalScheme scheme(nullptr);
    std::optional<gui::Scheme> read;
    connect(&scheme, &gui::PortalScheme::read, this, [&read](gui::Scheme now) { read = now; });
    for (const auto &[number, wanted] :
         {std::pair(1U, gui::Scheme::Dark), std::pair(2U, gui::Scheme::Light)}) {
        QDBusMessage change = QDBusMessage::createSignal(
            u"/org/freedesktop/portal/desktop"_s, u"org.freedesktop.portal.Settings"_s, u"SettingChanged"_s);
        change << u"org.freedesktop.appearance"_s << u"color-scheme"_s
               << QVariant::fromValue(QDBusVariant(number));
        // Again and again, as nobody knows when the bus has learned who listens.
        QVERIFY(test::runUntil([&, expected = wanted] { return read == expected; },
                               std::chrono::milliseconds(50), [&portal, &change] { portal.send(change); }));
    }
    std::optional<bool> contrast;
    connect(&scheme, &gui::PortalScheme::contrastRead, this, [&contrast](bool wanted) { contrast = wanted; });
    for (const auto &[number, wanted] : {std::pair(1U, true), std::pair(0U, false)}) {
        QDBusMessage change = QDBusMessage::createSignal(
            u"/org/freedesktop/portal/desktop"_s, u"org.freedesktop.portal.Settings"_s, u"SettingChanged"_s);
        change << u"org.freedesktop.appearance"_s << u"contrast"_s
               << QVariant::fromValue(QDBusVariant(number));
        QVERIFY(test::runUntil([&, expected = wanted] { return contrast == expected; },
                               std::chrono::milliseconds(50), [&portal, &change] { portal.send(change); }));
    }
    QVERIFY(portal.unregisterService(u"org.freedesktop.portal.Desktop"_s));
    QDBusConnection::disconnectFromBus(u"portal"_s);
}

BIFROST_TEST(DesktopTest)
#include "desktoptest.moc"
