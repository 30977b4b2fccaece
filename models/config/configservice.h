// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include <QObject>

#include "models/config/configstate.h"
#include "models/config/configstore.h"
#include "models/config/fielderror.h"

namespace bifrost {

struct EditResult;

/// What became of a command.
struct ConfigOutcome
{
    std::optional<Error> error; ///< none: it is stored and live
    FieldErrors fields; ///< what is wrong with its values, if that is why
    QString provider; ///< what it was about
    QString keyId; ///< of a new key too
    std::optional<ConfigCommand> undo; ///< puts back what was there
    QStringList restartReasons; ///< what is in force only after the gateway has been started again
    ConfigStatePtr state; ///< as it is now

    bool ok() const { return !error; }
};

/// The one way to change the configuration: config.json and the database together, with one validation for
/// file, /api and windows. Commands are carried out one after the other: checked, stored, and live on every
/// gateway thread before the next one begins. Lives on the main thread and is owned by app/; state() and
/// apply() may be called from any thread.
class ConfigService : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const ConfigOutcome &)>;

    /// Makes a configuration live and calls back on the main thread, with what only a restart of the gateway
    /// brings into force. Nothing runs: calls back all the same.
    using Publisher =
        std::function<void(const Configuration &, std::function<void(const QStringList &restartReasons)>)>;

    /// What stands against changing one configuration into the other, besides what is wrong with a value
    /// itself. Paths begin with what they are of: "server.host", "providers/NAME.network_config.base_url".
    using Review = std::function<FieldErrors(const Configuration &now, const Configuration &next)>;

    static constexpr int MaxWaiting = 1000; ///< commands
    static constexpr std::chrono::milliseconds PublishPatience{30000};

    /// Without a repository the file is all there is, and it is only read. The repository must outlive this.
    ConfigService(ConfigStore file, const Environment &environment, ConfigRepository *repository,
                  QObject *parent = nullptr);
    ~ConfigService() override;

    /// Reads the database and takes over what is new in the file. Before anything else, and again once the
    /// secrets in the database can be read.
    Result<void> load();

    /// Reads the file again too, before the gateway is started again. After a failure the configuration in
    /// force stays.
    Result<void> reload(const Environment &environment);

    void setPublisher(Publisher publisher);
    void setReview(Review review); ///< called on the main thread
    void setPublishPatience(std::chrono::milliseconds patience); ///< after that the command has failed

    /// Never null.
    ConfigStatePtr state() const;

    /// Carries the command out and tells `done` on the thread of `context`, unless that is gone by then. The
    /// context is destroyed on the main thread, or while that waits for it.
    void apply(ConfigEdit edit, QObject *context, Done done);

    /// What is wrong with a command; nothing is changed. For forms: on their thread, the main one.
    FieldErrors check(const ConfigCommand &command) const;

    /// The same for the value at one path, for an input that is being left.
    std::optional<FieldError> checkField(const ConfigCommand &command, const QString &path) const;

    QString configFile() const;

    /// Why no change can be kept at present, if so. From any thread.
    std::optional<Error> storeTrouble() const;

Q_SIGNALS:
    /// state() is a new one.
    void changed();

    /// storeTrouble() is another one.
    void storeTroubleChanged();

    /// What changes are kept in was lost or damaged and has been made anew; a sentence says how.
    void storeMended(const QString &what);

private:
    struct Waiting;
    class Parts;

    void enqueue(std::shared_ptr<Waiting> waiting);
    void beginNext();
    void carryOut();
    FieldErrors objections(const ConfigCommand &command, const EditResult &result) const;
    void hashPassword();
    void store();
    void keepFile(const std::function<void(const Result<void> &)> &then);
    void onStored(const Result<void> &stored);
    void publish();
    void onPublished(quint64 publication, const QStringList &restartReasons);
    void finish(std::optional<Error> error, const QStringList &restartReasons);
    void answer(const Waiting &waiting, const ConfigOutcome &outcome);
    void setState(ConfigState state);
    void setRevisions(ConfigState &state, const ConfigChange &change);

    std::unique_ptr<Parts> m_parts;
};

} // namespace bifrost
