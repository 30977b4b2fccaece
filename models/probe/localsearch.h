// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QObject>

#include "models/probe/localserver.h"

namespace bifrost {

/// A search for servers of models on this computer, as the windows hold it: owned by whoever asked for it, on
/// their thread. Destroying it cancels the search; it ends by itself within seconds.
class LocalSearch : public QObject
{
    Q_OBJECT

public:
    const std::vector<LocalServer> &servers() const { return m_servers; } ///< in the order of the ports
    bool isOver() const { return m_over; }

Q_SIGNALS:
    void finished();

protected:
    using QObject::QObject;
    void take(const std::vector<LocalServer> &servers);

private:
    std::vector<LocalServer> m_servers;
    bool m_over = false;
};

} // namespace bifrost
