// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/providersign.h"

#include "gui/icons/providermark.h"

#include <QPainter>

namespace bifrost::gui {

ProviderSign::ProviderSign(int side, QWidget *parent) : QWidget(parent), m_side(side)
{
    setFixedSize(side, side);
}

void ProviderSign::setProvider(const QString &name, std::optional<bool> local)
{
    m_local = local;
    m_name = name.isEmpty() ? QStringLiteral("+") : name;
    update();
}

void ProviderSign::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintProviderMark(&painter, rect(), m_name, schemeOf(palette()), m_local);
}

} // namespace bifrost::gui
