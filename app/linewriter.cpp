// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/linewriter.h"

#include "app/logging.h"

#include <QDateTime>

#include <utility>

using namespace Qt::StringLiterals;

namespace bifrost {

namespace {

constexpr std::chrono::milliseconds Gathering{50}; // of requests, so that a write is for many
constexpr qsizetype EnoughGathered = LineWriter::MostHeld / 8;
constexpr qsizetype LineItself = 64; // what one takes beside its text

} // namespace

LineWriter::LineWriter(LogStyle style, int standardError)
    : m_style(style)
    , m_standardError(standardError)
    , m_thread(&LineWriter::run, this)
{ }

LineWriter::~LineWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void LineWriter::keepRequestsIn(const QString &path, bool toStandardError)
{
    const std::lock_guard lock(m_mutex);
    m_nextFile = std::make_unique<LogFile>(path, LogFile::Limits());
    m_requestsGoToStandardError = toStandardError;
}

void LineWriter::write(const QByteArray &line)
{
    if (m_isBlocked || m_standardError.write(line) == 0)
        add({{}, line}, line.size(), true);
}

void LineWriter::addRequest(LogLine line)
{
    const qsizetype size = line.message.size() * qsizetype(sizeof(QChar));
    add({std::move(line), {}}, size, false);
}

void LineWriter::add(Item item, qsizetype size, bool isUrgent)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_held + size + LineItself > MostHeld) {
            ++m_left;
            return;
        }
        const bool isFirst = m_items.empty();
        m_items.push_back(std::move(item));
        m_held += size + LineItself;
        const bool wasUrgent = m_isUrgent;
        m_isUrgent = wasUrgent || isUrgent || m_held > EnoughGathered;
        if (!isFirst && m_isUrgent == wasUrgent)
            return; // it knows
    }
    m_wake.notify_one();
}

bool LineWriter::flush()
{
    std::unique_lock lock(m_mutex);
    m_isUrgent = true;
    m_wake.notify_one();
    return m_done.wait_for(lock, std::chrono::seconds(1), [this] { return m_items.empty() && !m_isBusy; });
}

void LineWriter::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_isUrgent = m_isUrgent && !m_items.empty();
        m_wake.wait(lock, [this] { return m_isEnding || !m_items.empty(); });
        if (m_items.empty())
            return;
        m_wake.wait_for(lock, Gathering, [this] { return m_isEnding || m_isUrgent; });
        const std::vector<Item> items = std::exchange(m_items, {});
        const qint64 left = std::exchange(m_left, 0);
        if (m_nextFile)
            m_file = std::move(m_nextFile);
        const bool requestsGoToStandardError = m_requestsGoToStandardError;
        m_held = 0;
        m_isUrgent = false;
        m_isBusy = true;
        lock.unlock();
        deliver(items, left, requestsGoToStandardError);
        lock.lock();
        m_isBusy = false;
        m_done.notify_all();
    }
}

void LineWriter::deliver(const std::vector<Item> &items, qint64 left, bool requestsGoToStandardError)
{
    QByteArray kept;
    QByteArray said;
    for (const Item &item : items) {
        if (!item.text.isEmpty()) {
            said += item.text;
            continue;
        }
        const QByteArray line = formatLogLine(item.request, m_style);
        kept += line;
        if (requestsGoToStandardError)
            said += line;
    }
    if (left > 0) {
        const QByteArray line =
            ownLine(u"%1 lines are missing here: they came faster than they could be written."_s.arg(left));
        kept += line;
        said += line;
    }
    if (m_file && !kept.isEmpty()) {
        const bool isKept = m_file->write(kept);
        if (!isKept && !m_failureSaid) {
            said += ownLine(u"The log of requests is out of order, and its lines are not kept. "_s
                            + m_file->failure());
        }
        m_failureSaid = !isKept;
    }
    toStandardError(said);
}

void LineWriter::toStandardError(QByteArrayView lines)
{
    const auto send = [this](QByteArrayView &text) {
        while (!text.isEmpty()) {
            const qsizetype gone = m_standardError.write(text);
            text = text.sliced(gone);
            if (gone > 0)
                m_isBlocked = false;
            else if (m_isBlocked.exchange(true) || !m_standardError.waitForRoom(Patience))
                return false;
            else
                m_isBlocked = false;
        }
        return true;
    };
    if (lines.isEmpty())
        return;
    if (m_unread > 0) {
        const QByteArray notice = ownLine(u"%1 lines are missing here: nobody was reading."_s.arg(m_unread));
        QByteArrayView text = notice;
        if (send(text))
            m_unread = 0;
    }
    if (!send(lines))
        m_unread += lines.count('\n');
}

QByteArray LineWriter::ownLine(const QString &sentence) const
{
    return formatLogLine(
        {QDateTime::currentMSecsSinceEpoch(), LogLevel::Warn, appLog().categoryName(), sentence}, m_style);
}

} // namespace bifrost
