// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/button.h"

#include "gui/icons/themedicon.h"
#include "gui/theme/fonts.h"

#include <QKeyEvent>
#include <QStyleOptionButton>

namespace bifrost::gui {

namespace {

constexpr int ButtonSymbolSide = 14;

Role inkOf(Button::Kind kind)
{
    switch (kind) {
    case Button::Kind::Primary:
        return Role::OnFill;
    case Button::Kind::Danger:
        return Role::Error;
    case Button::Kind::Link:
        return Role::Accent;
    default:
        return Role::Text;
    }
}

} // namespace

Button::Button(const QString &text, QWidget *parent) : Button(Kind::Normal, text, parent) { }

Button::Button(Kind kind, const QString &text, QWidget *parent) : Button(kind, text, {}, parent) { }

Button::Button(Kind kind, const QString &text, const QString &symbol, QWidget *parent)
    : QPushButton(parent)
    , m_symbol(symbol)
{
    // Else the first button of a dialog would take Return away from the one that is meant.
    setAutoDefault(false);
    setIconSize(QSize(ButtonSymbolSide, ButtonSymbolSide));
    setText(text);
    setKind(kind);
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    setFlat(kind == Kind::Quiet || kind == Kind::Link);
    setFont(kind == Kind::Primary || kind == Kind::Link ? strongFont() : mediumFont());
    setSymbol(m_symbol);
    update();
}

void Button::setSymbol(const QString &symbol)
{
    m_symbol = symbol;
    setIcon(symbol.isEmpty() ? QIcon() : themedIcon(symbol, inkOf(m_kind)));
}

void Button::setText(const QString &text)
{
    m_words = text;
    QString name = text;
    setAccessibleName(name.remove(u'&'));
    showWords();
}

void Button::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    if (toolTip().isEmpty() || toolTip() == accessibleName())
        setToolTip(compact && compactWidth() < fullWidth() ? accessibleName() : QString());
    showWords();
}

int Button::fullWidth() const
{
    return widthWith(m_words);
}

int Button::compactWidth() const
{
    return widthWith(mayBeCompact() ? m_fewWords : m_words);
}

/// As QPushButton::sizeHint() has it, whatever is said now: who decides by this must not be led by what was
/// decided before.
int Button::widthWith(const QString &words) const
{
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text = words;
    const int symbol = option.icon.isNull() ? 0 : option.iconSize.width() + 4;
    const QSize said = words.isEmpty() ? QSize() : option.fontMetrics.size(Qt::TextShowMnemonic, words);
    const QSize contents(symbol + qMax(0, said.width()), qMax(option.iconSize.height(), said.height()));
    return style()->sizeFromContents(QStyle::CT_PushButton, &option, contents, this).width();
}

void Button::setFewWords(const QString &words)
{
    m_fewWords = words;
    showWords();
}

void Button::showWords()
{
    QPushButton::setText(m_compact && mayBeCompact() ? m_fewWords : m_words);
}

void Button::initStyleOption(QStyleOptionButton *option) const
{
    QPushButton::initStyleOption(option);
    option->features.setFlag(QStyleOptionButton::DefaultButton, m_kind == Kind::Primary);
    if (isEnabled())
        option->palette.setColor(QPalette::ButtonText, colour(inkOf(m_kind), palette()));
}

/// Return presses what has the focus, in dialogs too; QPushButton leaves that to the style of the desktop.
void Button::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isReturn || (event->modifiers() & ~Qt::KeypadModifier)) {
        QPushButton::keyPressEvent(event);
        return;
    }
    event->accept();
    if (!event->isAutoRepeat())
        click();
}

void Button::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        setKind(m_kind);
}

} // namespace bifrost::gui
