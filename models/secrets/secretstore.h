// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include <QObject>
#include <QThread>
#include <QTimer>

#include "models/core/result.h"
#include "models/secrets/keychain.h"
#include "models/secrets/masterkey.h"
#include "models/secrets/secretstate.h"

namespace bifrost {

class ConfigDatabase;

/// Finds the master key of config.db, or makes the first one, and hands it to the database: from
/// `encryption_key` where that is given, else from the keychain, else from a file. Which of them it was is
/// written in the database, and from then on no other is tried and no new key made: while the key cannot be
/// had, stored keys are locked, not lost. Owned by main() beside the database, on its thread; never blocks.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString keyFile; ///< master.key in the data folder
        Secret passphrase; ///< encryption_key; empty: none, or its variable is not set
        QString passphraseReference; ///< "env.NAME" if that is how encryption_key is given
        /// For the first key of a program that nobody sits at: a keychain that is there but does not open is
        /// passed over.
        bool fileIfLocked = false;
        /// The first key is made when there is something to keep: before that the keychain is not asked, so
        /// nobody is asked for its password without knowing why.
        bool firstKeyWhenNeeded = false;
        /// How long the keychain may take, a question to the user included, before the state is Locked. An
        /// answer that comes later still counts.
        std::chrono::milliseconds patience = std::chrono::minutes(2);
    };

    SecretStore(ConfigDatabase &database, std::unique_ptr<Keychain> keychain, Options options);
    ~SecretStore() override;

    /// Looks for the key, the first time and after whatever stood in the way. Does nothing while it looks or
    /// once it has it.
    void unlock();

    /// Makes the first key in a file although there is a keychain, because the user says so. Where there is a
    /// key already it does what unlock() does.
    void useFileInstead();

    /// Takes the master key out of its file: a new one goes into the keychain, everything is sealed anew and
    /// the file removed. Meanwhile, and if that fails, stored keys stay open as they were. Elsewhere than
    /// with an open file this does nothing.
    void moveToKeychain();

    /// Gives everything sealed up, because the master key is lost, and makes a new one. A copy of the
    /// database stays. While the key is at hand this does nothing.
    void giveUp();

    const SecretState &state() const { return m_state; }

Q_SIGNALS:
    /// moveToKeychain() has failed: why, and what is so now.
    void moveRefused(const QString &sentence);

    /// There is nothing to keep so far, and what there is will go into a file: state() says so from now on.
    void fileExpected();

    /// After a change to Open the database gives values: load it again.
    void stateChanged(const bifrost::SecretState &state);

private:
    using KeyCallback = std::function<void(Result<MasterKeyPtr>)>;
    using Answered = std::function<void(Keychain::Answer)>;

    void find(const KeyRecord &record);
    void findInKeychain(const KeyRecord &record);
    void findInFile(const KeyRecord &record);
    void accept(const KeyRecord &record, const MasterKeyPtr &key);
    void changeToPassphrase(const KeyRecord &old);
    void stayWith(KeySource source, const Error &error);

    void begin();
    void waitForSomethingToKeep();
    void beginWhenNeeded(std::function<void()> begun);
    void beginWithPassphrase();
    void beginInKeychain();
    void putIntoKeychain(const KeyRecord &record, const MasterKeyPtr &key, std::function<void()> kept,
                         Answered refused);
    void refuseMove(const QString &reason);
    void beginInFile();
    void begun(const KeyRecord &record, const MasterKeyPtr &key);

    void derive(const QByteArray &salt, int derivation, KeyCallback callback);
    Answered stillWanted(Answered answered);
    void stopAsking();
    void onPatienceLost();

    void open(KeySource source);
    void enter(SecretState::Kind kind, std::optional<KeySource> source, const QString &sentence);
    void fail(std::optional<KeySource> source, const Error &error);

    ConfigDatabase &m_database;
    std::unique_ptr<Keychain> m_keychain;
    Options m_options;
    SecretState m_state;
    QTimer m_patience;
    quint64 m_attempt = 0; ///< answers of an earlier one are not wanted any more
    bool m_isRetry = false; ///< it was closed, and somebody wants it opened
    bool m_asking = false; ///< the keychain was asked and has not answered
    bool m_beginning = false; ///< what is looked for is the first key
    bool m_moving = false; ///< the keychain is to take the key over from the file
    bool m_working = false; ///< a key is being derived or its record stored
    std::unique_ptr<QThread> m_deriver;
    std::vector<std::function<void()>> m_waiting; ///< changes that need the first key
};

} // namespace bifrost
