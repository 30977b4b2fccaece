// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/labelpaint.h"

#include "gui/theme/tokens.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace bifrost::gui {

namespace {

constexpr int IconGap = 6;

int labelFlags(bool mnemonics)
{
    return Qt::AlignVCenter | Qt::TextSingleLine | (mnemonics ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
}

QColor inkOfButton(const QStyleOptionButton &option)
{
    if (!option.state.testFlag(QStyle::State_Enabled))
        return colour(Role::Disabled, option.palette);
    if (option.features.testFlag(QStyleOptionButton::DefaultButton))
        return colour(Role::OnFill, option.palette);
    return option.palette.color(QPalette::ButtonText); // some buttons bring their own: see Button
}

} // namespace

void paintHeaderLabel(QPainter *painter, const QStyleOptionHeader &option)
{
    painter->save();
    painter->setPen(colour(Role::Muted, option.palette));
    const Qt::Alignment alignment =
        QStyle::visualAlignment(option.direction, option.textAlignment) | Qt::AlignVCenter;
    // The rectangle has the margin on all four sides; above and below it would cut descenders.
    const QRect room = option.rect.adjusted(0, -HeaderMargin, 0, HeaderMargin);
    painter->drawText(room, int(alignment),
                      option.fontMetrics.elidedText(option.text, Qt::ElideRight, room.width()));
    painter->restore();
}

void paintButtonLabel(QPainter *painter, const QStyleOptionButton &option, bool mnemonics)
{
    const int flags = labelFlags(mnemonics);
    const QSize icon = option.icon.isNull() ? QSize(0, 0) : option.iconSize;
    const int gap = icon.isEmpty() || option.text.isEmpty() ? 0 : IconGap;
    const int text = option.fontMetrics.size(flags, option.text).width();
    QRect content(0, 0, icon.width() + gap + text, option.rect.height());
    content.moveCenter(option.rect.center());
    const auto placed = [&](const QRect &part) {
        return QStyle::visualRect(option.direction, content, part);
    };

    if (!icon.isEmpty()) {
        const QRect left(QPoint(content.left(), content.center().y() - icon.height() / 2 + 1), icon);
        option.icon.paint(painter, placed(left), Qt::AlignCenter,
                          option.state.testFlag(QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
    }
    painter->save();
    painter->setPen(inkOfButton(option));
    painter->drawText(placed(content.adjusted(icon.width() + gap, 0, 0, 0)), flags, option.text);
    painter->restore();
}

void paintMenuBarLabel(QPainter *painter, const QStyleOptionMenuItem &option, bool mnemonics)
{
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    painter->save();
    painter->setPen(colour(enabled ? Role::Text : Role::Disabled, option.palette));
    painter->drawText(option.rect, labelFlags(mnemonics) | Qt::AlignHCenter, option.text);
    painter->restore();
}

} // namespace bifrost::gui
