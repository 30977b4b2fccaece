// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace bifrost::gui {

class GatewayControl;
class HealthWatch;
class InfoBars;

/// Says across the window which providers are in trouble while the gateway runs, and leads to them. Closed by
/// the user it stays away until another provider gets into trouble. Owned by MainWindow.
class HealthNotice : public QObject
{
    Q_OBJECT

public:
    HealthNotice(GatewayControl *control, HealthWatch *health, InfoBars *bars, QObject *parent = nullptr);

Q_SIGNALS:
    void providerWanted(const QString &name);

private:
    void refresh();

    GatewayControl *m_control;
    HealthWatch *m_health;
    InfoBars *m_bars;
    QStringList m_known; ///< that have been told of and are in trouble still
};

} // namespace bifrost::gui
