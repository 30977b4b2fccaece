// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/floatingbars.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace bifrost::gui {

namespace {

constexpr int FloatMargin = 16;
constexpr int FloatWidth = 520;
constexpr int FloatGap = 8;

} // namespace

FloatingBars::FloatingBars(QWidget *page, QWidget *parent)
    : QWidget(parent)
    , m_page(page)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(FloatGap);
    m_page->installEventFilter(this);
    hide();
}

void FloatingBars::add(QWidget *bar)
{
    m_column->addWidget(bar);
}

void FloatingBars::place()
{
    const QRect page(m_page->mapTo(parentWidget(), QPoint(0, 0)), m_page->size());
    const int width = std::min(FloatWidth, page.width() - 2 * FloatMargin);
    const int height = m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(width)
                                                     : m_column->totalSizeHint().height();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int left = mirrored ? page.left() + FloatMargin : page.right() + 1 - FloatMargin - width;
    setGeometry(left, page.bottom() + 1 - FloatMargin - height, width, height);
    raise();
}

bool FloatingBars::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_page && (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        && !isHidden())
        place();
    return QWidget::eventFilter(watched, event);
}

bool FloatingBars::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest && !isHidden())
        place();
    return done;
}

} // namespace bifrost::gui
