// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/proxypart.h"
#include "gui/widgets/disclosurehead.h"
#include "gui/widgets/segmented.h"
#include "tests/gui/alltexts.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/providersbench.h"
#include "tests/support/mockprovider.h"
#include "tests/support/mockproxy.h"
#include "tests/support/testmain.h"

#include <QAbstractButton>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

/// A click on one of the kinds, which stand unfolded.
void chooseKind(ProvidersBench &bench, const QString &kind)
{
    auto *part = bench.page().findChild<gui::ProxyPart *>();
    for (auto *button : part->findChild<gui::Segmented *>()->findChildren<QAbstractButton *>()) {
        if (button->text() == kind)
            button->click();
    }
}

void unfoldProxy(ProvidersBench &bench)
{
    for (auto *fold : bench.page().findChildren<gui::DisclosureHead *>())
        fold->setChecked(fold->accessibleName() == "Proxy"_L1 || fold->text() == "Proxy"_L1);
}

void typeAt(ProvidersBench &bench, const QString &field, const QString &text)
{
    auto *edit = bench.field<QLineEdit>(field);
    QVERIFY2(edit, qPrintable(field));
    edit->setFocus();
    edit->clear();
    QTest::keyClicks(edit, text);
}

} // namespace

/// The proxy of a provider in its form.
class ProviderProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProxyIsSetUpAndUsed();
    void whatIsWrongIsSaidAtItsField();
    void theKindIsLeftWithoutLosingTheRest();
    void thePasswordIsNeverShown();
    void drawn();
};

void ProviderProxyTest::aProxyIsSetUpAndUsed()
{
    MockProvider server;
    MockProxyOptions options;
    options.username = "ann";
    options.password = "s3cret-word";
    const MockProxy proxy(options);
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    unfoldProxy(bench);
    QVERIFY(!bench.field<QLineEdit>(u"Address"_s));
    chooseKind(bench, u"HTTP"_s);
    typeAt(bench, u"Address"_s, proxy.url());
    typeAt(bench, u"User name"_s, u"ann"_s);
    typeAt(bench, u"Password"_s, u"s3cret-word"_s);
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    const ConnectionReport *report = bench.desk().report(u"cloud"_s);
    QVERIFY2(report && report->succeeded(),
             report && report->trouble() ? qPrintable(report->trouble()->sentence) : "");
    QVERIFY(report->step(TestStep::Kind::Proxy).state == TestState::Good);
    QVERIFY(!proxy.asked().isEmpty());
    findButton(bench.page().form(), u"Apply"_s)->click();
    QTRY_VERIFY(!bench.desk().isChanged(u"cloud"_s));
    const ProxyConfig &stored = bench.stored(u"cloud"_s)->proxy;
    QVERIFY(stored.type == ProxyConfig::Type::Http);
    QCOMPARE(stored.url, proxy.url());
    QCOMPARE(stored.username, u"ann"_s);
    QVERIFY(stored.password.value == Secret("s3cret-word"));
}

void ProviderProxyTest::whatIsWrongIsSaidAtItsField()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    unfoldProxy(bench);
    chooseKind(bench, u"SOCKS5"_s);
    for (auto *fold : bench.page().findChildren<gui::DisclosureHead *>())
        fold->setChecked(false);
    findButton(bench.page().form(), u"Apply"_s)->click();
    auto *address = bench.field<QLineEdit>(u"Address"_s); // it is unfolded
    QVERIFY(address);
    const auto says = [&bench](const QString &text) {
        return allTexts(&bench.gui().window()).contains(text);
    };
    QVERIFY(says(u"Enter the address of the proxy, such as socks5h://localhost:1080."_s));
    typeAt(bench, u"Address"_s, u"http://localhost:1"_s);
    findButton(bench.page().form(), u"Apply"_s)->click();
    QVERIFY(says(u"Enter a socks5 or socks5h address"_s));
    typeAt(bench, u"Address"_s, u"socks5h://localhost:1"_s);
    typeAt(bench, u"User name"_s, u"a:b"_s);
    findButton(bench.page().form(), u"Apply"_s)->click();
    QVERIFY(says(u"must not contain a colon"_s));
    typeAt(bench, u"User name"_s, u"ab"_s);
    findButton(bench.page().form(), u"Apply"_s)->click();
    QTRY_VERIFY(!bench.desk().isChanged(u"cloud"_s));
    QVERIFY(bench.stored(u"cloud"_s)->proxy.type == ProxyConfig::Type::Socks5);
}

