// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/openconfig.h"

#include <cerrno>
#include <cstring>

#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include "models/core/regularfile.h"
#include "models/store/damagedfile.h"

namespace bifrost {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(openConfigLog, "bifrost.store")

/// Whoever copies a file to the place is let come to his end.
constexpr auto QuietTime = 1s;
constexpr auto RetryTime = 5s;

bool isSameTime(const timespec &one, const timespec &other)
{
    return one.tv_sec == other.tv_sec && one.tv_nsec == other.tv_nsec;
}

/// Refusals of a change for its own sake say nothing about the file.
bool concernsFile(const Error &error)
{
    return error.code == ErrorCode::DatabaseFailed || error.code == ErrorCode::FileUnreadable;
}

Error notKept(const QString &sentence)
{
    return Error(ErrorCode::DatabaseFailed, sentence.toStdString());
}

} // namespace

bool OpenConfig::Sighting::isSameFile(const Sighting &other) const
{
    return device == other.device && inode == other.inode;
}

bool OpenConfig::Sighting::operator==(const Sighting &other) const
{
    return isSameFile(other) && size == other.size && isSameTime(modified, other.modified)
        && isSameTime(changed, other.changed);
}

std::optional<OpenConfig::Sighting> OpenConfig::sight(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return std::nullopt;
#ifdef Q_OS_DARWIN
    return Sighting{status.st_dev, status.st_ino, status.st_size, status.st_mtimespec, status.st_ctimespec};
#else
    return Sighting{status.st_dev, status.st_ino, status.st_size, status.st_mtim, status.st_ctim};
#endif
}

Result<std::unique_ptr<OpenConfig>> OpenConfig::open(const QString &path)
{
    std::unique_ptr<OpenConfig> config(new OpenConfig(path));
    if (Result<void> opened = config->openFile(); !opened)
        return std::move(opened).error();
    return config;
}

OpenConfig::OpenConfig(QString path)
    : m_path(std::move(path))
    , m_folder(sight(QFileInfo(m_path).absolutePath()))
    , m_watch(m_path)
{
    m_touched.setSingleShot(true);
    m_touched.setInterval(QuietTime);
    m_retry.setInterval(RetryTime);
    connect(&m_touched, &QTimer::timeout, this, &OpenConfig::look);
    connect(&m_retry, &QTimer::timeout, this, &OpenConfig::look);
    connect(&m_watch, &FileWatch::touched, this, [this] { m_touched.start(); });
}

OpenConfig::~OpenConfig()
{
    if (m_tables)
        look();
}

Result<void> OpenConfig::change(const Work &work)
{
    if (const Result<void> ready = makeReady(); !ready) {
        note(ready);
        return Error(ErrorCode::DatabaseFailed, ready.error().message);
    }
    Result<void> done = work(*m_tables);
    if (!done && m_tables->database().sawDamage()) {
        done = letGo();
        if (done)
            done = takeUp();
        if (done)
            done = work(*m_tables);
    }
    if (done)
        done = keepImage();
    if (done || concernsFile(done.error()))
        note(done);
    return done;
}

void OpenConfig::look()
{
    Result<void> ready = makeReady();
    if (ready && m_trouble)
        ready = tryToWrite();
    note(ready);
}

Result<void> OpenConfig::makeReady()
{
    if (m_isOnFile) {
        if (fileState() == FileState::Sound)
            return {};
        if (Result<void> left = letGo(); !left)
            return left;
    }
    return takeUp();
}

OpenConfig::FileState OpenConfig::fileState()
{
    Database &database = m_tables->database();
    // Without its write-ahead log, others see nothing of what is written.
    if (database.hasMoved() || !QFile::exists(m_path + u"-wal"_s))
        return FileState::Gone;
    const Result<qint64> version = database.number("PRAGMA data_version");
    if (!version)
        return database.sawDamage() ? FileState::Changed : FileState::Sound; // writing will tell
    // Somebody else has written with SQLite, as he may.
    if (*version != m_version)
        return keepImage() || !database.sawDamage() ? FileState::Sound : FileState::Changed;
    if (!m_settled) {
        m_settled = database.settle();
        return FileState::Sound;
    }
    return m_image.liesIn(database) ? FileState::Sound : FileState::Changed;
}

/// From here on the tables are those in memory.
Result<void> OpenConfig::letGo()
{
    Result<std::unique_ptr<ConfigTables>> copy = ConfigTables::inMemory(m_image);
    if (!copy)
        return std::move(copy).error();
    (*copy)->useKeyOf(*m_tables);
    m_tables->database().leaveAlone();
    m_tables = std::move(copy).value();
    m_isOnFile = false;
    // What is in the log is in memory, too; it must not be read into another file.
    const std::optional<Sighting> folder = sight(QFileInfo(m_path).absolutePath());
    if (!m_settled && folder && m_folder && folder->isSameFile(*m_folder))
        QFile::remove(m_path + u"-wal"_s);
    return {};
}

