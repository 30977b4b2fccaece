// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/infobars.h"
#include "gui/mainwindow/pagestack.h"
#include "gui/providers/keyspart.h"
#include "gui/providers/keytable.h"
#include "gui/providers/keytablemodel.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerlist.h"
#include "gui/widgets/infobar.h"
#include "tests/gui/clipping.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/providersbench.h"
#include "tests/support/testmain.h"

#include <QTcpSocket>
#include <QTest>
#include <QToolButton>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int WatchPatience = 20000; // the watch looks every other second

/// Two providers at mocks of their own, and the gateway running.
class TwoProviders
{
public:
    TwoProviders()
    {
        bench.openWindow("{" + customJson("one", first.url(), {"sk-mock"}) + ", "
                         + customJson("two", second.url(), {"sk-mock"}) + "}");
    }

    gui::InfoBar *bar() { return bench.gui().window().infoBars()->bar(u"health"_s); }

    /// Lets the mock answer the next request so, and sends one.
    bool refuse(MockProvider &mock, const QByteArray &name, int status)
    {
        mock.enqueue(MockStep::answer(status, R"({"error":{"message":"Not today."}})"));
        return ask(mock, name);
    }

    bool ask(MockProvider &mock, const QByteArray &name)
    {
        const auto before = mock.requests().size();
        const auto socket = bench.gui().ask(name + "/gpt-4o");
        return QTest::qWaitFor([&] { return socket->bytesAvailable() > 0; }, WatchPatience)
            && mock.requests().size() > before;
    }

    MockProvider first;
    MockProvider second;
    ProvidersBench bench;
};

} // namespace

/// The amber state says which provider is in trouble, and leads there.
class HealthNoticeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theProviderIsNamedAndOpened();
    void severalAreNamed();
    void whatTheProviderSaysIsNotCut();
    void closedItStaysClosed();
    void aRateIsSaidAsOne();
    void aKeyThatNeverWorkedDoesNotWork();
};

void HealthNoticeTest::theProviderIsNamedAndOpened()
{
    TwoProviders stage;
    QVERIFY(stage.bench.gui().startGateway());
    QVERIFY(!stage.bar());
    QVERIFY(stage.refuse(stage.first, "one", 401));
    QVERIFY(QTest::qWaitFor([&] { return stage.bar(); }, WatchPatience));
    QCOMPARE(stage.bar()->kind(), gui::Message::Kind::Warning);
    QCOMPARE(stage.bar()->text(), u"one answers 401. It does not accept the key."_s);
    QTest::mouseClick(findButton(stage.bar(), u"Open provider"_s), Qt::LeftButton);
    QCOMPARE(stage.bench.gui().window().pages()->page(), &stage.bench.page());
    QTRY_COMPARE(stage.bench.page().list()->current(), u"one"_s);
    // It works again.
    for (int i = 0; i < 3; ++i)
        QVERIFY(stage.ask(stage.first, "one"));
    QVERIFY(QTest::qWaitFor([&] { return !stage.bar(); }, WatchPatience));
}

void HealthNoticeTest::severalAreNamed()
{
    TwoProviders stage;
    QVERIFY(stage.bench.gui().startGateway());
    QVERIFY(stage.refuse(stage.first, "one", 403));
    QVERIFY(stage.refuse(stage.second, "two", 402));
    QVERIFY(QTest::qWaitFor([&] { return stage.bar() && findButton(stage.bar(), u"Open two"_s); },
                            WatchPatience));
    QCOMPARE(stage.bar()->text(), u"2 providers are in trouble. one answers 403. two answers 402."_s);
    QTest::mouseClick(findButton(stage.bar(), u"Open two"_s), Qt::LeftButton);
    QTRY_COMPARE(stage.bench.page().list()->current(), u"two"_s);
    // A gateway that is stopped has other worries.
    stage.bench.gui().gateway.stop();
    QTRY_VERIFY(!stage.bar());
}

