// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/detailpane.h"

#include "gui/live/attemptstab.h"
#include "gui/live/detailhead.h"
#include "gui/live/headerstab.h"
#include "gui/live/messagetab.h"
#include "gui/live/streamtab.h"
#include "gui/live/summarytab.h"
#include "gui/theme/fonts.h"
#include "gui/theme/tokens.h"
#include "gui/widgets/line.h"

#include <QPaintEvent>
#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace bifrost::gui {

namespace {

constexpr int TabBarMargin = 2;

} // namespace

DetailPane::DetailPane(QWidget *parent)
    : QWidget(parent)
    , m_head(new DetailHead(this))
    , m_bar(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_summary(new SummaryTab(this))
{
    setAccessibleName(tr("Details"));
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    // Six of them in the width of a pane at the right, in any language.
    m_bar->setFont(captionFont());
    m_bar->setDocumentMode(true);
    m_bar->setUsesScrollButtons(false);
    m_bar->setElideMode(Qt::ElideRight);
    m_bar->setAccessibleName(tr("Details"));
    addTab(m_summary, tr("Summary"));
    addTab(new MessageTab(MessageTab::Side::Request, this), tr("Request"));
    addTab(new MessageTab(MessageTab::Side::Answer, this), tr("Response"));
    addTab(new StreamTab(this), tr("Stream"));
    addTab(new AttemptsTab(this), tr("Attempts"));
    addTab(new HeadersTab(this), tr("Headers"));

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(TabBarMargin, 0, TabBarMargin, 0);
    bar->addWidget(m_bar, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addLayout(bar);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addWidget(m_stack, 1);

    connect(m_bar, &QTabBar::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        fillTab();
    });
    connect(m_summary, &SummaryTab::providerWanted, this, &DetailPane::providerWanted);
    connect(m_head, &DetailHead::closeWanted, this, &DetailPane::closeWanted);
}

void DetailPane::addTab(DetailTab *tab, const QString &title)
{
    m_tabs.push_back(tab);
    m_stack->addWidget(tab);
    m_bar->addTab(title);
}

void DetailPane::setRequest(const LogRowPtr &row, std::optional<TrafficContent> content)
{
    m_row = row;
    m_content = std::move(content);
    m_head->setRow(row.get());
    fillTab();
}

void DetailPane::fillTab()
{
    const bool known = m_row != nullptr;
    m_stack->setVisible(known);
    m_bar->setVisible(known);
    if (known && m_bar->currentIndex() >= 0)
        m_tabs[std::size_t(m_bar->currentIndex())]->fill(*m_row, m_content ? &*m_content : nullptr);
}

void DetailPane::openTab(Tab tab)
{
    m_bar->setCurrentIndex(int(tab));
}

DetailPane::Tab DetailPane::tab() const
{
    return Tab(m_bar->currentIndex());
}

void DetailPane::setKnowsProvider(std::function<bool(const QString &)> knows)
{
    m_summary->knowsProvider = std::move(knows);
}

void DetailPane::setMenu(QMenu *menu)
{
    m_head->setMenu(menu);
}

void DetailPane::paintEvent(QPaintEvent *event)
{
    QPainter(this).fillRect(event->rect(), palette().color(QPalette::Base));
}

} // namespace bifrost::gui
