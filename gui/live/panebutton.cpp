// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/panebutton.h"

#include "gui/icons/themedicon.h"
#include "gui/theme/stylepaint.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace bifrost::gui {

PaneButton::PaneButton(const QString &symbol, const QString &name, QWidget *parent) : QToolButton(parent)
{
    setAutoRaise(true);
    setFixedSize(ControlHeight, ControlHeight);
    setFocusPolicy(Qt::TabFocus);
    setPopupMode(QToolButton::InstantPopup);
    setLook(symbol, name);
}

void PaneButton::setLook(const QString &symbol, const QString &name)
{
    setIcon(themedIcon(symbol));
    setAccessibleName(name);
    setToolTip(name);
}

/// Without the arrow of a menu: the symbol says it.
void PaneButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.features &= ~QStyleOptionToolButton::HasMenu;
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
}

} // namespace bifrost::gui
