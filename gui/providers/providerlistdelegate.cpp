// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/providerlistdelegate.h"

#include "gui/icons/providermark.h"
#include "gui/icons/themedicon.h"
#include "gui/providers/providerlistmodel.h"
#include "gui/theme/fonts.h"
#include "gui/theme/stylepaint.h"

#include <QPainter>
#include <QSortFilterProxyModel>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int RowHeight = 50;
constexpr int RowMargin = 14;
constexpr int MarkSide = 24;
constexpr int MarkGap = 10;
constexpr int StateSide = 15;
constexpr int StateGap = 6;
constexpr int DotSide = 6;
constexpr int DotGap = 7;
constexpr int AccentBar = 3;
constexpr int LeastName = 72; // of the width of a name

const ProviderListModel::Row *rowOf(const QModelIndex &index)
{
    const auto *proxy = qobject_cast<const QSortFilterProxyModel *>(index.model());
    const QModelIndex source = proxy ? proxy->mapToSource(index) : index;
    const auto *model = qobject_cast<const ProviderListModel *>(source.model());
    return model ? &model->row(source.row()) : nullptr;
}

} // namespace

QSize ProviderListDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int text = option.fontMetrics.height() + QFontMetrics(captionFont()).height() + 16;
    return {0, qMax(RowHeight, text)};
}

void ProviderListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const ProviderListModel::Row *row = rowOf(index);
    if (!row)
        return;
    const auto ink = [&option](Role role) { return colour(role, option.palette); };
    const auto mirrored = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    painter->save();
    const QRect field = option.rect;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(field, ink(Role::Selection));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(field, ink(Role::Hover));
    if (selected && option.state.testFlag(QStyle::State_Active))
        painter->fillRect(mirrored(QRect(field.left(), field.top(), AccentBar, field.height())),
                          ink(Role::Accent));
    if (!selected)
        painter->fillRect(QRect(field.left() + RowMargin, field.bottom(), field.width() - 2 * RowMargin, 1),
                          ink(Role::LineSoft));

    const QRect mark(field.left() + RowMargin, field.center().y() - MarkSide / 2 + 1, MarkSide, MarkSide);
    const bool dimmed = row->standing.isBlocked;
    if (row->standing.tone == Tone::Off || dimmed)
        painter->setOpacity(0.55);
    painter->setFont(option.font);
    paintProviderMark(painter, mirrored(mark), row->name.isEmpty() ? u"+"_s : row->name,
                      schemeOf(option.palette), row->local);
    painter->setOpacity(1);

    const QFont nameFont = mediumFont();
    const QFont smallFont = captionFont();
    const QFontMetrics nameMetrics(nameFont);
    const QFontMetrics smallMetrics(smallFont);
    const int gap = (field.height() - nameMetrics.height() - smallMetrics.height()) / 2;
    const int textLeft = mark.right() + 1 + MarkGap;
    int right = field.right() - RowMargin + 1;
    const int firstTop = field.top() + gap;

    const ToneLook look = lookOf(row->standing.tone);
    const QString &symbol = row->standing.symbol.isEmpty() ? look.symbol : row->standing.symbol;
    if (!symbol.isEmpty()) {
        const QRect state(right - StateSide, firstTop + (nameMetrics.height() - StateSide) / 2, StateSide,
                          StateSide);
        paintSymbol(painter, mirrored(state), symbol,
                    ink(row->standing.tone == Tone::Neutral ? Role::Outline : look.mark));
        right = state.left() - StateGap;
    }
    const int align =
        int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)) | Qt::TextSingleLine;
    painter->setFont(smallFont);
    painter->setPen(ink(Role::Muted));
    if (const QString brief = row->standing.brief; !brief.isEmpty() && !dimmed) { // the second line says so
        const int width = smallMetrics.horizontalAdvance(brief);
        const int left = right - width - MarkGap - textLeft;
        // The symbol says it too, and the tooltip in full: the name comes first.
        if (left >= qMin(LeastName, nameMetrics.horizontalAdvance(row->title))) {
            painter->drawText(mirrored(QRect(right - width, firstTop, width, nameMetrics.height())), align,
                              brief);
            right -= width + MarkGap;
        }
    }
    const QRect detail(textLeft, firstTop + nameMetrics.height(), field.right() - RowMargin - textLeft,
                       smallMetrics.height());
    // Whole words rather than the beginnings of more; the tooltip has all of them.
    QStringList parts = row->details;
    while (parts.size() > 1 && smallMetrics.horizontalAdvance(parts.join(u", "_s)) > detail.width())
        parts.removeLast();
    painter->drawText(mirrored(detail), align,
                      smallMetrics.elidedText(parts.join(u", "_s), Qt::ElideRight, detail.width()));

    painter->setFont(nameFont);
    painter->setPen(ink(dimmed ? Role::Muted : Role::Text));
    const int dot = row->changed ? DotSide + DotGap : 0;
    const QString name = nameMetrics.elidedText(row->title, Qt::ElideRight, right - textLeft - dot);
    const int nameWidth = nameMetrics.horizontalAdvance(name);
    painter->drawText(mirrored(QRect(textLeft, firstTop, nameWidth, nameMetrics.height())), align, name);
    if (row->changed) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(ink(Role::Accent));
        painter->drawEllipse(
            mirrored(QRect(textLeft + nameWidth + DotGap, firstTop + (nameMetrics.height() - DotSide) / 2,
                           DotSide, DotSide)));
    }
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        paintFocus(painter, QRectF(field).adjusted(1, 1, -1, -1), ink(Role::Accent), ChipRadius);
    painter->restore();
}

} // namespace bifrost::gui
