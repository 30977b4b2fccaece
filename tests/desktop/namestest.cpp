// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/embedtray.h"
#include "tests/desktop/seat.h"
#include "tests/support/mockprovider.h"
#include "tests/support/rawclient.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// What takes the focus has a name for a screen reader, also in what is not there at first: the details of a
/// request, dialogs.
class NamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDetailsOfARequest();
    void dialogs();
};

void NamesTest::theDetailsOfARequest()
{
    Seat seat;
    QVERIFY(seat.begin());
    QVERIFY(seat.open());
    QVERIFY(seat.press(u"radio button"_s, u"Live traffic"_s));
    QVERIFY(seat.press(u"push button"_s, u"Send test request"_s));
    for (const QString &tab :
         {u"Summary"_s, u"Request"_s, u"Response"_s, u"Stream"_s, u"Attempts"_s, u"Headers"_s}) {
        QVERIFY2(seat.press(u"page tab"_s, tab), qPrintable(tab));
        const QStringList nameless = seat.nameless();
        QVERIFY2(nameless.isEmpty(), qPrintable(tab + u": "_s + nameless.join(u", "_s)));
    }
    QVERIFY(seat.press(u"page tab"_s, u"Request"_s));
    for (const QString &view : {u"As sent"_s, u"Conversation"_s}) {
        QVERIFY2(seat.press(u"radio button"_s, view), qPrintable(view));
        QCOMPARE(seat.nameless(), QStringList());
    }
}

void NamesTest::dialogs()
{
    QVERIFY2(EmbedTray::isInstalled(), "xdotool is not installed");
    MockProvider mock;
    mock.enqueue(MockStep::neverAnswer());
    Seat seat;
    QVERIFY(seat.program.writeConfig(R"({"providers": {"openai": {"keys": [{"name": "a", "value": "sk-mock",
        "weight": 1}], "network_config": {"base_url": ")"
                                     + mock.url().toUtf8() + R"("}}}})"));
    QVERIFY(seat.begin());
    QVERIFY(seat.open());
    RawClient client(seat.program.port());
    QVERIFY(
        client.send(httpRequest("POST", "/v1/chat/completions",
                                R"({"model":"openai/gpt-4o","messages":[{"role":"user","content":"Hello"}]})",
                                "Content-Type: application/json\r\n")));
    QVERIFY(mock.waitForRequests(1).size() == 1);
    const struct
    {
        QString keys;
        QString role;
        QString shown;
    } all[] = {
        {u"F1"_s, u"tree"_s, u"Keyboard shortcuts"_s},
        {u"ctrl+q"_s, u"push button"_s, u"Finish, then quit"_s},
    };
    for (const auto &dialog : all) {
        QCOMPARE(seat.program.startAgain(), 0); // without a window manager nobody else gives it the keyboard
        QVERIFY2(Seat::waits(
                     [&] { return EmbedTray::press(dialog.keys) && seat.seen(dialog.role, dialog.shown); }),
                 qPrintable(dialog.shown));
        const QStringList nameless = seat.nameless();
        QVERIFY2(nameless.isEmpty(), qPrintable(dialog.shown + u": "_s + nameless.join(u", "_s)));
        QVERIFY(Seat::waits(
            [&] { return EmbedTray::press(u"Escape"_s) && !seat.seen(dialog.role, dialog.shown); }));
    }
    // Whoever is asked whether to quit stays.
    QVERIFY(seat.program.running());
    QVERIFY(seat.press(u"radio button"_s, u"Providers"_s));
    QVERIFY(seat.press(u"push button"_s, u"Add key"_s));
    QVERIFY(seat.shows(u"text"_s, u"Key"_s));
    QCOMPARE(seat.nameless(), QStringList());
}

BIFROST_TEST(NamesTest)
#include "namestest.moc"
