// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/fieldpaint.h"

#include "gui/icons/themedicon.h"
#include "gui/theme/stylepaint.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPainter>
#include <QStyleOptionComboBox>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int FieldChevron = 12;
constexpr int StepChevron = 9;
constexpr qreal InvalidWidth = 1.6;
constexpr int ComboIconGap = 6;

void paintChevron(QPainter *painter, const QRect &room, const QString &symbol, int side, const QColor &ink)
{
    QRect field(0, 0, side, side);
    field.moveCenter(room.center());
    paintSymbol(painter, field, symbol, ink);
}

} // namespace

void paintField(QPainter *painter, const QStyleOption &option, const QWidget *widget)
{
    const auto token = [&option](Role role) { return colour(role, option.palette); };
    const QRectF bounds(option.rect);
    if (!option.state.testFlag(QStyle::State_Enabled)) {
        paintBox(painter, bounds, QColor(), token(Role::Line), ControlRadius);
        return;
    }
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const QColor base = fieldBase(option.palette);
    if (isMarkedInvalid(widget))
        paintBox(painter, bounds, base, token(Role::Error), ControlRadius,
                 focused ? FocusWidth : InvalidWidth);
    else if (focused)
        paintBox(painter, bounds, base, token(Role::Accent), ControlRadius, FocusWidth);
    else
        paintBox(painter, bounds, base, token(Role::Outline), ControlRadius);
}

void paintComboBox(QPainter *painter, const QStyleOptionComboBox &option, const QWidget *widget)
{
    paintField(painter, option, widget);
    const QRect chevron(option.rect.right() + 1 - ChevronColumn, option.rect.top(), ChevronColumn - 2,
                        option.rect.height());
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    paintChevron(painter, QStyle::visualRect(option.direction, option.rect, chevron), u"chevrondown"_s,
                 FieldChevron, colour(enabled ? Role::Muted : Role::Disabled, option.palette));
}

void paintComboLabel(QPainter *painter, const QStyleOptionComboBox &option)
{
    if (option.editable)
        return;
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    QRect text = option.rect.adjusted(FieldPadding + 2, 0, -ChevronColumn, 0);
    if (!option.currentIcon.isNull()) {
        const QRect icon(QPoint(text.left(), option.rect.center().y() - option.iconSize.height() / 2 + 1),
                         option.iconSize);
        option.currentIcon.paint(painter, QStyle::visualRect(option.direction, option.rect, icon),
                                 Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        text.setLeft(icon.right() + 1 + ComboIconGap);
    }
    painter->save();
    painter->setPen(colour(enabled ? Role::Text : Role::Disabled, option.palette));
    painter->drawText(QStyle::visualRect(option.direction, option.rect, text),
                      int(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, text.width()));
    painter->restore();
}

QRect spinPart(const QStyleOptionSpinBox &option, int part)
{
    const bool arrows = option.buttonSymbols != QAbstractSpinBox::NoButtons;
    const int column = arrows ? StepColumn : 0;
    const QRect box = option.rect;
    QRect found;
    switch (part) {
    case 0:
        found = box.adjusted(FieldPadding - 1, 1, -(arrows ? column : FieldPadding - 1), -1);
        break;
    case 1:
        found = QRect(box.right() + 1 - column, box.top() + 2, column - 2, box.height() / 2 - 2);
        break;
    default:
        found = QRect(box.right() + 1 - column, box.center().y() + 1, column - 2, box.height() / 2 - 2);
    }
    return QStyle::visualRect(option.direction, box, found);
}

void paintSpinBox(QPainter *painter, const QStyleOptionSpinBox &option, const QWidget *widget)
{
    paintField(painter, option, widget);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const struct
    {
        int part;
        QStyle::SubControl control;
        QAbstractSpinBox::StepEnabledFlag step;
        QString symbol;
    } arrows[] = {{1, QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, u"chevronup"_s},
                  {2, QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, u"chevrondown"_s}};
    for (const auto &arrow : arrows) {
        const bool alive = enabled && option.stepEnabled.testFlag(arrow.step);
        const bool active = alive && option.activeSubControls == arrow.control;
        const QRect room = spinPart(option, arrow.part);
        if (active)
            paintBox(painter, room,
                     colour(option.state.testFlag(QStyle::State_Sunken) ? Role::Line : Role::Hover,
                            option.palette),
                     QColor(), ChipRadius, 0);
        paintChevron(painter, room, arrow.symbol, StepChevron,
                     colour(alive ? Role::Muted : Role::Disabled, option.palette));
    }
}

} // namespace bifrost::gui
