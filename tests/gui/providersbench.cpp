// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/providersbench.h"

#include "gui/mainwindow/pagestack.h"
#include "gui/providers/providerdesk.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace bifrost::test {

ProvidersBench::ProvidersBench()
{
    m_gui.configuration.providers.clear();
}

ProvidersBench::~ProvidersBench()
{
    m_gui.close();
}

void ProvidersBench::open(const QByteArray &providers)
{
    openWindow(providers);
    m_gui.window().openPage(u"providers"_s);
}

void ProvidersBench::openWindow(const QByteArray &providers)
{
    const QString path = m_folder.filePath(u"config.json"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no file");
    file.write("{\"providers\": " + providers + "}");
    file.close();
    Result<ConfigStore> store = ConfigStore::open(path, {});
    if (!store)
        qFatal("%s", store.error().message.c_str());
    m_config = std::make_unique<ConfigService>(std::move(*store), Environment(), &m_repository);
    if (const auto loaded = m_config->load(); !loaded)
        qFatal("%s", loaded.error().message.c_str());
    m_config->setPublisher([this](const Configuration &configuration, auto done) {
        m_gui.configuration.providers = configuration.providers;
        if (m_gui.gateway.state() == Gateway::State::Running) {
            m_gui.gateway.stopNow();
            m_gui.gateway.start(m_gui.configuration);
        }
        done({});
    });
    m_gui.configuration.providers = m_config->state()->configuration.providers;
    m_gui.config = m_config.get();
    m_gui.open();
    page().setLocalPortsForTest({});
}

gui::ProvidersPage &ProvidersBench::page()
{
    return *m_gui.find<gui::ProvidersPage>();
}

gui::ProviderDesk &ProvidersBench::desk()
{
    return *page().desk();
}

const ProviderConfig *ProvidersBench::stored(const QString &name)
{
    m_seen = m_config->state();
    return m_seen->provider(name);
}

bool ProvidersBench::testEnds(const QString &id)
{
    return QTest::qWaitFor([&] { return desk().report(id) && desk().report(id)->over; }, 30000);
}

QByteArray customJson(const QByteArray &name, const QString &url, const QByteArrayList &keys)
{
    QByteArrayList list;
    for (const QByteArray &key : keys)
        list += "{\"name\": \"" + key + "\", \"value\": \"" + key + "\"}";
    return "\"" + name + "\": {\"keys\": [" + list.join(", ") + "], \"network_config\": {\"base_url\": \""
        + url.toUtf8()
        + "\"}, \"custom_provider_config\": {\"base_provider_type\": \"openai\", \"is_key_less\": "
        + (keys.isEmpty() ? "true" : "false") + "}}";
}

} // namespace bifrost::test
