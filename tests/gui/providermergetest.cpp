// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/keyspart.h"
#include "gui/providers/keytable.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerhead.h"
#include "gui/widgets/button.h"
#include "tests/gui/alltexts.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/providersbench.h"
#include "tests/support/testmain.h"

#include <QLineEdit>
#include <QTcpSocket>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

/// A provider in the form with "7" typed for its retries.
class EditedBench
{
public:
    EditedBench()
    {
        bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
        QTest::keyClicks(retries(), u"7"_s);
    }

    QLineEdit *retries() { return bench.field<QLineEdit>(u"Retries"_s); }
    QLineEdit *idle() { return bench.field<QLineEdit>(u"Stream idle"_s); }
    gui::ProviderForm *form() { return bench.page().form(); }

    /// As /api or another window does.
    bool patch(const QString &member, const QJsonValue &value)
    {
        PatchProvider patch{u"cloud"_s, {}};
        patch.patch.members = {{u"network_config"_s, QJsonObject{{member, value}}}};
        return carryOut(patch);
    }

    bool carryOut(const ConfigCommand &command)
    {
        std::optional<bool> good;
        QObject context;
        bench.config().apply({command, {}}, &context,
                             [&good](const ConfigOutcome &outcome) { good = outcome.ok(); });
        return QTest::qWaitFor([&] { return good.has_value(); }, 20000) && *good;
    }

    const NetworkConfig &stored() { return bench.stored(u"cloud"_s)->network; }

    MockProvider server;
    ProvidersBench bench;
};

} // namespace

/// Two who change the same provider: only what somebody touched is written, and what both touched is asked.
class ProviderMergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatWasTouchedIsWritten();
    void whatIsNewIsShown();
    void reloadTakesWhatIsStored();
    void bothChangedTheSame_data();
    void bothChangedTheSame();
    void theFieldOffersWhatIsStored();
    void fasterByAMoment();
    void whatIsTypedMeanwhileStays();
};

void ProviderMergeTest::onlyWhatWasTouchedIsWritten()
{
    EditedBench edited;
    QVERIFY(edited.patch(u"stream_idle_timeout_in_seconds"_s, 77));
    QVERIFY(
        edited.carryOut(AddKey{u"cloud"_s, {{{u"name"_s, u"second"_s}, {u"value"_s, u"env.PATH"_s}}, {}}}));
    // What was not touched follows before anything is applied, and it is said.
    QTRY_COMPARE(edited.idle()->text(), u"77"_s);
    QCOMPARE(edited.form()->keys()->table()->model()->rowCount(), 2);
    QCOMPARE(edited.retries()->text(), u"7"_s);
    const QString told = allTexts(edited.form());
    QVERIFY2(told.contains(u"Changed elsewhere:"_s) && told.contains(u"Stream idle"_s)
                 && told.contains(u"key “second”"_s),
             qPrintable(told));
    edited.form()->head()->apply()->click();
    QTRY_VERIFY(!edited.bench.page().isUnsaved());
    QCOMPARE(edited.stored().maxRetries, 7);
    QCOMPARE(edited.stored().streamIdleTimeout.count(), 77);
    QCOMPARE(edited.bench.stored(u"cloud"_s)->keys.size(), std::size_t(2));
    QTRY_VERIFY(!findButton(edited.form(), u"Reload"_s));
}

void ProviderMergeTest::whatIsNewIsShown()
{
    EditedBench edited;
    QVERIFY(edited.patch(u"stream_idle_timeout_in_seconds"_s, 77));
    QTRY_VERIFY(findButton(edited.form(), u"Show"_s));
    findButton(edited.form(), u"Show"_s)->click();
    QTRY_VERIFY(edited.idle()->hasFocus());
}

