// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QHash>
#include <QRectF>

#include <optional>

class QIcon;
class QPainter;

namespace bifrost::gui {

/// The sign of a provider: its letter in a disc (cloud) or in a square (this computer), in the colour that
/// the provider has everywhere. No trademarks. Where it is comes from setProviderPlaces() unless it is given.
void paintProviderMark(QPainter *painter, const QRectF &bounds, const QString &provider, Scheme scheme,
                       std::optional<bool> local = {});

/// The same for menus, as it looks in this scheme.
QIcon providerIcon(const QString &provider, Scheme scheme);

/// Which of the providers that are set up are on this computer, for all marks; of others the name decides.
/// What is shown is painted anew where that changes something. GUI thread; called by the DesktopShell.
void setProviderPlaces(const QHash<QString, bool> &isLocal);

/// The fixed colour of a provider in lists and charts.
QColor providerColour(const QString &provider, Scheme scheme);

} // namespace bifrost::gui
