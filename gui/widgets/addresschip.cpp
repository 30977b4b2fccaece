// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/addresschip.h"

#include "gui/icons/themedicon.h"
#include "gui/theme/fonts.h"
#include "gui/theme/stylepaint.h"
#include "gui/widgets/copyfeedback.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int ChipHeight = 28;
constexpr int CopyWidth = 30;
constexpr int CopyInset = 2;

} // namespace

AddressChip::AddressChip(QAction *copy, QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_copy(new QToolButton(this))
    , m_feedback(new CopyFeedback(m_copy, themedIcon(u"copy"_s), themedIcon(u"check"_s, Role::Ok)))
{
    setFixedHeight(ChipHeight);
    // An address reads from left to right in every language.
    setLayoutDirection(Qt::LeftToRight);
    m_text->setFont(codeFont());
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);

    m_copy->setAutoRaise(true);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_copy->setFixedSize(CopyWidth - CopyInset, ChipHeight - 2 * CopyInset);
    m_copy->setAccessibleName(tr("Copy address"));
    m_copy->setToolTip(copy->toolTip());
    m_copy->setEnabled(copy->isEnabled());
    connect(m_copy, &QToolButton::clicked, copy, &QAction::trigger);
    connect(copy, &QAction::triggered, m_feedback, &CopyFeedback::show);
    connect(copy, &QAction::changed, m_copy, [this, copy] { m_copy->setEnabled(copy->isEnabled()); });

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 0, CopyInset, 0);
    row->setSpacing(10 + CopyInset);
    row->addWidget(m_text);
    row->addWidget(m_copy);
    updateColours();
}

void AddressChip::setAddress(const QString &address, bool live)
{
    m_text->setText(address);
    m_text->setAccessibleName(tr("Address of the gateway"));
    m_live = live;
    updateColours();
}

void AddressChip::setOthers(const QStringList &addresses)
{
    const QString words =
        addresses.isEmpty() ? QString() : tr("From other computers:") + u'\n' + addresses.join(u'\n');
    m_text->setToolTip(words);
    m_text->setAccessibleDescription(words);
}

QString AddressChip::address() const
{
    return m_text->text();
}

void AddressChip::updateColours()
{
    QPalette colours = m_text->palette();
    const QColor ink = colour(m_live ? Role::Text : Role::Muted, palette());
    if (colours.color(QPalette::WindowText) == ink)
        return;
    colours.setColor(QPalette::WindowText, ink);
    m_text->setPalette(colours);
}

void AddressChip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColours();
}

void AddressChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBox(&painter, rect(), colour(Role::Raised, palette()), colour(Role::FieldLine, palette()),
             ControlRadius);
    const int divider = m_copy->x() - CopyInset - 1;
    painter.fillRect(QRect(divider, 6, 1, height() - 12), colour(Role::Line, palette()));
}

} // namespace bifrost::gui
