// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/configservice.h"

#include "models/config/authrules.h"
#include "models/config/configeditor.h"
#include "models/config/filemerge.h"
#include "models/config/passwordhasher.h"
#include "models/config/stateassembly.h"
#include "models/core/post.h"

#include <algorithm>
#include <deque>
#include <mutex>

#include <QLoggingCategory>
#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(configLog, "bifrost.config")

/// ".keys[1]" of a command about one key, else nothing.
QString keyPlace(const EditResult &result)
{
    const std::optional<StoredProvider> provider =
        result.keyId.isEmpty() ? std::nullopt : result.change.providers.value(result.provider);
    if (!provider)
        return {};
    const auto key = std::ranges::find(provider->keys, result.keyId, &StoredKey::id);
    return key == provider->keys.end() ? QString() : u".keys[%1]"_s.arg(key - provider->keys.begin());
}

} // namespace

struct ConfigService::Waiting
{
    ConfigEdit edit;
    QPointer<QObject> context;
    Done done;
};

class ConfigService::Parts
{
public:
    Parts(ConfigStore store, const Environment &environment, ConfigRepository *database)
        : file(std::move(store))
        , rules{file.read().version, environment}
        , repository(database)
        , run(QString::number(QRandomGenerator::system()->generate64(), 36))
        , state(std::make_shared<const ConfigState>())
    { }

    QString newRevision() { return run + u'-' + QString::number(++revisions); }

    std::optional<Error> objection(const QStringList &subjects, const ConfigState &now) const
    {
        if (now.readOnly)
            return now.readOnly;
        const FileDocuments &documents = file.read().documents;
        for (const QString &subject : subjects) {
            const bool isProvider = subject.startsWith("providers/"_L1);
            const bool inFile =
                isProvider ? documents.providers.has_value() : documents.sections.contains(subject);
            if (documents.winsAlways && inFile) {
                return Error(
                    ErrorCode::ConfigReadOnly,
                    u"`source_of_truth` makes config.json decide on `%1`. Change it in the file, %2."_s
                        .arg(isProvider ? u"providers"_s : subject, file.path())
                        .toStdString());
            }
        }
        return repository->trouble();
    }

    ConfigStore file;
    ReadingRules rules;
    ConfigRepository *const repository;
    Publisher publisher;
    Review review;
    const QString run; ///< in front of revisions: those of an earlier run mean nothing
    quint64 revisions = 0;

    mutable std::mutex mutex; ///< around `state` alone, which other threads read
    ConfigStatePtr state;

    std::deque<std::shared_ptr<Waiting>> queue;
    std::shared_ptr<Waiting> current; ///< being carried out
    ConfigOutcome outcome; ///< of the current one
    ConfigChange change; ///< of the current one
    ConfigChange unkept; ///< what is new in the file and not in the database
    quint64 keeping = 0; ///< the last time that this was to be stored
    quint64 publication = 0; ///< answers to earlier ones come too late
    QTimer patience;
    PasswordHasher hasher;
};

ConfigService::ConfigService(ConfigStore file, const Environment &environment, ConfigRepository *repository,
                             QObject *parent)
    : QObject(parent)
    , m_parts(std::make_unique<Parts>(std::move(file), environment, repository))
{
    m_parts->patience.setSingleShot(true);
    m_parts->patience.setInterval(PublishPatience);
    connect(&m_parts->patience, &QTimer::timeout, this, [this] {
        finish(Error(ErrorCode::NotLive,
                     "The change is stored, but a thread of the gateway has not taken it in time. Start the "
                     "gateway again."),
               {});
    });
    if (repository) {
        repository->setHealthListener([this] { Q_EMIT storeTroubleChanged(); });
        repository->setMendListener([this](const QString &what) { Q_EMIT storeMended(what); });
    }
}

ConfigService::~ConfigService()
{
    if (m_parts->repository) {
        m_parts->repository->setHealthListener({});
        m_parts->repository->setMendListener({});
    }
}

Result<void> ConfigService::load()
{
    StoredConfiguration database;
    if (m_parts->repository) {
        Result<StoredConfiguration> loaded = m_parts->repository->load();
        if (!loaded)
            return std::move(loaded).error();
        database = std::move(loaded).value();
    }
    const ReadConfiguration &file = m_parts->file.read();
    MergedConfiguration merged = mergeFile(file.documents, database);
    addDetected(merged, file.documents, detectableProviders(), m_parts->rules.environment);
    ConfigState state = assembleState(std::move(merged.stored), file, m_parts->rules);
    state.notices.insert(state.notices.end(), merged.notices.begin(), merged.notices.end());
    state.hasDatabase = m_parts->repository != nullptr;
    if (!state.hasDatabase) {
        state.readOnly = Error(ErrorCode::ConfigReadOnly,
                               u"config store disabled: the configuration is what %1 says, and is changed "
                               u"there."_s.arg(m_parts->file.path())
                                   .toStdString());
    }
    for (const QString &section : state.stored.sections.keys())
        state.revisions.insert(section, m_parts->newRevision());
    for (const QString &name : state.stored.providers.keys())
        state.revisions.insert("providers/"_L1 + name, m_parts->newRevision());
    m_parts->unkept = m_parts->repository ? std::move(merged.change) : ConfigChange();
    if (!m_parts->unkept.isEmpty() && !m_parts->repository->isOpening())
        keepFile([](const Result<void> &) {});
    setState(std::move(state));
    return {};
}

