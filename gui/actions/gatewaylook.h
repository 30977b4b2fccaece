// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/gateway.h"
#include "gui/icons/glyph.h"

namespace bifrost::gui {

/// How a state of the gateway is shown everywhere: a word, a mark by shape and colour, a glyph.
struct GatewayLook
{
    QString word; ///< beside the switch for local only, which says the rest
    QString whole; ///< where nothing else does
    QString symbol;
    Role role;
    GlyphState glyph;
};

/// What is said about the gateway in one word depends on more than its state.
struct GatewayFacts
{
    Gateway::State state = Gateway::State::Stopped;
    bool localOnly = false; ///< requests stay on this computer
    int troubledProviders = 0;
    bool lockedAlone = false; ///< and only because their keys are locked
    QString pausedUntil = {}; ///< "15:42": it is stopped until then; empty: until somebody starts it
};

GatewayLook lookOf(const GatewayFacts &facts);

} // namespace bifrost::gui
