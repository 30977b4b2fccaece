// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/linesview.h"

#include "gui/live/codelayout.h"
#include "gui/theme/fonts.h"

#include <QMouseEvent>
#include <QPainter>
#include <QTextBlock>

namespace bifrost::gui {

/// Shows what the view draws beside its lines. Takes no focus: the keys of the view do the same.
class LinesView::Gutter : public QWidget
{
public:
    explicit Gutter(LinesView *view) : QWidget(view), m_view(view) { }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(m_view->font());
        painter.fillRect(rect(), m_view->palette().color(QPalette::Base));
        m_view->paintGutterOn(&painter);
    }

    void mousePressEvent(QMouseEvent *event) override
    {
        const QPoint at(0, event->position().toPoint().y());
        m_view->gutterClicked(m_view->cursorForPosition(at).blockNumber());
    }

    void wheelEvent(QWheelEvent *event) override { m_view->wheelEvent(event); }

private:
    LinesView *m_view;
};

LinesView::LinesView(int gutterWidth, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_gutterWidth(gutterWidth)
    , m_gutter(new Gutter(this))
{
    auto *lines = new QTextDocument(this);
    lines->setDocumentLayout(new CodeLayout(lines));
    setDocument(lines);
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setFont(codeFont());
    setLayoutDirection(Qt::LeftToRight);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setViewportMargins(m_gutterWidth, 0, 0, 0);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, rect.y(), m_gutterWidth, rect.height());
    });
    updateColours();
}

void LinesView::gutterClicked(int) { }

QColor LinesView::ground(int) const
{
    return {};
}

template <typename Look>
void LinesView::forVisibleLines(Look look) const
{
    QTextBlock block = firstVisibleBlock();
    QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    while (block.isValid() && place.top() <= viewport()->height()) {
        look(block.blockNumber(), place.toRect());
        block = block.next();
        place = blockBoundingGeometry(block).translated(contentOffset());
    }
}

void LinesView::paintGutterOn(QPainter *painter)
{
    forVisibleLines([&](int line, const QRect &place) {
        const QRect beside(0, place.top(), m_gutterWidth, place.height());
        if (const QColor colour = ground(line); colour.isValid())
            painter->fillRect(beside, colour);
        paintGutter(painter, beside, line);
    });
}

void LinesView::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        forVisibleLines([&](int line, const QRect &place) {
            if (const QColor colour = ground(line); colour.isValid())
                painter.fillRect(0, place.top(), viewport()->width(), place.height(), colour);
        });
    }
    QPlainTextEdit::paintEvent(event);
}

void LinesView::placeGutter()
{
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), viewport()->y(), m_gutterWidth, viewport()->height());
}

void LinesView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void LinesView::updateColours()
{
    QPalette colours;
    const QColor base = colour(Role::Code, palette());
    if (palette().color(QPalette::Base) == base)
        return;
    colours.setColor(QPalette::Base, base);
    setPalette(colours);
}

void LinesView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColours();
}

} // namespace bifrost::gui
