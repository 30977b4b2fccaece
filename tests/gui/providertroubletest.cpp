// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/icons/providermark.h"
#include "gui/mainwindow/header.h"
#include "gui/mainwindow/pagestack.h"
#include "gui/providers/firststeps.h"
#include "gui/providers/keyspart.h"
#include "gui/providers/keytable.h"
#include "gui/providers/keytablemodel.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerlist.h"
#include "gui/widgets/button.h"
#include "gui/widgets/switch.h"
#include "tests/gui/alltexts.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/keydialogs.h"
#include "tests/gui/providersbench.h"
#include "tests/support/testmain.h"

#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QTcpSocket>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Enough = 6; // failures in a row until a provider counts as down

/// What the list shows of a provider, by its name.
QStringList rowTexts(ProvidersBench &bench, const QString &title)
{
    const QAbstractItemModel *model = bench.page().list()->view()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const QString text = model->index(row, 0).data().toString();
        if (text.startsWith(title))
            return {text, model->index(row, 0).data(Qt::AccessibleTextRole).toString()};
    }
    return {};
}

bool hasVisible(QWidget *root, const QString &text)
{
    const QAbstractButton *button = findButton(root, text);
    return button && button->isVisible();
}

} // namespace

QString headerWord(ProvidersBench &bench)
{
    return bench.gui().find<gui::Header>()->findChild<gui::Switch *>()->accessibleDescription();
}

bool failsLive(ProvidersBench &bench, MockProvider &server, int times)
{
    for (int i = 0; i < times; ++i) {
        server.enqueue(MockStep::answer(503, R"({"error": {"message": "Not now."}})"));
        const auto request = bench.gui().ask("cloud/gpt-4o");
        if (!QTest::qWaitFor([&] { return request->bytesAvailable() > 0; }, 30000))
            return false;
    }
    return true;
}

QImage markOf(const QString &provider, std::optional<bool> local)
{
    QImage image(24, 24, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    gui::paintProviderMark(&painter, QRectF(0, 0, 24, 24), provider, gui::Scheme::Light, local);
    return image;
}

/// A provider that fails for other reasons than its key, and one that local only blocks.
class ProviderTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsFail_data();
    void requestsFail();
    void aLimitedProviderSaysWhenItIsBack();
    void theTestIsLimited();
    void theEndOfALimitIsSaidByItself();
    void cloudIsBlockedByLocalOnly();
    void aGreenTestDoesNotHideWhatCameAfter();
    void aFailedTestIsSaidEverywhere();
    void aTestOfADraftSaysNothingOfWhatIsStored();
    void howItStandsIsSteadyWhileItIsChanged();
    void whatIsOnThisComputerHasItsMark();
    void aNewDraftIsNoTroubleYet();
    void whatIsWrongIsToldAtOnce();
    void theMenuStandsBesideItsButton();
    void aVariableThatIsNotSetIsSaid();
    void whatCannotBeUsedIsRedWithoutATest();
    void aKeyThatIsNoneIsSaid();
};

void ProviderTroubleTest::requestsFail_data()
{
    QTest::addColumn<int>("status"); // 0: the connection is cut
    QTest::addColumn<QString>("badge");
    QTest::addColumn<QString>("brief");
    QTest::addColumn<gui::Tone>("tone");
    QTest::addColumn<bool>("keyHelps");
    QTest::newRow("limited") << 429 << u"Rate limited"_s << u"limited"_s << gui::Tone::Warn << false;
    QTest::newRow("server") << 503 << u"Server error (503)"_s << u"down"_s << gui::Tone::Error << false;
    QTest::newRow("silent") << 0 << u"No answer"_s << u"down"_s << gui::Tone::Error << false;
    QTest::newRow("rejected") << 401 << u"Key rejected"_s << u"down"_s << gui::Tone::Error << true;
}

