// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/probe/providerhealth.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace bifrost {
class Gateway;
}

namespace bifrost::gui {

class TrafficFeed;

/// How the providers are, for all who show it: header, tray, sidebar, status bar. Looks after traffic came,
/// at most every two seconds; without traffic nothing changes and nothing runs. Owned by DesktopShell, GUI
/// thread.
class HealthWatch : public QObject
{
    Q_OBJECT

public:
    HealthWatch(Gateway *gateway, TrafficFeed *feed, QObject *parent = nullptr);

    const std::vector<ProviderHealth> &providers() const { return m_providers; }
    ProviderHealth::State stateOf(const QString &provider) const;

    /// How many providers are not as they should be.
    int troubled() const { return m_troubled; }

    /// Looks at once: a provider has been changed.
    void look();

Q_SIGNALS:
    void changed(); ///< the state of a provider, what is wrong with it, or which ones there are

private:
    Gateway *m_gateway;
    QTimer m_timer;
    std::vector<ProviderHealth> m_providers;
    int m_troubled = 0;
};

} // namespace bifrost::gui
