// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace bifrost {

/// Puts files together as a ZIP archive (APPNOTE 6.3: deflate, names in UTF-8), which every desktop opens.
/// For a few files that fit into memory.
class ZipArchive
{
public:
    explicit ZipArchive(const QDateTime &time) : m_time(time) { }

    void add(const QString &name, const QByteArray &content);

    QByteArray finish();

private:
    QByteArray m_files;
    QByteArray m_directory;
    int m_count = 0;
    QDateTime m_time; ///< of all of them
};

} // namespace bifrost