void ProviderTroubleTest::requestsFail()
{
    QFETCH(const int, status);
    QFETCH(const QString, badge);
    QFETCH(const QString, brief);
    QFETCH(const gui::Tone, tone);
    QFETCH(const bool, keyHelps);
    MockProvider server;
    for (int i = 0; i < Enough; ++i)
        server.enqueue(status ? MockStep::answer(status, R"({"error": {"message": "In their own words."}})")
                              : MockStep::closeUnanswered());
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    QVERIFY(bench.gui().startGateway());
    for (int i = 0; i < Enough; ++i) {
        const auto request = bench.gui().ask("cloud/gpt-4o");
        QTRY_VERIFY_WITH_TIMEOUT(request->bytesAvailable() > 0, 30000);
    }
    QTRY_COMPARE_WITH_TIMEOUT(bench.desk().standing(u"cloud"_s).badge, badge, 30000);
    const gui::ProviderStanding standing = bench.desk().standing(u"cloud"_s);
    QCOMPARE(standing.brief, brief);
    QCOMPARE(standing.tone, tone);
    QVERIFY(!standing.sentence.isEmpty());
    gui::ProviderForm *form = bench.page().form();
    QTRY_COMPARE(hasVisible(form, u"Replace…"_s), keyHelps);
    QVERIFY(allTexts(form).contains(standing.sentence));
    if (status == 401) // as a test of the connection would say it, and not the provider's words alone
        QTRY_VERIFY(allTexts(form).contains(
            u"(401): In their own words. Check that it was copied whole, or replace it."_s));
}

void ProviderTroubleTest::aVariableThatIsNotSetIsSaid()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"env.BIFROST_NOT_SET", "sk-mock"}) + "}");
    const auto standing = [&bench] { return bench.desk().standing(u"cloud"_s); };
    QTRY_COMPARE(standing().badge, u"1 of 2 keys unusable"_s);
    QCOMPARE(standing().tone, gui::Tone::Warn);
    QCOMPARE(standing().brief, u"no key"_s);
    QVERIFY2(standing().sentence.contains(u"BIFROST_NOT_SET"_s), qPrintable(standing().sentence));
    QTRY_COMPARE(bench.page().attention(), 1);
    QVERIFY(bench.gui().startGateway());
    QTRY_VERIFY(bench.gui().find<gui::Header>()->findChild<gui::Switch *>()->accessibleDescription().contains(
        u"degraded"_s));
}

void ProviderTroubleTest::whatCannotBeUsedIsRedWithoutATest()
{
    ProvidersBench bench;
    bench.open(R"({"nourl": {"keys": [], "custom_provider_config": {"base_provider_type": "openai"}}})");
    const gui::ProviderStanding standing = bench.desk().standing(u"nourl"_s);
    QCOMPARE(standing.tone, gui::Tone::Error);
    QVERIFY(standing.wantsAttention);
    QCOMPARE(standing.sentence, u"Provider “nourl” cannot be used: it has no base URL. Enter one."_s);
    QTRY_VERIFY(allTexts(bench.page().form()).contains(standing.sentence));
    QCOMPARE(bench.page().attention(), 1);
    const QString row = rowTexts(bench, u"nourl"_s).join(u'|');
    QVERIFY2(row.contains(standing.badge) && !row.contains(u"no key"_s), qPrintable(row));
    // And what is entered is refused where it is entered.
    bench.desk().edit(u"nourl"_s, [](gui::ProviderDraft &draft) {
        draft.setValue({u"network_config"_s, u"max_retries"_s}, 2);
    });
    QVERIFY(!bench.page().form()->apply());
    QVERIFY(allTexts(bench.page().form()).contains(u"Enter the address of the server"_s));
}

void ProviderTroubleTest::aKeyThatIsNoneIsSaid()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk bad", "sk-mock"}) + "}");
    const auto standing = [&bench] { return bench.desk().standing(u"cloud"_s); };
    QTRY_COMPARE(standing().badge, u"1 of 2 keys unusable"_s);
    QVERIFY2(standing().sentence.contains(u"blanks or characters"_s), qPrintable(standing().sentence));
}

