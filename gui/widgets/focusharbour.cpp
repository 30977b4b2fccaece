// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/focusharbour.h"

#include <QPointer>
#include <QVariant>
#include <QWidget>

namespace bifrost::gui {

namespace {

constexpr auto HarbourProperty = "focusHarbour";

} // namespace

void setFocusHarbour(QWidget *area, QWidget *place)
{
    area->setProperty(HarbourProperty, QVariant::fromValue(QPointer<QWidget>(place ? place : area)));
}

bool keepFocusNear(const QWidget *focused)
{
    if (!focused || (focused->isVisible() && focused->isEnabled()))
        return false;
    for (const QWidget *area = focused->parentWidget(); area && !area->isWindow();
         area = area->parentWidget()) {
        QWidget *place = area->property(HarbourProperty).value<QPointer<QWidget>>();
        if (!place || place == focused || !place->isVisible() || !place->isEnabled())
            continue;
        place->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

} // namespace bifrost::gui
