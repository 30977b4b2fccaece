// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/messagestrip.h"

#include <QTimer>

namespace bifrost::gui {

/// One message across the window, with the button that helps and a way to close it. Never modal.
class InfoBar : public MessageStrip
{
    Q_OBJECT

public:
    explicit InfoBar(QWidget *parent = nullptr);

    void tell(const Message &message); ///< hides MessageStrip's, to begin the lifetime
    void close();
    void setFloating(bool floating); ///< over the page, not across the window

Q_SIGNALS:
    void closing(); ///< it is still there
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QTimer m_lifetime;
    bool m_floating = false;
};

} // namespace bifrost::gui
