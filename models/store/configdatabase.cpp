// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/configdatabase.h"

#include <algorithm>

#include <QPointer>

#include "models/core/post.h"
#include "models/store/openconfig.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

/// Secrets that are to be sealed, rather than to stay as they are.
bool holdsSecrets(const ConfigDocument &document)
{
    return std::ranges::any_of(document.secrets, [](const SecretSlot &slot) { return !slot.locked; });
}

bool holdsSecrets(const ConfigChange &change)
{
    for (const std::optional<ConfigDocument> &section : change.sections) {
        if (section && holdsSecrets(*section))
            return true;
    }
    for (const std::optional<StoredProvider> &provider : change.providers) {
        if (!provider)
            continue;
        if (holdsSecrets(provider->document) || std::ranges::any_of(provider->keys, [](const StoredKey &key) {
                return holdsSecrets(key.document);
            }))
            return true;
    }
    return false;
}

} // namespace

template <typename Work>
auto ConfigDatabase::ask(const Work &work)
{
    if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
        call(m_worker.get(), work);
    } else {
        std::optional<std::invoke_result_t<Work>> result;
        ask([&result, &work] { result.emplace(work()); });
        return *std::move(result);
    }
}

Result<std::unique_ptr<ConfigDatabase>> ConfigDatabase::open(const QString &path)
{
    std::unique_ptr<ConfigDatabase> database(new ConfigDatabase(path));
    Result<void> opened = database->ask([&database]() -> Result<void> {
        Result<std::unique_ptr<OpenConfig>> open = OpenConfig::open(database->m_path);
        if (!open)
            return std::move(open).error();
        database->m_open = std::move(open).value();
        QObject::connect(database->m_open.get(), &OpenConfig::troubleChanged, database->m_open.get(),
                         [database = database.get(), open = database->m_open.get()] {
                             database->noteTrouble(open->trouble());
                         });
        QObject::connect(database->m_open.get(), &OpenConfig::mended, database->m_open.get(),
                         [database = database.get()](const QString &what) { database->noteMend(what); });
        return {};
    });
    if (!opened)
        return std::move(opened).error();
    return database;
}

std::optional<Error> ConfigDatabase::objection(const QString &path)
{
    return ConfigTables::objection(path);
}

ConfigDatabase::ConfigDatabase(QString path) : m_path(std::move(path)), m_worker(std::make_unique<QObject>())
{
    m_thread.setObjectName(u"config store"_s);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

ConfigDatabase::~ConfigDatabase()
{
    // Comes after all that was posted. The connection must be closed where it was opened.
    ask([this] { m_open.reset(); });
    m_thread.quit();
    m_thread.wait();
}

void ConfigDatabase::post(std::function<Result<void>(ConfigTables &)> work, QObject *context, Done done)
{
    bifrost::post(m_worker.get(),
                  [this, work = std::move(work), guard = QPointer<QObject>(context), done = std::move(done)] {
                      // The context is looked at on its own thread only.
                      const Result<void> result = m_open->change(work);
                      bifrost::post(this, [guard, done, result] {
                          if (guard)
                              done(result);
                      });
                  });
}

Result<StoredConfiguration> ConfigDatabase::load()
{
    return ask([this] { return m_open->tables().load(); });
}

void ConfigDatabase::commit(const ConfigChange &change, QObject *context, Done done)
{
    if (const auto maker = m_keyMaker; maker && holdsSecrets(change)) {
        maker([this, change, guard = QPointer<QObject>(context), done = std::move(done)] {
            post([change](ConfigTables &tables) { return tables.save(change); }, guard, done);
        });
        return;
    }
    post([change](ConfigTables &tables) { return tables.save(change); }, context, std::move(done));
}

/// On the thread of the file; said on the other.
void ConfigDatabase::noteTrouble(const std::optional<Error> &trouble)
{
    const auto words = [](const std::optional<Error> &error) {
        return error ? error->message : std::string();
    };
    {
        const std::lock_guard lock(m_mutex);
        if (words(m_trouble) == words(trouble))
            return;
        m_trouble = trouble;
    }
    bifrost::post(this, [this] {
        if (m_healthListener)
            m_healthListener();
    });
}

/// The same.
void ConfigDatabase::noteMend(const QString &what)
{
    bifrost::post(this, [this, what] {
        if (m_mendListener)
            m_mendListener(what);
    });
}

void ConfigDatabase::setMendListener(std::function<void(const QString &what)> listener)
{
    m_mendListener = std::move(listener);
}

void ConfigDatabase::setHealthListener(std::function<void()> listener)
{
    m_healthListener = std::move(listener);
}

std::optional<Error> ConfigDatabase::health() const
{
    const std::lock_guard lock(m_mutex);
    return m_trouble;
}

Result<std::optional<KeyRecord>> ConfigDatabase::keyRecord()
{
    return ask([this] { return m_open->tables().keyRecord(); });
}

void ConfigDatabase::useKey(const MasterKeyPtr &key, const QString &lockedSentence)
{
    m_opening = false;
    bifrost::post(m_worker.get(),
                  [this, key, lockedSentence] { m_open->tables().useKey(key, lockedSentence); });
}

void ConfigDatabase::awaitKey(const QString &lockedSentence)
{
    useKey({}, lockedSentence);
    m_opening = true;
}

void ConfigDatabase::setKeyMaker(std::function<void(std::function<void()> made)> maker)
{
    m_keyMaker = std::move(maker);
}

void ConfigDatabase::beginKey(const KeyRecord &record, const MasterKeyPtr &key, QObject *context, Done done)
{
    m_opening = false;
    post([record, key](ConfigTables &tables) { return tables.beginKey(record, key); }, context,
         std::move(done));
}

void ConfigDatabase::changeKey(const KeyRecord &record, const MasterKeyPtr &key, QObject *context, Done done)
{
    post([record, key](ConfigTables &tables) { return tables.changeKey(record, key); }, context,
         std::move(done));
}

void ConfigDatabase::forgetSecrets(QObject *context, Done done)
{
    post([](ConfigTables &tables) { return tables.forgetSecrets(); }, context, std::move(done));
}

} // namespace bifrost
