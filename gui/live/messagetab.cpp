// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/messagetab.h"

#include "gui/live/conversationview.h"
#include "gui/live/jsonview.h"
#include "gui/live/wiredifference.h"
#include "gui/widgets/segmented.h"
#include "gui/widgets/textlabel.h"
#include "models/traffic/conversation.h"
#include "models/traffic/keymask.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace bifrost::gui {

namespace {

constexpr int BesideFrom = 720;
constexpr double ShareBelow = 0.42; // of the height

} // namespace

MessageTab::MessageTab(Side side, QWidget *parent)
    : DetailTab(parent)
    , m_side(side)
    , m_views(new Segmented(this))
    , m_note(new TextLabel({}, Role::Muted, TextLabel::Size::Caption, this))
    , m_empty(new TextLabel({}, Role::Muted, TextLabel::Size::Body, this))
    , m_stack(new QStackedLayout)
    , m_conversation(new ConversationView(this))
    , m_raw(new JsonView(this))
    , m_difference(new WireDifference(this))
    , m_body(new QBoxLayout(QBoxLayout::TopToBottom))
{
    m_views->setAccessibleName(tr("How it is shown"));
    m_views->addSegment(tr("Conversation"));
    m_views->addSegment(tr("As sent"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_conversation);
    m_stack->addWidget(m_raw);
    auto *head = new QHBoxLayout;
    head->addWidget(m_views);
    head->addWidget(m_note, 1, Qt::AlignVCenter | Qt::AlignTrailing);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(TabMargin, 8, TabMargin, 8);
    column->setSpacing(8);
    column->addLayout(head);
    m_body->setSpacing(12);
    m_body->addLayout(m_stack, 3);
    m_body->addWidget(m_difference, 2);
    column->addLayout(m_body, 1);
    m_difference->hide();
    connect(m_views, &Segmented::currentChanged, this, [this](int view) {
        if (m_isConversation)
            m_wantsRaw = view == 1;
        showView();
    });
}

QString MessageTab::emptySentence(const LogRow &row, const TrafficContent *content) const
{
    if (!content)
        return tr("What this request said is not in memory. It is kept for the newest requests, unless "
                  "“disable_content_logging” is on.");
    if (m_side == Side::Request)
        return content->request.size > 0 ? tr("There was no room in memory for the request.")
                                         : tr("The request has no body.");
    if (content->answer.size > 0)
        return tr("There was no room in memory for the answer.");
    return row.status == LogStatus::Running ? tr("No answer yet.") : tr("There was no answer.");
}

void MessageTab::fill(const LogRow &row, const TrafficContent *content)
{
    const KeptText *body = !content ? nullptr
        : m_side == Side::Request   ? &content->request
                                    : &content->answer;
    m_isEmpty = !body || body->text.empty();
    std::vector<Utterance> said;
    if (!m_isEmpty)
        said = m_side == Side::Request ? Conversation::ofRequest(*content) : Conversation::ofAnswer(*content);
    for (Utterance &utterance : said)
        KeyMask::hideIn(utterance.text); // the pieces of a stream may have been too short to tell
    m_isConversation = !said.empty();
    m_empty->setText(m_isEmpty ? emptySentence(row, content) : QString());
    QString note;
    if (!m_isEmpty) {
        note = locale().formattedDataSize(body->size, 1);
        if (body->isCut())
            note =
                tr("the first %1 of %2").arg(locale().formattedDataSize(qint64(body->text.size()), 0), note);
    }
    m_note->setText(note);
    m_conversation->setConversation(std::move(said));
    if (!m_isEmpty)
        m_raw->setBody(body->text);
    if (m_side == Side::Request)
        showDifference(row, content);
    m_views->setVisible(m_isConversation);
    m_views->setCurrent(m_wantsRaw ? 1 : 0);
    showView();
}

/// To the last one that was asked. While a request runs it is filled again and again, and compared once.
void MessageTab::showDifference(const LogRow &row, const TrafficContent *content)
{
    const AttemptContent *attempt =
        content && !content->attempts.empty() ? &content->attempts.back() : nullptr;
    m_difference->setVisible(attempt && !m_isEmpty);
    if (!attempt || m_isEmpty)
        return;
    const std::string compared = row.id + ' ' + std::to_string(attempt->index) + ' '
        + std::to_string(attempt->changes.size()) + ' ' + std::to_string(content->request.text.size());
    if (compared == m_compared)
        return;
    m_compared = compared;
    m_difference->setAttempt(content->request, *attempt);
    placeDifference();
}

/// Beside the request where the pane is wide and low, below it where it is narrow.
void MessageTab::placeDifference()
{
    const bool beside = width() >= BesideFrom && m_difference->hasLines();
    m_body->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_body->setStretch(1, beside ? 2 : 0);
    m_difference->setMaximumHeight(beside || !m_difference->hasLines() ? QWIDGETSIZE_MAX
                                                                       : int(height() * ShareBelow));
}

void MessageTab::resizeEvent(QResizeEvent *event)
{
    DetailTab::resizeEvent(event);
    placeDifference();
}

void MessageTab::showView()
{
    if (m_isEmpty)
        m_stack->setCurrentWidget(m_empty);
    else if (m_isConversation && !m_wantsRaw)
        m_stack->setCurrentWidget(m_conversation);
    else
        m_stack->setCurrentWidget(m_raw);
}

} // namespace bifrost::gui
