// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <QObject>
#include <QTimer>

#include <sys/stat.h>

#include "models/store/configtables.h"
#include "models/store/databaseimage.h"
#include "models/store/filewatch.h"

namespace bifrost {

/// config.db's file while the program runs. What it holds is held in memory, too, sealed as it is. Where
/// somebody takes the file away it is made anew, and where it is damaged it is set aside first; where
/// somebody puts another good one in its place nothing is kept until he has decided. So no change is taken
/// that would not be there at the next start. Owned by ConfigDatabase, lives on its thread.
class OpenConfig : public QObject
{
    Q_OBJECT

public:
    using Work = std::function<Result<void>(ConfigTables &)>;

    static Result<std::unique_ptr<OpenConfig>> open(const QString &path);
    ~OpenConfig() override; ///< looks once more: what is missing now would be missing at the next start

    /// To read from, and to give the key to: what was kept last, whatever has become of the file.
    ConfigTables &tables() { return *m_tables; }

    Result<void> change(const Work &work);

    /// Looks at the file, and mends what can be mended. Happens by itself when somebody has touched it, and
    /// every few seconds while there is trouble.
    void look();

    /// Why no change can be kept, if so.
    const std::optional<Error> &trouble() const { return m_trouble; }

Q_SIGNALS:
    void troubleChanged();

    /// The file was made anew: a sentence that says what had become of it.
    void mended(const QString &what);

private:
    enum class FileState { Sound, Gone, Changed };

    /// Which file lay there, and how it was.
    struct Sighting
    {
        dev_t device = 0;
        ino_t inode = 0;
        off_t size = 0;
        timespec modified = {};
        timespec changed = {};

        bool operator==(const Sighting &other) const;
        bool isSameFile(const Sighting &other) const;
    };

    explicit OpenConfig(QString path);
    static std::optional<Sighting> sight(const QString &path);

    FileState fileState();
    Result<void> makeReady();
    Result<void> letGo();
    Result<void> takeUp();
    Result<void> examine();
    Result<void> setAside();
    Result<void> makeAnew(const QString &why);
    Result<void> openFile();
    Result<void> keepImage();
    Result<void> tryToWrite();
    void note(const Result<void> &outcome);

    const QString m_path;
    std::unique_ptr<ConfigTables> m_tables; ///< of the file, or without one of what it held
    bool m_isOnFile = false;
    DatabaseImage m_image; ///< what was kept last
    bool m_settled = false; ///< all of the image is in the file itself
    qint64 m_version = 0; ///< SQLite's number for what others have written
    std::optional<Sighting> m_folder;
    std::optional<std::pair<Sighting, Error>> m_refused; ///< not looked into again as long as it stays so
    std::optional<Error> m_trouble;
    FileWatch m_watch;
    QTimer m_touched;
    QTimer m_retry;
};

} // namespace bifrost
