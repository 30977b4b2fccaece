// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include <QObject>
#include <QThread>

#include "models/config/configrepository.h"
#include "models/secrets/keyrecord.h"
#include "models/secrets/masterkey.h"

namespace bifrost {

class ConfigTables;
class OpenConfig;

/// config.db: what was configured by window or /api. The file is open on a thread of its own; this object is
/// owned by app/ and used on the thread that opened it, where callbacks come too, unless their context is
/// gone. Secrets lie in the file sealed; without the master key they are read as `locked` and cannot be
/// written. SecretStore finds the key. What happens to the file
/// meanwhile is OpenConfig's matter.
class ConfigDatabase : public QObject, public ConfigRepository
{
    Q_OBJECT

public:
    static Result<std::unique_ptr<ConfigDatabase>> open(const QString &path);

    /// Only looks: why open() would refuse the file as none of ours, or nothing.
    static std::optional<Error> objection(const QString &path);
    ~ConfigDatabase() override; ///< after what was asked for is done

    Result<StoredConfiguration> load() override;
    void commit(const ConfigChange &change, QObject *context, Done done) override;
    bool isOpening() const override { return m_opening; }
    std::optional<Error> health() const override;
    void setHealthListener(std::function<void()> listener) override;
    void setMendListener(std::function<void(const QString &what)> listener) override;

    const QString &path() const { return m_path; }

    // For SecretStore.

    Result<std::optional<KeyRecord>> keyRecord();

    /// From now on values are opened and sealed with this key. Null: they are locked, and the sentence says
    /// why and what to do.
    void useKey(const MasterKeyPtr &key, const QString &lockedSentence);

    /// The key is being looked for: until then values are locked, and isOpening() is true, as after open().
    void awaitKey(const QString &lockedSentence);

    /// For a key that is made when there is something to seal: a change with a secret in it calls this first,
    /// and waits for what it is given to be called. Null: whatever key there is counts.
    void setKeyMaker(std::function<void(std::function<void()> made)> maker);

    /// Stores the record of the first key and uses it. Fails where there is one or something is sealed: a new
    /// key would be the loss of the old one's values.
    void beginKey(const KeyRecord &record, const MasterKeyPtr &key, QObject *context, Done done);

    /// Seals everything with another key, after a copy of the file.
    void changeKey(const KeyRecord &record, const MasterKeyPtr &key, QObject *context, Done done);

    /// Gives every sealed value up, for when the key is lost, after a copy of the file. References stay.
    void forgetSecrets(QObject *context, Done done);

private:
    explicit ConfigDatabase(QString path);

    template <typename Work>
    auto ask(const Work &work); ///< on the thread of the file; waits
    void noteTrouble(const std::optional<Error> &trouble);
    void noteMend(const QString &what);
    void post(std::function<Result<void>(ConfigTables &)> work, QObject *context, Done done);

    const QString m_path;
    bool m_opening = true;
    QThread m_thread;
    std::unique_ptr<QObject> m_worker; ///< lives on the thread, to be called there
    std::unique_ptr<OpenConfig> m_open; ///< likewise

    mutable std::mutex m_mutex; ///< around `m_trouble` alone
    std::optional<Error> m_trouble;
    std::function<void(std::function<void()>)> m_keyMaker;
    std::function<void()> m_healthListener;
    std::function<void(const QString &what)> m_mendListener;
};

} // namespace bifrost
