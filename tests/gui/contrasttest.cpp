// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/icons/providermark.h"
#include "gui/theme/palette.h"
#include "gui/theme/stylepaint.h"
#include "gui/widgets/textlabel.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QScopeGuard>
#include <QTest>

#include <cmath>

using namespace bifrost::gui;
using namespace Qt::StringLiterals;

namespace {

double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (qMax(first, second) + 0.05) / (qMin(first, second) + 0.05);
}

QColor blend(const QColor &over, double share, const QColor &ground)
{
    const auto mix = [share](double a, double b) { return share * a + (1 - share) * b; };
    return QColor::fromRgbF(float(mix(over.redF(), ground.redF())),
                            float(mix(over.greenF(), ground.greenF())),
                            float(mix(over.blueF(), ground.blueF())));
}

} // namespace

/// Every pair of text and ground that the windows use can be read; marks can be seen (WCAG 2.1: 4.5 and 3).
class ContrastTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measureIsRight();
    void textOnGround_data();
    void textOnGround();
    void figuresOfTheDesign_data();
    void figuresOfTheDesign();
    void chartColoursCanBeSeen_data() { bothSchemes(); }
    void chartColoursCanBeSeen();
    void paletteText_data() { bothSchemes(); }
    void paletteText();
    void tintedRows_data() { bothSchemes(); }
    void tintedRows();
    void highContrast_data() { bothSchemes(); }
    void highContrast();
    void tablesAreSurfaces_data() { bothSchemes(); }
    void tablesAreSurfaces();
    void paletteTellsItsScheme_data() { bothSchemes(); }
    void paletteTellsItsScheme();

private:
    static void bothSchemes();
};

void ContrastTest::bothSchemes()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light") << Scheme::Light;
    QTest::newRow("dark") << Scheme::Dark;
}

void ContrastTest::measureIsRight()
{
    QCOMPARE(qRound(contrast(Qt::black, Qt::white)), 21);
    QCOMPARE(qRound(contrast(QColor(0x76, 0x76, 0x76), Qt::white) * 100), 454);
}

void ContrastTest::textOnGround_data()
{
    QTest::addColumn<Role>("ink");
    QTest::addColumn<Role>("ground");
    QTest::addColumn<double>("least");
    constexpr double Text = 4.5;
    constexpr double Mark = 3;
    const struct
    {
        const char *name;
        Role ink;
        std::initializer_list<Role> grounds;
        double least;
    } pairs[] = {
        {"text",
         Role::Text,
         {Role::Chrome, Role::Page, Role::Surface, Role::Raised, Role::Selection, Role::Hover,
          Role::ErrorSoft, Role::WarnSoft, Role::AccentSoft, Role::Code},
         Text},
        {"muted",
         Role::Muted,
         {Role::Chrome, Role::Page, Role::Surface, Role::Raised, Role::Selection, Role::Hover},
         Text},
        {"accent", Role::Accent, {Role::Surface, Role::AccentSoft}, Text},
        {"on fill", Role::OnFill, {Role::Fill}, Text},
        {"ok", Role::Ok, {Role::Surface, Role::OkSoft, Role::Selection, Role::Chrome}, Text},
        {"warn", Role::Warn, {Role::Surface, Role::WarnSoft, Role::Hover}, Text},
        {"error",
         Role::Error,
         {Role::Surface, Role::ErrorSoft, Role::Selection, Role::Chrome, Role::Hover},
         Text},
        {"local", Role::Local, {Role::Surface, Role::LocalSoft}, Text},
        {"key", Role::CodeKey, {Role::Code}, Text},
        {"string", Role::CodeString, {Role::Code}, Text},
        {"number", Role::CodeNumber, {Role::Code}, Text},
        {"keyword", Role::CodeKeyword, {Role::Code}, Text},
        {"outline", Role::Outline, {Role::Surface, Role::Chrome, Role::Page}, Mark},
        {"warn fill", Role::WarnFill, {Role::Surface, Role::WarnSoft}, Mark},
        {"fill", Role::Fill, {Role::Surface, Role::Chrome}, Mark},
    };
    for (const auto &pair : pairs) {
        for (const Role ground : pair.grounds)
            QTest::addRow("%s on %d", pair.name, int(ground)) << pair.ink << ground << pair.least;
    }
}