void ProviderMergeTest::reloadTakesWhatIsStored()
{
    EditedBench edited;
    QVERIFY(edited.patch(u"stream_idle_timeout_in_seconds"_s, 77));
    QTRY_VERIFY(findButton(edited.form(), u"Reload"_s));
    findButton(edited.form(), u"Reload"_s)->click();
    QTRY_VERIFY(!edited.bench.page().isUnsaved());
    QCOMPARE(edited.retries()->text(), QString());
    QCOMPARE(edited.idle()->text(), u"77"_s);
    // What was typed comes back on top of it.
    QVERIFY(edited.patch(u"stream_idle_timeout_in_seconds"_s, 78));
    QTest::keyClick(&edited.bench.gui().window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(edited.retries()->text(), u"7"_s);
    QCOMPARE(edited.idle()->text(), u"78"_s);
}

void ProviderMergeTest::bothChangedTheSame_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QString>("shown");
    QTest::newRow("mine") << u"Keep mine"_s << u"7"_s;
    QTest::newRow("theirs") << u"Take theirs"_s << u"4"_s;
}

void ProviderMergeTest::bothChangedTheSame()
{
    QFETCH(const QString, verb);
    QFETCH(const QString, shown);
    EditedBench edited;
    QTest::keyClicks(edited.idle(), u"60"_s);
    QVERIFY(edited.patch(u"max_retries"_s, 4));
    QTRY_VERIFY(findButton(edited.form(), verb));
    QCOMPARE(edited.retries()->text(), u"7"_s);
    // Nothing is written before it is decided.
    edited.form()->head()->apply()->click();
    QCoreApplication::processEvents();
    QVERIFY(!edited.bench.desk().isApplying(u"cloud"_s));
    QCOMPARE(edited.stored().maxRetries, 4);
    QVERIFY(findButton(edited.form(), u"Keep mine"_s)->hasFocus());
    findButton(edited.form(), verb)->click();
    QTRY_VERIFY(!findButton(edited.form(), verb));
    QCOMPARE(edited.retries()->text(), shown);
    QVERIFY(edited.retries()->accessibleDescription().isEmpty());
    edited.form()->head()->apply()->click();
    QTRY_VERIFY(!edited.bench.page().isUnsaved());
    QCOMPARE(edited.stored().maxRetries, shown.toInt());
    QCOMPARE(edited.stored().streamIdleTimeout.count(), 60);
}

void ProviderMergeTest::theFieldOffersWhatIsStored()
{
    EditedBench edited;
    QVERIFY(edited.patch(u"max_retries"_s, 4));
    QTRY_VERIFY(edited.retries()->accessibleDescription().contains(u"Elsewhere it became 4."_s));
    findButton(edited.form(), u"Use that"_s)->click();
    QTRY_COMPARE(edited.retries()->text(), u"4"_s);
    QVERIFY(edited.retries()->accessibleDescription().isEmpty());
    QVERIFY(!edited.bench.page().isUnsaved());
}

void ProviderMergeTest::fasterByAMoment()
{
    EditedBench edited;
    // It is on its way while this is applied.
    PatchProvider patch{u"cloud"_s, {}};
    patch.patch.members = {{u"network_config"_s, QJsonObject{{u"stream_idle_timeout_in_seconds"_s, 77}}}};
    edited.bench.config().apply({patch, {}}, this, [](const ConfigOutcome &) {});
    edited.form()->head()->apply()->click();
    QTRY_VERIFY(!edited.bench.page().isUnsaved());
    QCOMPARE(edited.stored().maxRetries, 7);
    QCOMPARE(edited.stored().streamIdleTimeout.count(), 77);
}

void ProviderMergeTest::whatIsTypedMeanwhileStays()
{
    EditedBench edited;
    edited.form()->head()->apply()->click();
    QVERIFY(edited.bench.desk().isApplying(u"cloud"_s));
    QTest::keyClicks(edited.idle(), u"9"_s);
    QTRY_VERIFY(!edited.bench.desk().isApplying(u"cloud"_s));
    QCOMPARE(edited.stored().maxRetries, 7);
    QVERIFY(edited.bench.desk().isChanged(u"cloud"_s));
    QCOMPARE(edited.idle()->text(), u"9"_s);
    QVERIFY(!allTexts(edited.form()).contains(u"elsewhere"_s));
    edited.form()->head()->apply()->click();
    QTRY_VERIFY(!edited.bench.page().isUnsaved());
    QCOMPARE(edited.stored().streamIdleTimeout.count(), 9);
}

BIFROST_TEST(ProviderMergeTest)
#include "providermergetest.moc"
