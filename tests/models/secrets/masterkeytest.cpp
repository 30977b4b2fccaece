// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/masterkey.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;

class MasterKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPassphraseGivesAlwaysTheSameKey();
    void unknownDerivationsAreRefused();
    void keysAreWrittenAndRead();
    void whatIsNoKeyIsNotRead_data();
    void whatIsNoKeyIsNotRead();
    void theCheckValueTellsKeysApart();
    void noTwoKeysAreAlike();
};

namespace {

QByteArray salt()
{
    return QByteArray::fromHex("000102030405060708090a0b0c0d0e0f");
}

MasterKeyPtr derived(std::string_view passphrase, const QByteArray &withSalt)
{
    const Result<MasterKeyPtr> key =
        MasterKey::fromPassphrase(Secret(passphrase), withSalt, MasterKey::Scrypt15);
    return key ? *key : MasterKeyPtr();
}

} // namespace

/// The expected key comes from Python's hashlib: what is stored today must open in ten years.
void MasterKeyTest::aPassphraseGivesAlwaysTheSameKey()
{
    const MasterKeyPtr key = derived("correct horse", salt());
    QVERIFY(key);
    QVERIFY(key->encoded().reveal() == "00d616c2bc06f5ec4ce30467dee0e19e44ee2cc1b6eee8f893d773e4aac13e48");
    QVERIFY(!(derived("correct horsf", salt())->encoded() == key->encoded()));
    QVERIFY(!(derived("correct horse", salt().replace(0, 1, "x"))->encoded() == key->encoded()));
}

void MasterKeyTest::unknownDerivationsAreRefused()
{
    const Result<MasterKeyPtr> unknown = MasterKey::fromPassphrase(Secret("x"), salt(), 2);
    QVERIFY(!unknown);
    QVERIFY(unknown.error().code == ErrorCode::DatabaseNewer);
    QVERIFY(!MasterKey::fromPassphrase(Secret("x"), QByteArray(), MasterKey::Scrypt15));
}

void MasterKeyTest::keysAreWrittenAndRead()
{
    const Result<MasterKeyPtr> key = MasterKey::random();
    QVERIFY(key.hasValue());
    const Secret text = (*key)->encoded();
    QCOMPARE(text.reveal().size(), std::size_t(64));
    const MasterKeyPtr again = MasterKey::decode(text);
    QVERIFY(again);
    QVERIFY(again->encoded() == text);
    QVERIFY(std::equal(again->sealingKey().begin(), again->sealingKey().end(), (*key)->sealingKey().begin()));
}

void MasterKeyTest::whatIsNoKeyIsNotRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray(63, 'a');
    QTest::newRow("long") << QByteArray(65, 'a');
    QTest::newRow("upper case") << QByteArray(64, 'A');
    QTest::newRow("no digit") << QByteArray(63, 'a') + 'g';
    QTest::newRow("zero byte") << QByteArray(64, '\0');
}

void MasterKeyTest::whatIsNoKeyIsNotRead()
{
    QFETCH(QByteArray, text);
    QVERIFY(!MasterKey::decode(Secret(std::string_view(text.constData(), std::size_t(text.size())))));
}

void MasterKeyTest::theCheckValueTellsKeysApart()
{
    const MasterKeyPtr a = MasterKey::decode(Secret(std::string(64, 'a')));
    const MasterKeyPtr b = MasterKey::decode(Secret(std::string(64, 'b')));
    const QByteArray value = a->checkValue(u"key-1"_s);
    QCOMPARE(value.toHex(), QByteArray("5de54cf498a9037bf0b8ff088e135aa2")); // from Python's hmac
    QVERIFY(a->isRight(u"key-1"_s, value));
    QVERIFY(!a->isRight(u"key-2"_s, value));
    QVERIFY(!b->isRight(u"key-1"_s, value));
    QVERIFY(!a->isRight(u"key-1"_s, QByteArray()));
    QVERIFY(!a->isRight(u"key-1"_s, value.first(8)));
}

void MasterKeyTest::noTwoKeysAreAlike()
{
    QVERIFY(!((*MasterKey::random())->encoded() == (*MasterKey::random())->encoded()));
    QVERIFY(*MasterKey::randomSalt() != *MasterKey::randomSalt());
}

BIFROST_TEST(MasterKeyTest)
#include "masterkeytest.moc"
