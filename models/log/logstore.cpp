// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/logstore.h"

#include "models/log/logtable.h"
#include "models/log/logwriter.h"

namespace bifrost {

Result<std::unique_ptr<LogStore>> LogStore::open(const QString &path, Limits limits)
{
    auto writer = std::make_unique<LogWriter>(path, limits);
    if (Result<void> started = writer->start(); !started)
        return std::move(started).error();
    return std::unique_ptr<LogStore>(new LogStore(path, std::move(writer)));
}

std::optional<Error> LogStore::objection(const QString &path)
{
    return LogTable::objection(path);
}

LogStore::LogStore(QString path, std::unique_ptr<LogWriter> writer)
    : m_path(std::move(path))
    , m_writer(std::move(writer))
{ }

LogStore::~LogStore() = default;

void LogStore::append(LogRowPtr row)
{
    m_writer->append(std::move(row));
}

void LogStore::setLimits(Limits limits)
{
    m_writer->setLimits(limits);
}

Result<void> LogStore::flush()
{
    return m_writer->flush();
}

Result<void> LogStore::tidyUp()
{
    return m_writer->tidyUp();
}

Result<void> LogStore::health() const
{
    return m_writer->health();
}

void LogStore::setHealthListener(std::function<void()> listener)
{
    m_writer->setHealthListener(std::move(listener));
}

quint64 LogStore::droppedRows() const
{
    return m_writer->droppedRows();
}

Result<std::vector<LogRow>> LogStore::newest(int count) const
{
    Result<LogTable> table = LogTable::openReadOnly(m_path);
    if (!table)
        return std::move(table).error();
    return table->newest(count);
}

Result<Money> LogStore::costBetween(const QString &path, std::int64_t fromUs, std::int64_t beforeUs)
{
    Result<LogTable> table = LogTable::openReadOnly(path);
    if (!table)
        return std::move(table).error();
    return table->costBetween(fromUs, beforeUs);
}

} // namespace bifrost
