// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/secret.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <cstring>
#include <new>
#include <type_traits>

using namespace bifrost;

class SecretTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masksByLength();
    void comparesByValue();
    void doesNotTurnIntoText();
    void aShortSecretLeavesNothingBehind();
    void movingLeavesNothingBehind();
    void assigningOverItselfKeepsIt();
};

namespace {

bool holdsAnyOf(const void *memory, std::size_t size, std::string_view text)
{
    const auto *bytes = static_cast<const char *>(memory);
    // Three neighbouring characters of the secret are enough to call it left behind.
    for (std::size_t i = 0; i + 3 <= text.size(); ++i) {
        if (std::string_view(bytes, size).find(text.substr(i, 3)) != std::string_view::npos)
            return true;
    }
    return false;
}

} // namespace

void SecretTest::masksByLength()
{
    for (std::size_t length = 0; length <= 8; ++length)
        QCOMPARE(Secret(std::string(length, 'x')).masked(), std::string(length, '*'));
    for (std::size_t length = 9; length <= 200; ++length) {
        const std::string value = "abcd" + std::string(length - 8, '#') + "wxyz";
        QCOMPARE(Secret(value).masked(), "abcd" + std::string(24, '*') + "wxyz");
    }
}

void SecretTest::comparesByValue()
{
    QVERIFY(Secret("sk-1") == Secret("sk-1"));
    QVERIFY(!(Secret("sk-1") == Secret("sk-2")));
    QVERIFY(!(Secret("sk-1") == Secret("sk-11")));
    QVERIFY(Secret() == Secret(""));
}

void SecretTest::doesNotTurnIntoText()
{
    QVERIFY(!(std::is_convertible_v<Secret, std::string>));
    QVERIFY(!(std::is_convertible_v<Secret, std::string_view>));
    QVERIFY(!(std::is_convertible_v<std::string, Secret>));
}

void SecretTest::aShortSecretLeavesNothingBehind()
{
    // Up to 15 characters lie inside the object itself, where the test can look after its end.
    alignas(Secret) unsigned char room[sizeof(Secret)];
    auto *secret = new (room) Secret("qwertyuiop");
    QVERIFY(holdsAnyOf(room, sizeof room, "qwertyuiop"));
    secret->~Secret();
    QVERIFY(!holdsAnyOf(room, sizeof room, "qwertyuiop"));
}

void SecretTest::movingLeavesNothingBehind()
{
    alignas(Secret) unsigned char room[sizeof(Secret)];
    auto *secret = new (room) Secret("qwertyuiop");
    const Secret moved(std::move(*secret));
    QCOMPARE(moved.reveal(), std::string_view("qwertyuiop"));
    QVERIFY(secret->isEmpty());
    QVERIFY(!holdsAnyOf(room, sizeof room, "qwertyuiop"));

    *secret = Secret("asdfghjkl");
    Secret target("z");
    target = std::move(*secret);
    QCOMPARE(target.reveal(), std::string_view("asdfghjkl"));
    QVERIFY(!holdsAnyOf(room, sizeof room, "asdfghjkl"));
    secret->~Secret();
}

void SecretTest::assigningOverItselfKeepsIt()
{
    Secret secret("abcdefghij");
    Secret &same = secret;
    secret = same;
    QCOMPARE(secret.reveal(), std::string_view("abcdefghij"));
    secret = std::move(same);
    QCOMPARE(secret.reveal(), std::string_view("abcdefghij"));
}

BIFROST_TEST(SecretTest)
#include "secrettest.moc"