void ProviderTroubleTest::aLimitedProviderSaysWhenItIsBack()
{
    MockProvider server;
    for (int i = 0; i < Enough; ++i)
        server.enqueue(
            MockStep::answer(429, "{}", "Content-Type: application/json\r\nRetry-After: 7200\r\n"));
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    QVERIFY(bench.gui().startGateway());
    const QDateTime before = QDateTime::currentDateTime();
    for (int i = 0; i < Enough; ++i) {
        const auto request = bench.gui().ask("cloud/gpt-4o");
        QTRY_VERIFY_WITH_TIMEOUT(request->bytesAvailable() > 0, 30000);
    }
    QTRY_COMPARE_WITH_TIMEOUT(bench.desk().standing(u"cloud"_s).badge, u"Rate limited"_s, 30000);
    const qint64 back = bench.desk().health(u"cloud"_s)->backAtUs / 1000;
    QVERIFY(back >= before.addSecs(7200).toMSecsSinceEpoch());
    QVERIFY(back <= QDateTime::currentDateTime().addSecs(7200).toMSecsSinceEpoch());
    QVERIFY(bench.desk().standing(u"cloud"_s).sentence.contains(u"It takes requests again"_s));
    // The key is not what is wrong.
    const gui::KeyTable *keys = bench.page().form()->keys()->table();
    QTRY_COMPARE(keys->model()->index(0, gui::KeyTableModel::State).data().toString(), u"429 limited"_s);
    QCOMPARE(gui::Tone(keys->model()->index(0, 0).data(gui::KeyTableModel::ToneRole).toInt()),
             gui::Tone::Warn);
}

void ProviderTroubleTest::theTestIsLimited()
{
    MockProvider server;
    for (int i = 0; i < 3; ++i)
        server.enqueue(
            MockStep::answer(429, "{}", "Content-Type: application/json\r\nRetry-After: 7200\r\n"));
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    const gui::ProviderStanding standing = bench.desk().standing(u"cloud"_s);
    QCOMPARE(standing.badge, u"Rate limited"_s);
    QCOMPARE(standing.brief, u"limited"_s);
    QCOMPARE(standing.tone, gui::Tone::Warn);
    QVERIFY(standing.sentence.contains(u"It takes requests again"_s));
    QVERIFY(allTexts(bench.page().form()).contains(standing.sentence));
    QVERIFY(!hasVisible(bench.page().form(), u"Replace…"_s));
}

/// No request comes that would make the page look again.
void ProviderTroubleTest::theEndOfALimitIsSaidByItself()
{
    MockProvider server;
    for (int i = 0; i < Enough; ++i)
        server.enqueue(MockStep::answer(429, "{}", "Content-Type: application/json\r\nRetry-After: 5\r\n"));
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    QVERIFY(bench.gui().startGateway());
    for (int i = 0; i < Enough; ++i) {
        const auto request = bench.gui().ask("cloud/gpt-4o");
        QTRY_VERIFY_WITH_TIMEOUT(request->bytesAvailable() > 0, 30000);
    }
    QTRY_VERIFY_WITH_TIMEOUT(allTexts(bench.page().form()).contains(u"requests again by now"_s), 30000);
}

void ProviderTroubleTest::cloudIsBlockedByLocalOnly()
{
    MockProvider here;
    ProvidersBench bench;
    bench.open(R"({"openai": {"keys": [{"name": "a", "value": "sk-a"}]}, )"
               + customJson("far", u"http://192.0.2.1:9/v1"_s, {}) + "," + customJson("near", here.url(), {})
               + "}");
    const auto blocked = [&bench](const QString &id) { return bench.desk().standing(id).isBlocked; };
    QVERIFY(!blocked(u"openai"_s) && !blocked(u"far"_s) && !blocked(u"near"_s));
    QTest::keyClick(&bench.gui().window(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(blocked(u"openai"_s));
    QVERIFY(blocked(u"far"_s) && !blocked(u"near"_s));
    QTRY_VERIFY(rowTexts(bench, u"OpenAI"_s).value(0).contains(u"blocked by local only"_s));
    QVERIFY(rowTexts(bench, u"OpenAI"_s).value(1).contains(u"Blocked by local only"_s));
    QVERIFY(!rowTexts(bench, u"near"_s).value(0).contains(u"blocked"_s));
    bench.page().list()->setCurrent(u"openai"_s);
    QTRY_VERIFY(allTexts(bench.page().form()).contains(u"nothing is sent to this provider"_s));
    QCOMPARE(bench.page().attention(), 0);
    QTest::keyClick(&bench.gui().window(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!blocked(u"openai"_s));
    QTRY_VERIFY(!rowTexts(bench, u"OpenAI"_s).value(0).contains(u"blocked"_s));
}

void ProviderTroubleTest::aGreenTestDoesNotHideWhatCameAfter()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    QVERIFY(bench.gui().startGateway());
    QTRY_COMPARE(headerWord(bench), u"Running"_s);
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    QTRY_COMPARE(bench.desk().standing(u"cloud"_s).tone, gui::Tone::Ok);
    QVERIFY(failsLive(bench, server, Enough));
    // List, head, sidebar and header say the same; the card says what the test found.
    QTRY_COMPARE_WITH_TIMEOUT(headerWord(bench), u"Running, degraded"_s, 30000);
    QTRY_COMPARE(bench.desk().standing(u"cloud"_s).badge, u"Server error (503)"_s);
    QCOMPARE(bench.desk().standing(u"cloud"_s).tone, gui::Tone::Error);
    QTRY_COMPARE(bench.page().attention(), 1);
    QTRY_VERIFY(rowTexts(bench, u"cloud"_s).value(1).contains(u"Server error (503)"_s));
    QVERIFY(bench.desk().report(u"cloud"_s));
    QVERIFY(!bench.desk().report(u"cloud"_s)->trouble());
    // A test that is newer than the failures clears them.
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    QTRY_COMPARE(bench.desk().standing(u"cloud"_s).badge, u"Works"_s);
    QTRY_COMPARE(headerWord(bench), u"Running"_s);
    QTRY_COMPARE(bench.page().attention(), 0);
}

void ProviderTroubleTest::aFailedTestIsSaidEverywhere()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-wrong"}) + "}");
    QVERIFY(bench.gui().startGateway());
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    QTRY_COMPARE(bench.desk().standing(u"cloud"_s).badge, u"Key rejected"_s);
    QTRY_COMPARE(headerWord(bench), u"Running, degraded"_s);
    QTRY_COMPARE(bench.page().attention(), 1);
}

