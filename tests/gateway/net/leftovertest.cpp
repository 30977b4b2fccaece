// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/leftover.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <string>

using bifrost::net::Leftover;

class LeftoverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatItIsGiven();
};

void LeftoverTest::keepsWhatItIsGiven()
{
    Leftover leftover;
    QVERIFY(leftover.view().empty());
    std::string text;
    for (std::size_t size = 0; size < 100; ++size) {
        text += char('a' + size % 26);
        leftover.keep(text);
        QCOMPARE(leftover.view(), std::string_view(text));
        const std::string few = text.substr(0, size % 5);
        leftover.keep(few);
        QCOMPARE(leftover.view(), std::string_view(few));
    }
    leftover.keep(text);
    leftover.clear();
    QVERIFY(leftover.view().empty());
}

BIFROST_TEST(LeftoverTest)
#include "leftovertest.moc"
