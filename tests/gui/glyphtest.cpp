// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/icons/glyph.h"
#include "gui/icons/themedicon.h"
#include "gui/theme/palette.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QGuiApplication>
#include <QPainter>
#include <QTest>

using namespace bifrost::gui;
using namespace Qt::StringLiterals;

namespace {

constexpr GlyphState AllStates[] = {GlyphState::Stopped,   GlyphState::Starting, GlyphState::Running,
                                    GlyphState::LocalOnly, GlyphState::Degraded, GlyphState::Error};

int inkedPixels(const QImage &image)
{
    int inked = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            inked += qAlpha(image.pixel(x, y)) > 100;
    }
    return inked;
}

/// How many pixels of two glyphs differ in shape, whatever their colours are.
int differentPixels(const QImage &a, const QImage &b)
{
    int different = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            different += qAbs(qAlpha(a.pixel(x, y)) - qAlpha(b.pixel(x, y))) > 100;
    }
    return different;
}

QImage glyph(GlyphState state, Scheme panel, int side)
{
    return glyphIcon(state, panel)
        .pixmap(QSize(side, side), 1.0)
        .toImage()
        .convertToFormat(QImage::Format_ARGB32);
}

} // namespace

/// The states of the tray icon differ by shape at the size of a tray, and symbols follow the scheme.
class GlyphTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statesDifferByShape_data();
    void statesDifferByShape();
    void inkFollowsThePanel();
    void everySymbolDraws_data();
    void everySymbolDraws();
    void themedIconFollowsTheScheme();
    void applicationIconIsThere();
};

void GlyphTest::statesDifferByShape_data()
{
    QTest::addColumn<int>("side");
    QTest::newRow("16") << 16;
    QTest::newRow("22") << 22;
}

void GlyphTest::statesDifferByShape()
{
    QFETCH(const int, side);
    constexpr int LeastDifference = 8;
    for (const GlyphState a : AllStates) {
        QVERIFY(inkedPixels(glyph(a, Scheme::Light, side)) > side);
        for (const GlyphState b : AllStates) {
            if (a != b)
                QVERIFY2(differentPixels(glyph(a, Scheme::Light, side), glyph(b, Scheme::Light, side))
                             >= LeastDifference,
                         qPrintable(u"states %1 and %2"_s.arg(int(a)).arg(int(b))));
        }
    }
}

void GlyphTest::inkFollowsThePanel()
{
    constexpr int Side = 64;
    const QPoint inBolt(Side / 2, Side / 2);
    QVERIFY(glyph(GlyphState::Running, Scheme::Light, Side).pixelColor(inBolt).lightness() < 80);
    QVERIFY(glyph(GlyphState::Running, Scheme::Dark, Side).pixelColor(inBolt).lightness() > 180);
}

void GlyphTest::everySymbolDraws_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &file : QDir(u":/icons"_s).entryList())
        QTest::newRow(qPrintable(file)) << file.section(u'.', 0, 0);
}

void GlyphTest::everySymbolDraws()
{
    QFETCH(const QString, name);
    QVERIFY(inkedPixels(symbol(name, Qt::black, QSize(32, 32)).toImage()) > 10);
}

void GlyphTest::themedIconFollowsTheScheme()
{
    const QIcon icon = themedIcon(u"statusok"_s, Role::Text);
    const QPoint inDisc(4, 16);
    const auto drawn = [&icon, inDisc](Scheme scheme) {
        QGuiApplication::setPalette(buildPalette(scheme));
        QImage image(32, 32, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        icon.paint(&painter, image.rect());
        return image.pixelColor(inDisc);
    };
    QCOMPARE(drawn(Scheme::Light).name(), colour(Role::Text, Scheme::Light).name());
    QCOMPARE(drawn(Scheme::Dark).name(), colour(Role::Text, Scheme::Dark).name());
}

void GlyphTest::applicationIconIsThere()
{
    for (const int side : {16, 32, 48, 256})
        QCOMPARE(applicationIcon().actualSize(QSize(side, side)), QSize(side, side));
}

BIFROST_TEST(GlyphTest)
#include "glyphtest.moc"
