// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/sidebar.h"

#include "gui/mainwindow/navigationbutton.h"
#include "gui/mainwindow/page.h"
#include "gui/widgets/line.h"

#include <QButtonGroup>
#include <QPainter>
#include <QVBoxLayout>

namespace bifrost::gui {

namespace {

constexpr int OpenWidth = 200;
constexpr int CollapsedWidth = 52;
constexpr int SidebarMargin = 8;
constexpr int EndMargin = 10;
constexpr int Gap = 2;
constexpr int LineMargin = 10; // the line is shorter than the buttons
constexpr int LineGap = 5;

} // namespace

Sidebar::Sidebar(QWidget *parent)
    : QWidget(parent)
    , m_top(new QVBoxLayout)
    , m_bottom(new QVBoxLayout)
    , m_group(new QButtonGroup(this))
{
    setFixedWidth(OpenWidth);
    setAccessibleName(tr("Pages"));
    for (QVBoxLayout *part : {m_top, m_bottom})
        part->setSpacing(Gap);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(SidebarMargin, EndMargin, SidebarMargin + 1, EndMargin);
    column->addLayout(m_top);
    column->addStretch();
    column->addLayout(m_bottom);
}

QWidget *Sidebar::makeLine()
{
    auto *line = new Line(Qt::Horizontal, this);
    line->setContentsMargins(LineMargin, LineGap, LineMargin, LineGap);
    return line;
}

void Sidebar::addPage(Page *page, const QString &keys)
{
    const Page::Entry &entry = page->entry();
    auto *button = new NavigationButton(entry.title, entry.symbol, this);
    button->setShortcutText(keys);
    button->setCollapsed(m_collapsed);
    m_buttons.insert(page, button);
    m_group->addButton(button);
    const bool atBottom = entry.group == Page::Group::Settings;
    if (atBottom && m_bottom->isEmpty())
        m_bottom->addWidget(makeLine());
    if (!atBottom && m_last && m_last->entry().group != entry.group)
        m_top->addWidget(makeLine());
    if (!atBottom)
        m_last = page;
    (atBottom ? m_bottom : m_top)->addWidget(button);

    button->setFocusPolicy(Qt::ClickFocus);
    connect(button, &QRadioButton::toggled, this, [this, button, page](bool current) {
        // Qt moves the one tab stop of a group with the focus, not when a button is checked from elsewhere.
        button->setFocusPolicy(current ? Qt::StrongFocus : Qt::ClickFocus);
        if (current)
            Q_EMIT chosen(page);
    });
    connect(page, &Page::attentionChanged, button,
            [button, page] { button->setAttention(page->attention()); });
    connect(page, &Page::unsavedChanged, button, [button, page] { button->setUnsaved(page->isUnsaved()); });
    button->setAttention(page->attention());
    button->setUnsaved(page->isUnsaved());
}

void Sidebar::setCurrent(Page *page)
{
    if (NavigationButton *button = m_buttons.value(page))
        button->setChecked(true);
}

void Sidebar::setCollapsed(bool collapsed)
{
    if (collapsed == m_collapsed)
        return;
    m_collapsed = collapsed;
    for (NavigationButton *button : std::as_const(m_buttons))
        button->setCollapsed(collapsed);
    setFixedWidth(collapsed ? CollapsedWidth : OpenWidth);
}

void Sidebar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(Role::Chrome, palette()));
    const int edge = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(QRect(edge, 0, 1, height()), colour(Role::Line, palette()));
}

} // namespace bifrost::gui
