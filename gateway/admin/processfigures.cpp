// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/processfigures.h"

#include <QByteArrayList>
#include <QDir>
#include <QFile>

#include <algorithm>

#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bifrost::admin {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// When the machine was started, since 1970.
double bootSeconds()
{
    const QByteArray stat = contentOf(u"/proc/stat"_s);
    const qsizetype at = stat.indexOf("\nbtime ");
    return at < 0 ? 0 : stat.mid(at + 7, stat.indexOf('\n', at + 1) - at - 7).toDouble();
}

} // namespace

std::optional<ProcessFigures> ProcessFigures::read()
{
    const QByteArray stat = contentOf(u"/proc/self/stat"_s);
    // The second field is the name of the program, and may hold anything.
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    const double ticks = double(::sysconf(_SC_CLK_TCK));
    if (fields.size() < 22 || ticks <= 0)
        return std::nullopt;
    ProcessFigures figures;
    figures.cpuSeconds = (fields[11].toDouble() + fields[12].toDouble()) / ticks;
    figures.threads = fields[17].toULongLong();
    figures.startSeconds = bootSeconds() + fields[19].toDouble() / ticks;
    figures.virtualBytes = fields[20].toULongLong();
    figures.residentBytes = fields[21].toULongLong() * std::uint64_t(std::max(::sysconf(_SC_PAGESIZE), 0L));
    // One of them is that of the folder itself.
    figures.openDescriptors = std::uint64_t(std::max<qsizetype>(
        QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size() - 1,
        0));
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0)
        figures.mostDescriptors = limit.rlim_cur;
    return figures;
}

} // namespace bifrost::admin
