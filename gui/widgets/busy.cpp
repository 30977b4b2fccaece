// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/busy.h"

#include <QVariant>
#include <QWidget>

namespace bifrost::gui {

namespace {

constexpr char HadFocus[] = "hadFocusBeforeBusy";

} // namespace

void setBusy(QWidget *control, bool busy)
{
    if (busy && control->hasFocus()) {
        control->setProperty(HadFocus, true);
        control->clearFocus();
    }
    control->setEnabled(!busy);
    if (busy || !control->property(HadFocus).toBool())
        return;
    control->setProperty(HadFocus, QVariant());
    if (!control->window()->focusWidget())
        control->setFocus(Qt::OtherFocusReason);
}

} // namespace bifrost::gui
