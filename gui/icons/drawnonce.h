// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QString>

#include <functional>

namespace bifrost::gui {

enum class Drawing { Symbol, ProviderMark };

/// What is drawn with curves is drawn once for each colour and size and then copied. Not QPixmapCache: to
/// build its keys takes longer than to copy what it holds. Bounded; GUI thread.
QPixmap drawnOnce(Drawing drawing, const QString &name, QRgb ink, QSize deviceSize,
                  const std::function<QPixmap()> &draw);

} // namespace bifrost::gui
