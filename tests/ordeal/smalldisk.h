// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTemporaryDir>

namespace bifrost::test {

/// A disk of some megabytes in memory, which is where temporary folders are made while it lives. It is seen
/// by this thread and the processes it starts alone, and goes with them. Only root may have one, and not in
/// every container: isThere() says whether.
class SmallDisk
{
public:
    explicit SmallDisk(int megabytes);
    ~SmallDisk();
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    bool isThere() const { return m_isThere; }

    bool fill(); ///< to the last byte
    bool makeRoom();

private:
    QString filler() const;

    QTemporaryDir m_place;
    QByteArray m_temporaryBefore;
    bool m_isThere = false;
};

} // namespace bifrost::test
