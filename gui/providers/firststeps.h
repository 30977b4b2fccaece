// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/live/testrequest.h"
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
class Note;
class TextLabel;

/// What the Providers page shows while no provider is set up: what the program does, what was found on this
/// computer and in the environment with a click each, the way to a cloud provider, a request to try the
/// gateway with, whose answer appears here. Owned by ProvidersPage.
class FirstSteps : public QWidget
{
    Q_OBJECT

public:
    FirstSteps(GatewayControl *control, const ActionTable &actions, QString testModel,
               QWidget *parent = nullptr);

    void setSearching(); ///< for local servers
    void setServers(const std::vector<LocalServer> &servers, bool othersAreSetUp = false);
    void setKeys(const std::vector<EnvironmentKey> &keys);

    QWidget *otherButton() const { return m_other; } ///< where the choice of all kinds opens

Q_SIGNALS:
    void serverChosen(const bifrost::LocalServer &server);
    void keyChosen(const bifrost::EnvironmentKey &key);
    void addWanted(const QString &kind);
    void otherWanted(QWidget *at); ///< the choice of all kinds, beside this button
    void detectWanted();
    void liveWanted(); ///< where requests are seen

private:
    Card *makeLocal();
    Card *makeCloud();
    Card *makeTrial();
    void refresh();
    void showAnswer(const TestRequest::Answer &answer);
    static void clear(QVBoxLayout *rows);

    GatewayControl *m_control;
    const ActionTable &m_actions;
    TestRequest *m_test;
    QVBoxLayout *m_servers = nullptr;
    QVBoxLayout *m_keys = nullptr;
    TextLabel *m_localHint = nullptr;
    Button *m_detect = nullptr;
    QWidget *m_other = nullptr;
    Card *m_trial = nullptr;
    CodeBlock *m_code = nullptr;
    TextLabel *m_trialHint = nullptr;
    Button *m_start = nullptr;
    Button *m_send = nullptr;
    Button *m_copy = nullptr;
    Button *m_live = nullptr;
    Note *m_answer = nullptr;
    CopyFeedback *m_feedback = nullptr;
};

} // namespace bifrost::gui
