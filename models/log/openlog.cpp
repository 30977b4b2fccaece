// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/openlog.h"

#include <tuple>

#include <QFile>
#include <QLoggingCategory>

#include "models/store/damagedfile.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(openLogLog, "bifrost.log")

/// Somebody may take the file away again and again.
constexpr std::chrono::seconds BetweenRemarks{10};

} // namespace

Result<void> OpenLog::open()
{
    Result<LogTable> table = LogTable::open(m_path);
    if (!table)
        return std::move(table).error();
    m_table.emplace(std::move(table).value());
    m_table->copyBy(m_copier);
    m_damaged = false;
    return {};
}

/// Who closes last tidies up, and that is not the copier.
OpenLog::~OpenLog()
{
    const std::unique_lock held = m_copier.hold();
    m_table.reset();
}

Result<void> OpenLog::settle()
{
    const std::unique_lock held = m_copier.hold();
    return m_table ? m_table->settleFile() : Result<void>();
}

Result<LogTable::Written> OpenLog::write(const std::vector<LogRowPtr> &rows)
{
    if (Result<void> ready = makeReady(); !ready)
        return std::move(ready).error();
    Result<LogTable::Written> written = m_table->write(rows);
    if (!written)
        lookForDamage();
    return written;
}

void OpenLog::lookForDamage()
{
    m_damaged = m_damaged || (m_table && m_table->sawDamage());
}

Result<void> OpenLog::makeReady()
{
    if (m_table && !m_damaged) {
        switch (m_table->fileState()) {
        case LogTable::FileState::Sound:
            return {};
        case LogTable::FileState::Damaged:
            m_damaged = true;
            break;
        case LogTable::FileState::Gone:
            close();
            if (Result<void> opened = open(); !opened)
                return opened;
            sayAnew();
            return {};
        }
    }
    if (m_damaged) {
        if (Result<void> done = setAside(); !done)
            return done;
    }
    if (Result<void> opened = open(); !opened)
        return opened;
    return {};
}

/// What is not in the file yet goes along with one that was only moved.
void OpenLog::close()
{
    const std::unique_lock held = m_copier.hold();
    std::ignore = m_table->settleFile();
    m_table.reset();
}

/// First away, then closed: SQLite leaves a file alone that is not at its place any more.
Result<void> OpenLog::setAside()
{
    const std::unique_lock held = m_copier.hold();
    const Result<QString> place = setDamagedAside(m_path, u"log"_s);
    if (!place)
        return place.error();
    m_table.reset();
    QFile::remove(m_path + u"-shm"_s);
    m_damaged = false;
    qCWarning(openLogLog).noquote()
        << u"The log %1 is damaged. It was set aside as %2; a new one is begun."_s.arg(m_path, *place);
    return {};
}

void OpenLog::sayAnew()
{
    const auto now = std::chrono::steady_clock::now();
    if (m_said && now - *m_said < BetweenRemarks)
        return;
    m_said = now;
    qCWarning(openLogLog).noquote()
        << u"The log %1 was removed or replaced while it was in use. It has been opened anew."_s.arg(m_path);
}

} // namespace bifrost
