// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/desktopentry.h"
#include "tests/desktop/embedtray.h"
#include "tests/desktop/seat.h"
#include "tests/support/mockprovider.h"
#include "tests/support/rawclient.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray chat(const QByteArray &model, bool streams = false)
{
    return httpRequest("POST", "/v1/chat/completions",
                       R"({"model":")" + model + R"(","messages":[{"role":"user","content":"Hello"}])"
                           + (streams ? R"(,"stream":true})" : "}"),
                       "Content-Type: application/json\r\n");
}

QByteArray openAiAt(const MockProvider &mock)
{
    return R"({"providers": {"openai": {"keys": [{"name": "a", "value": "sk-mock", "weight": 1}],
               "network_config": {"base_url": ")"
        + mock.url().toUtf8() + R"(", "max_retries": 0}}}})";
}

QByteArray pieceOf(const QByteArray &text)
{
    return sseEvent(R"({"id":"c1","object":"chat.completion.chunk","created":1,"model":"gpt-4o",)"
                    R"("choices":[{"index":0,"delta":{"content":")"
                    + text + R"("},"finish_reason":null}]})");
}

} // namespace

/// What people do with the program from end to end: the program itself, its tray, its window, real requests.
class JourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMenuOfTheTrayDoesItAll();
    void theEmbeddedMenuByKeys();
    void withoutATrayTheWindowIsEnough();
    void aSecondStartRaisesTheFirst();
    void startedAtLoginItRunsHidden();
    void aThousandRequestsByMouse();
    void aThousandRequestsByKeyboard();
    void aStreamThatItsClientLeaves();
};

void JourneyTest::theMenuOfTheTrayDoesItAll()
{
    Seat seat;
    QVERIFY(seat.begin());
    const NotifierMenu menu = seat.menu();
    QVERIFY2(menu.labels().value(0) == "Open Bifrost"_L1, qPrintable(menu.labels().join(u", "_s)));
    QCOMPARE(menu.labels().constLast(), u"Quit Bifrost"_s);
    QVERIFY(Seat::waits([&] { return seat.toolTip().startsWith(u"Running at "_s); }));
    QVERIFY(seat.toolTip().contains(QString::number(seat.program.port())));

    QVERIFY(Seat::waits([&] { return menu.click(u"Stop gateway"_s); }));
    QVERIFY(Seat::waits([&] { return seat.toolTip() == "Stopped"_L1; }));
    QVERIFY(Seat::waits([&] { return menu.click(u"Start gateway"_s); }));
    QVERIFY(Seat::waits([&] { return seat.toolTip().startsWith(u"Running at "_s); }));

    QVERIFY(Seat::waits([&] { return menu.click(u"Pause for 1 hour"_s); }));
    QVERIFY(Seat::waits([&] { return seat.toolTip().startsWith(u"Paused until "_s); }));
    const QStringList labels = menu.labels();
    const auto paused = std::find_if(labels.begin(), labels.end(), [](const QString &label) {
        return label.startsWith(u"Paused until "_s);
    });
    QVERIFY2(paused != labels.end(), qPrintable(labels.join(u", "_s)));
    QVERIFY(menu.isChecked(*paused));
    QVERIFY(menu.click(u"Start gateway"_s));
    QVERIFY(Seat::waits([&] { return seat.toolTip().startsWith(u"Running at "_s); }));
    QVERIFY(Seat::waits([&] { return menu.has(u"Pause for 1 hour"_s); }));

    QVERIFY(menu.click(u"Copy address"_s));
    QVERIFY(!seat.isWindowSeen());
    QVERIFY(menu.click(u"Open Bifrost"_s));
    QVERIFY(Seat::waits([&] { return seat.isWindowSeen(); }));
    QVERIFY(menu.click(u"Settings…"_s));
    QVERIFY(seat.shows(u"page tab"_s, u"General"_s));
    QVERIFY(menu.click(u"Quit Bifrost"_s));
    QVERIFY(seat.program.waitForEnd());
}

void JourneyTest::theEmbeddedMenuByKeys()
{
    QVERIFY2(EmbedTray::isInstalled(), "trayer and xdotool are not installed");
    EmbedTray tray;
    QVERIFY(tray.start());
    QVERIFY(Seat::waits([] { return EmbedTray::isThere(); }));
    DesktopProcess program({u"--minimized"_s});
    QVERIFY(program.start());
    QVERIFY(Seat::waits([&program] { return program.port() != 0; }));
    const auto windows = [] { return EmbedTray::windowsOf(Seat::Program); };
    QVERIFY(Seat::waits([&windows] { return windows().size() == 1; }));
    const QString icon = windows().constFirst();
    const auto listens = [&program] { return RawClient(program.port()).connected(); };
    QVERIFY(listens());
    // The panel may still be moving the icon; a key may come before the menu has the keyboard, and nobody
    // takes one once it is closed.
    const auto chooseToggle = [&](bool wanted) {
        for (int i = 0; i < 12 && listens() != wanted; ++i) {
            EmbedTray::click(icon, 3);
            if (!QTest::qWaitFor([&windows] { return windows().size() == 2; }, 5000))
                continue;
            (void)QTest::qWaitFor([&windows] { return EmbedTray::press(u"s"_s) && windows().size() == 1; },
                                  20000);
            (void)QTest::qWaitFor([&] { return listens() == wanted; }, 20000);
        }
        return listens() == wanted;
    };
    QVERIFY(chooseToggle(false));
    QVERIFY(Seat::waits([&program] { return program.hasSaid("\"Stopped\""); })); // until then it is stopping
    QVERIFY(chooseToggle(true));
}

