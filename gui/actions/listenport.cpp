// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/listenport.h"

#include "gui/actions/gatewaycontrol.h"
#include "models/config/configservice.h"

using namespace Qt::StringLiterals;

namespace bifrost::gui {

ListenPort::ListenPort(GatewayControl *control, ConfigService *config, Source source, QObject *parent)
    : QObject(parent)
    , m_control(control)
    , m_config(config)
    , m_source(std::move(source))
{ }

Configuration ListenPort::configuration() const
{
    if (m_source.configuration)
        return m_source.configuration();
    return m_config ? m_config->state()->configuration : Configuration();
}

std::optional<Error> ListenPort::objection(const QString &host, quint16 port,
                                           const std::optional<AuthConfig> &password) const
{
    Configuration wanted = configuration();
    // A restart frees the port that this gateway has itself, whichever host it is to listen on then.
    const bool isOurs =
        m_control->gateway()->state() == Gateway::State::Running && m_control->gateway()->port() == port;
    wanted.server.host = host;
    wanted.server.port = isOurs ? 0 : port;
    if (password)
        wanted.auth = *password;
    const Result<void> tried = Gateway::tryAddress(wanted);
    return tried ? std::nullopt : std::optional(tried.error());
}

bool ListenPort::lacksPassword(const QString &host) const
{
    AuthConfig any;
    any.enabled = true;
    any.username.value = any.password.value = Secret("any");
    return objection(host, 0, AuthConfig()) && !objection(host, 0, any);
}

std::optional<quint16> ListenPort::nextFree(const QString &host, quint16 port) const
{
    Configuration wanted = configuration();
    wanted.server.host = host;
    wanted.server.port = port;
    return Gateway::nextFreePort(wanted);
}

void ListenPort::use(quint16 port)
{
    if (!m_config || m_source.portFixed || m_config->state()->readOnly) {
        useOnce(port);
        return;
    }
    ConfigDocument patch;
    patch.members.insert(u"port"_s, int(port));
    m_config->apply({PatchSection{ConfigSection::Server, patch}, {}}, this,
                    [this, port](const ConfigOutcome &outcome) {
                        if (outcome.ok())
                            m_control->restart();
                        else
                            useOnce(port);
                    });
}

/// What cannot be stored still helps until the program ends.
void ListenPort::useOnce(quint16 port)
{
    if (!m_source.usePortOnce) {
        Q_EMIT refused(tr("The port cannot be changed from here."));
        return;
    }
    m_source.usePortOnce(port);
    m_control->restart();
}

} // namespace bifrost::gui
