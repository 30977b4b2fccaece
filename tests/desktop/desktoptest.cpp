// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/accessibletree.h"
#include "tests/desktop/desktopprocess.h"
#include "tests/desktop/notifierwatcher.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <algorithm>
#include <chrono>

using namespace bifrost;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int PatienceMs = 60000; // the machine may be busy; nothing here takes a second
const QString ProgramName = u"bifrost"_s;

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
};

void DesktopTest::screenReaderHasNamesForEverything()
{
    test::DesktopProcess program;
    QVERIFY(program.start());
    const test::AccessibleTree tree;
    QVERIFY(tree.isConnected());
    QList<test::AccessibleNode> nodes;
    QTRY_VERIFY_WITH_TIMEOUT((nodes = tree.read(ProgramName), shows(nodes, u"check box"_s, u"Gateway"_s)),
                             PatienceMs);
    QStringList nameless;
    for (const test::AccessibleNode &node : nodes) {
        if (node.focusable && node.showing && node.name.isEmpty())
            nameless += node.role + u' ' + node.path;
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
    QVERIFY(shows(nodes, u"radio button"_s, u"Live traffic"_s));
}

void DesktopTest::trayHostThatStartsLaterIsNoticed()
{
    test::DesktopProcess program;
    QVERIFY(program.start());
    const test::AccessibleTree tree;
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

BIFROST_TEST(DesktopTest)
#include "desktoptest.moc"
