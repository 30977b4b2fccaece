// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/gateway.h"
#include "gui/icons/glyph.h"

namespace bifrost::gui {

/// How a state of the gateway is shown everywhere: a word, a mark by shape and colour, a glyph.
struct GatewayLook
{
    QString word;
    QString symbol;
    Role role;
    GlyphState glyph;
};

GatewayLook lookOf(Gateway::State state);

} // namespace bifrost::gui
