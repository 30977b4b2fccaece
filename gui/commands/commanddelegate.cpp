// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/commands/commanddelegate.h"

#include "gui/commands/commandmodel.h"
#include "gui/icons/themedicon.h"
#include "gui/theme/fonts.h"
#include "gui/theme/stylepaint.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int CommandHeight = 30;
constexpr int CommandMargin = 10;
constexpr int CommandIcon = 16;
constexpr int CommandText = 36;
constexpr int CommandGap = 16;

} // namespace

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, qMax(CommandHeight, option.fontMetrics.height() + 10)};
}

void CommandDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto *model = qobject_cast<const CommandModel *>(index.model());
    if (!model)
        return;
    const Command &command = model->command(index.row());
    const QList<int> &places = model->places(index.row());
    const auto ink = [&option](Role role) { return colour(role, option.palette); };
    const auto placed = [&option](const QRect &part) {
        return QStyle::visualRect(option.direction, option.rect, part);
    };
    painter->save();
    const QRect row = option.rect;
    const bool current = option.state.testFlag(QStyle::State_Selected);
    if (current || option.state.testFlag(QStyle::State_MouseOver))
        paintBox(painter, row, ink(current ? Role::AccentSoft : Role::Hover), QColor(), ControlRadius, 0);
    const QRect icon(row.left() + CommandMargin, row.center().y() - CommandIcon / 2 + 1, CommandIcon,
                     CommandIcon);
    const QString symbol = command.on ? u"check"_s : command.symbol;
    if (!symbol.isEmpty())
        paintSymbol(painter, placed(icon), symbol, ink(current ? Role::Accent : Role::Muted));

    const int align =
        int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)) | Qt::TextSingleLine;
    const QString note = command.keys.isEmpty() ? command.kind : command.keys;
    const QFont noteFont = captionFont();
    const int noteWidth = QFontMetrics(noteFont).horizontalAdvance(note);
    painter->setFont(noteFont);
    painter->setPen(ink(Role::Muted));
    painter->drawText(
        placed(QRect(row.right() + 1 - CommandMargin - noteWidth, row.top(), noteWidth, row.height())), align,
        note);

    // Runs of letters alike, so that the shaping inside a word stays.
    QFont strong = option.font;
    strong.setWeight(QFont::DemiBold);
    const int room = row.width() - CommandText - CommandMargin - noteWidth - CommandGap;
    const QString title = QFontMetrics(strong).elidedText(command.title, Qt::ElideRight, room);
    painter->setPen(ink(Role::Text));
    const bool plain = places.isEmpty() || option.direction == Qt::RightToLeft || title.isRightToLeft();
    int left = row.left() + CommandText;
    for (int from = 0; from < title.size();) {
        const bool typed = !plain && places.contains(from);
        int to = from + 1;
        while (to < title.size() && (plain || places.contains(to) == typed))
            ++to;
        const QString part = title.mid(from, to - from);
        painter->setFont(typed ? strong : option.font);
        const int width = plain ? room : painter->fontMetrics().horizontalAdvance(part);
        painter->drawText(placed(QRect(left, row.top(), width, row.height())), align, part);
        left += width;
        from = to;
    }
    painter->restore();
}

} // namespace bifrost::gui