void ProviderTroubleTest::aTestOfADraftSaysNothingOfWhatIsStored()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", u"http://127.0.0.1:1/v1"_s, {"sk-mock"}) + "}");
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    QTRY_COMPARE(bench.desk().standing(u"cloud"_s).tone, gui::Tone::Error);
    bench.desk().edit(u"cloud"_s, [&server](gui::ProviderDraft &draft) {
        draft.setValue({u"network_config"_s, u"base_url"_s}, server.url());
    });
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    QVERIFY(!bench.desk().report(u"cloud"_s)->trouble());
    QCOMPARE(bench.desk().standing(u"cloud"_s).tone, gui::Tone::Error);
    // Applied it is what is in force.
    bench.page().form()->apply();
    QTRY_COMPARE(bench.desk().standing(u"cloud"_s).tone, gui::Tone::Ok);
}

/// Badge and list tell of what is stored; what is typed makes neither come and go.
void ProviderTroubleTest::howItStandsIsSteadyWhileItIsChanged()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    const auto standing = [&bench] { return bench.desk().standing(u"cloud"_s); };
    QCOMPARE(standing().brief, QString()); // nobody knows yet
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    QTRY_COMPARE(standing().badge, u"Works"_s);
    const QString took = standing().brief;
    QVERIFY(!took.isEmpty());
    const auto isSame = [&] { return standing().badge == u"Works"_s && standing().brief == took; };
    const auto edit = [&bench](const std::function<void(gui::ProviderDraft &)> &change) {
        bench.desk().edit(u"cloud"_s, change);
    };
    edit([](gui::ProviderDraft &draft) { draft.keys().clear(); });
    QVERIFY2(isSame(), qPrintable(standing().badge + standing().brief));
    bench.page().form()->test(); // of the draft, which has no key
    QVERIFY(bench.testEnds(u"cloud"_s));
    QVERIFY2(isSame(), qPrintable(standing().badge + standing().brief));
    bench.desk().revert(u"cloud"_s);
    QVERIFY(isSame());
    edit([](gui::ProviderDraft &draft) { draft.setValue({u"network_config"_s, u"max_retries"_s}, 3); });
    bench.page().form()->apply();
    QTRY_VERIFY(!bench.desk().isChanged(u"cloud"_s));
    QCOMPARE(standing().brief, took); // it is still the same server
    edit([](gui::ProviderDraft &draft) {
        draft.setValue({u"network_config"_s, u"base_url"_s}, u"http://127.0.0.1:1/v1"_s);
    });
    QCOMPARE(standing().brief, took);
    bench.page().form()->apply();
    QTRY_VERIFY(!bench.desk().isChanged(u"cloud"_s));
    QCOMPARE(standing().brief, QString());

    // A new one has nothing stored that could be told of.
    Q_EMIT bench.page().list()->addWanted(u"groq"_s);
    QTRY_VERIFY(openKeyDialog());
    openKeyDialog()->reject();
    QCOMPARE(bench.desk().standing(bench.page().form()->provider()).badge, QString());
}

