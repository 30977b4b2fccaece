// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/providerchoice.h"

#include "gui/icons/providermark.h"
#include "gui/theme/fonts.h"
#include "gui/theme/stylepaint.h"

#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int ChoicePadding = 12;
constexpr int ChoiceSign = 26;
constexpr int SignGap = 8;
constexpr int ChoiceWidth = 120;

} // namespace

ProviderChoice::ProviderChoice(const QString &provider, const QString &title, const QString &words,
                               QWidget *parent)
    : QAbstractButton(parent)
    , m_provider(provider)
    , m_words(words)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(words);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QRect ProviderChoice::wordsRect(int width) const
{
    const int top = ChoicePadding + ChoiceSign + SignGap + QFontMetrics(strongFont()).height() + 2;
    const int room = width - 2 * ChoicePadding;
    const int height = QFontMetrics(captionFont())
                           .boundingRect(0, 0, room, 1000, Qt::TextWordWrap | Qt::AlignLeft, m_words)
                           .height();
    return {ChoicePadding, top, room, height};
}

QSize ProviderChoice::sizeHint() const
{
    const int width = qMax(ChoiceWidth, minimumSizeHint().width());
    return {width, heightForWidth(width)};
}

QSize ProviderChoice::minimumSizeHint() const
{
    int widest = QFontMetrics(strongFont()).horizontalAdvance(text());
    for (const QString &word : m_words.split(u' '))
        widest = qMax(widest, QFontMetrics(captionFont()).horizontalAdvance(word));
    return {widest + 2 * ChoicePadding + 1, heightForWidth(QWIDGETSIZE_MAX)};
}

int ProviderChoice::heightForWidth(int width) const
{
    return wordsRect(width).bottom() + 1 + ChoicePadding;
}

void ProviderChoice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto ink = [this](Role role) { return colour(role, palette()); };
    const auto placed = [this](const QRect &part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    const bool hovered = isEnabled() && underMouse();
    paintBox(&painter, rect(),
             ink(isDown()      ? Role::Selection
                     : hovered ? Role::Hover
                               : Role::Surface),
             ink(hovered ? Role::FieldLine : Role::Line), CardRadius);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paintFocus(&painter, rect(), ink(Role::Accent), CardRadius);
    const QRect sign(ChoicePadding, ChoicePadding, ChoiceSign, ChoiceSign);
    painter.setFont(font());
    paintProviderMark(&painter, placed(sign), m_provider.isEmpty() ? u"+"_s : m_provider, schemeOf(palette()),
                      false);
    const int align = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignTop;
    const QRect words = wordsRect(width());
    const QRect title(words.left(), sign.bottom() + 1 + SignGap, words.width(),
                      QFontMetrics(strongFont()).height());
    painter.setFont(strongFont());
    painter.setPen(ink(Role::Text));
    painter.drawText(placed(title), align | Qt::TextSingleLine, text());
    painter.setFont(captionFont());
    painter.setPen(ink(Role::Muted));
    painter.drawText(placed(words), align | Qt::TextWordWrap, m_words);
}

} // namespace bifrost::gui
