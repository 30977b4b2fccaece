// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/environmentkeys.h"
#include "models/probe/localserver.h"

#include <QWidget>

class QVBoxLayout;

namespace bifrost::gui {

class ActionTable;
class Button;
class Card;
class CodeBlock;
class CopyFeedback;
class GatewayControl;
class TextLabel;

/// What the Providers page shows while no provider is set up: what the program does, what was found on this
/// computer and in the environment with a click each, the way to a cloud provider, a line to try the gateway
/// with. Owned by ProvidersPage.
class FirstSteps : public QWidget
{
    Q_OBJECT

public:
    FirstSteps(GatewayControl *control, const ActionTable &actions, QString testModel,
               QWidget *parent = nullptr);

    void setSearching(); ///< for local servers
    void setServers(const std::vector<LocalServer> &servers);
    void setKeys(const std::vector<EnvironmentKey> &keys);

Q_SIGNALS:
    void serverChosen(const bifrost::LocalServer &server);
    void keyChosen(const bifrost::EnvironmentKey &key);
    void addWanted(const QString &kind);
    void detectWanted();
    void liveWanted(); ///< where requests are seen

private:
    Card *makeLocal();
    Card *makeCloud();
    Card *makeTrial();
    void refresh();
    QString testCommand() const;
    static void clear(QVBoxLayout *rows);

    GatewayControl *m_control;
    const ActionTable &m_actions;
    const QString m_testModel;
    QVBoxLayout *m_servers = nullptr;
    QVBoxLayout *m_keys = nullptr;
    TextLabel *m_localHint = nullptr;
    Button *m_detect = nullptr;
    Card *m_trial = nullptr;
    CodeBlock *m_code = nullptr;
    Button *m_copy = nullptr;
    Button *m_live = nullptr;
    CopyFeedback *m_feedback = nullptr;
};

} // namespace bifrost::gui
