// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/corpus/processwatch.h"

#include <QDir>
#include <QFile>
#include <QSet>

#include <algorithm>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

// The allocator and the free lists keep some of what was needed at once.
constexpr qint64 KeptKb = 48 * 1024;

// Management requests that were under way at once, each with both ends of its channel.
constexpr int PooledChannels = 64;

QStringList entriesOf(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
}

QString targetOf(const QString &link)
{
    char target[256] = {};
    const ssize_t size = ::readlink(link.toLatin1().constData(), target, sizeof target);
    return QString::fromLatin1(target, std::max<ssize_t>(size, 0));
}

/// "socket:[INODE]" of all local sockets.
QSet<QString> localSockets(const QString &proc)
{
    QSet<QString> sockets;
    QFile table(proc + u"net/unix"_s);
    if (!table.open(QIODevice::ReadOnly))
        return sockets;
    for (const QByteArray &line : table.readAll().split('\n'))
        sockets.insert(u"socket:[%1]"_s.arg(QString::fromLatin1(line.simplified().split(' ').value(6))));
    return sockets;
}

} // namespace

ProcessWatch::ProcessWatch(qint64 process) : m_process(process), m_before(holdings()) { }

bool ProcessWatch::isAsBefore() const
{
    const Holdings now = holdings();
    return !now.descriptors.isEmpty() && now.descriptors.size() <= m_before.descriptors.size()
        && now.channels <= m_before.channels + PooledChannels && now.threads <= m_before.threads
        && (now.sanitized || now.residentKb <= m_before.residentKb + KeptKb);
}

QByteArray ProcessWatch::description() const
{
    const Holdings now = holdings();
    return u"descriptors %1\nthen %2\n; threads %3, then %4; memory %5 KB, then %6 KB; channels %7, then %8"_s
        .arg(m_before.descriptors.join(u' '), now.descriptors.join(u' '))
        .arg(m_before.threads)
        .arg(now.threads)
        .arg(m_before.residentKb)
        .arg(now.residentKb)
        .arg(m_before.channels)
        .arg(now.channels)
        .toLatin1();
}

ProcessWatch::Holdings ProcessWatch::holdings() const
{
    const QString proc = u"/proc/%1/"_s.arg(m_process);
    Holdings found;
    const QSet<QString> local = localSockets(proc);
    for (const QString &entry : entriesOf(proc + u"fd"_s)) {
        const QString target = targetOf(proc + u"fd/"_s + entry);
        if (local.contains(target))
            ++found.channels;
        else if (!target.startsWith(u'/'))
            found.descriptors.append(target);
    }
    found.threads = int(entriesOf(proc + u"task"_s).size());
    QFile status(proc + u"status"_s);
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("VmRSS:"))
                found.residentKb = line.mid(6).trimmed().split(' ').first().toLongLong();
        }
    }
    QFile maps(proc + u"maps"_s);
    found.sanitized = maps.open(QIODevice::ReadOnly) && maps.readAll().contains("libasan");
    return found;
}

} // namespace bifrost::test
