// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/knownmodels.h"
#include "tests/support/testmain.h"

#include <QTest>

using bifrost::flow::KnownModels;

class KnownModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLastListCounts();
    void whatIsTooLongIsNotKept();
    void theOldestGoes();
};

void KnownModelsTest::theLastListCounts()
{
    KnownModels known;
    QVERIFY(!known.find("a"));
    known.keep("a", "one");
    known.keep("b", "other");
    known.keep("a", "two");
    QCOMPARE(*known.find("a"), std::string("two"));
    known.forget("a");
    known.forget("never there");
    QVERIFY(!known.find("a"));
    QCOMPARE(*known.find("b"), std::string("other"));
}

void KnownModelsTest::whatIsTooLongIsNotKept()
{
    KnownModels known;
    known.keep("a", "short");
    known.keep("a", std::string(KnownModels::MaxList + 1, 'x'));
    QVERIFY(!known.find("a")); // nor is what has been overtaken
}

void KnownModelsTest::theOldestGoes()
{
    KnownModels known;
    const std::string list(KnownModels::MaxList, 'x');
    constexpr std::size_t Count =
        KnownModels::MaxBytes / KnownModels::MaxList; // with their names one too many
    for (std::size_t i = 0; i < Count; ++i)
        known.keep(std::to_string(i), list);
    QVERIFY(!known.find("0"));
    QVERIFY(known.find("1"));
    known.keep("1", "short"); // is the youngest now
    known.keep("x", list);
    known.keep("y", list);
    QVERIFY(known.find("1") && known.find("y"));
    QVERIFY(!known.find("2"));
}

BIFROST_TEST(KnownModelsTest)
#include "knownmodelstest.moc"
