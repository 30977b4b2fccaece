// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QRectF>

class QPainter;

namespace bifrost::gui {

/// The sign of a provider: its letter in a disc (cloud) or in a square (this computer), in the colour that
/// the provider has everywhere. No trademarks.
void paintProviderMark(QPainter *painter, const QRectF &bounds, const QString &provider, Scheme scheme);

/// The fixed colour of a provider in lists and charts.
QColor providerColour(const QString &provider, Scheme scheme);

} // namespace bifrost::gui
