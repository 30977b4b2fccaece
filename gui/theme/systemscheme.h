// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QObject>

namespace bifrost::gui {

/// Whether the desktop is light or dark, live. Asks, in this order: Qt (6.5 and later), the desktop portal,
/// the palette the application started with. Owned by Theme; nothing here blocks.
class SystemScheme : public QObject
{
    Q_OBJECT

public:
    explicit SystemScheme(QObject *parent = nullptr);

    Scheme current() const { return m_current; }

Q_SIGNALS:
    void changed();

private:
    void set(Scheme scheme);

    Scheme m_current;
};

} // namespace bifrost::gui
