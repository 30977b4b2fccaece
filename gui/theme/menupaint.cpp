// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/menupaint.h"

#include "gui/icons/themedicon.h"
#include "gui/theme/fonts.h"
#include "gui/theme/markpaint.h"
#include "gui/theme/stylepaint.h"

#include <QPainter>
#include <QStyleOptionMenuItem>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int ItemHeight = 28;
constexpr int SeparatorHeight = 9;
constexpr int ItemInset = 4; // of the field below the chosen entry
constexpr int IconColumn = 14;
constexpr int TextColumn = 40;
constexpr int EndColumn = 14;
constexpr int ShortcutGap = 28;
constexpr int MenuIconSide = 16;
constexpr int ArrowSide = 12;
constexpr int ComboTextColumn = 9; // below the word in the box
constexpr int ComboEndColumn = 24;
constexpr int ItemIconGap = 6;
constexpr int ComboTick = 14;

bool isSeparator(const QStyleOptionMenuItem &option)
{
    return option.menuItemType == QStyleOptionMenuItem::Separator;
}

void paintSeparator(QPainter *painter, const QStyleOptionMenuItem &option)
{
    const QRect line(option.rect.left() + IconColumn - 2, option.rect.center().y(),
                     option.rect.width() - IconColumn - EndColumn + 4, 1);
    painter->fillRect(line, colour(Role::Line, option.palette));
}

void paintLead(QPainter *painter, const QStyleOptionMenuItem &option)
{
    const QRect field(option.rect.left() + IconColumn, option.rect.center().y() - MenuIconSide / 2 + 1,
                      MenuIconSide, MenuIconSide);
    const QRect placed = QStyle::visualRect(option.direction, option.rect, field);
    if (option.checkType != QStyleOptionMenuItem::NotCheckable) {
        QStyleOption mark;
        mark.rect = placed;
        mark.palette = option.palette;
        mark.state = option.state & QStyle::State_Enabled;
        mark.state.setFlag(QStyle::State_On, option.checked);
        if (option.checkType == QStyleOptionMenuItem::Exclusive)
            paintRadio(painter, mark);
        else
            paintCheck(painter, mark);
    } else if (!option.icon.isNull()) {
        const bool enabled = option.state.testFlag(QStyle::State_Enabled);
        option.icon.paint(painter, placed, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
}

} // namespace

void paintMenuItem(QPainter *painter, const QStyleOptionMenuItem &option, bool mnemonics)
{
    painter->fillRect(option.rect, colour(Role::Raised, option.palette));
    if (isSeparator(option)) {
        paintSeparator(painter, option);
        return;
    }
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    if (enabled && option.state.testFlag(QStyle::State_Selected))
        paintBox(painter, QRectF(option.rect).adjusted(ItemInset, 0, -ItemInset, 0),
                 colour(Role::Selection, option.palette), QColor(), ChipRadius, 0);
    paintLead(painter, option);

    const auto placed = [&option](const QRect &part) {
        return QStyle::visualRect(option.direction, option.rect, part);
    };
    const auto aligned = [&option](Qt::Alignment alignment) {
        return int(QStyle::visualAlignment(option.direction, alignment)) | Qt::AlignVCenter
            | Qt::TextSingleLine;
    };
    QRect text = option.rect.adjusted(TextColumn, 0, -EndColumn, 0);
    const QStringList parts = option.text.split(u'\t');
    painter->save();
    painter->setFont(option.font);
    painter->setPen(colour(enabled ? Role::Text : Role::Disabled, option.palette));
    painter->drawText(placed(text),
                      aligned(Qt::AlignLeft) | (mnemonics ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                      parts.value(0));
    if (parts.size() > 1) {
        painter->setFont(captionFont());
        painter->setPen(colour(enabled ? Role::Muted : Role::Disabled, option.palette));
        painter->drawText(placed(text), aligned(Qt::AlignRight), parts[1]);
    }
    painter->restore();
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow(option.rect.right() + 1 - EndColumn - ArrowSide,
                          option.rect.center().y() - ArrowSide / 2 + 1, ArrowSide, ArrowSide);
        const bool mirrored = option.direction == Qt::RightToLeft;
        paintSymbol(painter, placed(arrow), mirrored ? u"chevronleft"_s : u"chevronright"_s,
                    colour(enabled ? Role::Muted : Role::Disabled, option.palette));
    }
}

void paintComboItem(QPainter *painter, const QStyleOptionMenuItem &option)
{
    painter->fillRect(option.rect, colour(Role::Raised, option.palette));
    if (isSeparator(option)) {
        paintSeparator(painter, option);
        return;
    }
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    if (enabled && option.state.testFlag(QStyle::State_Selected))
        paintBox(painter, QRectF(option.rect).adjusted(2, 0, -2, 0), colour(Role::Selection, option.palette),
                 QColor(), ChipRadius, 0);
    const auto placed = [&option](const QRect &part) {
        return QStyle::visualRect(option.direction, option.rect, part);
    };
    QRect text = option.rect.adjusted(ComboTextColumn, 0, -ComboEndColumn, 0);
    if (!option.icon.isNull()) {
        const QRect icon(text.left(), option.rect.center().y() - MenuIconSide / 2 + 1, MenuIconSide,
                         MenuIconSide);
        option.icon.paint(painter, placed(icon), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        text.setLeft(icon.right() + 1 + ItemIconGap);
    }
    painter->save();
    painter->setFont(option.font);
    painter->setPen(colour(enabled ? Role::Text : Role::Disabled, option.palette));
    painter->drawText(placed(text),
                      int(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) | Qt::AlignVCenter
                          | Qt::TextSingleLine,
                      option.text);
    painter->restore();
    if (!option.checked)
        return;
    const QRect tick(option.rect.right() + 1 - ComboEndColumn + ItemIconGap / 2,
                     option.rect.center().y() - ComboTick / 2 + 1, ComboTick, ComboTick);
    paintSymbol(painter, placed(tick), u"check"_s,
                colour(enabled ? Role::Accent : Role::Disabled, option.palette));
}

QSize comboItemSize(const QStyleOptionMenuItem &option, const QSize &content)
{
    if (isSeparator(option))
        return {content.width(), SeparatorHeight};
    return {ComboTextColumn + content.width() + ComboEndColumn,
            qMax(ItemHeight, option.fontMetrics.height() + 8)};
}

QSize menuItemSize(const QStyleOptionMenuItem &option, const QSize &content)
{
    if (isSeparator(option))
        return {content.width(), SeparatorHeight};
    // QMenu measures the text up to the tab and adds the widest shortcut by itself.
    int width = TextColumn + content.width() + EndColumn;
    if (option.text.contains(u'\t'))
        width += ShortcutGap;
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        width += ArrowSide;
    return {width, qMax(ItemHeight, option.fontMetrics.height() + 8)};
}

} // namespace bifrost::gui
