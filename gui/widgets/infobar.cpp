// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/infobar.h"

#include "gui/icons/themedicon.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int BarHeight = 40;
constexpr int EdgeWidth = 4;
constexpr int CloseSide = 28;

} // namespace

InfoBar::InfoBar(QWidget *parent) : MessageStrip(parent)
{
    setMinimumHeight(BarHeight);
    auto *close = new QToolButton(this);
    close->setIcon(themedIcon(u"close"_s, Role::Text));
    close->setIconSize(QSize(14, 14));
    close->setFixedSize(CloseSide, CloseSide);
    close->setFocusPolicy(Qt::StrongFocus);
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close message"));
    close->setToolTip(tr("Close message"));
    row()->setContentsMargins(14, 5, 10, 6);
    row()->setSpacing(10);
    row()->addWidget(close);
    m_lifetime.setSingleShot(true);
    connect(&m_lifetime, &QTimer::timeout, this, &InfoBar::close);
    connect(close, &QToolButton::clicked, this, &InfoBar::close);
}

void InfoBar::tell(const Message &message)
{
    MessageStrip::tell(message);
    if (message.lifetime.count() > 0)
        m_lifetime.start(message.lifetime);
    else
        m_lifetime.stop();
}

void InfoBar::setFloating(bool floating)
{
    m_floating = floating;
    update();
}

void InfoBar::close()
{
    m_lifetime.stop();
    Q_EMIT closing();
    forget();
    Q_EMIT closed();
}

void InfoBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(look().field, palette()));
    painter.fillRect(QRect(0, height() - 1, width(), 1), colour(Role::Line, palette()));
    if (m_floating) { // apart from the page on every side
        painter.fillRect(QRect(0, 0, width(), 1), colour(Role::Line, palette()));
        painter.fillRect(QRect(0, 0, 1, height()), colour(Role::Line, palette()));
        painter.fillRect(QRect(width() - 1, 0, 1, height()), colour(Role::Line, palette()));
    }
    const int edge = layoutDirection() == Qt::RightToLeft ? width() - EdgeWidth : 0;
    painter.fillRect(QRect(edge, 0, EdgeWidth, height()), colour(look().ink, palette()));
}

} // namespace bifrost::gui
