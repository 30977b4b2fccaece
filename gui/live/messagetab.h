// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/live/detailtab.h"

class QBoxLayout;
class QStackedLayout;

namespace bifrost::gui {

class ConversationView;
class JsonView;
class Segmented;
class TextLabel;
class WireDifference;

/// The request or the answer: as a conversation where it is one, and as it was sent. With the request, what
/// the gateway changed in it for the provider.
class MessageTab : public DetailTab
{
    Q_OBJECT

public:
    enum class Side { Request, Answer };

    explicit MessageTab(Side side, QWidget *parent = nullptr);

    void fill(const LogRow &row, const TrafficContent *content) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showDifference(const LogRow &row, const TrafficContent *content);
    void placeDifference();
    QString emptySentence(const LogRow &row, const TrafficContent *content) const;
    void showView();

    const Side m_side;
    Segmented *m_views;
    TextLabel *m_note;
    TextLabel *m_empty;
    QStackedLayout *m_stack;
    ConversationView *m_conversation;
    JsonView *m_raw;
    WireDifference *m_difference;
    QBoxLayout *m_body;
    std::string m_compared; ///< which request and how much of it is compared
    bool m_isEmpty = true;
    bool m_isConversation = false;
    bool m_wantsRaw = false; ///< as the user chose last
};

} // namespace bifrost::gui
