// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/certificatewatch.h"

#include <QDateTime>
#include <QFileInfo>

#include <chrono>

namespace bifrost {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto SettleTime = 500ms;
constexpr auto LongestUnseen = 1h;

} // namespace

CertificateWatch::CertificateWatch(QObject *parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(SettleTime);
    connect(&m_soon, &QTimer::timeout, this, &CertificateWatch::look);
    m_hourly.setInterval(LongestUnseen);
    m_hourly.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_hourly, &QTimer::timeout, this, &CertificateWatch::lookAgain);
}

void CertificateWatch::setFiles(const QStringList &files)
{
    if (files == m_files)
        return;
    m_files = files;
    m_soon.stop();
    m_watcher.reset();
    if (files.isEmpty()) {
        m_hourly.stop();
        return;
    }
    m_hourly.start();
    m_watcher.emplace();
    connect(&*m_watcher, &QFileSystemWatcher::fileChanged, this, &CertificateWatch::onEvent);
    connect(&*m_watcher, &QFileSystemWatcher::directoryChanged, this, &CertificateWatch::onEvent);
    m_seen = traces();
    watch();
}

/// Not restarted by each event: in a busy folder that would put it off for ever.
void CertificateWatch::onEvent()
{
    if (!m_files.isEmpty() && !m_soon.isActive())
        m_soon.start();
}

void CertificateWatch::look()
{
    if (!m_watcher)
        return;
    watch(); // a file that was replaced is another one
    if (const QString now = traces(); now != m_seen) {
        m_seen = now;
        m_soon.start(); // until nothing changes any more
        Q_EMIT lookAgain();
    }
}

void CertificateWatch::watch()
{
    QStringList wanted;
    for (const QString &file : m_files) {
        const QFileInfo info(file);
        const QString target = info.canonicalFilePath();
        wanted << file << info.absolutePath();
        if (!target.isEmpty())
            wanted << target << QFileInfo(target).absolutePath();
    }
    wanted.removeDuplicates();
    QStringList former = m_watcher->files() + m_watcher->directories();
    for (const QString &path : std::as_const(wanted)) {
        if (!former.removeOne(path) && QFileInfo::exists(path))
            m_watcher->addPath(path);
    }
    if (!former.isEmpty())
        m_watcher->removePaths(former);
}

QString CertificateWatch::traces() const
{
    QString text;
    for (const QString &file : m_files) {
        const QFileInfo info(file);
        text += u"%1|%2|%3|%4;"_s.arg(info.canonicalFilePath())
                    .arg(info.size())
                    .arg(info.lastModified().toMSecsSinceEpoch())
                    .arg(info.metadataChangeTime().toMSecsSinceEpoch());
    }
    return text;
}

} // namespace bifrost