/// Puts what is new in the file into the database. While its secrets are locked that fails, and is tried
/// again before the next command.
void ConfigService::keepFile(const std::function<void(const Result<void> &)> &then)
{
    const quint64 load = ++m_parts->keeping;
    m_parts->repository->commit(m_parts->unkept, this, [this, load, then](const Result<void> &stored) {
        if (!stored) {
            qCWarning(configLog).noquote() << "What config.json says is not in the database yet."
                                           << QString::fromStdString(stored.error().message);
        } else if (load == m_parts->keeping) {
            m_parts->unkept = {};
        }
        then(stored);
    });
}

Result<void> ConfigService::reload(const Environment &environment)
{
    if (Result<void> read = m_parts->file.reload(environment); !read)
        return read;
    m_parts->rules = {m_parts->file.read().version, environment};
    return load();
}

void ConfigService::setPublishPatience(std::chrono::milliseconds patience)
{
    m_parts->patience.setInterval(patience);
}

void ConfigService::setPublisher(Publisher publisher)
{
    m_parts->publisher = std::move(publisher);
}

void ConfigService::setReview(Review review)
{
    m_parts->review = std::move(review);
}

QString ConfigService::configFile() const
{
    return m_parts->file.path();
}

std::optional<Error> ConfigService::storeTrouble() const
{
    return m_parts->repository ? m_parts->repository->health() : std::nullopt;
}

ConfigStatePtr ConfigService::state() const
{
    const std::lock_guard lock(m_parts->mutex);
    return m_parts->state;
}

void ConfigService::setState(ConfigState state)
{
    auto fresh = std::make_shared<const ConfigState>(std::move(state));
    {
        const std::lock_guard lock(m_parts->mutex);
        m_parts->state.swap(fresh);
    }
    Q_EMIT changed();
}

FieldErrors ConfigService::check(const ConfigCommand &command) const
{
    EditResult result = editConfiguration(m_parts->state->stored, command, m_parts->rules);
    if (result.error && result.fields.empty()) {
        return {{QString(), result.error->code == ErrorCode::AlreadyExists ? Fault::Taken : Fault::Missing,
                 u": "_s + QString::fromStdString(result.error->message)}};
    }
    return result.fields.empty() ? objections(command, result) : std::move(result.fields);
}

FieldErrors ConfigService::objections(const ConfigCommand &command, const EditResult &result) const
{
    if (!m_parts->review || (result.change.sections.isEmpty() && result.change.providers.isEmpty()))
        return {};
    ConfigState next = *m_parts->state;
    updateState(next, result.change, m_parts->rules);
    FieldErrors errors = m_parts->review(m_parts->state->configuration, next.configuration);
    // For whoever changes one section, one provider or one key, paths begin there.
    const QString subject = result.provider.isEmpty() ? soleSection(command)
                                                      : "providers/"_L1 + result.provider + keyPlace(result);
    for (FieldError &error : errors) {
        if (error.path.startsWith(subject + u'.'))
            error.path.remove(0, subject.size() + 1);
    }
    return errors;
}

std::optional<FieldError> ConfigService::checkField(const ConfigCommand &command, const QString &path) const
{
    for (FieldError &error : check(command)) {
        if (error.concerns(path))
            return std::move(error);
    }
    return std::nullopt;
}

void ConfigService::apply(ConfigEdit edit, QObject *context, Done done)
{
    auto waiting = std::make_shared<Waiting>(Waiting{std::move(edit), context, std::move(done)});
    post(this, [this, waiting] { enqueue(waiting); });
}

void ConfigService::enqueue(std::shared_ptr<Waiting> waiting)
{
    if (m_parts->queue.size() >= std::size_t(MaxWaiting)) {
        ConfigOutcome outcome;
        outcome.error =
            Error(ErrorCode::OutOfBuffers, "Too many changes are waiting already. Try again in a moment.");
        outcome.state = m_parts->state;
        answer(*waiting, outcome);
        return;
    }
    m_parts->queue.push_back(std::move(waiting));
    if (!m_parts->current)
        beginNext();
}