void ContrastTest::textOnGround()
{
    QFETCH(const Role, ink);
    QFETCH(const Role, ground);
    QFETCH(const double, least);
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const double measured = contrast(colour(ink, scheme), colour(ground, scheme));
        QVERIFY2(measured >= least, qPrintable(u"%1 in scheme %2"_s.arg(measured).arg(int(scheme))));
    }
}

/// What the design has measured, light and dark: a token that drifts changes its figure.
void ContrastTest::figuresOfTheDesign_data()
{
    QTest::addColumn<Role>("ink");
    QTest::addColumn<Role>("ground");
    QTest::addColumn<double>("light");
    QTest::addColumn<double>("dark");
    const struct
    {
        const char *name;
        Role ink;
        Role ground;
        double light;
        double dark;
    } figures[] = {
        {"text on surface", Role::Text, Role::Surface, 17.0, 12.2},
        {"muted on surface", Role::Muted, Role::Surface, 6.3, 6.2},
        {"accent on surface", Role::Accent, Role::Surface, 6.2, 5.5},
        {"ok on surface", Role::Ok, Role::Surface, 5.8, 6.9},
        {"warn on surface", Role::Warn, Role::Surface, 5.9, 7.5},
        {"error on surface", Role::Error, Role::Surface, 6.5, 6.5},
        {"local on surface", Role::Local, Role::Surface, 6.4, 7.8},
        {"accent on its soft", Role::Accent, Role::AccentSoft, 5.2, 4.6},
        {"ok on its soft", Role::Ok, Role::OkSoft, 5.1, 5.9},
        {"warn on its soft", Role::Warn, Role::WarnSoft, 5.2, 6.5},
        {"error on its soft", Role::Error, Role::ErrorSoft, 5.5, 5.8},
        {"local on its soft", Role::Local, Role::LocalSoft, 5.5, 6.5},
        {"muted on selection", Role::Muted, Role::Selection, 5.1, 5.3},
        {"error on selection", Role::Error, Role::Selection, 5.3, 5.5},
        {"white on fill", Role::OnFill, Role::Fill, 6.2, 4.6},
        {"fill on surface", Role::Fill, Role::Surface, 6.2, 3.2},
    };
    for (const auto &figure : figures)
        QTest::newRow(figure.name) << figure.ink << figure.ground << figure.light << figure.dark;
}

void ContrastTest::figuresOfTheDesign()
{
    QFETCH(const Role, ink);
    QFETCH(const Role, ground);
    QFETCH(const double, light);
    QFETCH(const double, dark);
    constexpr double Rounding = 0.06; // the figures have one decimal
    const auto measured = [&](Scheme scheme) {
        return contrast(colour(ink, scheme), colour(ground, scheme));
    };
    QVERIFY2(std::abs(measured(Scheme::Light) - light) < Rounding,
             qPrintable(QString::number(measured(Scheme::Light))));
    QVERIFY2(std::abs(measured(Scheme::Dark) - dark) < Rounding,
             qPrintable(QString::number(measured(Scheme::Dark))));
}

void ContrastTest::chartColoursCanBeSeen()
{
    QFETCH(const Scheme, scheme);
    for (const char *name :
         {"gemini", "anthropic", "openai", "bedrock", "mistral", "lmstudio", "ollama", "somebody"})
        QVERIFY2(contrast(providerColour(QString::fromLatin1(name), scheme), colour(Role::Surface, scheme))
                     >= 3,
                 name);
}

