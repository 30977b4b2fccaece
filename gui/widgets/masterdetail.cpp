// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/masterdetail.h"

#include "gui/theme/tokens.h"
#include "gui/widgets/line.h"
#include "gui/widgets/searchfield.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace bifrost::gui {

namespace {

constexpr int ListWidth = 268;
constexpr int LeastListWidth = 200;
constexpr int LeastDetailWidth = 420;
constexpr int ListMargin = 12;
constexpr int DetailMargin = 20;
constexpr int DetailEnd = 16;

} // namespace

MasterDetail::MasterDetail(const QString &searchText, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_listPane(new QWidget(this))
    , m_detailPane(new QWidget(this))
    , m_search(new SearchField(searchText, m_listPane))
    , m_listColumn(new QVBoxLayout(m_listPane))
    , m_buttons(new QHBoxLayout)
    , m_detailColumn(new QVBoxLayout(m_detailPane))
    , m_scroll(new QScrollArea(m_detailPane))
{
    setChildrenCollapsible(false);
    m_listPane->setMinimumWidth(LeastListWidth);
    m_detailPane->setMinimumWidth(LeastDetailWidth);
    addWidget(m_listPane);
    addWidget(m_detailPane);
    setStretchFactor(1, 1);
    setSizes({ListWidth, 3 * ListWidth});

    auto *top = new QHBoxLayout;
    top->setContentsMargins(ListMargin, 10, ListMargin, 10);
    top->addWidget(m_search);
    m_buttons->setContentsMargins(ListMargin, 7, ListMargin, 8);
    m_buttons->setSpacing(8);
    m_listColumn->setContentsMargins(0, 0, 0, 0);
    m_listColumn->setSpacing(0);
    m_listColumn->addLayout(top);
    m_listColumn->addWidget(new Line(Qt::Horizontal, m_listPane));
    m_listColumn->addLayout(m_buttons);

    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_detailColumn->setContentsMargins(0, 0, 0, 0);
    m_detailColumn->setSpacing(0);
    m_detailColumn->addWidget(m_scroll, 1);
}

void MasterDetail::setView(QAbstractItemView *view)
{
    view->setFrameShape(QFrame::NoFrame);
    constexpr int BelowSearch = 1;
    m_listColumn->insertWidget(BelowSearch, view, 1);
}

void MasterDetail::addListButton(QWidget *button)
{
    m_buttons->addWidget(button);
}

void MasterDetail::setHead(QWidget *head)
{
    delete m_head;
    m_head = head;
    m_detailColumn->insertWidget(0, head);
    head->setContentsMargins(DetailMargin, 12, DetailEnd, 8);
}

void MasterDetail::setBody(QWidget *body)
{
    body->setContentsMargins(DetailMargin, 4, DetailEnd, DetailEnd);
    body->setAutoFillBackground(false);
    m_scroll->setWidget(body);
    body->setAutoFillBackground(false); // setWidget() turns it on
}

void MasterDetail::setPlaceholder(QWidget *placeholder)
{
    if (placeholder != m_placeholder)
        delete m_placeholder;
    m_placeholder = placeholder;
    if (placeholder)
        m_detailColumn->addWidget(placeholder, 1);
    m_scroll->setVisible(!placeholder);
    if (m_head)
        m_head->setVisible(!placeholder);
}

void MasterDetail::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), palette().color(QPalette::Base));
}

} // namespace bifrost::gui