void ProviderProxyTest::theKindIsLeftWithoutLosingTheRest()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    unfoldProxy(bench);
    chooseKind(bench, u"HTTP"_s);
    chooseKind(bench, u"None"_s); // nothing was entered: it is as before
    QVERIFY(!bench.desk().isChanged(u"cloud"_s));
    chooseKind(bench, u"HTTP"_s);
    typeAt(bench, u"Address"_s, u"http://localhost:3128"_s);
    chooseKind(bench, u"None"_s);
    findButton(bench.page().form(), u"Apply"_s)->click();
    QTRY_VERIFY(!bench.desk().isChanged(u"cloud"_s));
    QVERIFY(bench.stored(u"cloud"_s)->proxy.type == ProxyConfig::Type::None);
    chooseKind(bench, u"HTTP"_s);
    QCOMPARE(bench.field<QLineEdit>(u"Address"_s)->text(), u"http://localhost:3128"_s);
}

void ProviderProxyTest::thePasswordIsNeverShown()
{
    ProvidersBench bench;
    bench.open(R"({"openai": {"keys": [{"name": "a", "value": "sk-0123456789"}],
        "proxy_config": {"type": "http", "url": "https://localhost:3128", "username": "ann",
                         "password": "hidden-word-of-hers"}}})");
    unfoldProxy(bench);
    auto *password = bench.field<QLineEdit>(u"Password"_s);
    QVERIFY(password && password->text().isEmpty());
    QVERIFY(!allTexts(&bench.gui().window()).contains(u"hidden-word"_s));
    typeAt(bench, u"User name"_s, u"eve"_s); // the password stays
    findButton(bench.page().form(), u"Apply"_s)->click();
    QTRY_VERIFY(!bench.desk().isChanged(u"openai"_s));
    QVERIFY(bench.stored(u"openai"_s)->proxy.password.value == Secret("hidden-word-of-hers"));
    findButton(bench.page().form(), u"Remove password"_s)->click();
    findButton(bench.page().form(), u"Apply"_s)->click();
    QTRY_VERIFY(!bench.desk().isChanged(u"openai"_s));
    QVERIFY(bench.stored(u"openai"_s)->proxy.password.value.isEmpty());
}

/// Where BIFROST_PICTURES names a folder the pictures are kept for somebody to look at.
void ProviderProxyTest::drawn()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    bench.gui().window().resize(1180, 900);
    unfoldProxy(bench);
    const QString folder = qEnvironmentVariable("BIFROST_PICTURES");
    for (const QString &kind : {u"Environment"_s, u"SOCKS5"_s, u"HTTP"_s}) {
        chooseKind(bench, kind);
        if (kind == "HTTP"_L1) {
            typeAt(bench, u"Address"_s, u"https://127.0.0.1:1"_s);
            bench.page().form()->test();
            QVERIFY(bench.testEnds(u"cloud"_s));
        }
        auto *part = bench.page().findChild<gui::ProxyPart *>();
        bench.page().form()->findChild<QScrollArea *>()->ensureWidgetVisible(part);
        for (const char *scheme : {"Light", "Dark"}) {
            for (const QMenu *menu : bench.gui().window().menuBar()->findChildren<QMenu *>()) {
                for (QAction *action : menu->actions()) {
                    if (action->text().remove(u'&') == QLatin1String(scheme))
                        action->trigger();
                }
            }
            QCoreApplication::processEvents();
            for (const int ratio : {1, 2}) {
                QPixmap picture(bench.gui().window().size() * ratio);
                picture.setDevicePixelRatio(ratio);
                bench.gui().window().render(&picture);
                QVERIFY(!picture.isNull());
                if (!folder.isEmpty()) {
                    QVERIFY(picture.save(QDir(folder).filePath(
                        u"proxy-%1-%2-%3x.png"_s.arg(kind, QLatin1String(scheme)).arg(ratio))));
                }
            }
        }
    }
}

BIFROST_TEST(ProviderProxyTest)
#include "providerproxytest.moc"
