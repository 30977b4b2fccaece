// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/header.h"
#include "gui/mainwindow/sidebar.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerlist.h"
#include "gui/providers/providerlistmodel.h"
#include "gui/widgets/switch.h"
#include "tests/gui/keydialogs.h"
#include "tests/gui/providersbench.h"
#include "tests/support/testmain.h"

#include <QAbstractButton>
#include <QTest>

#include <array>
#include <random>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QStringList Names{u"one"_s, u"two"_s, u"three"_s};

ConnectionReport reportOf(TestState signIn, const QString &keyName)
{
    ConnectionReport report;
    for (const auto kind : {TestStep::Kind::NameLookup, TestStep::Kind::Connect, TestStep::Kind::Tls,
                            TestStep::Kind::SignIn, TestStep::Kind::Models, TestStep::Kind::FirstToken}) {
        TestStep step;
        step.kind = kind;
        step.state = kind == TestStep::Kind::SignIn ? signIn : TestState::Good;
        if (step.state != TestState::Good)
            step.sentence = u"It does not take the key."_s;
        report.steps.push_back(step);
    }
    KeyReport key;
    key.name = keyName;
    key.state = signIn;
    key.status = signIn == TestState::Good ? 200 : signIn == TestState::Failed ? 401 : 429;
    report.keys.push_back(key);
    report.over = true;
    return report;
}

/// The window with three providers, and what somebody may do with them, here and elsewhere.
class Play
{
public:
    Play()
    {
        QByteArrayList all;
        for (const QString &name : Names)
            all += customJson(name.toUtf8(), u"http://192.0.2.1:9/v1"_s, {"sk-" + name.toUtf8()});
        bench.open("{" + all.join(", ") + "}");
        // No request goes out, so the gateway need not know.
        bench.config().setPublisher([](const Configuration &, auto done) { done({}); });
    }

    /// One step; says what it was.
    QString act(int what, const QString &name)
    {
        switch (what) {
        case 0:
            type(name, u"many"_s);
            return u"a wrong entry in "_s + name;
        case 1:
            type(name, 2);
            return u"a right entry in "_s + name;
        case 2:
            bench.page().showItem(name);
            bench.page().form()->apply();
            return u"applying "_s + name;
        case 3:
            bench.desk().revert(name);
            return u"reverting "_s + name;
        case 4:
            elsewhere(DeleteProvider{name});
            return u"removing %1 elsewhere"_s.arg(name);
        case 5:
            put(name);
            return u"adding %1 elsewhere"_s.arg(name);
        case 6:
        case 7:
        case 8:
            bench.gui().gateway.noteTest(
                name,
                reportOf(std::array{TestState::Good, TestState::Failed, TestState::Doubtful}.at(
                             std::size_t(what - 6)),
                         u"sk-"_s + name));
            bench.desk().watchHealth(true); // as whoever has tested it does
            return u"a test of "_s + name;
        case 9:
            QTest::keyClick(&bench.gui().window(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
            return u"local only"_s;
        case 10:
            enable(name, false);
            return u"switching the key of %1 off"_s.arg(name);
        case 11:
            enable(name, true);
            return u"switching the key of %1 on"_s.arg(name);
        case 12:
            bench.gui().window().openPage(u"live"_s);
            return u"another page"_s;
        case 13:
            bench.gui().window().openPage(u"providers"_s);
            return u"the page"_s;
        case 14:
            Q_EMIT bench.page().list()->addWanted({});
            return u"a new one"_s;
        default:
            bench.page().form()->apply();
            return u"applying what is shown"_s;
        }
    }

    /// What the window shows fits together; else what does not.
    QString fault()
    {
        const gui::ProviderListModel &model = *bench.page().list()->model();
        int shown = 0;
        for (int i = 0; i < model.rowCount(); ++i) {
            const gui::ProviderStanding &standing = model.row(i).standing;
            if (!standing.wantsAttention)
                continue;
            ++shown;
            if (standing.tone != gui::Tone::Error && standing.tone != gui::Tone::Warn)
                return model.row(i).id + u" is counted and has no mark"_s;
            if (standing.badge.isEmpty() || standing.sentence.isEmpty())
                return model.row(i).id + u" is counted and does not say why"_s;
        }
        const int rows = int(bench.desk().ids().size());
        if (rows != model.rowCount())
            return u"%1 rows for %2 providers"_s.arg(model.rowCount()).arg(rows);
        if (bench.page().attention() != shown)
            return u"the sidebar counts %1, %2 rows say why"_s.arg(bench.page().attention()).arg(shown);
        const QString word =
            bench.gui().find<gui::Header>()->findChild<gui::Switch *>()->accessibleDescription();
        if (word.contains(u"degraded"_s) && shown == 0)
            return u"the header says “%1”, and no row says why"_s.arg(word);
        return {};
    }

    ProvidersBench bench;

private:
    void elsewhere(const ConfigCommand &command)
    {
        bool done = false;
        QObject context;
        bench.config().apply({command, {}}, &context, [&done](const ConfigOutcome &) { done = true; });
        (void)QTest::qWaitFor([&done] { return done; }, 20000);
    }

    void type(const QString &name, const QJsonValue &retries)
    {
        bench.desk().edit(name, [&](gui::ProviderDraft &draft) {
            draft.setValue({u"network_config"_s, u"max_retries"_s}, retries);
        });
        bench.desk().judge(name);
    }

    void put(const QString &name)
    {
        PutProvider put;
        put.name = name;
        put.document.members = {
            {u"network_config"_s, QJsonObject{{u"base_url"_s, u"http://192.0.2.1:9/v1"_s}}},
            {u"custom_provider_config"_s, QJsonObject{{u"base_provider_type"_s, u"openai"_s}}}};
        ConfigDocument key;
        key.members = {{u"name"_s, u"sk-"_s + name}};
        key.secrets.insert(u"value"_s, {Secret("sk-new"), false});
        put.keys = {key};
        elsewhere(put);
    }

    void enable(const QString &name, bool on)
    {
        const ProviderConfig *stored = bench.stored(name);
        if (!stored || stored->keys.empty())
            return;
        PatchKey patch{name, stored->keys.front().id, {}};
        patch.patch.members[u"enabled"_s] = on;
        elsewhere(patch);
    }
};

} // namespace

/// The number in the sidebar, the marks in the list and the word in the header are of one source.
class ProviderAttentionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWrongEntryIsMarkedInTheList();
    void whatIsAddedAgainStartsAnew();
    void whatIsCountedIsShown_data();
    void whatIsCountedIsShown();
};

