// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/digitpaint.h"

#include <QFontMetrics>
#include <QGlyphRun>
#include <QHash>
#include <QPainter>
#include <QRawFont>
#include <QRect>
#include <QString>

#include <memory>
#include <vector>

namespace bifrost::gui {

namespace {

struct Glyph
{
    quint32 index = 0; ///< 0: the font has none
    qreal advance = 0;
};

/// What is known of a font. Numbers need no shaping, and that is what takes time in a table that runs.
class DigitFont
{
public:
    explicit DigitFont(const QFont &font) : m_font(font), m_raw(QRawFont::fromFont(font)), m_metrics(font)
    {
        for (char16_t digit = u'0'; digit <= u'9'; ++digit)
            m_widest = qMax(m_widest, glyph(QChar(digit)).advance);
        m_widest = qMax(1, qCeil(m_widest));
        const qreal first = glyph(u'0').advance;
        bool areEqual = true;
        for (char16_t digit = u'1'; digit <= u'9'; ++digit)
            areEqual = areEqual && qAbs(glyph(QChar(digit)).advance - first) < 0.01;
        if (areEqual)
            m_widest = first;
    }

    const QFont &font() const { return m_font; }
    const QRawFont &raw() const { return m_raw; }
    qreal ascent() const { return m_metrics.ascent(); }
    qreal height() const { return m_metrics.height(); }

    const Glyph &glyph(QChar c)
    {
        const auto known = m_glyphs.constFind(c);
        if (known != m_glyphs.constEnd())
            return *known;
        const QList<quint32> indexes = m_raw.glyphIndexesForString(QString(c));
        const quint32 index = indexes.isEmpty() ? 0 : indexes.first();
        return *m_glyphs.insert(c, {index, m_metrics.horizontalAdvance(c)});
    }

    qreal width(QChar c) { return c.isDigit() ? m_widest : glyph(c).advance; }

private:
    QFont m_font;
    QRawFont m_raw;
    QFontMetricsF m_metrics;
    QHash<QChar, Glyph> m_glyphs; ///< those of numbers and their units
    qreal m_widest = 0;
};

constexpr std::size_t MostFonts = 8;

DigitFont &digitFont(const QFont &font)
{
    static std::vector<std::unique_ptr<DigitFont>> known; // one thread
    for (const auto &one : known) {
        if (one->font() == font)
            return *one;
    }
    if (known.size() == MostFonts)
        known.clear(); // the font of the desktop has changed
    return *known.emplace_back(std::make_unique<DigitFont>(font));
}

} // namespace

int digitsWidth(const QFont &font, const QString &text)
{
    DigitFont &digits = digitFont(font);
    qreal width = 0;
    for (const QChar c : text)
        width += digits.width(c);
    return qCeil(width);
}

void paintDigits(QPainter *painter, const QRect &cell, const QString &text, Qt::Alignment alignment)
{
    DigitFont &digits = digitFont(painter->font());
    QList<quint32> indexes;
    QList<QPointF> places;
    indexes.reserve(text.size());
    places.reserve(text.size());
    qreal width = 0;
    bool isWhole = true;
    for (const QChar c : text) {
        const Glyph &glyph = digits.glyph(c);
        const qreal room = digits.width(c);
        isWhole = isWhole && glyph.index != 0;
        indexes.append(glyph.index);
        places.append(QPointF(width + (room - glyph.advance) / 2, 0));
        width += room;
    }
    qreal x = cell.left();
    if (alignment & Qt::AlignRight)
        x = qMax(x, cell.right() + 1 - width);
    else if (alignment & Qt::AlignHCenter)
        x = qMax(x, cell.left() + (cell.width() - width) / 2);
    const QPointF at(qRound(x), qRound(cell.top() + (cell.height() - digits.height()) / 2 + digits.ascent()));
    const bool cut = width > cell.width();
    if (cut) {
        painter->save();
        painter->setClipRect(cell, Qt::IntersectClip);
    }
    if (isWhole) {
        QGlyphRun run;
        run.setRawFont(digits.raw());
        run.setGlyphIndexes(indexes);
        run.setPositions(places);
        painter->drawGlyphRun(at, run);
    } else {
        painter->drawText(at, text); // another font has to help out
    }
    if (cut)
        painter->restore();
}

} // namespace bifrost::gui