void JourneyTest::withoutATrayTheWindowIsEnough()
{
    const AccessibleTree tree;
    QVERIFY(Seat::waits([&tree] { return tree.read(Seat::Program).isEmpty(); }));
    DesktopProcess program;
    QVERIFY(program.start());
    const auto sees = [&tree](const QString &name) {
        const auto nodes = tree.read(Seat::Program);
        return std::any_of(nodes.begin(), nodes.end(), [&name](const AccessibleNode &node) {
            return node.showing && node.role == "check box"_L1 && node.name == name;
        });
    };
    QVERIFY(Seat::waits([&] { return sees(u"Gateway"_s); }));
    QCOMPARE(program.startAgain(), 0); // which gives it the keyboard
    QVERIFY(Seat::waits([&program] { return program.port() != 0; }));
    const auto shows = [&tree](const QString &role, const QString &name) {
        const auto nodes = tree.read(Seat::Program);
        return std::any_of(nodes.begin(), nodes.end(), [&](const AccessibleNode &node) {
            return node.showing && node.role == role && node.name == name;
        });
    };
    QVERIFY(
        Seat::waits([&] { return EmbedTray::press(u"ctrl+comma"_s) && shows(u"page tab"_s, u"General"_s); }));
    // From now on each key arrives.
    const auto listens = [&program] { return RawClient(program.port()).connected(); };
    QVERIFY(listens());
    QVERIFY(EmbedTray::press(u"ctrl+r"_s));
    QVERIFY(Seat::waits([&] { return !listens() && shows(u"label"_s, u"Stopped"_s); }));
    QVERIFY(EmbedTray::press(u"ctrl+r"_s));
    QVERIFY(Seat::waits(listens));
    QVERIFY(Seat::waits([&] { return EmbedTray::press(u"ctrl+q"_s) && !program.running(); }));
}

void JourneyTest::aSecondStartRaisesTheFirst()
{
    Seat seat;
    QVERIFY(seat.begin());
    QVERIFY(!seat.isWindowSeen());
    const quint16 port = seat.program.port();
    QCOMPARE(seat.program.startAgain(), 0);
    QVERIFY(Seat::waits([&] { return seat.isWindowSeen(); }));
    QVERIFY(seat.program.running());
    // It is the same one, and its window has the keyboard.
    QVERIFY(RawClient(port).ask(httpRequest("GET", "/health")).has_value());
    QVERIFY(Seat::waits(
        [&] { return EmbedTray::press(u"ctrl+comma"_s) && seat.seen(u"page tab"_s, u"General"_s); }));
}

void JourneyTest::startedAtLoginItRunsHidden()
{
    Seat seat;
    QVERIFY(seat.begin());
    const QString path = seat.program.folder() + u"/.config/autostart/bifrost-desktop.desktop"_s;
    QVERIFY(!QFile::exists(path));
    QVERIFY(Seat::waits([&] { return seat.menu().click(u"Start at login"_s); }));
    QVERIFY(Seat::waits([&] { return QFile::exists(path) && seat.menu().isChecked(u"Start at login"_s); }));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto entry = gui::DesktopEntry::parse(QString::fromUtf8(file.readAll()));
    QCOMPARE(entry.value(u"Type"_s), u"Application"_s);
    QVERIFY(!entry.value(u"Name"_s).isEmpty());
    const QStringList command = entry.command();
    QVERIFY(command.contains(u"--minimized"_s) && command.contains(seat.program.folder()));
    QVERIFY(seat.menu().click(u"Quit Bifrost"_s));
    QVERIFY(seat.program.waitForEnd());
    const qsizetype before = seat.watcher.items().size();

    // The user logs in. Port 8080 may be anybody's on this machine.
    QVERIFY(seat.program.writeConfig(R"({"server": {"port": 0}})"));
    QVERIFY(seat.program.runBeside(command));
    QVERIFY(Seat::waits([&] { return seat.watcher.items().size() > before; }));
    QVERIFY(Seat::waits([&] { return seat.toolTip().startsWith(u"Running at "_s); }));
    QVERIFY(!seat.isWindowSeen());
    QVERIFY(seat.menu().isChecked(u"Start at login"_s));
    QVERIFY(Seat::waits([&] { return seat.menu().click(u"Start at login"_s); }));
    QVERIFY(Seat::waits([&] { return !QFile::exists(path); }));
}

