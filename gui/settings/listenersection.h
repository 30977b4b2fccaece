// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/settings/settingssection.h"
#include "models/config/configcommand.h"

#include <vector>

namespace bifrost {
class ConfigService;
struct ConfigOutcome;
struct FieldError;
} // namespace bifrost

namespace bifrost::gui {

class FormHead;
class GatewayControl;
class InlineError;
class ListenPort;
class Note;
class PasswordPart;
class PlainTextField;
class SettingField;
class SettingRow;
class Switch;
class TlsPart;
struct PageContext;

/// Where the gateway listens and who may come. A form: what is typed is applied together or taken back. A
/// port that another program has is named as soon as the field is left.
class ListenerSection : public SettingsSection
{
    Q_OBJECT

public:
    explicit ListenerSection(const PageContext &context, QWidget *parent = nullptr);

    void applyChanges(std::function<void(bool applied)> done) override;
    void revertChanges() override;
    void look() override;
    void showPart(const QString &part) override;

private:
    void makeAddress();
    void makeAccess();
    void loadAddress();
    void load(); ///< what is stored, into the fields that nobody has touched
    void noteChange();
    ChangeSections command() const;
    void checkField(SettingField *field);
    void tellHost(const QString &sentence);
    bool checkAddress(); ///< whether the gateway could listen there
    QWidget *showErrors(const std::vector<bifrost::FieldError> &errors);
    void showOutcome(const ConfigOutcome &outcome);
    void clearErrors();
    void showStandIn();
    void showOpen();
    void showReasons(); ///< why something cannot be changed
    QString originsText() const;

    GatewayControl *m_control;
    ListenPort *m_port;
    ConfigService *m_config;
    FormHead *m_head;
    Note *m_note;
    Note *m_standIn; ///< listens at another port than the one that is set
    Note *m_openNote = nullptr;
    SettingField *m_hostField = nullptr;
    SettingField *m_portField = nullptr;
    PasswordPart *m_password = nullptr;
    TlsPart *m_tls = nullptr;
    Switch *m_owner = nullptr;
    SettingRow *m_ownerRow = nullptr;
    SettingRow *m_originsRow = nullptr;
    PlainTextField *m_origins = nullptr;
    InlineError *m_originsError = nullptr;

    // As they were loaded, to know what has been touched.
    bool m_loadedOwner = true;
    QString m_loadedOrigins;
};

} // namespace bifrost::gui
