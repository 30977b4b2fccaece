// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/folderwatch.h"

#include <QFile>
#include <QSocketNotifier>

#if __has_include(<sys/inotify.h>)
#include <sys/inotify.h>
#include <unistd.h>
#define BIFROST_HAS_INOTIFY
#endif

namespace bifrost {

#ifdef BIFROST_HAS_INOTIFY

// QFileSystemWatcher hears of everything in the folder, and of its being moved not at all.
FolderWatch::FolderWatch(const QString &folder) : m_fd(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK))
{
    if (m_fd < 0)
        return;
    ::inotify_add_watch(m_fd, QFile::encodeName(folder).constData(),
                        IN_MOVE_SELF | IN_DELETE_SELF | IN_ONLYDIR);
    auto *notifier = new QSocketNotifier(m_fd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &FolderWatch::readEvents);
}

FolderWatch::~FolderWatch()
{
    qDeleteAll(findChildren<QSocketNotifier *>());
    if (m_fd >= 0)
        ::close(m_fd);
}

void FolderWatch::readEvents()
{
    alignas(inotify_event) char events[4096];
    bool isLost = false;
    for (ssize_t bytes = 0; (bytes = ::read(m_fd, events, sizeof events)) > 0;) {
        for (ssize_t at = 0; at < bytes;) {
            const auto *event = reinterpret_cast<const inotify_event *>(events + at);
            isLost = isLost || (event->mask & (IN_MOVE_SELF | IN_DELETE_SELF)) != 0;
            at += ssize_t(sizeof(inotify_event)) + event->len;
        }
    }
    if (isLost)
        Q_EMIT lost();
}

#else

FolderWatch::FolderWatch(const QString &) { }
FolderWatch::~FolderWatch() = default;
void FolderWatch::readEvents() { }

#endif

} // namespace bifrost
