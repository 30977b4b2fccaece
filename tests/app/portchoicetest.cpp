// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portchoice.h"

#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;

class PortChoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startsWithTheWantedOne();
    void aRememberedOneIsUsedAgain();
    void anotherWishMakesTheNoteVoid();
    void aBrokenNoteIsIgnored();
    void triesAreBounded();
    void zeroAndTheLastPortHaveNoNext();

private:
    std::unique_ptr<QTemporaryDir> m_place;
    QString m_note;
};

void PortChoiceTest::init()
{
    m_place = std::make_unique<QTemporaryDir>();
    m_note = m_place->filePath(u"port.json"_s);
}

void PortChoiceTest::startsWithTheWantedOne()
{
    PortChoice choice(m_note, 8080);
    QCOMPARE(choice.current(), quint16(8080));
    QVERIFY(!choice.isReplacement());
    QVERIFY(choice.tryNext());
    QCOMPARE(choice.current(), quint16(8081));
    QVERIFY(choice.isReplacement());
    QVERIFY(!QFile::exists(m_note));
}

void PortChoiceTest::aRememberedOneIsUsedAgain()
{
    PortChoice choice(m_note, 8080);
    QVERIFY(choice.tryNext());
    QVERIFY(choice.remember());
    QCOMPARE(PortChoice(m_note, 8080).current(), quint16(8081));
}

void PortChoiceTest::anotherWishMakesTheNoteVoid()
{
    PortChoice choice(m_note, 8080);
    QVERIFY(choice.tryNext());
    QVERIFY(choice.remember());
    QCOMPARE(PortChoice(m_note, 9000).current(), quint16(9000));
    QCOMPARE(PortChoice(m_note, 0).current(), quint16(0));
}

void PortChoiceTest::aBrokenNoteIsIgnored()
{
    for (const char *content :
         {"", "{", "[]", R"({"wanted":8080,"used":70000})", R"({"wanted":8080,"used":0})"}) {
        QFile file(m_note);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        QCOMPARE(PortChoice(m_note, 8080).current(), quint16(8080));
    }
}

void PortChoiceTest::triesAreBounded()
{
    PortChoice choice(m_note, 8080);
    int tries = 0;
    while (choice.tryNext() && tries < 1000)
        ++tries;
    QVERIFY(tries > 10);
    QVERIFY(tries < 1000);
}

void PortChoiceTest::zeroAndTheLastPortHaveNoNext()
{
    QVERIFY(!PortChoice(m_note, 0).tryNext());
    QVERIFY(!PortChoice(m_note, 65535).tryNext());
}

BIFROST_TEST(PortChoiceTest)
#include "portchoicetest.moc"
