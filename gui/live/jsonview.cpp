// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/jsonview.h"

#include "gui/icons/themedicon.h"
#include "gui/live/jsonhighlighter.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include <memory>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int JsonGutterWidth = 54;
constexpr int FoldMark = 12;

} // namespace

JsonView::JsonView(QWidget *parent)
    : LinesView(JsonGutterWidth, parent)
    , m_highlighter(new JsonHighlighter(document()))
{
    setAccessibleName(tr("Body"));
    m_highlighter->setScheme(schemeOf(palette()));
}

void JsonView::setBody(const std::string &body)
{
    if (body == m_body && document()->characterCount() > 1)
        return;
    m_body = body;
    m_json.reset();
    if (JsonLines::isJson(body))
        m_json.emplace(body);
    showLines();
}

void JsonView::showLines()
{
    QString text;
    if (m_json) {
        for (const JsonLines::Line &line : m_json->lines())
            text += line.text + u'\n';
        text.chop(1);
    } else {
        text = QString::fromStdString(m_body);
    }
    setPlainText(text);
}

void JsonView::fold(int line, bool folded)
{
    if (!m_json || line < 0 || line >= int(m_json->lines().size()))
        return;
    const JsonLines::Line &at = m_json->lines()[std::size_t(line)];
    if (at.fold < 0 || at.isFolded == folded)
        return;
    const int scrolled = verticalScrollBar()->value();
    m_json->setFolded(at.fold, folded);
    showLines();
    verticalScrollBar()->setValue(scrolled);
    setTextCursor(QTextCursor(document()->findBlockByNumber(line)));
}

void JsonView::foldAll(bool folded)
{
    if (!m_json)
        return;
    m_json->setAllFolded(folded);
    showLines();
}

void JsonView::gutterClicked(int line)
{
    if (m_json && line >= 0 && line < int(m_json->lines().size()))
        fold(line, !m_json->lines()[std::size_t(line)].isFolded);
}

void JsonView::paintGutter(QPainter *painter, const QRect &place, int line)
{
    painter->setPen(colour(Role::Muted, palette()));
    painter->drawText(place.adjusted(0, 0, -FoldMark - 10, 0), Qt::AlignRight | Qt::AlignVCenter,
                      QString::number(line + 1));
    if (!m_json || line >= int(m_json->lines().size()))
        return;
    const JsonLines::Line &at = m_json->lines()[std::size_t(line)];
    if (at.fold < 0)
        return;
    const QRect chevron(place.right() - FoldMark - 4, place.top() + (place.height() - FoldMark) / 2, FoldMark,
                        FoldMark);
    paintSymbol(painter, chevron, at.isFolded ? u"chevronright"_s : u"chevrondown"_s,
                colour(Role::Muted, palette()));
}

void JsonView::keyPressEvent(QKeyEvent *event)
{
    const int line = textCursor().blockNumber();
    if (event->key() == Qt::Key_Minus)
        fold(line, true);
    else if (event->key() == Qt::Key_Plus)
        fold(line, false);
    else
        LinesView::keyPressEvent(event);
}

void JsonView::contextMenuEvent(QContextMenuEvent *event)
{
    const std::unique_ptr<QMenu> menu(createStandardContextMenu());
    if (m_json) {
        menu->addSeparator();
        connect(menu->addAction(tr("&Fold all")), &QAction::triggered, this, [this] { foldAll(true); });
        connect(menu->addAction(tr("&Unfold all")), &QAction::triggered, this, [this] { foldAll(false); });
    }
    menu->exec(event->globalPos());
}

void JsonView::changeEvent(QEvent *event)
{
    LinesView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->setScheme(schemeOf(palette()));
}

} // namespace bifrost::gui
