// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

namespace bifrost::gui {

/// Whether the panel that holds the tray is light or dark, as far as anybody can know: no desktop tells. Some
/// keep it dark whatever the windows are; the others follow the scheme of the system.
Scheme panelScheme(Scheme system);

} // namespace bifrost::gui
