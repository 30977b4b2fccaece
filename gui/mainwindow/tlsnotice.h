// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace bifrost {
class Gateway;
}

namespace bifrost::gui {

class InfoBars;

/// Says across the window that the certificate of the listener is none that callers accept, or that its
/// successor cannot be used. Goes when that is over. Owned by MainWindow.
class TlsNotice : public QObject
{
    Q_OBJECT

public:
    TlsNotice(Gateway *gateway, InfoBars *bars, QObject *parent = nullptr);

Q_SIGNALS:
    void settingsWanted();

private:
    void refresh();

    Gateway *m_gateway;
    InfoBars *m_bars;
    QString m_told;
};

} // namespace bifrost::gui
