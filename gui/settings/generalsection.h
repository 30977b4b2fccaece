// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/settings/settingssection.h"

namespace bifrost::gui {

class LoginStart;
class Note;
class Segmented;
class SettingRow;
class Switch;
class WindowSettings;
struct PageContext;

/// Start at login, and what closing the window means.
class GeneralSection : public SettingsSection
{
    Q_OBJECT

public:
    explicit GeneralSection(const PageContext &context, QWidget *parent = nullptr);

    void look() override;

private:
    void refreshLogin();
    void refreshClosing();

    LoginStart *m_login;
    WindowSettings *m_settings;
    Switch *m_loginSwitch;
    SettingRow *m_loginRow;
    Note *m_loginNote;
    Segmented *m_closing;
    SettingRow *m_closingRow;
};

} // namespace bifrost::gui
