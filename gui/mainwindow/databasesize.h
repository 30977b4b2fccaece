// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>

namespace bifrost::gui {

class StatusSegment;
class TrafficRate;

/// How much the databases hold, in the status bar. The files are looked at when requests have ended, and then
/// at most every few seconds: a look is cheap, and without traffic they do not grow. Owned by MainWindow.
class DatabaseSize : public QObject
{
    Q_OBJECT

public:
    /// `files`: the databases that there may be; `logs`: requests are kept in one of them.
    DatabaseSize(QStringList files, bool logs, const TrafficRate *rate, StatusSegment *segment,
                 QObject *parent = nullptr);

    void look();

private:
    const QStringList m_files;
    const bool m_logs;
    StatusSegment *m_segment;
    QElapsedTimer m_sinceLook;
};

} // namespace bifrost::gui