void ProviderAttentionTest::aWrongEntryIsMarkedInTheList()
{
    Play play;
    QVERIFY2(play.fault().isEmpty(), qPrintable(play.fault()));
    play.act(0, u"two"_s);
    QCOMPARE(play.bench.page().attention(), 1);
    QVERIFY2(play.fault().isEmpty(), qPrintable(play.fault()));
    const gui::ProviderListModel &model = *play.bench.page().list()->model();
    const QString said = model.indexOf(u"two"_s).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(said.contains(u"Wrong entry"_s), qPrintable(said));
    play.act(1, u"two"_s);
    QCOMPARE(play.bench.page().attention(), 0);
}

/// What was known of the one that had the name before is not said of it.
void ProviderAttentionTest::whatIsAddedAgainStartsAnew()
{
    Play play;
    play.act(7, u"one"_s);
    QTRY_COMPARE(play.bench.page().attention(), 1);
    play.act(4, u"one"_s);
    QTRY_COMPARE(play.bench.page().attention(), 0);
    play.act(5, u"one"_s);
    QTRY_VERIFY(play.bench.stored(u"one"_s));
    QTRY_COMPARE(play.bench.desk().ids().size(), Names.size());
    QCOMPARE(play.bench.desk().standing(u"one"_s).badge, u"Not tested yet"_s);
    QCOMPARE(play.bench.page().attention(), 0);
}

void ProviderAttentionTest::whatIsCountedIsShown_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 5; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void ProviderAttentionTest::whatIsCountedIsShown()
{
    QFETCH(const unsigned, seed);
    constexpr int Steps = 50;
    constexpr int Kinds = 16;
    std::mt19937 chance(seed);
    Play play;
    QVERIFY(play.bench.gui().startGateway());
    QStringList past;
    for (int i = 0; i < Steps; ++i) {
        const int what = int(chance() % Kinds);
        past += play.act(what, Names.at(int(chance() % unsigned(Names.size()))));
        if (gui::KeyDialog *dialog = openKeyDialog())
            dialog->reject();
        QString fault;
        const bool fits = QTest::qWaitFor([&] { return (fault = play.fault()).isEmpty(); });
        QVERIFY2(fits, qPrintable(fault + u" after "_s + past.join(u", "_s)));
    }
}

BIFROST_TEST(ProviderAttentionTest)
#include "providerattentiontest.moc"
