// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/firststeps.h"
#include "gui/providers/offerrow.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerlist.h"
#include "gui/widgets/button.h"
#include "gui/widgets/note.h"
#include "tests/gui/alltexts.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/providersbench.h"
#include "tests/support/testmain.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// What the Providers page shows while nothing is set up.
class FirstStepsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstStepsWhileThereIsNone();
    void theFirstPageWhileThereIsNone();
    void theTestRequestIsAnsweredHere();
    void aServerIsFoundAndAddedByOneClick();
    void whatIsSetUpIsOpened();
    void aKeyOfTheEnvironmentIsOffered();
};

void FirstStepsTest::firstStepsWhileThereIsNone()
{
    ProvidersBench bench;
    bench.open();
    QVERIFY(bench.page().firstSteps()->isVisible());
    QVERIFY(!bench.page().list()->isVisible());
    QTRY_VERIFY(allTexts(bench.page().firstSteps()).contains(u"No server of models runs here"_s));
}

void FirstStepsTest::theFirstPageWhileThereIsNone()
{
    ProvidersBench fresh;
    fresh.openWindow();
    QVERIFY(fresh.page().isVisible());
    MockProvider server;
    ProvidersBench known;
    known.openWindow("{" + customJson("one", server.url(), {}) + "}");
    QVERIFY(!known.page().isVisible());
}

void FirstStepsTest::theTestRequestIsAnsweredHere()
{
    ProvidersBench bench;
    bench.open();
    gui::FirstSteps *steps = bench.page().firstSteps();
    QVERIFY(!findButton(steps, u"Send test request"_s));
    QVERIFY(findButton(steps, u"Start gateway"_s));
    QVERIFY(bench.gui().startGateway());
    QTRY_VERIFY(findButton(steps, u"Send test request"_s));
    findButton(steps, u"Send test request"_s)->click();
    const auto answer = [steps] { return steps->findChild<gui::Note *>()->text(); };
    QTRY_VERIFY_WITH_TIMEOUT(!answer().isEmpty(), 30000);
    QVERIFY2(answer().startsWith(u"Answered in"_s) && answer().contains(u"Hello"_s), qPrintable(answer()));
}

void FirstStepsTest::aServerIsFoundAndAddedByOneClick()
{
    QTcpServer ollama;
    QVERIFY(ollama.listen(QHostAddress::LocalHost));
    connect(&ollama, &QTcpServer::newConnection, &ollama, [&ollama] {
        QTcpSocket *socket = ollama.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            const bool tags = socket->readAll().contains("/api/tags");
            const QByteArray body =
                tags ? R"({"models":[{"name":"llama3.2"}]})" : R"({"data":[{"id":"llama3.2"}]})";
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                          + body);
        });
    });
    ProvidersBench bench;
    bench.open();
    bench.page().setLocalPortsForTest({ollama.serverPort()});
    QTRY_VERIFY(findButton(bench.page().firstSteps(), u"Look again"_s)->isEnabled());
    findButton(bench.page().firstSteps(), u"Look again"_s)->click();
    // The page has looked once before, and this machine may have a server of its own.
    const auto offer = [&]() -> gui::OfferRow * {
        const auto rows = bench.page().firstSteps()->findChildren<gui::OfferRow *>();
        const auto row = std::ranges::find_if(rows, [&](gui::OfferRow *one) {
            return allTexts(one).contains(QString::number(ollama.serverPort()));
        });
        return row == rows.end() ? nullptr : *row;
    };
    QTRY_VERIFY(offer());
    offer()->button()->click();
    QTRY_VERIFY(bench.stored(u"ollama"_s));
    QCOMPARE(bench.stored(u"ollama"_s)->network.baseUrl, u"http://localhost:%1"_s.arg(ollama.serverPort()));
    QTRY_COMPARE(bench.page().form()->provider(), u"ollama"_s);
    QVERIFY(bench.testEnds(u"ollama"_s));
    QVERIFY(bench.desk().report(u"ollama"_s)->succeeded());
}

void FirstStepsTest::whatIsSetUpIsOpened()
{
    ProvidersBench bench;
    bench.open(R"({"openai": {"keys": [{"name": "a", "value": "sk-a"}]}})");
    Q_EMIT bench.page().firstSteps()->addWanted(u"openai"_s);
    QCOMPARE(bench.page().form()->provider(), u"openai"_s);
    QCOMPARE(bench.page().list()->current(), u"openai"_s);
    QVERIFY(!bench.desk().isChanged(u"openai"_s));
}

void FirstStepsTest::aKeyOfTheEnvironmentIsOffered()
{
    qputenv("GROQ_API_KEY", "gsk-of-the-environment");
    ProvidersBench bench;
    bench.open();
    qunsetenv("GROQ_API_KEY");
    const auto rows = bench.page().firstSteps()->findChildren<gui::OfferRow *>();
    const auto groq = std::ranges::find_if(
        rows, [](gui::OfferRow *row) { return allTexts(row).contains(u"GROQ_API_KEY is set"_s); });
    QVERIFY(groq != rows.end());
    (*groq)->button()->click();
    QTRY_VERIFY(bench.stored(u"groq"_s));
    const ProviderConfig *provider = bench.stored(u"groq"_s);
    QCOMPARE(provider->keys.size(), 1u);
    QCOMPARE(provider->keys[0].value.reference, u"env.GROQ_API_KEY"_s);
    QVERIFY(!allTexts(&bench.gui().window()).contains(u"gsk-of-the-environment"_s));
}

BIFROST_TEST(FirstStepsTest)
#include "firststepstest.moc"
