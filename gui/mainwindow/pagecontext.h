// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace bifrost {
class ConfigService;
class SecretStore;
class TrafficModel;
} // namespace bifrost

namespace bifrost::gui {

class ActionTable;
class CostToday;
class GatewayControl;
class HealthWatch;
class InfoBars;
class ListenPort;
class LocalOnly;
class LoginStart;
class TrafficFeed;
class TrafficRate;
class WindowSettings;

/// What the shell hands to the window and the window to every page. All of it outlives the pages.
struct PageContext
{
    const ActionTable &actions;
    GatewayControl *control = nullptr;
    TrafficFeed *feed = nullptr;
    TrafficModel *traffic = nullptr;
    WindowSettings *settings = nullptr;
    HealthWatch *health = nullptr;
    LocalOnly *localOnly = nullptr;
    LoginStart *login = nullptr;
    ListenPort *port = nullptr;
    CostToday *cost = nullptr;
    TrafficRate *rate = nullptr;
    ConfigService *config = nullptr; ///< may stay null: there is none to change, as in some tests
    SecretStore *secrets = nullptr; ///< may stay null: nothing is sealed
    InfoBars *messages = nullptr; ///< across the window, below the header; the window's own
    QStringList databases = {}; ///< files, whether or not they are there
    bool keepsLog = false; ///< requests are kept in one of them
    QString configFolder = {}; ///< where what the windows change is kept
    QString logFolder = {}; ///< where the requests are
    QString testModel = {}; ///< model that the test command asks for; empty: there is none to offer
    QStringList languages = {}; ///< that the windows can speak
};

} // namespace bifrost::gui
