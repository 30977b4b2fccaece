// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bifrost {
class ConfigService;
class TrafficModel;
} // namespace bifrost

namespace bifrost::gui {

class ActionTable;
class GatewayControl;
class HealthWatch;
class InfoBars;
class TrafficFeed;
class WindowSettings;

/// What the shell hands to every page. All of it outlives the pages.
struct PageContext
{
    GatewayControl *control;
    TrafficFeed *feed;
    TrafficModel *traffic;
    const ActionTable &actions;
    WindowSettings *settings;
    ConfigService *config; ///< null: there is none to change, as in some tests
    HealthWatch *health;
    InfoBars *messages; ///< across the window, below the header
    QString testModel; ///< model that the test command asks for; empty: there is none to offer
};

} // namespace bifrost::gui
