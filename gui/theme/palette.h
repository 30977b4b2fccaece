// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QPalette>

namespace bifrost::gui {

/// The palette of the whole application, built from the tokens of a scheme.
QPalette buildPalette(Scheme scheme);

} // namespace bifrost::gui
