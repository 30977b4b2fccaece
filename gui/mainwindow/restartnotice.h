// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace bifrost::gui {

class GatewayControl;
class InfoBars;

/// Says across the window what has been changed but is in force only after the gateway has been started
/// again, whoever changed it, and offers to do that. Closed by the user it stays away until something else is
/// changed. Owned by MainWindow.
class RestartNotice : public QObject
{
    Q_OBJECT

public:
    RestartNotice(GatewayControl *control, InfoBars *bars, QObject *parent = nullptr);

private:
    void refresh();

    GatewayControl *m_control;
    InfoBars *m_bars;
    QStringList m_told;
};

} // namespace bifrost::gui