void ContrastTest::paletteText()
{
    QFETCH(const Scheme, scheme);
    const QPalette palette = buildPalette(scheme);
    const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[] = {
        {QPalette::WindowText, QPalette::Window},         {QPalette::Text, QPalette::Base},
        {QPalette::Text, QPalette::AlternateBase},        {QPalette::ButtonText, QPalette::Button},
        {QPalette::HighlightedText, QPalette::Highlight}, {QPalette::ToolTipText, QPalette::ToolTipBase},
        {QPalette::PlaceholderText, QPalette::Base},      {QPalette::Link, QPalette::Base},
    };
    for (const auto &[ink, ground] : pairs)
        QVERIFY2(contrast(palette.color(ink), palette.color(ground)) >= 4.5,
                 qPrintable(QString::number(int(ink))));
}

void ContrastTest::tintedRows()
{
    QFETCH(const Scheme, scheme);
    constexpr double TintShare = 0.55;
    const QColor base = buildPalette(scheme).color(QPalette::Base);
    for (const auto &[ink, tint] :
         {std::pair(Role::Error, Role::ErrorSoft), std::pair(Role::Warn, Role::WarnSoft)}) {
        const QColor ground = blend(colour(tint, scheme), TintShare, base);
        QVERIFY(contrast(colour(ink, scheme), ground) >= 4.5);
        QVERIFY(contrast(colour(Role::Muted, scheme), ground) >= 4.5);
    }
}

/// Whatever the desktop's palette is: what is drawn with roles can be told apart.
void ContrastTest::highContrast()
{
    QFETCH(const Scheme, scheme);
    const QPalette palette = contrastPalette(QPalette(Qt::gray), scheme);
    QCOMPARE(schemeOf(palette), scheme);
    QCOMPARE(contrastPalette(palette, scheme), palette); // one that is good enough stays
    const auto settle = qScopeGuard([before = QApplication::palette()] {
        setPlainColours(false);
        QApplication::setPalette(before);
    });
    setPlainColours(true);
    QApplication::setPalette(palette);
    for (const Role ink : {Role::Text, Role::Muted, Role::Accent, Role::Ok, Role::Warn, Role::Error,
                           Role::Local, Role::Outline, Role::FieldLine, Role::Line, Role::Disabled}) {
        for (const Role ground :
             {Role::Chrome, Role::Page, Role::Surface, Role::Raised, Role::Selection, Role::Hover,
              Role::ErrorSoft, Role::WarnSoft, Role::OkSoft, Role::AccentSoft})
            QVERIFY2(contrast(colour(ink, palette), colour(ground, palette)) >= 7,
                     qPrintable(u"%1 on %2"_s.arg(int(ink)).arg(int(ground))));
    }
    QVERIFY(contrast(colour(Role::OnFill, palette), colour(Role::Fill, palette)) >= 7);
    TextLabel label(u"Words"_s, Role::Muted, TextLabel::Size::Body);
    label.setPalette(buildPalette(scheme)); // as it was before
    QVERIFY(contrast(label.palette().color(QPalette::WindowText), colour(Role::Surface, label.palette()))
            >= 7);
}

/// Fields are set into them where it is dark.
void ContrastTest::tablesAreSurfaces()
{
    QFETCH(const Scheme, scheme);
    const QPalette palette = buildPalette(scheme);
    QCOMPARE(palette.color(QPalette::Base), colour(Role::Surface, scheme));
    QCOMPARE(fieldBase(palette), colour(scheme == Scheme::Dark ? Role::Page : Role::Surface, scheme));
    QVERIFY(contrast(palette.color(QPalette::PlaceholderText), fieldBase(palette)) >= 4.5);
}

void ContrastTest::paletteTellsItsScheme()
{
    QFETCH(const Scheme, scheme);
    QCOMPARE(schemeOf(buildPalette(scheme)), scheme);
}

BIFROST_TEST(ContrastTest)
#include "contrasttest.moc"
