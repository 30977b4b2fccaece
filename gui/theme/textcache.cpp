// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/textcache.h"

#include <QPainter>
#include <QRect>

namespace bifrost::gui {

namespace {

constexpr std::size_t MostPages = 4; // more: the font has changed

} // namespace

TextCache::Page &TextCache::pageOf(const QFont &font)
{
    for (const auto &page : m_pages) {
        if (page->font == font)
            return *page;
    }
    if (m_pages.size() == MostPages)
        m_pages.clear();
    return *m_pages.emplace_back(std::make_unique<Page>(font));
}

TextCache::Text *TextCache::layOut(const Page &page, const QString &text)
{
    auto *made = new Text;
    made->laidOut.setTextFormat(Qt::PlainText);
    made->laidOut.setPerformanceHint(QStaticText::AggressiveCaching);
    made->laidOut.setText(text);
    made->width = page.metrics.horizontalAdvance(text);
    return made;
}

const TextCache::Text &TextCache::textOf(Page &page, const QString &text)
{
    Text *known = page.texts.object(text);
    if (!known) {
        known = layOut(page, text);
        page.texts.insert(text, known);
    }
    return *known;
}

const TextCache::Text &TextCache::elidedText(Page &page, const QString &text, int width)
{
    const std::pair<QString, int> key(text, width);
    Text *known = page.elided.object(key);
    if (!known) {
        known = layOut(page, page.metrics.elidedText(text, Qt::ElideRight, width));
        page.elided.insert(key, known);
    }
    return *known;
}

int TextCache::width(const QFont &font, const QString &text)
{
    return textOf(pageOf(font), text).width;
}

void TextCache::draw(QPainter *painter, const QRect &cell, const QString &text, Qt::Alignment alignment)
{
    if (text.isEmpty() || cell.width() <= 0)
        return;
    Page &page = pageOf(painter->font());
    const Text *shown = &textOf(page, text);
    if (shown->width > cell.width())
        shown = &elidedText(page, text, cell.width());
    int x = cell.left();
    if (alignment & Qt::AlignRight)
        x = cell.right() + 1 - shown->width;
    else if (alignment & Qt::AlignHCenter)
        x = cell.left() + (cell.width() - shown->width) / 2;
    painter->drawStaticText(x, cell.top() + (cell.height() - page.metrics.height()) / 2, shown->laidOut);
}

} // namespace bifrost::gui