void ProviderTroubleTest::whatIsOnThisComputerHasItsMark()
{
    MockProvider here;
    ProvidersBench bench;
    bench.open("{" + customJson("far", u"http://192.0.2.1:9/v1"_s, {}) + ","
               + customJson("near", here.url(), {}) + "}");
    QVERIFY(bench.desk().isLocal(u"near"_s) && !bench.desk().isLocal(u"far"_s));
    // Where only the name is known, as in live traffic.
    QCOMPARE(markOf(u"near"_s, {}), markOf(u"near"_s, true));
    QCOMPARE(markOf(u"far"_s, {}), markOf(u"far"_s, false));
    QVERIFY(markOf(u"near"_s, true) != markOf(u"near"_s, false));
}

void ProviderTroubleTest::aNewDraftIsNoTroubleYet()
{
    ProvidersBench bench;
    bench.open("{" + customJson("far", u"http://192.0.2.1:9/v1"_s, {}) + "}");
    Q_EMIT bench.page().list()->addWanted({});
    QTRY_VERIFY(bench.field<QLineEdit>(u"Name"_s));
    QCOMPARE(bench.page().attention(), 0);
    auto *retries = bench.field<QLineEdit>(u"Retries"_s);
    retries->setFocus();
    QTest::keyClicks(retries, u"many"_s);
    QCOMPARE(bench.page().attention(), 0); // nobody has left it yet
    bench.field<QLineEdit>(u"Timeout"_s)->setFocus();
    QTRY_COMPARE(bench.page().attention(), 1);
    bench.page().form()->revert();
    QTRY_COMPARE(bench.page().attention(), 0);
    Q_EMIT bench.page().list()->addWanted({});
    QTRY_COMPARE(bench.page().attention(), 0);
    bench.page().form()->apply();
    QTRY_COMPARE(bench.page().attention(), 1);
}

void ProviderTroubleTest::whatIsWrongIsToldAtOnce()
{
    ProvidersBench bench;
    bench.open("{" + customJson("far", u"http://192.0.2.1:9/v1"_s, {}) + "}");
    Q_EMIT bench.page().list()->addWanted({});
    QTRY_VERIFY(bench.field<QLineEdit>(u"Name"_s));
    auto *name = bench.field<QLineEdit>(u"Name"_s);
    auto *url = bench.field<QLineEdit>(u"Base URL"_s);
    auto *retries = bench.field<QLineEdit>(u"Retries"_s);
    QTest::keyClicks(name, u"a b"_s);
    QTest::keyClicks(url, u"nowhere"_s);
    QTest::keyClicks(retries, u"many"_s);
    bench.page().form()->apply();
    QCOMPARE(name->accessibleDescription(), u"The name must not contain spaces or slashes."_s);
    QVERIFY(!url->accessibleDescription().isEmpty());
    QVERIFY(!retries->accessibleDescription().isEmpty());
    QTRY_VERIFY(name->hasFocus());
    // Without a name it is asked for one, and the rest is told all the same.
    name->clear();
    QTest::keyClick(name, Qt::Key_Backspace);
    bench.desk().edit(bench.page().form()->provider(), [](gui::ProviderDraft &draft) { draft.setName({}); });
    bench.page().form()->apply();
    QVERIFY2(name->accessibleDescription() == u"Give the provider a name."_s,
             qPrintable(name->accessibleDescription()));
    QVERIFY(!retries->accessibleDescription().isEmpty());
}

void ProviderTroubleTest::theMenuStandsBesideItsButton()
{
    ProvidersBench bench;
    bench.open();
    QAbstractButton *other = findButton(bench.page().firstSteps(), u"Another one…"_s);
    QVERIFY(other);
    other->click();
    auto *menu = bench.page().list()->findChild<QMenu *>();
    QTRY_VERIFY(menu->isVisible());
    const QRect button(other->mapToGlobal(QPoint()), other->size());
    QVERIFY(!menu->geometry().intersects(button));
    menu->close();
}

BIFROST_TEST(ProviderTroubleTest)
#include "providertroubletest.moc"
