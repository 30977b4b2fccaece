// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/symbollabel.h"

#include "gui/icons/themedicon.h"

#include <QPainter>

namespace bifrost::gui {

SymbolLabel::SymbolLabel(int side, QWidget *parent) : QWidget(parent), m_side(side)
{
    setFixedSize(side, side);
}

void SymbolLabel::setSymbol(const QString &name, Role role)
{
    if (name == m_name && role == m_role)
        return;
    m_name = name;
    m_role = role;
    update();
}

void SymbolLabel::paintEvent(QPaintEvent *)
{
    if (m_name.isEmpty())
        return;
    QPainter painter(this);
    paintSymbol(&painter, QRectF(0, 0, m_side, m_side), m_name, colour(m_role, palette()));
}

} // namespace bifrost::gui
