// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/infobar.h"

#include "gui/icons/themedicon.h"
#include "gui/widgets/button.h"
#include "gui/widgets/messagelook.h"
#include "gui/widgets/symbollabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int BarHeight = 40;
constexpr int EdgeWidth = 4;
constexpr int CloseSide = 28;

void setVerb(Button *button, const QString &verb)
{
    button->setText(verb);
    button->setVisible(!verb.isEmpty());
}

} // namespace

InfoBar::InfoBar(QWidget *parent)
    : QWidget(parent)
    , m_mark(new SymbolLabel(16, this))
    , m_sentence(new QLabel(this))
    , m_verb(new Button({}, this))
    , m_otherVerb(new Button(Button::Kind::Quiet, {}, this))
    , m_close(new QToolButton(this))
{
    setMinimumHeight(BarHeight);
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setIcon(themedIcon(u"close"_s, Role::Text));
    m_close->setIconSize(QSize(14, 14));
    m_close->setFixedSize(CloseSide, CloseSide);
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close message"));
    m_close->setToolTip(tr("Close message"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 5, 10, 6);
    row->setSpacing(10);
    row->addWidget(m_mark);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_verb);
    row->addWidget(m_otherVerb);
    row->addWidget(m_close);

    m_lifetime.setSingleShot(true);
    connect(&m_lifetime, &QTimer::timeout, this, &InfoBar::close);
    connect(m_close, &QToolButton::clicked, this, &InfoBar::close);
    // The action may tell this very bar something new: it is copied before it runs.
    connect(m_verb, &Button::clicked, this, [this] {
        if (const auto action = m_message.action)
            action();
    });
    connect(m_otherVerb, &Button::clicked, this, [this] {
        if (const auto action = m_message.otherAction)
            action();
    });
    hide();
}

void InfoBar::tell(const Message &message)
{
    m_message = message;
    const MessageLook look = lookOf(message.kind);
    m_mark->setSymbol(look.symbol, look.ink);
    m_sentence->setText(richTextOf(message));
    setVerb(m_verb, message.verb);
    setVerb(m_otherVerb, message.otherVerb);
    setAccessibleName(plainTextOf(message));
    if (message.lifetime.count() > 0)
        m_lifetime.start(message.lifetime);
    else
        m_lifetime.stop();
    show();
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void InfoBar::close()
{
    m_lifetime.stop();
    m_message = {};
    hide();
    Q_EMIT closed();
}

QString InfoBar::text() const
{
    return plainTextOf(m_message);
}

void InfoBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const MessageLook look = lookOf(m_message.kind);
    painter.fillRect(rect(), colour(look.field, palette()));
    painter.fillRect(QRect(0, height() - 1, width(), 1), colour(Role::Line, palette()));
    const int edge = layoutDirection() == Qt::RightToLeft ? width() - EdgeWidth : 0;
    painter.fillRect(QRect(edge, 0, EdgeWidth, height()), colour(look.ink, palette()));
}

} // namespace bifrost::gui
