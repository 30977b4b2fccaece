// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configuration.h"
#include "models/core/error.h"

#include <QObject>

#include <functional>
#include <optional>

namespace bifrost {
class ConfigService;
}

namespace bifrost::gui {

class GatewayControl;

/// Where the gateway is to listen, and the way to another port when that one is taken: for good where the
/// configuration can be changed, else for this run. Owned by DesktopShell, GUI thread.
class ListenPort : public QObject
{
    Q_OBJECT

public:
    struct Source
    {
        /// What the gateway would be started with now: file, database and command line together.
        std::function<Configuration()> configuration;

        /// Takes the port for this run, over everything else; empty: that cannot be.
        std::function<void(quint16 port)> usePortOnce;

        bool hostFixed = false; ///< by the command line
        bool portFixed = false;
    };

    ListenPort(GatewayControl *control, ConfigService *config, Source source, QObject *parent = nullptr);

    Configuration configuration() const;
    bool isHostFixed() const { return m_source.hostFixed; }
    bool isPortFixed() const { return m_source.portFixed; }

    /// Whether the gateway could listen there, or does already. `host` and `port` as they are to be, and the
    /// password too where it is to be another one.
    std::optional<Error> objection(const QString &host, quint16 port,
                                   const std::optional<AuthConfig> &password = {}) const;

    /// The host cannot be listened on only because there is no password.
    bool lacksPassword(const QString &host) const;

    /// The next free port on that host; nothing: none of the next ones is.
    std::optional<quint16> nextFree(const QString &host, quint16 port) const;

    /// Takes this port and starts the gateway on it.
    void use(quint16 port);

Q_SIGNALS:
    void refused(const QString &sentence);

private:
    void useOnce(quint16 port);

    GatewayControl *m_control;
    ConfigService *m_config;
    Source m_source;
};

} // namespace bifrost::gui
