// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/commands/commandfield.h"

#include "gui/commands/commandlist.h"
#include "gui/theme/fonts.h"
#include "gui/theme/stylepaint.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace bifrost::gui {

namespace {

constexpr int FieldWidth = 296;
constexpr int LeastFieldWidth = 120;
constexpr int BesideWords = 44; ///< the magnifier and the margins
constexpr int KeysHeight = 18;
constexpr int KeysPadding = 6;
constexpr int KeysMargin = 6;

} // namespace

CommandField::CommandField(const QAction *opener, QWidget *parent)
    : SearchField(tr("Search or run a command"), parent)
    , m_keys(opener->shortcut().toString(QKeySequence::NativeText))
    , m_list(new CommandList(parent ? parent->window() : this))
{
    setMaximumWidth(FieldWidth);
    setToolTip(tr("Everything that can be done, by its name (%1)").arg(m_keys));
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        offer();
        m_list->setTyped(text);
    });
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty() && m_list->isVisible())
            m_list->setTyped(text); // emptied by its button
    });
    connect(m_list, &CommandList::currentChanged, this, &CommandField::sayCurrent);
    connect(m_list, &CommandList::chosen, this, &CommandField::run);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *before, QWidget *now) {
        if (now == this && before)
            m_before = before;
    });
}

void CommandField::open()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
    offer();
}

void CommandField::offer()
{
    if (m_list->isVisible() || !m_source)
        return;
    m_list->setCommands(m_source());
    m_list->setTyped(text());
    m_list->showBelow(this);
}

void CommandField::leave()
{
    m_list->hide();
    clear();
    if (QWidget *before = m_before.data(); before && before->isVisible())
        before->setFocus(Qt::OtherFocusReason);
    else
        clearFocus();
}

void CommandField::run(int row)
{
    const auto act = m_list->command(row).run;
    leave();
    // Once the focus is back where it was: what is done may depend on it.
    QMetaObject::invokeMethod(
        this,
        [act] {
            if (act)
                act();
        },
        Qt::QueuedConnection);
}

/// The focus stays in the field, so the field says what is chosen below it.
void CommandField::sayCurrent()
{
    const QString said = m_list->isVisible() ? m_list->currentText() : QString();
    if (said == accessibleDescription())
        return;
    setAccessibleDescription(said);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void CommandField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        leave();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_list->isVisible() && m_list->currentRow() >= 0)
            run(m_list->currentRow());
        else
            offer();
        return;
    case Qt::Key_Down:
    case Qt::Key_Up:
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        if (m_list->isVisible())
            m_list->step(event->key());
        else
            offer();
        return;
    default:
        SearchField::keyPressEvent(event);
    }
}

void CommandField::mousePressEvent(QMouseEvent *event)
{
    SearchField::mousePressEvent(event);
    offer();
}

void CommandField::focusInEvent(QFocusEvent *event)
{
    SearchField::focusInEvent(event);
    update();
}

void CommandField::focusOutEvent(QFocusEvent *event)
{
    SearchField::focusOutEvent(event);
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        m_list->hide();
    update();
}

QSize CommandField::sizeHint() const
{
    return {FieldWidth, SearchField::sizeHint().height()};
}

QSize CommandField::minimumSizeHint() const
{
    return {LeastFieldWidth, SearchField::minimumSizeHint().height()};
}

QRect CommandField::keysRect() const
{
    const int width = QFontMetrics(captionFont()).horizontalAdvance(m_keys) + 2 * KeysPadding;
    const QRect place(this->width() - KeysMargin - width, (height() - KeysHeight) / 2, width, KeysHeight);
    return QStyle::visualRect(layoutDirection(), rect(), place);
}

/// Fewer words where there is less room; what is cut says nothing.
void CommandField::resizeEvent(QResizeEvent *event)
{
    SearchField::resizeEvent(event);
    const QString whole = tr("Search or run a command");
    const bool fits = fontMetrics().horizontalAdvance(whole) + BesideWords <= width();
    setPlaceholderText(fits ? whole : tr("Search…"));
}

void CommandField::paintEvent(QPaintEvent *event)
{
    SearchField::paintEvent(event);
    // Where the words in the empty field need the room they have it.
    const int needed = fontMetrics().horizontalAdvance(placeholderText()) + keysRect().width() + BesideWords;
    if (hasFocus() || !text().isEmpty() || m_keys.isEmpty() || width() < needed)
        return;
    QPainter painter(this);
    paintBox(&painter, keysRect(), colour(Role::Chrome, palette()), colour(Role::Line, palette()),
             ChipRadius);
    painter.setFont(captionFont());
    painter.setPen(colour(Role::Muted, palette()));
    painter.drawText(keysRect(), Qt::AlignCenter, m_keys);
}

} // namespace bifrost::gui
