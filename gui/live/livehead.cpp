// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/livehead.h"

#include "gui/live/panebutton.h"
#include "gui/widgets/badge.h"
#include "gui/widgets/button.h"
#include "gui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int LiveHeadHeight = 46;
constexpr int LiveHeadMargin = 16;

} // namespace

LiveHead::LiveHead(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_following(new Badge(this))
    , m_follow(new Button(Button::Kind::Link, tr("Follow"), u"arrowdown"_s, this))
    , m_counts(new TextLabel({}, Role::Muted, TextLabel::Size::Body, this))
    , m_pause(new Button(Button::Kind::Normal, tr("Pause"), u"pause"_s, this))
    , m_pane(new PaneButton(u"paneright"_s, tr("Details at the right"), this))
    , m_columns(new PaneButton(u"columns"_s, tr("Columns"), this))
    , m_columnMenu(new QMenu(this))
{
    setFixedHeight(LiveHeadHeight);
    auto *words = new TextLabel(title, Role::Text, TextLabel::Size::Title, this);
    m_follow->setToolTip(tr("Go to the newest request and stay there (End)"));
    m_columns->setMenu(m_columnMenu);
    m_counts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(LiveHeadMargin, 0, LiveHeadMargin, 0);
    row->setSpacing(12);
    row->addWidget(words);
    row->addWidget(m_following);
    row->addWidget(m_follow);
    row->addWidget(m_counts, 1);
    row->addWidget(m_pause);
    row->addWidget(m_pane);
    row->addWidget(m_columns);

    connect(m_follow, &QPushButton::clicked, this, &LiveHead::followWanted);
    connect(m_pause, &QPushButton::clicked, this, &LiveHead::pauseWanted);
    connect(m_pane, &QAbstractButton::clicked, this, &LiveHead::paneSwitched);
    tell(true, false, 0);
}

void LiveHead::tell(bool following, bool paused, int missed, const QString &down)
{
    const QString news = missed > 0 ? tr("%Ln new", nullptr, missed) : QString();
    if (paused) {
        const QString text = news.isEmpty() ? tr("Paused") : tr("Paused, %1").arg(news);
        if (m_following->text() != text)
            m_following->tell(Tone::Warn, text, u"pause"_s);
        m_following->show();
    } else if (following) {
        const QString text = down.isEmpty() ? tr("Following") : down;
        if (m_following->text() != text)
            m_following->tell(down.isEmpty() ? Tone::Ok : Tone::Neutral, text,
                              down.isEmpty() ? u"arrowdown"_s : u"statusstopped"_s);
        m_following->show();
    } else {
        m_following->tell(Tone::Neutral, {});
        m_following->hide();
    }
    m_follow->setVisible(!paused && !following);
    const QString verb = paused ? tr("Continue") : tr("Pause");
    if (m_pause->text() != verb) {
        m_pause->setText(verb);
        m_pause->setSymbol(paused ? u"play"_s : u"pause"_s);
        m_pause->setToolTip(paused ? tr("Show what came meanwhile (Space)")
                                   : tr("Hold the table still; requests are still counted (Space)"));
    }
    fitCounts();
}

void LiveHead::setCounts(const QString &text)
{
    m_wholeCounts = text;
    m_counts->setAccessibleName(text);
    fitCounts();
}

/// What does not fit stands in the tool tip.
void LiveHead::fitCounts()
{
    layout()->activate();
    const QString shown =
        m_counts->fontMetrics().elidedText(m_wholeCounts, Qt::ElideRight, m_counts->width());
    m_counts->setText(shown);
    m_counts->setToolTip(shown == m_wholeCounts ? QString() : m_wholeCounts);
}

void LiveHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitCounts();
}

void LiveHead::setPaneRight(bool right)
{
    // It shows where the pane would go.
    m_pane->setLook(right ? u"panebelow"_s : u"paneright"_s,
                    right ? tr("Details below") : tr("Details at the right"));
}

void LiveHead::setPaneEnabled(bool enabled)
{
    m_pane->setVisible(enabled);
    fitCounts();
}

} // namespace bifrost::gui
