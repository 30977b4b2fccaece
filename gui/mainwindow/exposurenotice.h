// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace bifrost {
class Gateway;
}

namespace bifrost::gui {

class InfoBars;

/// Says across the window that other machines reach the gateway and that nothing is encrypted on the way, as
/// long as that is so. Owned by MainWindow.
class ExposureNotice : public QObject
{
    Q_OBJECT

public:
    ExposureNotice(Gateway *gateway, InfoBars *bars, QObject *parent = nullptr);

Q_SIGNALS:
    void encryptionWanted();

private:
    void refresh();

    Gateway *m_gateway;
    InfoBars *m_bars;
    bool m_told = false;
};

} // namespace bifrost::gui
