// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QFont>
#include <QFontMetrics>
#include <QStaticText>

#include <memory>
#include <utility>
#include <vector>

class QPainter;
class QRect;

namespace bifrost::gui {

/// Draws the words of a table whose cells are painted anew many times a second and mostly say the same:
/// laying text out takes longer than anything else there. Owned by a delegate, GUI thread.
class TextCache
{
public:
    static constexpr int MostTexts = 1500; ///< of each weight of the font; those not used for long go first

    /// In one line with the painter's font and pen, elided at its end where it does not fit. The alignment is
    /// absolute.
    void draw(QPainter *painter, const QRect &cell, const QString &text, Qt::Alignment alignment);

    int width(const QFont &font, const QString &text);

private:
    struct Text
    {
        QStaticText laidOut;
        int width = 0;
    };

    struct Page
    {
        explicit Page(const QFont &f) : font(f), metrics(f) { }

        QFont font;
        QFontMetrics metrics;
        QCache<QString, Text> texts{MostTexts};
        QCache<std::pair<QString, int>, Text> elided{MostTexts};
    };

    Page &pageOf(const QFont &font);
    static const Text &textOf(Page &page, const QString &text);
    static const Text &elidedText(Page &page, const QString &text, int width);
    static Text *layOut(const Page &page, const QString &text);

    std::vector<std::unique_ptr<Page>> m_pages; ///< few: the weights in which a table writes
};

} // namespace bifrost::gui
