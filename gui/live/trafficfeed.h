// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logrow.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace bifrost {
class Gateway;
class TrafficModel;
} // namespace bifrost

namespace bifrost::gui {

/// Carries rows from the gateway into the model, at most once per frame, and once per second while nobody
/// looks at them. The gateway's one signal arms a single-shot timer; while nothing arrives nothing runs.
/// Owned by DesktopShell, GUI thread.
class TrafficFeed : public QObject
{
    Q_OBJECT

public:
    TrafficFeed(Gateway *gateway, TrafficModel *model, QObject *parent = nullptr);
    ~TrafficFeed() override;

    quint64 rowsSeen() const { return m_rowsSeen; } ///< requests that have ended
    quint64 rowsSkipped() const; ///< those that came too fast to be taken
    void setWatched(bool watched);

Q_SIGNALS:
    /// Before they are in the model.
    void arrived(const std::vector<bifrost::LogRowPtr> &rows);
    void drained();

private:
    void drain();

    Gateway *m_gateway;
    TrafficModel *m_model;
    QTimer m_timer;
    quint64 m_rowsSeen = 0;
};

} // namespace bifrost::gui