void HealthNoticeTest::whatTheProviderSaysIsNotCut()
{
    TwoProviders stage;
    QVERIFY(stage.bench.gui().startGateway());
    const QByteArray sentence =
        "The engine is overloaded because more people than ever are asking at this "
        "hour, so this request was not taken in; wait for a few minutes before you try "
        "again, or ask another model for the time being.";
    for (int i = 0; i < 5; ++i) { // once is none of anybody's trouble
        stage.first.enqueue(MockStep::answer(500, R"({"error":{"message":")" + sentence + R"("}})"));
        QVERIFY(stage.ask(stage.first, "one"));
    }
    QVERIFY(QTest::qWaitFor([&] { return stage.bar(); }, WatchPatience));
    QVERIFY2(stage.bar()->text().contains(QString::fromUtf8(sentence)), qPrintable(stage.bar()->text()));
    for (const QSize size : {QSize(1180, 760), QSize(860, 560)}) {
        stage.bench.gui().window().resize(size);
        QStringList clipped;
        QTRY_VERIFY2((clipped = clippedTexts(stage.bench.gui().window())).isEmpty(),
                     qPrintable(clipped.join(u'\n')));
    }
}

void HealthNoticeTest::closedItStaysClosed()
{
    TwoProviders stage;
    QVERIFY(stage.bench.gui().startGateway());
    QVERIFY(stage.refuse(stage.first, "one", 401));
    QVERIFY(QTest::qWaitFor([&] { return stage.bar(); }, WatchPatience));
    QTest::mouseClick(stage.bar()->findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(!stage.bar());
    QVERIFY(stage.refuse(stage.first, "one", 403));
    // The next trouble is told, with the one that is known.
    QVERIFY(stage.refuse(stage.second, "two", 401));
    QVERIFY(QTest::qWaitFor([&] { return stage.bar(); }, WatchPatience));
    QVERIFY(stage.bar()->text().startsWith(u"2 providers"_s));
}

/// Most requests are answered, so nothing is said of an answer that does not come.
void HealthNoticeTest::aRateIsSaidAsOne()
{
    TwoProviders stage;
    QVERIFY(stage.bench.gui().startGateway());
    for (int i = 0; i < 10; ++i) {
        if (i % 4 == 1)
            QVERIFY(stage.refuse(stage.first, "one", 503));
        else
            QVERIFY(stage.ask(stage.first, "one"));
    }
    QVERIFY(QTest::qWaitFor([&] { return stage.bar(); }, WatchPatience));
    const QString told = stage.bar()->text();
    QVERIFY2(told.startsWith(u"30 % of the last requests to one failed. The last failure: "_s),
             qPrintable(told));
    QVERIFY2(told.contains(u"Not today."_s), qPrintable(told));
    const gui::ProviderStanding standing = stage.bench.desk().standing(u"one"_s);
    QCOMPARE(standing.badge, u"30 % of the last requests failed"_s);
    QVERIFY2(standing.sentence.startsWith(u"The last failure: "_s), qPrintable(standing.sentence));
}

void HealthNoticeTest::aKeyThatNeverWorkedDoesNotWork()
{
    TwoProviders stage;
    stage.bench.gui().window().openPage(u"providers"_s, u"one"_s);
    QVERIFY(stage.bench.gui().startGateway());
    QVERIFY(stage.refuse(stage.first, "one", 503)); // which is no verdict on the key yet
    const QAbstractItemModel *keys = stage.bench.page().form()->keys()->table()->model();
    const QModelIndex state = keys->index(0, gui::KeyTableModel::State);
    QTRY_COMPARE_WITH_TIMEOUT(state.data().toString(), u"503"_s, WatchPatience);
    QCOMPARE(state.data(gui::KeyTableModel::ToneRole).toInt(), int(gui::Tone::Warn));
    QVERIFY(stage.ask(stage.first, "one"));
    QTRY_COMPARE_WITH_TIMEOUT(state.data(gui::KeyTableModel::ToneRole).toInt(), int(gui::Tone::Ok),
                              WatchPatience);
}

BIFROST_TEST(HealthNoticeTest)
#include "healthnoticetest.moc"
