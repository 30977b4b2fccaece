// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <optional>

namespace bifrost {

/// Notices that the files of the certificate are replaced, also behind links, as certbot and Kubernetes do
/// it. Owned by the Gateway, on its thread; does nothing while it has no files.
class CertificateWatch : public QObject
{
    Q_OBJECT

public:
    explicit CertificateWatch(QObject *parent = nullptr);

    /// Watches these from now on, and nothing else.
    void setFiles(const QStringList &files);

Q_SIGNALS:
    /// They may have changed, or time has passed that a certificate may not outlive.
    void lookAgain();

private:
    void onEvent();
    void look();
    void watch();
    QString traces() const; ///< differ where the files do

    std::optional<QFileSystemWatcher> m_watcher; ///< while there are files
    QTimer m_soon; ///< both files are written before anybody reads them
    QTimer m_hourly; ///< where the system does not tell of changes, and for the date
    QStringList m_files;
    QString m_seen;
};

} // namespace bifrost
