// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QRect>

class QPainter;
class QStyleOption;
class QStyleOptionComboBox;
class QStyleOptionSpinBox;
class QWidget;

/// What Style draws for fields that take input: line edits, combo boxes, spin boxes.
namespace bifrost::gui {

constexpr int FieldPadding = 6; ///< plus the two pixels of QLineEdit itself
constexpr int ChevronColumn = 26; ///< of a combo box
constexpr int StepColumn = 20; ///< of a spin box, with both arrows

/// The box of a field: outline, accent when it has the focus, red when it is marked invalid. Keyboard and
/// mouse focus look the same: a field that is typed into has to be seen.
void paintField(QPainter *painter, const QStyleOption &option, const QWidget *widget);

void paintComboBox(QPainter *painter, const QStyleOptionComboBox &option, const QWidget *widget);
void paintComboLabel(QPainter *painter, const QStyleOptionComboBox &option);
void paintSpinBox(QPainter *painter, const QStyleOptionSpinBox &option, const QWidget *widget);

/// Where the parts of a spin box lie: 0 the field, 1 the upper arrow, 2 the lower one.
QRect spinPart(const QStyleOptionSpinBox &option, int part);

} // namespace bifrost::gui
