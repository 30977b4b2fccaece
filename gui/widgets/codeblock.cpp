// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/codeblock.h"

#include "gui/theme/fonts.h"
#include "gui/theme/stylepaint.h"
#include "gui/widgets/snippethighlighter.h"

#include <QEvent>
#include <QPainter>
#include <QTextCursor>
#include <QTextDocument>

namespace bifrost::gui {

namespace {

constexpr int DefaultWidth = 560;
constexpr int Padding = 9;
constexpr int BlockRadius = 8;
constexpr qreal LineScale = 1.35; // of the font's height

} // namespace

CodeBlock::CodeBlock(QWidget *parent) : QTextEdit(parent), m_highlighter(new SnippetHighlighter(document()))
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setFont(codeFont());
    setLayoutDirection(Qt::LeftToRight);
    setLineWrapMode(QTextEdit::NoWrap);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(Padding);
    viewport()->setAutoFillBackground(false);
    updateColours();
}

void CodeBlock::setCode(const QString &code)
{
    if (code == toPlainText())
        return;
    setPlainText(code);
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    QTextBlockFormat lines;
    lines.setLineHeight(lineHeight(), QTextBlockFormat::FixedHeight);
    all.mergeBlockFormat(lines);
    updateGeometry();
}

QSize CodeBlock::sizeHint() const
{
    return {DefaultWidth, document()->blockCount() * lineHeight() + 2 * Padding};
}

int CodeBlock::lineHeight() const
{
    return qRound(fontMetrics().height() * LineScale);
}

void CodeBlock::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        const bool focused = hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange);
        paintBox(&painter, viewport()->rect(), colour(Role::Code, palette()),
                 colour(focused ? Role::Accent : Role::Line, palette()), BlockRadius,
                 focused ? FocusWidth : 1);
    }
    QTextEdit::paintEvent(event);
}

void CodeBlock::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColours();
}

void CodeBlock::updateColours()
{
    m_highlighter->setScheme(schemeOf(palette()));
}

} // namespace bifrost::gui
