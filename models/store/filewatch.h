// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace bifrost {

/// Notices that a file is changed, removed or replaced, or its folder moved, without looking again and again.
/// QFileSystemWatcher would wake for every file of the folder, a log among them. Where the system offers
/// nothing of the kind it stays silent. Lives on the thread of its owner.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(QString path);
    ~FileWatch() override;

    /// Another file may lie at the path by now: that one from here on.
    void renew();

Q_SIGNALS:
    /// Comes for what the program itself does, too.
    void touched();

private:
    void readEvents();

    const QString m_path;
    int m_fd = -1;
    int m_file = -1; ///< of the file that lay there
};

} // namespace bifrost
