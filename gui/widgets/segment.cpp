// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/segment.h"

#include "gui/theme/fonts.h"
#include "gui/theme/stylepaint.h"

#include <QPainter>

namespace bifrost::gui {

namespace {

constexpr int SegmentPadding = 11;
constexpr int SegmentLeast = 24;

} // namespace

Segment::Segment(const QString &text, QWidget *parent) : QRadioButton(text, parent)
{
    setAccessibleName(text);
    setFont(captionStrongFont());
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

QSize Segment::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2 * SegmentPadding,
            qMax(SegmentLeast, fontMetrics().height() + 6)};
}

void Segment::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto token = [this](Role role) { return colour(role, palette()); };
    const bool dark = schemeOf(palette()) == Scheme::Dark;
    Role ink = Role::Muted;
    if (isChecked()) {
        paintBox(&painter, rect(), token(Role::Raised), token(dark ? Role::Outline : Role::FieldLine),
                 ControlRadius - 1);
        ink = Role::Text;
    } else if (isEnabled() && underMouse()) {
        ink = Role::Text;
    }
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paintFocus(&painter, rect(), token(Role::Accent), ControlRadius - 1);
    painter.setPen(token(isEnabled() ? ink : Role::Disabled));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextHideMnemonic, text());
}

} // namespace bifrost::gui
