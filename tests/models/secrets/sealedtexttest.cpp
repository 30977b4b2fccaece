// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/sealedtext.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;

class SealedTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasSealedOpens_data();
    void whatWasSealedOpens();
    void anyFlippedBitIsRefused();
    void anyCutIsRefused();
    void anotherPlaceIsRefused_data();
    void anotherPlaceIsRefused();
    void anotherKeyIsRefused();
    void noTwoSealingsAreAlike();
    void anUnknownVersionIsTold();
    void tooLongIsRefused();
    void theFormStays();
};

namespace {

MasterKeyPtr keyOf(char digit)
{
    return MasterKey::decode(Secret(std::string(2 * MasterKey::Bytes, digit)));
}

constexpr SealPlace Here{"provider_keys", "value", "openai/k1"};

std::string randomText(std::size_t size)
{
    std::string text(size, '\0');
    for (char &c : text)
        c = char(QRandomGenerator::global()->bounded(256));
    return text;
}

QByteArray sealedHere(std::string_view text)
{
    return *seal(*keyOf('a'), Secret(text), Here);
}

} // namespace

void SealedTextTest::whatWasSealedOpens_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 15, 16, 17, 164, 4096, 1024 * 1024})
        QTest::addRow("%d bytes", size) << size;
}

void SealedTextTest::whatWasSealedOpens()
{
    QFETCH(int, size);
    const std::string text = randomText(std::size_t(size));
    const QByteArray sealed = sealedHere(text);
    QCOMPARE(sealed.size(), size + 29);
    const Result<Secret> opened = unseal(*keyOf('a'), sealed, Here);
    QVERIFY(opened.hasValue());
    QVERIFY(opened->reveal() == text);
    QVERIFY(text.size() < 8 || !sealed.contains(QByteArray::fromStdString(text.substr(0, 8))));
}

void SealedTextTest::anyFlippedBitIsRefused()
{
    const QByteArray sealed = sealedHere("sk-live-0123456789");
    for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit) {
        QByteArray flipped = sealed;
        flipped[bit / 8] = char(flipped[bit / 8] ^ (1 << (bit % 8)));
        QVERIFY2(!unseal(*keyOf('a'), flipped, Here), qPrintable(QString::number(bit)));
    }
}

void SealedTextTest::anyCutIsRefused()
{
    const QByteArray sealed = sealedHere("sk-live-0123456789");
    for (qsizetype size = 0; size < sealed.size(); ++size) {
        QVERIFY(!unseal(*keyOf('a'), sealed.first(size), Here));
        QVERIFY(!unseal(*keyOf('a'), sealed.last(size), Here));
    }
    QVERIFY(!unseal(*keyOf('a'), sealed + '\0', Here));
}

void SealedTextTest::anotherPlaceIsRefused_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QByteArray>("row");
    const QByteArray table("provider_keys");
    QTest::newRow("row") << table << QByteArray("value") << QByteArray("openai/k2");
    QTest::newRow("provider") << table << QByteArray("value") << QByteArray("groq/k1");
    QTest::newRow("column") << table << QByteArray("secret") << QByteArray("openai/k1");
    QTest::newRow("table") << QByteArray("providers") << QByteArray("value") << QByteArray("openai/k1");
    QTest::newRow("the same bytes, cut elsewhere")
        << QByteArray("provider_keysv") << QByteArray("alue") << QByteArray("openai/k1");
    QTest::newRow("empty") << QByteArray("") << QByteArray("") << QByteArray("");
}

void SealedTextTest::anotherPlaceIsRefused()
{
    QFETCH(QByteArray, table);
    QFETCH(QByteArray, column);
    QFETCH(QByteArray, row);
    const QByteArray sealed = sealedHere("sk-live-0123456789");
    const Result<Secret> opened =
        unseal(*keyOf('a'), sealed, {table.constData(), column.constData(), row.constData()});
    QVERIFY(!opened);
    QVERIFY(opened.error().code == ErrorCode::DatabaseFailed);
}

void SealedTextTest::anotherKeyIsRefused()
{
    QVERIFY(!unseal(*keyOf('b'), sealedHere("sk-live-0123456789"), Here));
}

void SealedTextTest::noTwoSealingsAreAlike()
{
    QSet<QByteArray> nonces;
    for (int i = 0; i < 1000; ++i)
        nonces.insert(sealedHere("the same").mid(1, 12));
    QCOMPARE(nonces.size(), 1000);
}

void SealedTextTest::anUnknownVersionIsTold()
{
    QByteArray sealed = sealedHere("sk-live-0123456789");
    sealed[0] = 2;
    const Result<Secret> opened = unseal(*keyOf('a'), sealed, Here);
    QVERIFY(!opened);
    QVERIFY(opened.error().code == ErrorCode::DatabaseNewer);
}

void SealedTextTest::tooLongIsRefused()
{
    const Result<QByteArray> sealed = seal(*keyOf('a'), Secret(std::string(1024 * 1024 + 1, 'x')), Here);
    QVERIFY(!sealed);
    QVERIFY(sealed.error().code == ErrorCode::BadRequest);
    QVERIFY(!unseal(*keyOf('a'), QByteArray(2 * 1024 * 1024, '\1'), Here));
}

/// Made by another implementation (Python's `cryptography`), which read the description in docs/secrets.md.
void SealedTextTest::theFormStays()
{
    const QByteArray sealed = QByteArray::fromHex(
        "01000102030405060708090a0b71e0ea93fe1ce2caf8fc255e7161c8c5ccd8a3590f896fddc2d1206d54539a3f14");
    const Result<Secret> opened = unseal(*keyOf('a'), sealed, Here);
    QVERIFY(opened.hasValue());
    QVERIFY(opened->reveal() == "sk-from-elsewhere");
}

BIFROST_TEST(SealedTextTest)
#include "sealedtexttest.moc"
