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
struct SecretPlace;

/// What the Providers page shows while no provider is set up: what the program does, what was found on this
/// computer and in the environment with a click each, the way to a cloud provider, a request to try the
/// gateway with, whose answer appears here. Later what is found on this computer is all there is of it, and a
/// way back. Owned by ProvidersPage.
class FirstSteps : public QWidget
{
    Q_OBJECT

public:
    FirstSteps(GatewayControl *control, const ActionTable &actions, QString testModel,
               QWidget *parent = nullptr);

    /// Only what is found on this computer; somebody who has providers knows the rest.
    void setReduced(bool reduced);
    bool isReduced() const { return m_isReduced; }

    void setSecretPlace(const SecretPlace &place); ///< where keys go
    void setSearching(); ///< for local servers
    void setServers(const std::vector<LocalServer> &servers, bool othersAreSetUp = false);
    void setKeys(const std::vector<EnvironmentKey> &keys);

    Button *backButton() const { return m_back; }
    QWidget *otherButton() const { return m_other; } ///< where the choice of all kinds opens

Q_SIGNALS:
    void serverChosen(const bifrost::LocalServer &server);
    void keyChosen(const bifrost::EnvironmentKey &key);
    void addWanted(const QString &kind);
    void otherWanted(QWidget *at); ///< the choice of all kinds, beside this button
    void detectWanted();
    void liveWanted(); ///< where requests are seen
    void backWanted(); ///< to the providers
    void unlockWanted(); ///< of the stored keys

protected:
    void paintEvent(QPaintEvent *event) override;

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
    bool m_isReduced = false;
    Button *m_back = nullptr;
    TextLabel *m_title = nullptr;
    TextLabel *m_sentence = nullptr;
    Card *m_cloud = nullptr;
    TextLabel *m_cloudHint = nullptr;
    Note *m_placeNote = nullptr;
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
