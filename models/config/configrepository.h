// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QMap>
#include <QString>

#include "models/config/configdocument.h"
#include "models/core/result.h"

class QObject;

namespace bifrost {

/// A key as it is stored. Its document has neither id nor name.
struct StoredKey
{
    QString id;
    QString name;
    ConfigDocument document;

    friend bool operator==(const StoredKey &, const StoredKey &) = default;
};

/// A provider as it is stored. Its document has neither name nor keys.
struct StoredProvider
{
    QString name; ///< lower case
    ConfigDocument document;
    std::vector<StoredKey> keys; ///< in their order

    const StoredKey *key(const QString &id) const;

    friend bool operator==(const StoredProvider &, const StoredProvider &) = default;
};

/// Everything that the database knows of the configuration.
struct StoredConfiguration
{
    QMap<QString, ConfigDocument> sections; ///< "client", "server", "framework", …; absent: never set
    QMap<QString, StoredProvider> providers; ///< by name

    /// What config.json said when it was last taken over, as a hash: "client", "providers/openai",
    /// "providers/openai/keys/main". Tells whether the file or the database is newer.
    QMap<QString, QString> marks;

    friend bool operator==(const StoredConfiguration &, const StoredConfiguration &) = default;
};

/// What is to be different from now on; no value: to be removed. A provider is replaced with all its keys.
struct ConfigChange
{
    QMap<QString, std::optional<ConfigDocument>> sections;
    QMap<QString, std::optional<StoredProvider>> providers;
    QMap<QString, std::optional<QString>> marks;

    bool isEmpty() const { return sections.isEmpty() && providers.isEmpty() && marks.isEmpty(); }
    void applyTo(StoredConfiguration &stored) const;
};

/// Where changes of the configuration are kept. Used by the ConfigService on its thread; the work may happen
/// elsewhere.
class ConfigRepository
{
public:
    using Done = std::function<void(Result<void>)>;

    virtual ~ConfigRepository() = default;

    /// Reads everything; waits for it. Secrets that cannot be read now come as locked.
    virtual Result<StoredConfiguration> load() = 0;

    /// Keeps all of the change or nothing of it, then calls `done` on the thread of `context`, unless that
    /// is gone. A locked secret in the change means: as it is stored.
    virtual void commit(const ConfigChange &change, QObject *context, Done done) = 0;

    /// What opens its secrets is still being looked for: load() is called again once that is known, and what
    /// is new in the file is kept then.
    virtual bool isOpening() const { return false; }

    /// Why nothing can be kept at present ("config store …"), or nothing.
    virtual std::optional<Error> trouble() const { return std::nullopt; }

    /// What has become of its place since then, so that no change is kept; nothing: all is well. From any
    /// thread.
    virtual std::optional<Error> health() const { return std::nullopt; }

    /// Called on the thread of the ConfigService whenever health() is another one; one listener.
    virtual void setHealthListener(std::function<void()> listener) { (void)listener; }

    /// Called there with a sentence whenever what had become of its place was mended; one listener.
    virtual void setMendListener(std::function<void(const QString &what)> listener) { (void)listener; }
};

} // namespace bifrost
