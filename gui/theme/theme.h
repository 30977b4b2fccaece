// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/systemscheme.h"

#include <optional>

namespace bifrost::gui {

/// Puts style and palette on the application and keeps them in step with the desktop or with what the user
/// chose; where the desktop wants high contrast, with its palette alone. One per application, owned by
/// DesktopShell, on the GUI thread.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Preference { System, Light, Dark };
    Q_ENUM(Preference)

    explicit Theme(QObject *parent = nullptr);

    Preference preference() const { return m_preference; }
    void setPreference(Preference preference);

    Scheme scheme() const;
    Scheme systemScheme() const { return m_system.current(); }

    void setContrastForTest(bool wanted); ///< in place of what the desktop wants

Q_SIGNALS:
    void schemeChanged();

private:
    void apply();

    SystemScheme m_system;
    Preference m_preference = Preference::System;
    std::optional<bool> m_contrastForTest;
};

} // namespace bifrost::gui
