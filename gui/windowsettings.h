// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/theme.h"

#include <QSettings>

class QWidget;

namespace bifrost::gui {

/// What the windows remember between starts: window.ini in the data folder. Owned by DesktopShell.
class WindowSettings
{
public:
    explicit WindowSettings(const QString &dataFolder);

    /// Where they lie.
    static QString fileIn(const QString &dataFolder);

    void saveGeometry(const QWidget &window);
    bool restoreGeometry(QWidget *window) const; ///< as it was on this set of screens, if it ever was

    /// A splitter or a header by a name of its own, on this set of screens.
    void saveState(const QString &name, const QByteArray &state);
    QByteArray state(const QString &name) const;

    bool sidebarOpen() const;
    void setSidebarOpen(bool open);

    QString lastPage() const;
    void setLastPage(const QString &id);

    Theme::Preference schemePreference() const;
    void setSchemePreference(Theme::Preference preference);

    QString language() const; ///< "de"; empty: that of the desktop
    void setLanguage(const QString &language);

    /// What closing the window does.
    enum class Closing {
        Usual, ///< hides it where there is a tray, else quits
        Hide, ///< into the tray; without one it is minimised
        Quit,
    };
    Closing closing() const;
    void setClosing(Closing closing);

    bool hidingExplained() const;
    void setHidingExplained();

private:
    QSettings m_file;
};

} // namespace bifrost::gui
