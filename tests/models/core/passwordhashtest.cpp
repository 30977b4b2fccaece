// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/passwordhash.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <string>

using bifrost::PasswordHash;

namespace {

constexpr std::string_view Sesame = "$2b$04$Du7CDyWR9IxaNc97/nkA0ePw1X52yPL6V2tbMkfL9qjAdkVhDqHBa";

} // namespace

class PasswordHashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRightPasswordMatches();
    void hashesFromElsewhere_data();
    void hashesFromElsewhere();
    void soundOnes();
};

void PasswordHashTest::theRightPasswordMatches()
{
    const PasswordHash hash(Sesame);
    QVERIFY(hash.matches("open sesame"));
    for (const std::string_view wrong :
         {std::string_view(""), std::string_view("open sesam"), std::string_view("Open sesame"),
          std::string_view("open sesame "), std::string_view("open sesame\0x", 13), Sesame})
        QVERIFY(!hash.matches(wrong));
}

/// Test vectors of the OpenBSD and Openwall implementations.
void PasswordHashTest::hashesFromElsewhere_data()
{
    QTest::addColumn<QByteArray>("hash");
    QTest::newRow("2a") << QByteArray("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
    QTest::newRow("2b") << QByteArray("$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
    QTest::newRow("2y") << QByteArray("$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
}

void PasswordHashTest::hashesFromElsewhere()
{
    QFETCH(QByteArray, hash);
    QVERIFY(PasswordHash::isSound(hash.toStdString()));
    QVERIFY(PasswordHash(hash.toStdString()).matches("U*U"));
    QVERIFY(!PasswordHash(hash.toStdString()).matches("U*V"));
}

void PasswordHashTest::soundOnes()
{
    std::string hash(Sesame);
    QVERIFY(PasswordHash::isSound(hash));
    for (const char *rounds : {"03", "16", "31", "99", "1x", " 4"}) {
        hash.replace(4, 2, rounds);
        QVERIFY2(!PasswordHash::isSound(hash), rounds);
        QVERIFY(PasswordHash::isMeant(hash));
    }
    QVERIFY(!PasswordHash::isSound(Sesame.substr(0, 59)));
    QVERIFY(!PasswordHash::isSound(std::string(Sesame) + '.'));
    QVERIFY(!PasswordHash::isSound(std::string(Sesame.substr(0, 59)) + ':'));
    for (const char *plain : {"", "$", "$2b", "hunter2", "$6$salt$hash", "$2x$05$"})
        QVERIFY2(!PasswordHash::isMeant(plain), plain);
}

BIFROST_TEST(PasswordHashTest)
#include "passwordhashtest.moc"