void ConfigService::beginNext()
{
    if (m_parts->queue.empty())
        return;
    m_parts->current = std::move(m_parts->queue.front());
    m_parts->queue.pop_front();
    m_parts->outcome = {};
    if (m_parts->unkept.isEmpty())
        return carryOut();
    keepFile([this](const Result<void> &stored) {
        if (stored)
            carryOut();
        else
            finish(stored.error(), {});
    });
}

void ConfigService::carryOut()
{
    const ConfigEdit &edit = m_parts->current->edit;
    const ConfigStatePtr now = m_parts->state;
    const QStringList subjects = subjectsOf(edit.command);
    if (std::optional<Error> objection = m_parts->objection(subjects, *now))
        return finish(std::move(objection), {});
    if (!edit.basis.isEmpty() && edit.basis != now->revisionOf(subjects))
        return finish(Error(ErrorCode::ChangedMeanwhile), {});

    EditResult result = editConfiguration(now->stored, edit.command, m_parts->rules);
    if (!result.error)
        result.fields = objections(edit.command, result);
    if (!result.fields.empty())
        result.error = settingsError(result.fields);
    m_parts->outcome.fields = std::move(result.fields);
    m_parts->outcome.provider = std::move(result.provider);
    m_parts->outcome.keyId = std::move(result.keyId);
    if (result.error || result.change.isEmpty())
        return finish(std::move(result.error), {});

    m_parts->outcome.undo = std::move(result.undo);
    m_parts->change = std::move(result.change);
    hashPassword();
}

void ConfigService::hashPassword()
{
    const auto auth = m_parts->change.sections.find(sectionName(ConfigSection::Auth));
    const bool isChanged = auth != m_parts->change.sections.end() && auth->has_value();
    const Secret *password = isChanged ? plainPassword(**auth) : nullptr;
    if (!password)
        return store();
    m_parts->hasher.make(*password, this, [this](const std::string &hash) {
        if (hash.empty()) {
            m_parts->outcome.undo.reset();
            return finish(Error(ErrorCode::Internal, "The password cannot be hashed on this system."), {});
        }
        std::optional<ConfigDocument> &document = m_parts->change.sections[sectionName(ConfigSection::Auth)];
        document = withPasswordHash(std::move(*document), hash);
        store();
    });
}

void ConfigService::store()
{
    markOwnSecrets(m_parts->change, m_parts->state->stored);
    m_parts->repository->commit(m_parts->change, this,
                                [this](const Result<void> &stored) { onStored(stored); });
}

void ConfigService::onStored(const Result<void> &stored)
{
    if (!stored) {
        m_parts->outcome.undo.reset();
        return finish(stored.error(), {});
    }
    // On top of what is in force now: the file may have been read again meanwhile.
    ConfigState next = *m_parts->state;
    updateState(next, m_parts->change, m_parts->rules);
    setRevisions(next, m_parts->change);
    setState(std::move(next));
    publish();
}

void ConfigService::setRevisions(ConfigState &state, const ConfigChange &change)
{
    const auto set = [&](const QString &subject, bool exists) {
        if (exists)
            state.revisions.insert(subject, m_parts->newRevision());
        else
            state.revisions.remove(subject);
    };
    for (auto it = change.sections.begin(); it != change.sections.end(); ++it)
        set(it.key(), it.value().has_value());
    for (auto it = change.providers.begin(); it != change.providers.end(); ++it)
        set("providers/"_L1 + it.key(), it.value().has_value());
}

void ConfigService::publish()
{
    if (!m_parts->publisher)
        return finish(std::nullopt, {});
    const quint64 publication = ++m_parts->publication;
    m_parts->patience.start();
    const QPointer<ConfigService> self(this);
    m_parts->publisher(m_parts->state->configuration, [self, publication](const QStringList &reasons) {
        if (ConfigService *service = self.data())
            service->onPublished(publication, reasons);
    });
}

void ConfigService::onPublished(quint64 publication, const QStringList &restartReasons)
{
    if (m_parts->publication == publication && m_parts->patience.isActive())
        finish(std::nullopt, restartReasons);
}

void ConfigService::finish(std::optional<Error> error, const QStringList &restartReasons)
{
    m_parts->patience.stop();
    const std::shared_ptr<Waiting> finished = std::move(m_parts->current);
    m_parts->current.reset();
    ConfigOutcome outcome = std::move(m_parts->outcome);
    outcome.error = std::move(error);
    outcome.restartReasons = restartReasons;
    outcome.state = m_parts->state;
    answer(*finished, outcome);
    // From the event loop, so that a row of refusals does not pile up on the stack.
    post(this, [this] {
        if (!m_parts->current)
            beginNext();
    });
}

void ConfigService::answer(const Waiting &waiting, const ConfigOutcome &outcome)
{
    if (!waiting.context || !waiting.done)
        return;
    post(waiting.context.data(), [done = waiting.done, outcome] { done(outcome); });
}

} // namespace bifrost
