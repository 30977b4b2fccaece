// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace bifrost::test {

/// The visible labels, buttons and fields below a widget that are smaller than what they have to show, one
/// line each with class, text and sizes. Labels that wrap are measured by the height they need at their
/// width.
QStringList clippedTexts(const QWidget &root);

/// The visible widgets that take the focus and have no name for a screen reader.
QStringList namelessWidgets(const QWidget &root);

} // namespace bifrost::test
