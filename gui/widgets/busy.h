// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace bifrost::gui {

/// Disables a control while what it has started is under way. Nothing has the focus meanwhile, where the
/// control had it: Qt would hand it on, and the next Space would press another one. Afterwards the control
/// has it again, unless somebody went elsewhere.
void setBusy(QWidget *control, bool busy);

} // namespace bifrost::gui
