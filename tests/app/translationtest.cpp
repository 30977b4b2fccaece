// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

using namespace bifrost;
using namespace Qt::StringLiterals;

namespace {

const QStringList Languages{u"ar"_s, u"de"_s, u"en"_s};

QString gateway(const char *text)
{
    return QCoreApplication::translate("bifrost::gui::GatewayLook", text);
}

QString problems(int count)
{
    return QCoreApplication::translate("bifrost::gui::NavigationButton", "%n problem(s)", nullptr, count);
}

/// The places of a text, such as %1 and %n; %Ln is the same one, written as the country writes numbers.
QSet<QString> placesOf(const QString &text)
{
    static const QRegularExpression place(u"%L?(\\d+|n)"_s);
    QSet<QString> places;
    for (const QRegularExpressionMatch &match : place.globalMatch(text))
        places.insert(u'%' + match.captured(1));
    return places;
}

} // namespace

class TranslationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCatalogueIsThere();
    void onlyWhatIsTranslatedIsOffered();
    void german();
    void germanOfOtherCountries();
    void english();
    void otherLanguagesAreEnglish_data();
    void otherLanguagesAreEnglish();
    void nothingStays();
    void placesAreKept_data();
    void placesAreKept();
};

void TranslationTest::everyCatalogueIsThere()
{
    QStringList names = QDir(u":/i18n"_s).entryList();
    names.sort();
    QCOMPARE(names, QStringList({u"bifrost_ar.qm"_s, u"bifrost_de.qm"_s, u"bifrost_en.qm"_s}));
    for (const QString &language : Languages) {
        QTranslator translator;
        QVERIFY2(translator.load(u":/i18n/bifrost_%1.qm"_s.arg(language)), qPrintable(language));
        QCOMPARE(translator.language(), language);
    }
}

void TranslationTest::onlyWhatIsTranslatedIsOffered()
{
    QCOMPARE(Translation::available(), QStringList({u"de"_s, u"en"_s}));
}

void TranslationTest::german()
{
    const Translation translation(QLocale(QLocale::German));
    QCOMPARE(translation.language(), u"de"_s);
    QCOMPARE(gateway("Stopped"), u"Angehalten"_s);
    QCOMPARE(problems(1), u"1 Problem"_s);
    QCOMPARE(problems(2), u"2 Probleme"_s);
    QCOMPARE(gateway("No such text"), u"No such text"_s);
}

void TranslationTest::germanOfOtherCountries()
{
    const Translation translation(QLocale(u"de_AT"_s));
    QCOMPARE(gateway("Stopped"), u"Angehalten"_s);
}

void TranslationTest::english()
{
    const Translation translation(QLocale(u"en_GB"_s));
    QCOMPARE(translation.language(), u"en"_s);
    QCOMPARE(gateway("Stopped"), u"Stopped"_s);
    QCOMPARE(problems(1), u"1 problem"_s);
    QCOMPARE(problems(0), u"0 problems"_s);
}

void TranslationTest::otherLanguagesAreEnglish_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::newRow("C") << QLocale::c();
    QTest::newRow("no catalogue") << QLocale(u"fi_FI"_s);
}

void TranslationTest::otherLanguagesAreEnglish()
{
    QFETCH(QLocale, locale);
    const Translation translation(locale);
    QCOMPARE(translation.language(), u"en"_s);
    QCOMPARE(problems(1), u"1 problem"_s);
    // Nor does Qt turn the windows round.
    QCOMPARE(QCoreApplication::translate("QGuiApplication", "QT_LAYOUT_DIRECTION"), u"QT_LAYOUT_DIRECTION"_s);
}

void TranslationTest::nothingStays()
{
    {
        const Translation translation(QLocale(QLocale::German));
    }
    QCOMPARE(gateway("Stopped"), u"Stopped"_s);
}

void TranslationTest::placesAreKept_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : Languages)
        QTest::addRow("%s", qPrintable(language)) << language;
}

void TranslationTest::placesAreKept()
{
    QFETCH(QString, language);
    QFile file(QStringLiteral(BIFROST_SOURCE_DIR) + u"/translations/bifrost_%1.ts"_s.arg(language));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    bool isPlural = false;
    int texts = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"message") {
            isPlural = xml.attributes().value(u"numerus"_s) == u"yes";
            ++texts;
        } else if (xml.name() == u"source") {
            source = xml.readElementText();
        } else if ((xml.name() == u"translation" && !isPlural) || xml.name() == u"numerusform") {
            const QString text = xml.readElementText();
            QSet<QString> places = placesOf(text);
            if (isPlural) // "one problem" needs no number
                places.insert(u"%n"_s);
            QVERIFY2(text.isEmpty() || places == placesOf(source), qPrintable(source + u" | "_s + text));
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(texts > 0);
}

BIFROST_TEST(TranslationTest)
#include "translationtest.moc"
