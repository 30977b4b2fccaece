// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/settings/settingssection.h"

#include <QPointer>

class QMessageBox;

namespace bifrost {
class ConfigService;
class SecretStore;
} // namespace bifrost

namespace bifrost::gui {

class Badge;
class Button;
class Note;
class TextLabel;
struct PageContext;

/// Where the key lies that stored keys are encrypted with, how that stands, and the ways out when it cannot
/// be had. Never a value.
class SecretsSection : public SettingsSection
{
    Q_OBJECT

public:
    explicit SecretsSection(const PageContext &context, QWidget *parent = nullptr);

private:
    void makeMasterKey();
    void makeStored();
    void refresh();
    void refreshStored();
    void askToGiveUp();

    SecretStore *m_secrets;
    ConfigService *m_config; ///< may be null
    Badge *m_badge = nullptr;
    TextLabel *m_place = nullptr;
    TextLabel *m_sentence = nullptr;
    Button *m_unlock = nullptr;
    Button *m_useFile = nullptr;
    Button *m_move = nullptr;
    Button *m_giveUp = nullptr;
    Note *m_note = nullptr;
    QWidget *m_storedCard = nullptr;
    TextLabel *m_stored = nullptr;
    TextLabel *m_fromEnvironment = nullptr;
    QPointer<QMessageBox> m_box; ///< never two at a time
};

} // namespace bifrost::gui
