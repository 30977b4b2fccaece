// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/settings/settingssection.h"
#include "models/config/configcommand.h"

namespace bifrost {
class ConfigService;
class Gateway;
} // namespace bifrost

namespace bifrost::gui {

class Card;
class LocalOnly;
class Note;
class SettingField;
class SettingRow;
class Switch;
class TextLabel;
struct PageContext;

/// What is kept of requests and for how long, and what leaves this computer, in plain words. Everything
/// applies at once.
class PrivacySection : public SettingsSection
{
    Q_OBJECT

public:
    explicit PrivacySection(const PageContext &context, QWidget *parent = nullptr);

    void applyChanges(std::function<void(bool applied)> done) override;
    void revertChanges() override;

private:
    void makeKept();
    void makeLeaving(const PageContext &context);
    SettingField *addNumber(Card *card, ConfigSection section, const QStringList &place, const QString &label,
                            const QString &hint, const QString &suffix);
    void applyNumber(SettingField *field, std::function<void(bool)> done);
    void change(ConfigSection section, const QStringList &place, const QJsonValue &value,
                std::function<void(bool)> done = {});
    void load();
    void refreshLocalOnly();
    void noteChange();
    void showLogTrouble();

    /// A number that is stored when its field is left.
    struct Number
    {
        SettingField *field;
        ConfigSection section;
        QStringList place;
    };

    Gateway *m_gateway;
    ConfigService *m_config;
    LocalOnly *m_localOnly;
    Note *m_note;
    Note *m_logTrouble = nullptr; ///< the log is wanted and cannot be written
    Switch *m_log = nullptr;
    Switch *m_contents = nullptr;
    SettingRow *m_logRow = nullptr;
    SettingRow *m_contentsRow = nullptr;
    Switch *m_local = nullptr;
    SettingRow *m_localRow = nullptr;
    TextLabel *m_leaves = nullptr;
    TextLabel *m_stays = nullptr;
    QList<Number> m_numbers;
};

} // namespace bifrost::gui
