// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/configvault.h"

#include "app/logging.h"
#include "models/secrets/systemkeychain.h"

using namespace std::chrono_literals;

namespace bifrost {
namespace {

constexpr auto PatienceWithPeople = 2min;
constexpr auto PatienceWithMachines = 20s;

} // namespace

Result<std::unique_ptr<ConfigVault>> ConfigVault::open(const DataFolder &folder,
                                                       const StoreSettings &settings, bool attended)
{
    auto database = ConfigDatabase::open(folder.place(settings.path, folder.configDatabase()));
    if (!database)
        return std::move(database).error();
    SecretStore::Options options;
    options.keyFile = folder.keyFile();
    options.passphrase = settings.encryptionKey.value;
    options.passphraseReference = settings.encryptionKey.reference;
    options.fileIfLocked = !attended;
    options.firstKeyWhenNeeded = true;
    options.patience = attended ? PatienceWithPeople : PatienceWithMachines;
    return std::unique_ptr<ConfigVault>(new ConfigVault(std::move(database).value(), std::move(options)));
}

ConfigVault::ConfigVault(std::unique_ptr<ConfigDatabase> database, SecretStore::Options options)
    : m_database(std::move(database))
    , m_secrets(
          std::make_unique<SecretStore>(*m_database, std::make_unique<SystemKeychain>(), std::move(options)))
{
    connect(m_secrets.get(), &SecretStore::stateChanged, this, &ConfigVault::onStateChanged);
}

void ConfigVault::onStateChanged(const SecretState &state)
{
    if (state.kind == SecretState::Kind::Opening)
        qCDebug(appLog).noquote() << state.sentence;
    else if (state.isOpen() && state.source != KeySource::File)
        qCInfo(appLog).noquote() << state.sentence;
    else
        qCWarning(appLog).noquote() << state.sentence;
    if (state.kind != SecretState::Kind::Opening)
        Q_EMIT answered();
}

} // namespace bifrost
