// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/disclosurehead.h"

#include "gui/icons/themedicon.h"
#include "gui/theme/fonts.h"
#include "gui/theme/stylepaint.h"

#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int DisclosureHeight = 34;
constexpr int ChevronSide = 12;
constexpr int DisclosureSymbol = 16;
constexpr int SymbolLeft = 22;
constexpr int TitleLeft = 47;
constexpr int LeastSummary = 60;
constexpr int SummaryMargin = 8; ///< to the end of the box that shows under the mouse

} // namespace

DisclosureHead::DisclosureHead(QString symbol, const QString &title, QWidget *parent)
    : QToolButton(parent)
    , m_symbol(std::move(symbol))
{
    setText(title);
    setAccessibleName(title);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DisclosureHead::setSummary(const QString &summary)
{
    m_summary = summary;
    setAccessibleDescription(summary);
    update();
}

QSize DisclosureHead::sizeHint() const
{
    return {TitleLeft + QFontMetrics(strongFont()).horizontalAdvance(text()) + 12
                + QFontMetrics(captionFont()).horizontalAdvance(m_summary) + SummaryMargin,
            DisclosureHeight};
}

QSize DisclosureHead::minimumSizeHint() const
{
    return {TitleLeft + QFontMetrics(strongFont()).horizontalAdvance(text()) + LeastSummary,
            DisclosureHeight};
}

void DisclosureHead::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto placed = [this](const QRect &part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    const auto aligned = [this](Qt::Alignment alignment) {
        return int(QStyle::visualAlignment(layoutDirection(), alignment)) | Qt::AlignVCenter;
    };
    if (isEnabled() && underMouse())
        paintBox(&painter, rect(), colour(Role::Hover, palette()), QColor(), ControlRadius, 0);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paintFocus(&painter, rect(), colour(Role::Accent, palette()));
    const QString folded = layoutDirection() == Qt::RightToLeft ? u"chevronleft"_s : u"chevronright"_s;
    const QColor muted = colour(isEnabled() ? Role::Muted : Role::Disabled, palette());
    paintSymbol(&painter, placed(QRect(0, (height() - ChevronSide) / 2, ChevronSide, ChevronSide)),
                isChecked() ? u"chevrondown"_s : folded, muted);
    if (!m_symbol.isEmpty())
        paintSymbol(
            &painter,
            placed(QRect(SymbolLeft, (height() - DisclosureSymbol) / 2, DisclosureSymbol, DisclosureSymbol)),
            m_symbol, muted);

    const int titleLeft = m_symbol.isEmpty() ? SymbolLeft : TitleLeft;
    painter.setFont(strongFont());
    painter.setPen(colour(isEnabled() ? Role::Text : Role::Disabled, palette()));
    painter.drawText(placed(QRect(titleLeft, 0, width() - titleLeft, height())), aligned(Qt::AlignLeft),
                     text());
    const int summaryLeft = titleLeft + painter.fontMetrics().horizontalAdvance(text()) + 12;
    painter.setFont(captionFont());
    painter.setPen(muted);
    const int room = width() - SummaryMargin - summaryLeft;
    painter.drawText(placed(QRect(summaryLeft, 0, room, height())), aligned(Qt::AlignRight),
                     painter.fontMetrics().elidedText(m_summary, Qt::ElideRight, room));
}

} // namespace bifrost::gui
