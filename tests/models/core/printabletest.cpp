// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/printable.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;

class PrintableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesControlsOut_data();
    void writesControlsOut();
    void leavesTheRest();
};

void PrintableTest::writesControlsOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("escape") << u"a\u001b[2Jb"_s << uR"(a\x1b[2Jb)"_s;
    QTest::newRow("line") << u"a\r\nb\tc"_s << uR"(a\x0d\x0ab\x09c)"_s;
    QTest::newRow("nul") << QString(u'\0') << uR"(\x00)"_s;
    QTest::newRow("delete") << u"\u007f"_s << uR"(\x7f)"_s;
    QTest::newRow("C1") << u"\u009b2J"_s << uR"(\x9b2J)"_s;
    QTest::newRow("other line") << u"a\u2028b"_s << uR"(a\u2028b)"_s;
    QTest::newRow("other direction") << u"a\u202eb\u2066c"_s << uR"(a\u202eb\u2066c)"_s;
}

void PrintableTest::writesControlsOut()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(printable(text), expected);
}

void PrintableTest::leavesTheRest()
{
    for (const QString &text : {QString(), u"plain \\ \"text\""_s, u"Grüße, 漢字 😀 שלום"_s, u"\u00a0…"_s})
        QCOMPARE(printable(text), text);
}

BIFROST_TEST(PrintableTest)
#include "printabletest.moc"
