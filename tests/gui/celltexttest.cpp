// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/codelayout.h"
#include "gui/live/jsonview.h"
#include "gui/theme/digitpaint.h"
#include "gui/theme/textcache.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>
#include <QTextBlock>

using namespace bifrost;
using namespace Qt::StringLiterals;

namespace {

template <typename Draw>
QImage drawn(Draw draw)
{
    QImage image(200, 30, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setFont(QApplication::font());
    draw(&painter);
    return image;
}

/// The columns of pixels from the first to the last that is not white.
int inkWidth(const QImage &image)
{
    int first = image.width();
    int last = -1;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) == qRgb(255, 255, 255))
                continue;
            first = qMin(first, x);
            last = qMax(last, x);
        }
    }
    return last - first + 1;
}

} // namespace

/// The ways in which tables and code are written that Qt has not.
class CellTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextLooksTheSameEachTime();
    void whatDoesNotFitIsElided();
    void digitsHaveEqualRoom();
    void aNumberIsDrawn();
    void codeHasItsLineHeight();
};

void CellTextTest::aTextLooksTheSameEachTime()
{
    gui::TextCache texts;
    const QRect cell(10, 0, 180, 30);
    const auto draw = [&](QPainter *painter) { texts.draw(painter, cell, u"gpt-4o-mini"_s, Qt::AlignLeft); };
    const QImage first = drawn(draw);
    QVERIFY(inkWidth(first) > 20);
    QCOMPARE(drawn(draw), first);
    const QImage right =
        drawn([&](QPainter *painter) { texts.draw(painter, cell, u"gpt-4o-mini"_s, Qt::AlignRight); });
    QVERIFY(right != first);
    QVERIFY(qAbs(inkWidth(right) - inkWidth(first)) <= 1);
    for (int i = 0; i < 3 * gui::TextCache::MostTexts; ++i)
        (void)texts.width(QApplication::font(), u"request %1"_s.arg(i));
    QCOMPARE(drawn(draw), first);
}

void CellTextTest::whatDoesNotFitIsElided()
{
    gui::TextCache texts;
    const QString text = u"a name that is a good deal too long for such a cell"_s;
    const QImage image =
        drawn([&](QPainter *painter) { texts.draw(painter, QRect(0, 0, 60, 30), text, Qt::AlignLeft); });
    QVERIFY(inkWidth(image) > 20 && inkWidth(image) <= 60);
}

void CellTextTest::digitsHaveEqualRoom()
{
    const QFont font = QApplication::font();
    QCOMPARE(gui::digitsWidth(font, u"11:11"_s), gui::digitsWidth(font, u"08:49"_s));
    QVERIFY(gui::digitsWidth(font, u"12 ms"_s) > gui::digitsWidth(font, u"12"_s));
}

void CellTextTest::aNumberIsDrawn()
{
    for (const QString &text : {u"14:38:21.904"_s, u"1\u202f204 / 96"_s, u"\u2013"_s, u"\u5343 ms"_s}) {
        const QImage image = drawn([&](QPainter *painter) {
            gui::paintDigits(painter, QRect(0, 0, 200, 30), text, Qt::AlignRight);
        });
        QVERIFY2(inkWidth(image) > 2, qPrintable(text));
        QVERIFY(inkWidth(image) <= gui::digitsWidth(QApplication::font(), text) + 2);
    }
}

void CellTextTest::codeHasItsLineHeight()
{
    gui::JsonView view;
    view.resize(300, 200);
    view.setBody(R"({"model":"gpt-4o","stream":true,"n":1})");
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QCOMPARE(view.document()->blockCount(), 5);
    const auto top = [&view](int line) {
        return view.cursorRect(QTextCursor(view.document()->findBlockByNumber(line))).top();
    };
    const int height = gui::CodeLayout::lineHeight(view.font());
    QVERIFY(height > QFontMetrics(view.font()).height());
    for (int line = 1; line < 5; ++line)
        QCOMPARE(top(line) - top(line - 1), height);
}

BIFROST_TEST(CellTextTest)
#include "celltexttest.moc"
