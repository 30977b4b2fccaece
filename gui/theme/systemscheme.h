// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QObject>

namespace bifrost::gui {

/// Whether the desktop is light or dark, and whether it wants high contrast, live. Asks, in this order: Qt
/// (6.5 and later), the desktop portal, the palette the application started with. Owned by Theme; nothing
/// here blocks.
class SystemScheme : public QObject
{
    Q_OBJECT

public:
    explicit SystemScheme(QObject *parent = nullptr);

    Scheme current() const { return m_current; }
    bool wantsContrast() const { return m_wantsContrast; }

    /// The palette that the desktop gave the program.
    static const QPalette &desktopPalette();

Q_SIGNALS:
    void changed();

private:
    void set(Scheme scheme);
    void setContrast(bool wanted);

    Scheme m_current;
    bool m_wantsContrast = false;
};

} // namespace bifrost::gui
