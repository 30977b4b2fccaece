// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/settings/settingssection.h"

namespace bifrost::gui {

class ActionTable;
class SettingRow;
class WindowSettings;
struct PageContext;

/// Light, dark, or as the desktop is, which is the choice of the actions in the View menu; and the language.
class AppearanceSection : public SettingsSection
{
    Q_OBJECT

public:
    explicit AppearanceSection(const PageContext &context, QWidget *parent = nullptr);

private:
    void makeColours(const ActionTable &actions);
    void makeLanguage(const QStringList &languages);

    WindowSettings *m_settings;
};

} // namespace bifrost::gui
