// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ordeal/smalldisk.h"

#include <QFile>

#include <cerrno>
#include <sched.h>
#include <unistd.h>

#include <sys/mount.h>

using namespace Qt::StringLiterals;

namespace bifrost::test {

SmallDisk::SmallDisk(int megabytes) : m_temporaryBefore(qgetenv("TMPDIR"))
{
    const QByteArray size = "mode=0755,size=" + QByteArray::number(megabytes) + 'm';
    m_isThere = m_place.isValid() && ::unshare(CLONE_NEWNS) == 0
        && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
        && ::mount("none", QFile::encodeName(m_place.path()).constData(), "tmpfs", 0, size.constData()) == 0;
    if (m_isThere)
        qputenv("TMPDIR", QFile::encodeName(m_place.path()));
}

SmallDisk::~SmallDisk()
{
    if (!m_isThere)
        return;
    if (m_temporaryBefore.isNull())
        qunsetenv("TMPDIR");
    else
        qputenv("TMPDIR", m_temporaryBefore);
    ::umount2(QFile::encodeName(m_place.path()).constData(), MNT_DETACH);
}

QString SmallDisk::filler() const
{
    return m_place.filePath(u"filler"_s);
}

bool SmallDisk::fill()
{
    QFile file(filler());
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return false;
    const QByteArray page(4096, 'x');
    while (file.write(page) > 0) { }
    return errno == ENOSPC;
}

bool SmallDisk::makeRoom()
{
    return QFile::remove(filler());
}

} // namespace bifrost::test
