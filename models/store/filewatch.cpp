// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/filewatch.h"

#include <cstdint>

#include <QFile>
#include <QFileInfo>
#include <QSocketNotifier>

#if __has_include(<sys/inotify.h>)
#include <sys/inotify.h>
#include <unistd.h>
#define BIFROST_HAS_INOTIFY
#endif

namespace bifrost {

#ifdef BIFROST_HAS_INOTIFY

namespace {

constexpr std::uint32_t OfTheFolder = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_MOVE_SELF
    | IN_DELETE_SELF | IN_ATTRIB | IN_ONLYDIR;
constexpr std::uint32_t OfTheFile = IN_MODIFY | IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF;

} // namespace

FileWatch::FileWatch(QString path) : m_path(std::move(path)), m_fd(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK))
{
    if (m_fd < 0)
        return;
    ::inotify_add_watch(m_fd, QFile::encodeName(QFileInfo(m_path).absolutePath()).constData(), OfTheFolder);
    renew();
    auto *notifier = new QSocketNotifier(m_fd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &FileWatch::readEvents);
}

FileWatch::~FileWatch()
{
    qDeleteAll(findChildren<QSocketNotifier *>());
    if (m_fd >= 0)
        ::close(m_fd);
}

void FileWatch::renew()
{
    if (m_fd < 0)
        return;
    const int file = ::inotify_add_watch(m_fd, QFile::encodeName(m_path).constData(), OfTheFile);
    if (file == m_file)
        return;
    if (m_file >= 0)
        ::inotify_rm_watch(m_fd, m_file);
    m_file = file;
}

void FileWatch::readEvents()
{
    alignas(inotify_event) char events[4096];
    const QByteArray name = QFile::encodeName(QFileInfo(m_path).fileName());
    bool isTouched = false;
    for (ssize_t bytes = 0; (bytes = ::read(m_fd, events, sizeof events)) > 0;) {
        for (ssize_t at = 0; at < bytes;) {
            const auto *event = reinterpret_cast<const inotify_event *>(events + at);
            // With a name it is a file of the folder: ours, or what SQLite keeps beside it.
            const bool concerns = event->len == 0
                ? (event->mask & IN_IGNORED) == 0
                : QByteArray::fromRawData(event->name, qsizetype(qstrlen(event->name))).startsWith(name);
            isTouched = isTouched || concerns;
            at += ssize_t(sizeof(inotify_event)) + event->len;
        }
    }
    if (isTouched)
        Q_EMIT touched();
}

#else

FileWatch::FileWatch(QString path) : m_path(std::move(path)) { }
FileWatch::~FileWatch() = default;
void FileWatch::renew() { }
void FileWatch::readEvents() { }

#endif

} // namespace bifrost
