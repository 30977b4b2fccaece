// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/tabpaint.h"

#include "gui/theme/stylepaint.h"

#include <QPainter>
#include <QStyleOptionTab>

namespace bifrost::gui {

namespace {

constexpr int TabHeight = 36;
constexpr int TabPadding = 12;
constexpr int DenseTabPadding = 7;
constexpr int TabBar = 2;
constexpr int TabBarInset = 6;
constexpr int DenseTabBarInset = 3;
constexpr int TabIconGap = 6;

/// Of the bar's own size: in a narrow pane there are many tabs side by side.
QFont tabFont(QFont font)
{
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

void paintTab(QPainter *painter, const QStyleOptionTab &option, bool mnemonics)
{
    const auto token = [&option](Role role) { return colour(role, option.palette); };
    const bool current = option.state.testFlag(QStyle::State_Selected);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool hovered = enabled && option.state.testFlag(QStyle::State_MouseOver);
    const int inset = option.documentMode ? DenseTabBarInset : TabBarInset;
    if (current)
        painter->fillRect(QRect(option.rect.left() + inset, option.rect.bottom() + 1 - TabBar,
                                option.rect.width() - 2 * inset, TabBar),
                          token(Role::Accent));
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        paintFocus(painter, QRectF(option.rect).adjusted(2, 4, -2, -6), token(Role::Accent));

    painter->save();
    painter->setFont(tabFont(painter->font()));
    painter->setPen(token(!enabled ? Role::Disabled : current || hovered ? Role::Text : Role::Muted));
    QRect text = option.rect;
    if (!option.icon.isNull()) {
        const int words = painter->fontMetrics().size(Qt::TextHideMnemonic, option.text).width();
        const int whole = option.iconSize.width() + TabIconGap + words;
        QRect icon(QPoint(option.rect.center().x() - whole / 2, 0), option.iconSize);
        icon.moveCenter(QPoint(icon.center().x(), option.rect.center().y()));
        option.icon.paint(painter, QStyle::visualRect(option.direction, option.rect, icon));
        text.setLeft(option.rect.left() + option.iconSize.width() + TabIconGap);
        text = QStyle::visualRect(option.direction, option.rect, text);
    }
    painter->drawText(text, Qt::AlignCenter | (mnemonics ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                      option.text);
    painter->restore();
}

QSize tabSize(const QStyleOptionTab &option, const QSize &content, const QFont &font)
{
    const QFontMetrics metrics(tabFont(font));
    int width = metrics.size(Qt::TextHideMnemonic, option.text).width()
        + 2 * (option.documentMode ? DenseTabPadding : TabPadding);
    if (!option.icon.isNull())
        width += option.iconSize.width() + TabIconGap;
    return {width, qMax(TabHeight, qMin(content.height(), metrics.height() + 18))};
}

} // namespace bifrost::gui
