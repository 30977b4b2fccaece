// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace bifrost::gui {

/// Says beside the tray icon that the program goes on, with the choice not to hide next time, where no
/// service of the desktop can show a notification with buttons. Goes by itself. Owned by Tray; made when it
/// is needed.
class HidingBalloon : public QWidget
{
    Q_OBJECT

public:
    HidingBalloon(const QIcon &icon, const QString &title, const QString &text);

    void showBeside(const QRect &icon); ///< in global coordinates

Q_SIGNALS:
    void opened(); ///< the settings are asked for
    void declined(); ///< closing should quit from now on

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QTimer m_lifetime;
};

} // namespace bifrost::gui
