// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/keydelegate.h"

#include "gui/icons/themedicon.h"
#include "gui/providers/keytablemodel.h"
#include "gui/theme/stylepaint.h"
#include "gui/theme/switchpaint.h"

#include <QPainter>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int KeyCellMargin = 8;
constexpr int KeyStateSide = 13;
constexpr int KeyStateGap = 6;
constexpr int KeyAccentBar = 3;
constexpr int ShareBar = 37;
constexpr int ShareBarHeight = 6;
constexpr int MenuSide = 14;

} // namespace

void KeyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto ink = [&option](Role role) { return colour(role, option.palette); };
    const auto mirrored = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    painter->save();
    painter->setFont(option.font);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = index.row() == m_hoveredRow;
    if (selected) {
        painter->fillRect(option.rect, ink(Role::Selection));
        if (index.column() == 0 && option.state.testFlag(QStyle::State_Active))
            painter->fillRect(
                mirrored(QRect(option.rect.left(), option.rect.top(), KeyAccentBar, option.rect.height())),
                ink(Role::Accent));
    } else {
        if (hovered)
            painter->fillRect(option.rect, ink(Role::Hover));
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          ink(Role::LineSoft));
    }
    const QRect cell = option.rect.adjusted(KeyCellMargin, 0, -KeyCellMargin, 0);
    const auto tone = Tone(index.data(KeyTableModel::ToneRole).toInt());
    const bool off = tone == Tone::Off;
    const QString text = index.data().toString();
    const auto write = [&](const QRect &place, Role role) {
        const auto align =
            index.data(Qt::TextAlignmentRole).value<Qt::Alignment>() & Qt::AlignHorizontal_Mask;
        painter->setPen(ink(role));
        painter->drawText(mirrored(place),
                          int(QStyle::visualAlignment(option.direction, align)) | Qt::AlignVCenter
                              | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, place.width()));
    };
    switch (index.column()) {
    case KeyTableModel::On: {
        QRectF track{QPointF(), QSizeF(SwitchTrack)};
        track.moveCenter(QRectF(cell).center());
        track.moveLeft(cell.left());
        const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        const qreal knob = on != (option.direction == Qt::RightToLeft) ? 1 : 0;
        paintSwitch(painter, mirrored(track.toRect()), {.on = on, .hovered = hovered, .knob = knob},
                    option.palette);
        break;
    }
    case KeyTableModel::Share:
        paintShare(painter, option, cell, index);
        write(cell, Role::Muted);
        break;
    case KeyTableModel::State: {
        const QRect mark(cell.left(), cell.center().y() - KeyStateSide / 2, KeyStateSide, KeyStateSide);
        const ToneLook look = lookOf(tone);
        QRect rest = cell;
        if (!look.symbol.isEmpty() && !text.isEmpty()) {
            paintSymbol(painter, mirrored(mark), tone == Tone::Ok ? u"statusoksoft"_s : look.symbol,
                        ink(look.mark));
            rest.setLeft(mark.right() + 1 + KeyStateGap);
        }
        write(rest, tone == Tone::Error ? Role::Error : off ? Role::Muted : Role::Text);
        break;
    }
    case KeyTableModel::Menu: {
        QRect dots(0, 0, MenuSide, MenuSide);
        dots.moveCenter(option.rect.center());
        paintSymbol(painter, dots, u"more"_s, ink(hovered || selected ? Role::Text : Role::Muted));
        break;
    }
    case KeyTableModel::Source:
        write(cell, Role::Muted);
        break;
    case KeyTableModel::Name: {
        QFont font = option.font;
        font.setWeight(QFont::Medium);
        painter->setFont(font);
        write(cell, off ? Role::Muted : Role::Text);
        break;
    }
    default:
        write(cell, off ? Role::Muted : Role::Text);
    }
    painter->restore();
}

void KeyDelegate::paintShare(QPainter *painter, const QStyleOptionViewItem &option, const QRect &cell,
                             const QModelIndex &index) const
{
    const QVariant share = index.data(KeyTableModel::ShareRole);
    if (!share.isValid())
        return;
    QRect track(cell.left(), cell.center().y() - ShareBarHeight / 2 + 1, ShareBar, ShareBarHeight);
    const qreal round = ShareBarHeight / 2.0;
    const QRect visible = QStyle::visualRect(option.direction, option.rect, track);
    paintBox(painter, visible, colour(Role::LineSoft, option.palette), QColor(), round, 0);
    const int length = qRound(share.toDouble() * ShareBar);
    if (length <= 0)
        return;
    track.setWidth(qMax(length, ShareBarHeight));
    paintBox(painter, QStyle::visualRect(option.direction, option.rect, track),
             m_bar.isValid() ? m_bar : colour(Role::Accent, option.palette), QColor(), round, 0);
}

} // namespace bifrost::gui
