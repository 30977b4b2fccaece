// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/datewatch.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using namespace std::chrono_literals;

class DateWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeThatPassesIsNoJump();
    void aDateThatIsSetIsOne();
    void now();
};

void DateWatchTest::timeThatPassesIsNoJump()
{
    const DateWatch watch(1'000'000h, 5h);
    QVERIFY(!watch.hasJumped(1'000'000h, 5h));
    QVERIFY(!watch.hasJumped(1'020'000h, 20'005h)); // years later, asleep or not
    QVERIFY(!watch.hasJumped(1'000'023h, 5h)); // another time zone's clock, at most
    QVERIFY(!watch.hasJumped(999'977h, 5h));
}

void DateWatchTest::aDateThatIsSetIsOne()
{
    const DateWatch watch(1'000'000h, 5h);
    QVERIFY(watch.hasJumped(1'000'025h, 5h));
    QVERIFY(watch.hasJumped(999'975h, 5h));
    QVERIFY(watch.hasJumped(1'020'000h, 6h));
    QVERIFY(!watch.hasJumped(1'000'001h, 6h)); // and is set back
}

void DateWatchTest::now()
{
    QVERIFY(!DateWatch().hasJumped());
}

BIFROST_TEST(DateWatchTest)
#include "datewatchtest.moc"
