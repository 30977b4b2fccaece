// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <optional>

namespace bifrost {
class ConfigService;
class Gateway;
class Error;
} // namespace bifrost

namespace bifrost::gui {

class InfoBars;

/// Says across the window what the machine denies: changes of the settings, or rows of the log, cannot be
/// written, or no more files can be opened. All recover by themselves as soon as they can, and then the
/// message goes; that the file of the settings had to be made anew for it is said, too. Owned by MainWindow.
class StoreNotice : public QObject
{
    Q_OBJECT

public:
    /// `config` may be null. The folders are those to look into.
    StoreNotice(Gateway *gateway, ConfigService *config, QString configFolder, QString logFolder,
                InfoBars *bars, QObject *parent = nullptr);

private:
    /// One database, and what has been said of it.
    struct Store
    {
        QString topic;
        QString folder;
        QString lead;
        QString told = {};
    };

    void refreshConfig();
    void sayMended(const QString &what);
    void refreshLog();
    void refreshFiles();
    void show(Store *store, const QString &sentence);

    Gateway *m_gateway;
    ConfigService *m_config;
    InfoBars *m_bars;
    Store m_configStore;
    Store m_logStore;
    Store m_files;
};

} // namespace bifrost::gui
