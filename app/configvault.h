// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datafolder.h"
#include "models/config/storesettings.h"
#include "models/secrets/secretstore.h"
#include "models/store/configdatabase.h"

#include <QObject>

#include <memory>

namespace bifrost {

/// config.db together with what opens its secrets. How that goes is told in the log, as there may be nobody
/// at a window. Owned by Program, lives on the main thread.
class ConfigVault : public QObject
{
    Q_OBJECT

public:
    /// Opens the database. The secrets in it come later: secrets().unlock() looks for their key. `attended`:
    /// somebody sits before the screen who can answer the keychain.
    static Result<std::unique_ptr<ConfigVault>> open(const DataFolder &folder, const StoreSettings &settings,
                                                     bool attended);

    ConfigDatabase &database() { return *m_database; }
    SecretStore &secrets() { return *m_secrets; }

Q_SIGNALS:
    /// Whether stored values can be read is known, or has changed: load the database again.
    void answered();

private:
    ConfigVault(std::unique_ptr<ConfigDatabase> database, SecretStore::Options options);

    void onStateChanged(const SecretState &state);

    std::unique_ptr<ConfigDatabase> m_database;
    std::unique_ptr<SecretStore> m_secrets;
};

} // namespace bifrost
