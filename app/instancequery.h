// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datafolder.h"
#include "app/instancestatus.h"

#include <chrono>
#include <optional>

namespace bifrost {

/// Talks to the program that has a data folder already. Blocks; for processes that do nothing else.
class InstanceQuery
{
public:
    explicit InstanceQuery(const DataFolder &folder) : m_folder(folder) { }

    /// Sends "status", "show" or "stop". Empty if nobody answers within the time. Also found is a program
    /// whose data folder was taken away.
    std::optional<InstanceStatus> ask(const QByteArray &question, std::chrono::milliseconds patience) const;

    /// The line that another question is answered with, as it is.
    std::optional<QByteArray> askForLine(const QByteArray &question,
                                         std::chrono::milliseconds patience) const;

    /// Waits until the program has left its data folder; false if it takes longer than that.
    bool waitUntilGone(std::chrono::milliseconds patience) const;

    /// The process that holds the lock, by the lock's own word; 0 if nobody does.
    qint64 lockHolder() const;

    /// The folder that this user may not look into, so that nothing is known; mostly empty.
    QString closedFolder() const;

private:
    QByteArray socketPath() const;
    bool somebodyListens() const;

    DataFolder m_folder;
};

} // namespace bifrost
