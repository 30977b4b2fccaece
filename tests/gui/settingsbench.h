// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/settings/settingspage.h"
#include "models/config/configservice.h"
#include "models/secrets/secretstore.h"
#include "models/store/configdatabase.h"
#include "tests/gui/guibench.h"
#include "tests/models/config/memoryrepository.h"
#include "tests/models/secrets/fakekeychain.h"

namespace bifrost::test {

/// The window with its Settings page on a configuration that can be changed, a keychain that behaves as it is
/// told to, and a gateway that takes changes as in the program.
class SettingsBench
{
public:
    SettingsBench();
    ~SettingsBench();

    StoredConfiguration inDatabase; ///< before it is opened
    SecretStore::Options secretOptions;
    bool readOnly = false; ///< as with config_store.enabled = false
    std::shared_ptr<FakeKeychainState> keychain = std::make_shared<FakeKeychainState>();

    /// Opens the window with this config.json, and a section of the page in front.
    void open(const QString &section, const QByteArray &config = "{\"server\": {\"port\": 0}}");

    gui::SettingsPage &page() { return *m_gui.find<gui::SettingsPage>(); }
    GuiBench &gui() { return m_gui; }
    gui::MainWindow &window() { return m_gui.window(); }
    SecretStore &secrets() { return *m_secrets; }
    const Configuration &stored();
    void failNextChange() { m_repository.failure = Error(ErrorCode::DatabaseFailed, "The disk is full."); }

    /// What is visible of this kind and has this name for a screen reader.
    template <typename Part>
    Part *part(const QString &name)
    {
        for (Part *one : m_gui.window().findChildren<Part *>()) {
            if (one->isVisible() && one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }

private:
    QTemporaryDir m_folder;
    MemoryRepository m_repository;
    std::unique_ptr<ConfigService> m_config;
    std::unique_ptr<ConfigDatabase> m_database;
    std::unique_ptr<SecretStore> m_secrets;
    GuiBench m_gui; ///< goes before what it shows
    ConfigStatePtr m_seen;
};

} // namespace bifrost::test