Result<void> OpenConfig::takeUp()
{
    const std::optional<Sighting> folder = sight(QFileInfo(m_path).absolutePath());
    if (!folder || !m_folder || !folder->isSameFile(*m_folder)) {
        return notKept(
            u"The folder of the configuration database %1 was moved or removed while Bifrost "
            u"runs, so no change is kept. Put it back, or stop Bifrost and start it again."_s.arg(m_path));
    }
    const std::optional<Sighting> seen = sight(m_path);
    if (!seen && errno == ENOENT)
        return makeAnew(u"The configuration database %1 was removed while Bifrost runs."_s.arg(m_path));
    if (m_refused && seen && m_refused->first == *seen)
        return m_refused->second;
    m_refused.reset();
    return examine();
}

Result<void> OpenConfig::examine()
{
    const auto refused = [this](const QString &reason) {
        return notKept(u"The configuration database %1 was replaced while Bifrost runs by what is none: %2. "
                       u"No change is kept until you move that away."_s.arg(m_path, reason));
    };
    if (const QString other = whyNoFile(m_path); !other.isEmpty())
        return refused(other);
    QFile file(m_path);
    if (const Result<void> opened = openRegularFile(file); !opened) {
        return notKept(
            u"The configuration database %1 cannot be read any more, so no change is kept: %2."_s.arg(
                m_path, QString::fromStdString(opened.error().message)));
    }
    const bool isEmpty = file.size() == 0;
    file.close();
    if (isEmpty)
        return makeAnew(u"The configuration database %1 was emptied while Bifrost runs."_s.arg(m_path));
    if (const std::optional<Error> objection = ConfigTables::objection(m_path)) {
        if (objection->code == ErrorCode::DatabaseForeign)
            return refused(u"it is the database of another program"_s);
        return setAside();
    }
    const Result<std::optional<DatabaseImage>> image = DatabaseImage::at(m_path);
    if (!image) {
        return notKept(u"The database %1 cannot be used: %2."_s.arg(
            m_path, QString::fromStdString(image.error().message)));
    }
    if (!*image)
        return setAside();
    if (**image == m_image)
        return openFile();
    Error other =
        notKept(u"The configuration database %1 was replaced by another one while Bifrost runs. Start "
                u"Bifrost again to use that one, or move it away to keep the configuration in "
                u"force; until then no change is kept."_s.arg(m_path));
    if (const std::optional<Sighting> seen = sight(m_path))
        m_refused.emplace(*seen, other);
    return other;
}

Result<void> OpenConfig::setAside()
{
    const Result<QString> place = setDamagedAside(m_path, u"configuration database"_s);
    if (!place)
        return place.error();
    return makeAnew(
        u"The configuration database %1 is damaged. It was set aside as %2."_s.arg(m_path, *place));
}

Result<void> OpenConfig::makeAnew(const QString &why)
{
    QFile::remove(m_path + u"-wal"_s);
    QFile::remove(m_path + u"-shm"_s);
    if (const Result<void> written = m_image.writeTo(m_path); !written) {
        return notKept(why
                       + u" It cannot be written anew, so no change is kept: %1."_s.arg(
                           QString::fromStdString(written.error().message)));
    }
    if (Result<void> opened = openFile(); !opened)
        return opened;
    const QString what = why + u" It was written anew with the configuration in force."_s;
    qCWarning(openConfigLog).noquote() << what;
    Q_EMIT mended(what);
    return {};
}

Result<void> OpenConfig::openFile()
{
    Result<std::unique_ptr<ConfigTables>> tables = ConfigTables::open(m_path);
    if (!tables)
        return std::move(tables).error();
    if (m_tables)
        (*tables)->useKeyOf(*m_tables);
    m_tables = std::move(tables).value();
    m_isOnFile = true;
    m_watch.renew();
    return keepImage();
}

Result<void> OpenConfig::keepImage()
{
    Database &database = m_tables->database();
    m_settled = database.settle();
    const Result<qint64> version = database.number("PRAGMA data_version");
    if (!version)
        return version.error();
    m_version = *version;
    Result<DatabaseImage> image = DatabaseImage::of(database);
    if (!image)
        return std::move(image).error();
    m_image = std::move(image).value();
    return {};
}

/// After a disk was full, say, nobody may have another change for a long time.
Result<void> OpenConfig::tryToWrite()
{
    Result<void> written =
        m_tables->database().run("UPDATE schema_version SET applied_at_ms = applied_at_ms;");
    return written ? keepImage() : written;
}

/// One line for each change of things.
void OpenConfig::note(const Result<void> &outcome)
{
    if (!outcome && (!m_trouble || m_trouble->message != outcome.error().message)) {
        qCWarning(openConfigLog).noquote() << QString::fromStdString(outcome.error().message)
                                           << "Requests are served with the configuration in force.";
    } else if (outcome && m_trouble) {
        qCInfo(openConfigLog).noquote()
            << u"Changes of the configuration are kept again in %1."_s.arg(m_path);
    }
    if (outcome)
        m_retry.stop();
    else if (!m_retry.isActive())
        m_retry.start();
    m_trouble = outcome ? std::nullopt : std::optional(outcome.error());
    Q_EMIT troubleChanged();
}

} // namespace bifrost
