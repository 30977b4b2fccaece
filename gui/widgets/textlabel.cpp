// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/textlabel.h"

#include "gui/theme/fonts.h"

#include <QApplication>
#include <QEvent>

namespace bifrost::gui {

namespace {

QFont fontOf(TextLabel::Size size)
{
    switch (size) {
    case TextLabel::Size::Caption:
        return captionFont();
    case TextLabel::Size::Strong:
        return strongFont();
    case TextLabel::Size::CaptionStrong:
        return captionStrongFont();
    case TextLabel::Size::Title:
        return titleFont();
    case TextLabel::Size::Big:
        return bigFont();
    case TextLabel::Size::Code:
        return codeFont();
    case TextLabel::Size::Body:
        break;
    }
    return QApplication::font();
}

} // namespace

TextLabel::TextLabel(const QString &text, QWidget *parent) : TextLabel(text, Role::Text, Size::Body, parent)
{ }

TextLabel::TextLabel(const QString &text, Role ink, Size size, QWidget *parent)
    : QLabel(text, parent)
    , m_ink(ink)
    , m_size(size)
{
    setTextFormat(Qt::PlainText);
    // Else a parent that is drawn as paper would choose QPalette::Text.
    setForegroundRole(QPalette::WindowText);
    if (size == Size::Code)
        setLayoutDirection(Qt::LeftToRight);
    updateFont();
    updateColours();
}

void TextLabel::setInk(Role ink)
{
    m_ink = ink;
    updateColours();
}

QSize TextLabel::sizeHint() const
{
    if (!wordWrap())
        return QLabel::sizeHint();
    const QMargins margins = contentsMargins();
    const QSize lines = fontMetrics().size(0, text());
    const int room = 2 * margin() + margins.left() + margins.right();
    return {lines.width() + room + 1, lines.height() + 2 * margin() + margins.top() + margins.bottom()};
}

void TextLabel::updateFont()
{
    if (m_size != Size::Body)
        setFont(fontOf(m_size));
}

void TextLabel::updateColours()
{
    QPalette colours = palette();
    const QColor ink = colour(m_ink, colours);
    if (colours.color(QPalette::Active, QPalette::WindowText) == ink)
        return;
    colours.setColor(QPalette::Active, QPalette::WindowText, ink);
    colours.setColor(QPalette::Inactive, QPalette::WindowText, ink);
    setPalette(colours);
}

void TextLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColours();
    else if (event->type() == QEvent::ApplicationFontChange)
        updateFont();
}

} // namespace bifrost::gui
