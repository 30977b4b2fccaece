// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bifrost::gui {

/// Whether a StatusNotifier host is on the session bus. Answers within half a second at worst.
bool notifierHostPresent();

/// Whether somebody shows tray icons. On Linux this looks for the hosts by itself: QSystemTrayIcon asks the
/// session bus only once in the life of a program and would never learn of a panel that starts after us, as
/// at login. So nothing may touch QSystemTrayIcon before this has said yes.
bool trayHostPresent();

} // namespace bifrost::gui
