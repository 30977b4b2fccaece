// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QString>

namespace bifrost::gui {

/// What a fact means, as a badge, a step or a message says it. Each tone has its shape, so that colour is
/// never the only cue.
enum class Tone {
    Neutral, ///< nothing to say about it
    Busy, ///< under way
    Ok,
    Warn,
    Error,
    Off, ///< switched off, cancelled
    Local, ///< stays on this computer
};

struct ToneLook
{
    QString symbol; ///< empty for Neutral
    Role ink; ///< text
    Role mark; ///< the symbol
    Role soft; ///< the field below
};

ToneLook lookOf(Tone tone);

} // namespace bifrost::gui
