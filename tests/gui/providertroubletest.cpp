// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/pagestack.h"
#include "gui/providers/keyspart.h"
#include "gui/providers/keytable.h"
#include "gui/providers/keytablemodel.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerlist.h"
#include "gui/widgets/button.h"
#include "tests/gui/alltexts.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/providersbench.h"
#include "tests/support/testmain.h"

#include <QListView>
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

/// A provider that fails for other reasons than its key, and one that local only blocks.
class ProviderTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsFail_data();
    void requestsFail();
    void aLimitedProviderSaysWhenItIsBack();
    void theTestIsLimited();
    void cloudIsBlockedByLocalOnly();
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

BIFROST_TEST(ProviderTroubleTest)
#include "providertroubletest.moc"
