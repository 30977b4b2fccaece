// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/hidingballoon.h"

#include "gui/theme/stylepaint.h"
#include "gui/theme/tokens.h"
#include "gui/tray/hidingnotice.h"
#include "gui/widgets/button.h"
#include "gui/widgets/textlabel.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

#include <chrono>

using namespace std::chrono_literals;

namespace bifrost::gui {

namespace {

constexpr auto BalloonLifetime = 20s;
constexpr int BalloonWidth = 380;
constexpr int BalloonGap = 4; // to the icon
constexpr int BalloonIcon = 32;

} // namespace

HidingBalloon::HidingBalloon(const QIcon &icon, const QString &title, const QString &text)
    : QWidget(nullptr, Qt::ToolTip)
{
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAccessibleName(title);
    setFixedWidth(BalloonWidth);
    auto *mark = new QLabel(this);
    mark->setPixmap(icon.pixmap(BalloonIcon, BalloonIcon));
    auto *words = new TextLabel(text, Role::Muted, TextLabel::Size::Body, this);
    words->setWordWrap(true);
    auto *settings = new Button(Button::Kind::Link, HidingNotice::tr("Settings"), this);
    auto *decline = new Button(Button::Kind::Link, HidingNotice::tr("Don't hide next time"), this);
    auto *verbs = new QHBoxLayout;
    verbs->setContentsMargins(-ButtonPadding, 4, -ButtonPadding, 0); // words under words
    verbs->addWidget(decline);
    verbs->addWidget(settings);
    verbs->addStretch();
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(new TextLabel(title, Role::Text, TextLabel::Size::Strong, this));
    column->addWidget(words);
    column->addLayout(verbs);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 12, 14, 8);
    row->setSpacing(12);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addLayout(column, 1);

    m_lifetime.setSingleShot(true);
    m_lifetime.setInterval(BalloonLifetime);
    connect(&m_lifetime, &QTimer::timeout, this, &QWidget::close);
    connect(settings, &Button::clicked, this, [this] {
        close();
        Q_EMIT opened();
    });
    connect(decline, &Button::clicked, this, [this] {
        close();
        Q_EMIT declined();
    });
}

void HidingBalloon::showBeside(const QRect &icon)
{
    const QScreen *screen = QGuiApplication::screenAt(icon.center());
    if (!screen)
        screen = QGuiApplication::primaryScreen();
    const QRect room = screen->availableGeometry();
    QRect place(icon.center().x() - BalloonWidth / 2, icon.bottom() + BalloonGap, BalloonWidth,
                layout()->totalHeightForWidth(BalloonWidth)); // the words wrap
    if (place.bottom() > room.bottom()) // the panel is at the bottom
        place.moveBottom(icon.top() - BalloonGap);
    place.moveLeft(qBound(room.left(), place.left(), qMax(room.left(), room.right() + 1 - place.width())));
    setGeometry(place);
    show();
    m_lifetime.start();
}

void HidingBalloon::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(Role::Line, palette()));
    painter.fillRect(rect().adjusted(1, 1, -1, -1), colour(Role::Raised, palette()));
}

} // namespace bifrost::gui
