// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/icons/themediconengine.h"

#include "gui/icons/themedicon.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

ThemedIconEngine::ThemedIconEngine(QString name, Role role) : m_name(std::move(name)), m_role(role) { }

QColor ThemedIconEngine::ink(QIcon::Mode mode) const
{
    return colour(mode == QIcon::Disabled ? Role::Disabled : m_role, QGuiApplication::palette());
}

void ThemedIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    const int side = qMin(rect.width(), rect.height());
    QRect square(0, 0, side, side);
    square.moveCenter(rect.center());
    paintSymbol(painter, square, m_name, ink(mode));
}

QPixmap ThemedIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    return symbol(m_name, ink(mode), size);
}

QIconEngine *ThemedIconEngine::clone() const
{
    return new ThemedIconEngine(m_name, m_role);
}

QString ThemedIconEngine::key() const
{
    return u"bifrost::gui::ThemedIconEngine"_s;
}

} // namespace bifrost::gui
