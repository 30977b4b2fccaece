// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/sectiontabs.h"

#include "gui/theme/tokens.h"

#include <QPainter>
#include <QStyle>

namespace bifrost::gui {

namespace {

constexpr int DotSide = 5;
constexpr int DotMargin = 3; ///< to the end of the tab, whose title ends 12 px before it

} // namespace

SectionTabs::SectionTabs(QWidget *parent) : QTabBar(parent) { }

void SectionTabs::setMarked(int index, bool marked)
{
    if (marked == m_marked.contains(index))
        return;
    if (marked)
        m_marked.insert(index);
    else
        m_marked.remove(index);
    setAccessibleTabName(index, marked ? tr("%1, unsaved changes").arg(tabText(index)) : QString());
    update();
}

void SectionTabs::paintEvent(QPaintEvent *event)
{
    QTabBar::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(Role::Accent, palette()));
    for (const int index : std::as_const(m_marked)) {
        const QRect tab = tabRect(index);
        const QRect dot(tab.right() + 1 - DotMargin - DotSide, tab.center().y() - DotSide / 2, DotSide,
                        DotSide);
        painter.drawEllipse(QStyle::visualRect(layoutDirection(), tab, dot));
    }
}

} // namespace bifrost::gui
