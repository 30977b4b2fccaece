// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace bifrost {

/// What a running program says about itself: one line of JSON, read by a second start and by installer/run.
struct InstanceStatus
{
    qint64 pid = 0;
    QString state; ///< stopped, starting, running, stopping, failed
    QString sentence; ///< the state in words
    QString url; ///< empty unless running
    QString notice; ///< what the user should know about the address; mostly empty
    QString curlUser; ///< "-u NAME " where callers are asked for a password, else empty
    QString folder; ///< the data folder
    QString version;
    QString buildId;
    bool headless = false;

    QByteArray toJsonLine() const;
    static std::optional<InstanceStatus> fromJson(const QByteArray &json);
};

} // namespace bifrost
