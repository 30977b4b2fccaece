// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace bifrost::gui {

/// Whether a StatusNotifier host is on the session bus. Answers within half a second at worst.
bool notifierHostPresent();

/// Whether somebody shows our icon. On Linux this looks for the hosts by itself: QSystemTrayIcon asks the
/// session bus only once in the life of a program and would never learn of a panel that starts after us, as
/// at login. So nothing may touch QSystemTrayIcon before this has said yes.
bool trayHostPresent();

/// Whether the host that shows our icon says itself when it goes: others have to be looked for.
bool trayHostTells();

/// The icon is, or would be, a window of its own in the panel, so that what lies around it can be seen.
bool trayEmbeds();

/// Whether the panel that embeds icons wants them light, if it says so (_NET_SYSTEM_TRAY_COLORS).
std::optional<bool> embeddingInkIsLight();

/// The first icon is about to be made: from now on Qt stays with the kind of host that is there at this
/// moment. When the desktop goes over to the other kind, as a new panel may, our icon is seen nowhere, and
/// trayHostPresent() says so.
void settleTrayKind();

} // namespace bifrost::gui