namespace {

/// One in ten is refused for its rate.
constexpr int Thousand = 1000;
constexpr int OneIn = 10;

bool sendRequests(quint16 port, MockProvider *mock, int count)
{
    RawClient client(port);
    for (int i = 0; i < count; ++i) {
        if (i % OneIn == 0)
            mock->enqueue(MockStep::answer(429, R"({"error":{"message":"Slow down.","type":"rate_limit"}})"));
        const auto answer = client.ask(chat("openai/gpt-4o"));
        if (!answer || answer->status != (i % OneIn == 0 ? 429 : 200))
            return false;
    }
    return true;
}

} // namespace

void JourneyTest::aThousandRequestsByMouse()
{
    MockProvider mock;
    Seat seat;
    QVERIFY(seat.program.writeConfig(openAiAt(mock)));
    QVERIFY(seat.begin());
    QVERIFY(seat.open());
    QVERIFY(seat.press(u"radio button"_s, u"Live traffic"_s));
    QVERIFY(sendRequests(seat.program.port(), &mock, Thousand));
    QVERIFY(Seat::waits([&] {
        const auto nodes = seat.tree.read(Seat::Program);
        return std::any_of(nodes.begin(), nodes.end(), [](const AccessibleNode &node) {
            return node.showing && node.name.contains(u"1,000 requests since start"_s);
        });
    }));
    QVERIFY(seat.says(u"Following"_s));
    QVERIFY(seat.press(u"push button"_s, u"Pause"_s));
    QVERIFY(seat.says(u"Paused"_s));
    QVERIFY(sendRequests(seat.program.port(), &mock, 12));
    QVERIFY(seat.says(u"Paused, 12 new"_s));
    QVERIFY(seat.press(u"push button"_s, u"Continue"_s));
    QVERIFY(seat.says(u"Following"_s));
    QVERIFY(seat.press(u"radio button"_s, u"Errors"_s));
    QVERIFY(seat.says(u"102 of 1,012 requests"_s));
}

void JourneyTest::aThousandRequestsByKeyboard()
{
    QVERIFY2(EmbedTray::isInstalled(), "xdotool is not installed");
    MockProvider mock;
    Seat seat;
    QVERIFY(seat.program.writeConfig(openAiAt(mock)));
    QVERIFY(seat.begin());
    QVERIFY(seat.open());
    QVERIFY(
        Seat::waits([&] { return EmbedTray::press(u"ctrl+1"_s) && seat.seen(u"label"_s, u"Following"_s); }));
    QVERIFY(sendRequests(seat.program.port(), &mock, Thousand));
    QVERIFY(EmbedTray::press(u"ctrl+f"_s));
    QVERIFY(EmbedTray::type(u"status:429 provider:openai"_s));
    QVERIFY(seat.says(u"100 of 1,000 requests"_s));
    QVERIFY(EmbedTray::press(u"Return"_s)); // to the table
    QVERIFY(EmbedTray::press(u"space"_s));
    QVERIFY(seat.says(u"Paused"_s));
    QVERIFY(sendRequests(seat.program.port(), &mock, 2 * OneIn));
    QVERIFY(seat.says(u"Paused, 2 new"_s));
    QVERIFY(EmbedTray::press(u"space"_s));
    QVERIFY(seat.says(u"102 of 1,020 requests"_s));
    QVERIFY(seat.says(u"Following"_s));
}

void JourneyTest::aStreamThatItsClientLeaves()
{
    QVERIFY2(EmbedTray::isInstalled(), "xdotool is not installed");
    MockProvider mock;
    mock.enqueue(MockStep::events({pieceOf("Hello "), MockStep::gate(), pieceOf("world"), MockStep::gate(),
                                   pieceOf("never"), MockStep::gate(), pieceOf("seen")}));
    Seat seat;
    QVERIFY(seat.program.writeConfig(openAiAt(mock)));
    QVERIFY(seat.begin());
    QVERIFY(seat.open());
    QVERIFY(Seat::waits(
        [&] { return EmbedTray::press(u"ctrl+1"_s) && seat.seen(u"label"_s, u"Live traffic"_s); }));
    RawClient client(seat.program.port());
    QVERIFY(client.send(chat("openai/gpt-4o", true)));
    QVERIFY(!client.receiveUntil("Hello ").isEmpty());
    // The request is there while it runs. Its details, by the keyboard.
    QVERIFY(Seat::waits([&] { return seat.seen(u"table"_s, u"Requests"_s).has_value(); }));
    QVERIFY(
        Seat::waits([&] { return EmbedTray::press(u"ctrl+d"_s) && seat.seen(u"page tab"_s, u"Stream"_s); }));
    QVERIFY(seat.press(u"page tab"_s, u"Stream"_s));
    QVERIFY(seat.shows(u"table"_s, u"Events"_s));
    mock.release();
    QVERIFY(!client.receiveUntil("world").isEmpty());
    QVERIFY(Seat::waits([&] {
        const auto text = seat.seen(u"text"_s, u"Text of the answer"_s);
        return text && seat.tree.text(*text).contains(u"Hello world"_s);
    }));
    client.reset();
    QVERIFY(seat.says(u"cancelled"_s));
    mock.release(2);
    QVERIFY(mock.waitForAborts(1));
}

BIFROST_TEST(JourneyTest)
#include "journeytest.moc"
