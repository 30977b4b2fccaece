// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/livepage.h"

#include "gateway/gateway.h"
#include "gui/actions/gatewaycontrol.h"
#include "gui/live/emptystate.h"
#include "gui/live/trafficfeed.h"
#include "gui/live/traffictable.h"
#include "gui/theme/fonts.h"
#include "gui/theme/tokens.h"
#include "models/traffic/trafficmodel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int PageMargin = 16;
constexpr int HeadHeight = 46;

} // namespace

LivePage::LivePage(const PageContext &context, QWidget *parent)
    : Page({u"live"_s, tr("Live traffic"), u"live"_s, Group::Traffic}, parent)
    , m_model(context.traffic)
    , m_feed(context.feed)
    , m_control(context.control)
    , m_count(new QLabel(this))
    , m_stack(new QStackedLayout)
    , m_table(new TrafficTable(context.traffic))
    , m_empty(new EmptyState(context.control, context.actions, context.testModel))
{
    auto *title = new QLabel(entry().title, this);
    title->setFont(titleFont());
    auto *head = new QWidget(this);
    head->setFixedHeight(HeadHeight);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(PageMargin, 0, PageMargin, 0);
    row->setSpacing(12);
    row->addWidget(title);
    row->addWidget(m_count);
    row->addStretch();

    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addLayout(m_stack, 1);

    connect(m_feed, &TrafficFeed::drained, this, &LivePage::refresh);
    refresh();
    updateColours();
}

void LivePage::refresh()
{
    m_stack->setCurrentWidget(m_model->rowCount() == 0 ? static_cast<QWidget *>(m_empty) : m_table);
    const quint64 seen = m_feed->rowsSeen();
    const quint64 skipped = m_control->gateway()->rowsSkipped();
    QString text;
    if (seen > 0)
        text = tr("%1 since start").arg(locale().toString(seen + skipped));
    if (skipped > 0)
        text += tr(", %1 too fast to show").arg(locale().toString(skipped));
    m_count->setText(text);
}

void LivePage::updateColours()
{
    QPalette colours = m_count->palette();
    const QColor muted = colour(Role::Muted, palette());
    if (colours.color(QPalette::WindowText) == muted)
        return;
    colours.setColor(QPalette::WindowText, muted);
    m_count->setPalette(colours);
}

void LivePage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColours();
}

} // namespace bifrost::gui
