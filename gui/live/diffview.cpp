// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/diffview.h"

#include "gui/live/codelayout.h"
#include "gui/live/jsonhighlighter.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int NumberWidth = 30;
constexpr int SignWidth = 18;
constexpr int MostLines = 24; // before it scrolls

} // namespace

DiffView::DiffView(QWidget *parent)
    : LinesView(2 * NumberWidth + SignWidth, parent)
    , m_highlighter(new JsonHighlighter(document()))
{
    setAccessibleName(tr("Difference to the request of the client"));
    m_highlighter->setScheme(schemeOf(palette()));
}

void DiffView::setDiff(const WireDiff &diff)
{
    m_lines = diff.lines();
    QString text;
    for (const WireDiff::Line &line : m_lines)
        text += line.text + u'\n';
    text.chop(1);
    if (text != toPlainText())
        setPlainText(text);
    updateGeometry();
    viewport()->update();
}

QSize DiffView::sizeHint() const
{
    const int lines = std::clamp(int(m_lines.size()), 1, MostLines);
    return {200, lines * CodeLayout::lineHeight(font()) + 2 * int(document()->documentMargin()) + 12};
}

QColor DiffView::ground(int line) const
{
    if (line >= int(m_lines.size()))
        return {};
    switch (m_lines[std::size_t(line)].kind) {
    case WireDiff::Line::Kind::Removed:
        return colour(Role::ErrorSoft, palette());
    case WireDiff::Line::Kind::Added:
        return colour(Role::OkSoft, palette());
    default:
        return {};
    }
}

void DiffView::paintGutter(QPainter *painter, const QRect &place, int line)
{
    if (line >= int(m_lines.size()))
        return;
    const WireDiff::Line &at = m_lines[std::size_t(line)];
    const auto number = [&](int value, int column) {
        if (value == 0)
            return;
        painter->setPen(colour(Role::Muted, palette()));
        painter->drawText(QRect(column * NumberWidth, place.top(), NumberWidth - 6, place.height()),
                          Qt::AlignRight | Qt::AlignVCenter, QString::number(value));
    };
    number(at.before, 0);
    number(at.after, 1);
    const bool removed = at.kind == WireDiff::Line::Kind::Removed;
    if (!removed && at.kind != WireDiff::Line::Kind::Added)
        return;
    painter->setPen(colour(removed ? Role::Error : Role::Ok, palette()));
    painter->drawText(QRect(2 * NumberWidth, place.top(), SignWidth, place.height()), Qt::AlignCenter,
                      removed ? u"-"_s : u"+"_s);
}

void DiffView::changeEvent(QEvent *event)
{
    LinesView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->setScheme(schemeOf(palette()));
}

} // namespace bifrost::gui
