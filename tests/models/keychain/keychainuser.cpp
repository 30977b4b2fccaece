// SPDX-License-Identifier: GPL-3.0-or-later
// A program as ours with the real keychain, in a process of its own: the libraries behind it keep one session
// bus for as long as they live. `keychain_user FOLDER PATIENCE_MS attended|alone` tells each state in a line
// and obeys the lines unlock, file, put VALUE, get and quit.
#include "models/secrets/secretstore.h"
#include "models/secrets/systemkeychain.h"
#include "models/store/configdatabase.h"

#include <QCoreApplication>
#include <QFile>
#include <QMetaEnum>
#include <QSocketNotifier>

#include <cstdio>

using namespace bifrost;
using namespace Qt::StringLiterals;

namespace {

void say(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

QString kindName(SecretState::Kind kind)
{
    switch (kind) {
    case SecretState::Kind::Opening:
        return u"opening"_s;
    case SecretState::Kind::Open:
        return u"open"_s;
    case SecretState::Kind::Locked:
        return u"locked"_s;
    case SecretState::Kind::Missing:
        return u"missing"_s;
    case SecretState::Kind::Failed:
        break;
    }
    return u"failed"_s;
}

class KeychainUser : public QObject
{
public:
    KeychainUser(const QString &folder, SecretStore::Options options)
        : m_database(ConfigDatabase::open(folder + "/config.db"_L1).value())
        , m_secrets(*m_database, std::make_unique<SystemKeychain>(), std::move(options))
    {
        connect(&m_secrets, &SecretStore::stateChanged, this, [](const SecretState &state) {
            say(kindName(state.kind) + u' ' + (state.source ? keySourceName(*state.source) : u"nowhere"_s)
                + u' ' + state.sentence);
        });
        m_input.open(0, QIODevice::ReadOnly | QIODevice::Unbuffered);
        connect(&m_notifier, &QSocketNotifier::activated, this, &KeychainUser::readInput);
        m_secrets.unlock();
    }

private:
    void readInput()
    {
        const QByteArray line = m_input.readLine().trimmed();
        if (line == "unlock")
            m_secrets.unlock();
        else if (line == "file")
            m_secrets.useFileInstead();
        else if (line.startsWith("put "))
            put(line.mid(4));
        else if (line == "get")
            get();
        else
            QCoreApplication::quit();
    }

    void put(const QByteArray &value)
    {
        StoredKey key{u"k"_s, u"main"_s, {}};
        key.document.secrets.insert(u"value"_s, {Secret(value.toStdString()), false});
        ConfigChange change;
        change.providers.insert(u"openai"_s, StoredProvider{u"openai"_s, {}, {key}});
        m_database->commit(change, this, [](const Result<void> &stored) {
            say(stored ? u"stored"_s : u"refused "_s + QString::fromStdString(stored.error().message));
        });
    }

    void get()
    {
        const Result<StoredConfiguration> stored = m_database->load();
        const StoredProvider provider = stored->providers.value(u"openai"_s);
        if (provider.keys.empty()) {
            say(u"value none"_s);
            return;
        }
        const SecretSlot slot = provider.keys[0].document.secrets.value(u"value"_s);
        say(u"value "_s
            + (slot.locked ? u"locked"_s : QString::fromStdString(std::string(slot.value.reveal()))));
    }

    std::unique_ptr<ConfigDatabase> m_database;
    SecretStore m_secrets;
    QFile m_input;
    QSocketNotifier m_notifier{0, QSocketNotifier::Read};
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    SecretStore::Options options;
    options.keyFile = arguments.at(1) + "/master.key"_L1;
    options.patience = std::chrono::milliseconds(arguments.at(2).toInt());
    options.fileIfLocked = arguments.at(3) == "alone"_L1;
    const KeychainUser user(arguments.at(1), std::move(options));
    return QCoreApplication::exec();
}
