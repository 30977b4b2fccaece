// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace bifrost {

/// Notices that a folder is moved or removed, without looking again and again. Owned by Program, lives on the
/// main thread.
class FolderWatch : public QObject
{
    Q_OBJECT

public:
    explicit FolderWatch(const QString &folder);
    ~FolderWatch() override;

Q_SIGNALS:
    void lost();

private:
    void readEvents();

    int m_fd = -1;
};

} // namespace bifrost
