// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/settingsbench.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace bifrost::test {

SettingsBench::SettingsBench() = default;

SettingsBench::~SettingsBench()
{
    m_gui.close();
}

void SettingsBench::open(const QString &section, const QByteArray &config)
{
    const QString path = m_folder.filePath(u"config.json"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no file");
    file.write(config);
    file.close();
    m_repository.stored = inDatabase;
    Result<ConfigStore> store = ConfigStore::open(path, {});
    if (!store)
        qFatal("%s", store.error().message.c_str());
    m_config =
        std::make_unique<ConfigService>(std::move(*store), Environment(), readOnly ? nullptr : &m_repository);
    if (const auto loaded = m_config->load(); !loaded)
        qFatal("%s", loaded.error().message.c_str());
    m_config->setPublisher([this](const Configuration &configuration, auto done) {
        m_gui.configuration = configuration;
        m_gui.gateway.reconfigure(configuration, std::move(done));
    });
    m_config->setReview([this](const Configuration &now, const Configuration &next) {
        return m_gui.gateway.objections(now, next);
    });
    m_gui.configuration = m_config->state()->configuration;
    m_gui.config = m_config.get();

    m_database = ConfigDatabase::open(m_folder.filePath(u"config.db"_s)).value();
    SecretStore::Options options = secretOptions;
    options.keyFile = m_folder.filePath(u"master.key"_s);
    m_secrets = std::make_unique<SecretStore>(*m_database, std::make_unique<FakeKeychain>(keychain),
                                              std::move(options));
    m_gui.secrets = m_secrets.get();
    m_secrets->unlock();
    (void)QTest::qWaitFor(
        [this] { return m_secrets->state().kind != SecretState::Kind::Opening || !keychain->answers; });
    m_gui.open();
    m_gui.window().openPage(u"settings"_s, section);
}

const Configuration &SettingsBench::stored()
{
    m_seen = m_config->state();
    return m_seen->configuration;
}

} // namespace bifrost::test
