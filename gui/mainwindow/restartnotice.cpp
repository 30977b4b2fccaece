// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/restartnotice.h"

#include "gui/actions/gatewaycontrol.h"
#include "gui/mainwindow/infobars.h"

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

const QString RestartTopic = u"restart"_s;

/// What people call a member of the configuration; those without a place in the windows go by their paths.
QString nameOf(const QString &path)
{
    if (path == "server.host"_L1)
        return RestartNotice::tr("host");
    if (path == "server.port"_L1)
        return RestartNotice::tr("port");
    if (path == "server.hosts"_L1)
        return RestartNotice::tr("further host names");
    if (path == "client.allowed_origins"_L1)
        return RestartNotice::tr("web pages that may call");
    if (path == "server.tls"_L1)
        return RestartNotice::tr("encryption");
    if (path == "logs_store.config.path"_L1)
        return RestartNotice::tr("where the log lies");
    return path;
}

} // namespace

RestartNotice::RestartNotice(GatewayControl *control, InfoBars *bars, QObject *parent)
    : QObject(parent)
    , m_control(control)
    , m_bars(bars)
{
    connect(control->gateway(), &Gateway::restartReasonsChanged, this, &RestartNotice::refresh);
    connect(control, &GatewayControl::changed, this, &RestartNotice::refresh);
    refresh();
}

void RestartNotice::refresh()
{
    const bool running = m_control->gateway()->state() == Gateway::State::Running;
    const QStringList reasons = running ? m_control->gateway()->restartReasons() : QStringList();
    if (reasons == m_told)
        return;
    m_told = reasons;
    if (reasons.isEmpty()) {
        m_bars->clear(RestartTopic);
        return;
    }
    QStringList names;
    for (const QString &path : reasons) {
        if (const QString name = nameOf(path); !names.contains(name))
            names += name;
    }
    Message message{Message::Kind::Warning, tr("Restart the gateway now?"),
                    tr("Changed, but not in force yet: %1. Running requests are finished first.")
                        .arg(names.join(u", "_s)),
                    tr("Restart gateway")};
    message.action = [this] { m_control->restart(); };
    m_bars->tell(RestartTopic, message);
}

} // namespace bifrost::gui
