// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/numberlabel.h"

#include "gui/theme/fonts.h"
#include "gui/theme/numberpaint.h"
#include "gui/theme/tokens.h"

#include <QPainter>
#include <QStyle>

namespace bifrost::gui {

NumberLabel::NumberLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void NumberLabel::setNumber(const QString &text)
{
    if (text == this->text())
        return;
    const bool asWide = numberWidth(fontMetrics(), text) == numberWidth(fontMetrics(), this->text());
    setText(text);
    if (!asWide)
        updateGeometry();
}

void NumberLabel::setBig()
{
    setFont(bigFont());
}

QSize NumberLabel::sizeHint() const
{
    return {numberWidth(fontMetrics(), text()), fontMetrics().height()};
}

void NumberLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(colour(Role::Text, palette()));
    paintNumber(&painter, rect(), text(), QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
}

} // namespace bifrost::gui
