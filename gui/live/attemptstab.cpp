// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/attemptstab.h"

#include "gui/live/attemptrow.h"
#include "gui/live/jsonview.h"
#include "gui/live/wiredifference.h"
#include "gui/widgets/textlabel.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int RefusalHeight = 110;

/// Those that have ended, and the one that runs; a request with one attempt tells it by itself.
std::vector<LogAttempt> attemptsOf(const LogRow &row)
{
    std::vector<LogAttempt> attempts = row.attempts;
    const bool runs = row.status == LogStatus::Running && row.queuedUs >= 0;
    if (row.provider.empty() || (!attempts.empty() && !runs))
        return attempts;
    LogAttempt attempt;
    attempt.provider = row.provider;
    attempt.model = row.model;
    attempt.keyName = row.keyName;
    attempt.status = row.httpStatus;
    attempt.startUs = std::max<std::int64_t>(0, row.queuedUs);
    attempt.durationUs = std::max<std::int64_t>(0, row.totalUs - attempt.startUs);
    attempt.error = row.errorMessage;
    attempts.push_back(attempt);
    return attempts;
}

} // namespace

AttemptsTab::AttemptsTab(QWidget *parent)
    : DetailTab(parent)
    , m_list(new QVBoxLayout)
    , m_url(new TextLabel({}, Role::Muted, TextLabel::Size::Code, this))
    , m_difference(new WireDifference(this))
    , m_refusalTitle(
          new TextLabel(tr("What the provider answered"), Role::Text, TextLabel::Size::CaptionStrong, this))
    , m_refusal(new JsonView(this))
{
    m_list->setSpacing(6);
    m_url->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_url->setWordWrap(true);
    m_refusal->setFixedHeight(RefusalHeight);
    m_refusal->setAccessibleName(tr("What the provider answered"));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(TabMargin, 10, TabMargin, 10);
    column->setSpacing(8);
    column->addLayout(m_list);
    column->addWidget(m_url);
    column->addWidget(m_difference);
    column->addWidget(m_refusalTitle);
    column->addWidget(m_refusal);
    column->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // its room is kept
    scroll->setAccessibleName(tr("Attempts"));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(scroll);
}

void AttemptsTab::fill(const LogRow &row, const TrafficContent *content)
{
    const std::vector<LogAttempt> attempts = attemptsOf(row);
    while (m_rows.size() < attempts.size()) {
        auto *attemptRow = new AttemptRow(this);
        connect(attemptRow, &QAbstractButton::toggled, this, &AttemptsTab::showAttempt);
        m_list->addWidget(attemptRow);
        m_rows.push_back(attemptRow);
    }
    std::int64_t total = row.totalUs;
    for (const LogAttempt &attempt : attempts)
        total = std::max(total, attempt.startUs + attempt.durationUs);
    const bool isOther = row.id != m_id || int(attempts.size()) != m_count;
    m_id = row.id;
    m_count = int(attempts.size());
    m_hasContent = content != nullptr;
    m_content = content ? *content : TrafficContent();
    for (int i = 0; i < int(m_rows.size()); ++i) {
        AttemptRow *attemptRow = m_rows[std::size_t(i)];
        attemptRow->setVisible(i < m_count);
        if (i < m_count)
            attemptRow->setAttempt(i + 1, attempts[std::size_t(i)],
                                   row.status == LogStatus::Running && i == m_count - 1, total);
    }
    if (isOther && m_count > 0)
        m_rows[std::size_t(m_count) - 1]->setChecked(true);
    showAttempt();
}

const AttemptContent *AttemptsTab::contentOf(int attempt) const
{
    const auto found = std::find_if(m_content.attempts.begin(), m_content.attempts.end(),
                                    [attempt](const AttemptContent &one) { return one.index == attempt; });
    return found == m_content.attempts.end() ? nullptr : &*found;
}

void AttemptsTab::showAttempt()
{
    const auto chosen =
        std::find_if(m_rows.begin(), m_rows.end(), [](const AttemptRow *row) { return row->isChecked(); });
    const int attempt = int(chosen - m_rows.begin());
    const AttemptContent *content = attempt < m_count ? contentOf(attempt) : nullptr;
    if (m_count == 0)
        m_difference->setReason(tr("No provider was asked."));
    else if (!m_hasContent)
        m_difference->setReason(tr("What was sent is not in memory."));
    else if (!content)
        m_difference->setReason(tr("This attempt ended before anything was sent."));
    else
        m_difference->setAttempt(m_content.request, *content);
    const QString url = content ? QString::fromStdString(content->url) : QString();
    m_url->setText(content && url.isEmpty() ? tr("in this program") : url);
    m_url->setVisible(content != nullptr);
    const bool refused = content && !content->refusal.text.empty();
    m_refusalTitle->setVisible(refused);
    m_refusal->setVisible(refused);
    if (refused)
        m_refusal->setBody(content->refusal.text);
}

} // namespace bifrost::gui
