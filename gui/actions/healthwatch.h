// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/probe/providerhealth.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace bifrost {
class ConfigService;
class Gateway;
class SecretStore;
struct ProviderConfig;
} // namespace bifrost

namespace bifrost::gui {

class LocalOnly;
class TrafficFeed;

/// How the providers are, for all who show it: header, tray, sidebar, status bar, Providers page. Requests
/// and tests are judged by the gateway's book; here comes to it which keys have no value, and which address
/// leads back here. Looks after traffic came, at most every two seconds, and when a provider takes requests
/// again by its own word; else nothing changes and nothing runs. Owned by DesktopShell, GUI thread.
class HealthWatch : public QObject
{
    Q_OBJECT

public:
    /// `config` and `secrets` may be null: nothing is locked then.
    HealthWatch(Gateway *gateway, TrafficFeed *feed, ConfigService *config, SecretStore *secrets,
                QObject *parent = nullptr);

    void setLocalOnly(const LocalOnly *localOnly); ///< null until then: it is never on

    const std::vector<ProviderHealth> &providers() const { return m_providers; }
    const ProviderHealth *of(const QString &provider) const; ///< null: nothing is known

    /// How many providers are not as they should be.
    int troubled() const { return m_troubled; }
    bool isLockedAlone() const { return m_lockedAlone; } ///< and only because their keys are locked

    /// Looks at once: a provider has been changed.
    void look();

Q_SIGNALS:
    void changed(); ///< the state of a provider, what is wrong with it, or which ones there are
    void looked(); ///< the figures may be others

private:
    void waitForTheLimited();
    bool isAtRest(const ProviderConfig &provider) const;
    void addStanding(std::vector<ProviderHealth> &all) const;

    Gateway *m_gateway;
    ConfigService *m_config;
    SecretStore *m_secrets;
    const LocalOnly *m_localOnly = nullptr;
    QTimer m_timer;
    QTimer m_back; ///< while a provider has said when it takes requests again
    std::vector<ProviderHealth> m_providers;
    int m_troubled = 0;
    bool m_lockedAlone = false;
};

} // namespace bifrost::gui
