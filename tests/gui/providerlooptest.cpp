// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/infobars.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerlist.h"
#include "gui/widgets/infobar.h"
#include "tests/gui/alltexts.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/providersbench.h"
#include "tests/support/testmain.h"

#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// A provider whose address is the gateway's own: refused as it is typed, and said where there is one all the
/// same, because the port was changed later.
class ProviderLoopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFormRefusesIt();
    void listFormAndBarNameTheSameCause();
};

void ProviderLoopTest::theFormRefusesIt()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    QVERIFY(bench.gui().startGateway());
    bench.config().setReview([&bench](const Configuration &now, const Configuration &next) {
        return bench.gui().gateway.objections(now, next);
    });
    auto *url = bench.field<QLineEdit>(u"Base URL"_s);
    url->setFocus();
    url->selectAll();
    QTest::keyClicks(url, u"http://localhost:%1/v1"_s.arg(bench.gui().gateway.port()));
    bench.field<QLineEdit>(u"Retries"_s)->setFocus(); // it is left
    const QString cause = u"Localhost port %1 is Bifrost itself."_s.arg(bench.gui().gateway.port());
    QTRY_VERIFY(url->accessibleDescription().contains(cause));
    QVERIFY(allTexts(bench.page().form()).contains(cause));
    findButton(bench.page().form(), u"Apply"_s)->click();
    QVERIFY(url->hasFocus());
    QVERIFY(bench.desk().isChanged(u"cloud"_s));
    QCOMPARE(bench.stored(u"cloud"_s)->network.baseUrl, server.url());
    url->selectAll();
    QTest::keyClicks(url, server.url());
    QTRY_VERIFY(!bench.desk().isChanged(u"cloud"_s));
}

void ProviderLoopTest::listFormAndBarNameTheSameCause()
{
    ProvidersBench bench;
    bench.open("{" + customJson("round", u"http://127.0.0.1:9/v1"_s, {"sk-mock"}) + "}");
    QVERIFY(bench.gui().startGateway());
    bench.config().setPublisher([](const Configuration &, auto done) { done({}); });
    const auto moveTo = [&bench](const QString &url) {
        PatchProvider patch{u"round"_s, {}};
        patch.patch.members[u"network_config"_s] = QJsonObject{{u"base_url"_s, url}};
        bench.config().apply({patch, {}}, &bench.page(), [](const ConfigOutcome &) {});
    };
    const auto bar = [&bench] { return bench.gui().window().infoBars()->bar(u"health"_s); };
    moveTo(u"http://localhost:%1/v1"_s.arg(bench.gui().gateway.port()));
    const QString cause = u"Localhost port %1 is Bifrost itself. Give the provider another base URL."_s.arg(
        bench.gui().gateway.port());
    QTRY_VERIFY(bar());
    QCOMPARE(bar()->text(), u"round leads back here. "_s + cause);
    QTRY_COMPARE(bench.desk().standing(u"round"_s).badge, u"Leads back here"_s);
    QCOMPARE(bench.desk().standing(u"round"_s).sentence, cause);
    QVERIFY(allTexts(bench.page().form()).contains(cause));
    const QModelIndex row = bench.page().list()->view()->model()->index(0, 0);
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(u"Leads back here"_s));
    QCOMPARE(bench.page().attention(), 1);
    // While nothing listens it leads nowhere.
    bench.gui().gateway.stop(std::chrono::milliseconds(0));
    QTRY_COMPARE(bench.page().attention(), 0);
    QVERIFY(bench.gui().startGateway());
    moveTo(u"http://127.0.0.1:9/v1"_s);
    QTRY_COMPARE(bench.page().attention(), 0);
    QTRY_VERIFY(!bar());
}

BIFROST_TEST(ProviderLoopTest)
#include "providerlooptest.moc"
