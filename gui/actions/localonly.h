// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace bifrost {
class ConfigService;
}

namespace bifrost::gui {

class ActionTable;

/// The switch "local only" behind its action: `server.local_only`, live, or fixed where the command line says
/// --local. Header, menus, tray and the Settings page show this one. Owned by DesktopShell, GUI thread.
class LocalOnly : public QObject
{
    Q_OBJECT

public:
    /// `config` may be null. `fixed`: on for this run, whatever the configuration says.
    LocalOnly(ConfigService *config, bool fixed, const ActionTable &actions, QObject *parent = nullptr);

    bool isOn() const;

    /// Why it cannot be switched; empty where it can.
    QString reason() const;

    void set(bool on);

Q_SIGNALS:
    void changed();
    void refused(const QString &sentence); ///< the configuration did not take it

private:
    void refresh();

    ConfigService *m_config;
    const bool m_fixed;
    const ActionTable &m_actions;
    bool m_shown = false;
};

} // namespace bifrost::gui
