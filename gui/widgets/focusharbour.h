// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace bifrost::gui {

/// Where the focus goes when what has it inside `area` is hidden or switched off: to `place`, or to the area
/// itself, where no key does anything and Tab leads on from. Qt would hand it to whatever comes next, such as
/// another button than the one that was pressed. Areas may lie in each other; the innermost one counts.
void setFocusHarbour(QWidget *area, QWidget *place = nullptr);

/// For QWidget::focusNextPrevChild() of a window: puts the focus into the harbour of what is about to lose
/// it. False: nothing is lost, so Tab was pressed, or there is no harbour.
bool keepFocusNear(const QWidget *focused);

} // namespace bifrost::gui
