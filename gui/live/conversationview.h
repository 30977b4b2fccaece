// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"
#include "models/traffic/conversation.h"

#include <QTextBrowser>

#include <set>
#include <vector>

namespace bifrost::gui {

/// A conversation as flat blocks, each with a bar in the colour of who speaks. Long texts are shown in part
/// until asked for.
class ConversationView : public QTextBrowser
{
    Q_OBJECT

public:
    explicit ConversationView(QWidget *parent = nullptr);

    void setConversation(std::vector<Utterance> said);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void insertUtterance(QTextCursor &cursor, int index);
    void insertBlock(QTextCursor &cursor, const Utterance &utterance, const QString &text);
    static Role inkOf(const Utterance &utterance);
    static QString titleOf(const Utterance &utterance);

    std::vector<Utterance> m_said;
    std::set<int> m_open; ///< long ones that are shown in full
    Scheme m_scheme = Scheme::Light;
};

} // namespace bifrost::gui
