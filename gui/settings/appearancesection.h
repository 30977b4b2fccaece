// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/settings/settingssection.h"

namespace bifrost::gui {

class ActionTable;

/// Light, dark, or as the desktop is. The choice is that of the actions in the View menu.
class AppearanceSection : public SettingsSection
{
    Q_OBJECT

public:
    explicit AppearanceSection(const ActionTable &actions, QWidget *parent = nullptr);
};

} // namespace bifrost::gui
