// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/panebutton.h"

#include "gui/icons/themedicon.h"
#include "gui/theme/stylepaint.h"

#include <QCursor>
#include <QMenu>
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

/// The mouse leaves a button while a menu has it, and Qt does not tell.
void PaneButton::setMenu(QMenu *menu)
{
    QToolButton::setMenu(menu);
    const auto settle = [this] {
        setAttribute(Qt::WA_UnderMouse, rect().contains(mapFromGlobal(QCursor::pos())));
        update();
    };
    connect(menu, &QMenu::aboutToHide, this, settle, Qt::QueuedConnection);
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
