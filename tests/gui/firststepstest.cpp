// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/firststeps.h"
#include "gui/live/emptystate.h"
#include "gui/providers/foundkeys.h"
#include "gui/providers/keyspart.h"
#include "gui/providers/offerrow.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerlist.h"
#include "gui/providers/providerspage.h"
#include "gui/widgets/button.h"
#include "gui/widgets/note.h"
#include "tests/gui/alltexts.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/keydialogs.h"
#include "tests/gui/providersbench.h"
#include "tests/gui/settingsbench.h"
#include "tests/support/testmain.h"

#include <QLabel>
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
    void liveTrafficNamesWhatIsThere();
    void withProvidersOnlyServersAreLookedFor();
    void whereKeysGoIsSaid();
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
    const auto answer = [steps] {
        for (const gui::Note *note : steps->findChildren<gui::Note *>()) {
            if (note->isVisible() && note->text().contains(u"Hello"_s))
                return note->text();
        }
        return QString();
    };
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

/// The page that comes first where the environment has set a provider up says so, too.
void FirstStepsTest::liveTrafficNamesWhatIsThere()
{
    const auto said = [](ProvidersBench &bench) {
        bench.gui().window().openPage(u"live"_s);
        return allTexts(bench.gui().find<gui::EmptyState>());
    };
    ProvidersBench detected;
    detected.openWindow(R"({"openai": {"keys": [{"name": "a", "value": "env.OPENAI_API_KEY"}]}})");
    QVERIFY2(said(detected).contains(u"OpenAI is set up with the key in OPENAI_API_KEY."_s),
             qPrintable(said(detected)));
    findButton(detected.gui().find<gui::EmptyState>(), u"Open OpenAI"_s)->click();
    QVERIFY(detected.page().isVisible());
    QCOMPARE(detected.page().form()->provider(), u"openai"_s);

    qputenv("GROQ_API_KEY", "gsk-of-the-environment");
    ProvidersBench none;
    none.openWindow();
    const EnvironmentKey first = gui::foundKeys(*none.config().state()).front();
    QVERIFY2(said(none).contains(u"A key was found in "_s + first.variable), qPrintable(said(none)));
    findButton(none.gui().find<gui::EmptyState>(), u"Set up providers"_s)->click();
    QVERIFY(none.page().firstSteps()->isVisible());
    QVERIFY(allTexts(none.page().firstSteps()).contains(first.variable));
    qunsetenv("GROQ_API_KEY");
}

/// Somebody who has providers is not greeted again, and comes back as he came.
void FirstStepsTest::withProvidersOnlyServersAreLookedFor()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("one", server.url(), {"sk-mock"}) + "}");
    bench.page().setLocalPortsForTest({});
    gui::FirstSteps *steps = bench.page().firstSteps();
    const auto shown = [steps] { return steps->isVisible(); };
    QAbstractButton *detect = findButton(bench.page().list(), u"Detect local"_s);
    detect->setFocus();
    QTest::keyClick(detect, Qt::Key_Space);
    QVERIFY(shown());
    QVERIFY(bench.field<QAbstractButton>(u"Look again"_s));
    QVERIFY(!bench.field<QAbstractButton>(u"OpenAI"_s)); // the choice of a cloud
    QVERIFY(!findButton(steps, u"Start gateway"_s)); // the trial
    QVERIFY(steps->backButton()->hasFocus());
    QTest::keyClick(steps->backButton(), Qt::Key_Space);
    QVERIFY(!shown() && bench.page().form()->isVisible());
    QCOMPARE(bench.page().form()->provider(), u"one"_s);

    QTRY_VERIFY((detect = findButton(bench.page().list(), u"Detect local"_s)) && detect->isEnabled());
    QTest::mouseClick(detect, Qt::LeftButton);
    QVERIFY(shown());
    QTest::keyClick(&bench.gui().window(), Qt::Key_Escape);
    QVERIFY(!shown());

    // Without a provider it is the whole page, and there is nothing to go back to.
    bench.desk().remove(u"one"_s);
    QTRY_VERIFY(shown());
    QVERIFY(bench.field<QAbstractButton>(u"OpenAI"_s));
    QVERIFY(!steps->backButton()->isVisible());
}

void FirstStepsTest::whereKeysGoIsSaid()
{
    for (const Keychain::Outcome outcome : {Keychain::Outcome::Done, Keychain::Outcome::Absent}) {
        SettingsBench bench;
        bench.keychain->outcome = outcome;
        bench.open({});
        bench.window().openPage(u"providers"_s);
        const bool hasKeychain = outcome == Keychain::Outcome::Done;
        const QString said =
            hasKeychain ? u"only your keychain opens them"_s : u"whoever can read your files"_s;
        auto *page = bench.gui().find<gui::ProvidersPage>();
        const auto isSaidIn = [&said](QWidget *part) {
            const auto labels = part->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [&said](const QLabel *label) {
                return label->isVisible() && label->text().contains(said);
            });
        };
        QVERIFY(page->firstSteps()->isVisible());
        QVERIFY2(isSaidIn(page->firstSteps()), qPrintable(said));
        Q_EMIT page->firstSteps()->addWanted(u"groq"_s);
        QTRY_VERIFY(openKeyDialog());
        openKeyDialog()->reject();
        QTRY_VERIFY(page->form()->isVisible());
        QVERIFY2(isSaidIn(page->form()->keys()), qPrintable(said));
        page->revertChanges();
    }
}

BIFROST_TEST(FirstStepsTest)
#include "firststepstest.moc"
