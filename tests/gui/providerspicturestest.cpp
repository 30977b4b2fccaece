// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerlist.h"
#include "gui/theme/theme.h"
#include "gui/widgets/button.h"
#include "tests/gui/providersbench.h"
#include "tests/support/testmain.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFontDatabase>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// Draws the page in each scheme and ratio: empty, typical, with errors. Where BIFROST_PICTURES names a
/// folder the pictures are kept for somebody to look at; here it only has to draw.
class ProvidersPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void empty();
    void typical();

private:
    static void take(ProvidersBench &bench, const QString &name);
};

void ProvidersPicturesTest::take(ProvidersBench &bench, const QString &name)
{
    const QString folder = qEnvironmentVariable("BIFROST_PICTURES");
    for (const char *scheme : {"Light", "Dark"}) {
        for (QAction *menu : bench.gui().window().menuBar()->actions()) {
            for (QAction *action : menu->menu()->actions()) {
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
            if (!folder.isEmpty())
                QVERIFY(picture.save(QDir(folder).filePath(
                    u"providers-%1-%2-%3x.png"_s.arg(name, QString::fromLatin1(scheme).toLower())
                        .arg(ratio))));
        }
    }
}

void ProvidersPicturesTest::empty()
{
    qputenv("GROQ_API_KEY", "gsk-of-the-environment");
    ProvidersBench bench;
    bench.open();
    qunsetenv("GROQ_API_KEY");
    bench.gui().window().resize(1180, 760);
    QVERIFY(bench.gui().startGateway());
    bench.gui().window().openPage(u"providers"_s);
    QTest::qWait(50);
    take(bench, u"empty"_s);
}

void ProvidersPicturesTest::typical()
{
    MockOptions options;
    options.keys = {"eu-1", "eu-2"};
    MockProvider server(options);
    MockProvider gone;
    gone.stopListening();
    ProvidersBench bench;
    const QByteArray url = server.url().toUtf8();
    bench.open(
        R"({"openai": {"keys": [{"name": "eu-1", "value": "eu-1", "weight": 0.6},
        {"name": "eu-2", "value": "eu-2", "weight": 0.4, "models": ["gpt-4o", "gpt-4o-mini"]},
        {"name": "legacy", "value": "env.OPENAI_OLD", "weight": 0}],
        "network_config": {"base_url": ")"
        + url + R"(", "max_retries": 2}}, "ollama": {"network_config": {"base_url": ")" + gone.url().toUtf8()
        + R"("}}, "mistral": {"keys": [{"name": "main", "value": "sk-mistral-0123456789", "enabled": false}]},)"
        + customJson("lmstudio", server.url(), {}) + "}");
    bench.gui().window().resize(1180, 760);
    bench.page().list()->setCurrent(u"openai"_s);
    for (const QString &id : bench.desk().ids()) {
        if (id == u"mistral"_s)
            continue;
        bench.desk().test(id);
        QVERIFY(bench.testEnds(id));
    }
    QTest::qWait(50);
    take(bench, u"typical"_s);
    QTest::keyClicks(bench.field<QLineEdit>(u"Retries"_s), u"x"_s);
    QLineEdit *address = bench.field<QLineEdit>(u"Base URL"_s);
    address->selectAll();
    QTest::keyClicks(address, u"api.openai.com"_s);
    bench.page().form()->apply();
    QTest::qWait(50);
    take(bench, u"error"_s);
}

BIFROST_TEST(ProvidersPicturesTest)
#include "providerspicturestest.moc"
