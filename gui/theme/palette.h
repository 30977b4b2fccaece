// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QPalette>

namespace bifrost::gui {

/// The palette of the whole application, built from the tokens of a scheme.
QPalette buildPalette(Scheme scheme);

/// For high contrast: the desktop's own palette where its colours stand out from each other in this scheme,
/// else black and white.
QPalette contrastPalette(const QPalette &desktop, Scheme scheme);

} // namespace bifrost::gui
