// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery/scenes.h"

#include "gui/mainwindow/pagestack.h"
#include "gui/providers/firststeps.h"
#include "gui/providers/keyspart.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerlist.h"
#include "gui/providers/providerspage.h"
#include "gui/providers/secretplace.h"
#include "gui/settings/settingspage.h"
#include "gui/settings/settingssection.h"
#include "gui/widgets/switch.h"
#include "tests/gui/keydialogs.h"
#include "tests/gui/providersbench.h"

#include <QApplication>
#include <QLineEdit>
#include <QMetaEnum>
#include <QSettings>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

/// Servers that know two of the three keys, and one that is gone.
struct Servers
{
    Servers()
        : cloud([] {
            MockOptions options;
            options.keys = {"eu-1", "eu-2"};
            return options;
        }())
        , local([] {
            MockOptions options;
            options.keys = {};
            return options;
        }())
    {
        gone.stopListening();
    }

    QByteArray providers() const
    {
        return R"({"openai": {"keys": [{"name": "eu-1", "value": "eu-1", "weight": 0.6},
            {"name": "eu-2", "value": "eu-2", "weight": 0.4, "models": ["gpt-4o", "gpt-4o-mini"]},
            {"name": "legacy", "value": "env.OPENAI_OLD", "weight": 0}],
            "network_config": {"base_url": ")"
            + cloud.url().toUtf8() + R"(", "max_retries": 2}}, "groq": {"keys": []},
            "ollama": {"network_config": {"base_url": ")"
            + gone.url().toUtf8()
            + R"("}}, "mistral": {"keys": [{"name": "main", "value": "sk-mistral-0123456789", "enabled": false}]},)"
            + customJson("lmstudio", local.url(), {}) + "}";
    }

    MockProvider cloud;
    MockProvider local;
    MockProvider gone;
};

bool ask(GuiBench &bench, const QByteArray &model)
{
    const auto request = bench.ask(model);
    return QTest::qWaitFor([&] { return request->bytesAvailable() > 0; }, 20000);
}

bool setTypical(ProvidersBench &bench)
{
    for (const char *model : {"openai/gpt-4o", "openai/gpt-4o-mini", "openai/gpt-4o-mini", "demo/echo"}) {
        if (!ask(bench.gui(), model))
            return false;
    }
    for (const QString &id : bench.desk().ids()) {
        if (id == u"mistral"_s || id == u"groq"_s)
            continue;
        bench.desk().test(id);
        if (!bench.testEnds(id))
            return false;
    }
    bench.desk().watchHealth(true); // looks at once
    bench.page().form()->keys()->setSecretPlace(
        {u"Keychain"_s,
         {},
         QCoreApplication::translate("bifrost::gui::SecretPlace",
                                     "Keys are stored encrypted, and only your keychain opens them.")});
    bench.page().list()->setCurrent(u"openai"_s);
    return true;
}

bool setMistakes(ProvidersBench &bench)
{
    bench.page().list()->setCurrent(u"openai"_s);
    QTest::keyClicks(
        bench.field<QLineEdit>(QCoreApplication::translate("bifrost::gui::NetworkPart", "Retries")), u"x"_s);
    auto *address =
        bench.field<QLineEdit>(QCoreApplication::translate("bifrost::gui::ProviderForm", "Base URL"));
    address->selectAll();
    QTest::keyClicks(address, u"api.openai.com"_s);
    bench.page().form()->apply();
    return true;
}

QPixmap pictureOf(QWidget *window, qreal ratio)
{
    QPixmap pixmap(window->size() * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    window->render(&pixmap);
    return pixmap;
}

using Take = std::function<void(const QString &id, const QPixmap &)>;

/// What a page shows only after something was done on it: a new provider and its first key, the search.
bool takeSteps(Scene scene, ProvidersBench &bench, qreal ratio, const Take &take)
{
    gui::MainWindow &window = bench.gui().window();
    window.pages()->setPage(&bench.page());
    if (scene == Scene::Typical) {
        bench.page().setLocalPortsForTest({});
        Q_EMIT bench.page().list()->detectWanted();
        QTest::qWait(250);
        take(u"providers-detect"_s, pictureOf(&window, ratio));
    }
    if (scene != Scene::Empty)
        return true;
    Q_EMIT bench.page().firstSteps()->addWanted(u"openai"_s);
    if (!QTest::qWaitFor([] { return openKeyDialog() != nullptr; }))
        return false;
    QTest::qWait(250);
    take(u"providers-new"_s, pictureOf(&window, ratio));
    take(u"keydialog"_s, pictureOf(openKeyDialog(), ratio));
    openKeyDialog()->reject();
    return true;
}

} // namespace

QString nameOf(Scene scene)
{
    switch (scene) {
    case Scene::Empty:
        return u"empty"_s;
    case Scene::Typical:
        return u"typical"_s;
    case Scene::Error:
        break;
    }
    return u"error"_s;
}

bool renderPages(Scene scene, gui::Theme::Preference preference, qreal ratio, QSize size,
                 const std::function<void(const QString &id, const QPixmap &)> &take)
{
    QTcpServer holder;
    const Servers servers;
    ProvidersBench bench;
    if (scene == Scene::Error) {
        if (!holder.listen(QHostAddress::LocalHost))
            return false;
        bench.gui().configuration.server.port = holder.serverPort();
    }
    QSettings(bench.gui().folder() + u"/window.ini"_s, QSettings::IniFormat)
        .setValue(
            u"appearance/scheme"_s,
            QString::fromLatin1(QMetaEnum::fromType<gui::Theme::Preference>().valueToKey(int(preference))));
    if (scene == Scene::Empty)
        qputenv("GROQ_API_KEY", "gsk-of-the-environment");
    bench.open(scene == Scene::Empty ? QByteArray("{}") : servers.providers());
    qunsetenv("GROQ_API_KEY");
    gui::MainWindow &window = bench.gui().window();
    window.resize(size);
    if (bench.gui().startGateway() == (scene == Scene::Error))
        return false;
    if ((scene == Scene::Typical && !setTypical(bench)) || (scene == Scene::Error && !setMistakes(bench)))
        return false;
    for (gui::Page *page : window.pages()->pages()) {
        if (page->entry().id == "live"_L1)
            continue;
        window.pages()->setPage(page); // without a question about what is typed
        QTest::qWait(250); // knobs at rest, the search over; nothing is judged here
        take(page->entry().id, pictureOf(&window, ratio));
        auto *settings = qobject_cast<gui::SettingsPage *>(page);
        for (const gui::SettingsSection *section :
             settings ? settings->sections() : QList<gui::SettingsSection *>()) {
            if (section == settings->current() || scene == Scene::Empty)
                continue;
            settings->showItem(section->id());
            const QString password =
                QCoreApplication::translate("bifrost::gui::PasswordPart", "Ask for a password");
            if (auto *ask = bench.field<gui::Switch>(password))
                ask->click();
            QTest::qWait(250);
            take(u"settings-"_s + section->id(), pictureOf(&window, ratio));
        }
    }
    return takeSteps(scene, bench, ratio, take);
}

} // namespace bifrost::test
