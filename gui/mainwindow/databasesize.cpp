// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/databasesize.h"

#include "gui/actions/trafficrate.h"
#include "gui/mainwindow/statussegment.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <chrono>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr std::chrono::milliseconds LookPause = 5s;

/// With what SQLite has not folded into the file yet.
qint64 sizeOf(const QString &file)
{
    return QFileInfo(file).size() + QFileInfo(file + "-wal"_L1).size();
}

} // namespace

DatabaseSize::DatabaseSize(QStringList files, bool logs, const TrafficRate *rate, StatusSegment *segment,
                           QObject *parent)
    : QObject(parent)
    , m_files(std::move(files))
    , m_logs(logs)
    , m_segment(segment)
{
    m_segment->setGoal(u"settings"_s, u"privacy"_s);
    connect(rate, &TrafficRate::counted, this, [this] {
        if (m_sinceLook.hasExpired(LookPause.count()))
            look();
    });
    look();
}

void DatabaseSize::look()
{
    m_sinceLook.start();
    const QLocale locale;
    qint64 all = 0;
    QStringList lines;
    for (const QString &file : m_files) {
        const qint64 size = sizeOf(file);
        if (size == 0)
            continue;
        all += size;
        lines += tr("%1: %2", "a file: its size")
                     .arg(QDir::toNativeSeparators(file), locale.formattedDataSize(size, 1));
    }
    if (!m_logs)
        lines += tr("Requests are not kept: the log is off.");
    m_segment->tell(u"database"_s, Role::Muted,
                    all > 0 ? tr("SQLite, %1").arg(locale.formattedDataSize(all, 1)) : QString(),
                    lines.join(u'\n'));
}

} // namespace bifrost::gui
