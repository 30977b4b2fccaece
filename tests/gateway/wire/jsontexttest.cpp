// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/jsontext.h"
#include "gateway/wire/jsontoken.h"
#include "gateway/wire/membername.h"
#include "tests/support/testmain.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringDecoder>
#include <QTest>

#include <random>

using namespace bifrost::wire;
using namespace Qt::StringLiterals;

namespace {

std::string jsonString(std::string_view text)
{
    std::string out = "before";
    appendJsonString(out, text);
    return out.substr(6);
}

} // namespace

class JsonTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapes_data();
    void escapes();
    void brokenBytes_data();
    void brokenBytes();
    void anyBytesGiveValidJson();
    void manyBrokenBytesTakeLinearTime();
    void unescapes_data();
    void unescapes();
    void refusesToUnescape_data();
    void refusesToUnescape();
    void numbers_data();
    void numbers();
};

void JsonTextTest::escapes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray() << QByteArray(R"("")");
    QTest::newRow("plain") << QByteArray("gpt-4o") << QByteArray(R"("gpt-4o")");
    QTest::newRow("quote") << QByteArray("a\"b\\c") << QByteArray(R"("a\"b\\c")");
    QTest::newRow("control") << QByteArray("\n\r\t\b\x01\x1f", 6)
                             << QByteArray(R"("\n\r\t\u0008\u0001\u001f")");
    QTest::newRow("zero") << QByteArray("a\0b", 3) << QByteArray(R"("a\u0000b")");
    QTest::newRow("unicode") << QByteArray("ü€😀") << QByteArray("\"ü€😀\"");
}

void JsonTextTest::escapes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);
    QCOMPARE(QByteArray::fromStdString(jsonString(text.toStdString())), json);
}

void JsonTextTest::brokenBytes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("content"); // between the quotes
    QTest::addColumn<int>("firstInvalid");
    QTest::newRow("lone continuation") << QByteArray("a\x80z") << QByteArray("a\uFFFDz") << 1;
    QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << QByteArray("\uFFFD\uFFFD") << 0;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << QByteArray("\uFFFD\uFFFD\uFFFD") << 0;
    QTest::newRow("beyond unicode") << QByteArray("\xF4\x90\x80\x80")
                                    << QByteArray("\uFFFD\uFFFD\uFFFD\uFFFD") << 0;
    QTest::newRow("cut off") << QByteArray("€\xE2\x82") << QByteArray("€\uFFFD") << 3;
    QTest::newRow("cut by a letter") << QByteArray("\xF0\x9F\x98x") << QByteArray("\uFFFDx") << 0;
    QTest::newRow("quote after a lead") << QByteArray("\xE2\"") << QByteArray("\uFFFD\\\"") << 0;
}

void JsonTextTest::brokenBytes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, content);
    QFETCH(int, firstInvalid);
    QVERIFY(!isValidUtf8(text.toStdString()));
    QCOMPARE(firstInvalidUtf8(text.toStdString()), std::size_t(firstInvalid));
    QCOMPARE(QByteArray::fromStdString(jsonString(text.toStdString())), '"' + content + '"');
}

void JsonTextTest::anyBytesGiveValidJson()
{
    std::mt19937 random(1);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (unsigned i = random() % 40; i > 0; --i) {
            switch (random() % 4) {
            case 0:
                text += "é€😀"; // whole characters, so that texts are often nearly valid
                break;
            case 1:
                text += static_cast<char>(random() % 128);
                break;
            default:
                text += static_cast<char>(random() % 256);
            }
        }
        const std::string json = jsonString(text);
        QVERIFY(isValidUtf8(json));
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson('[' + QByteArray::fromStdString(json) + ']', &error);
        QVERIFY2(error.error == QJsonParseError::NoError, json.c_str());
        if (isValidUtf8(text))
            QCOMPARE(document.array().at(0).toString().toUtf8(), QByteArray::fromStdString(text));
        QCOMPARE(firstInvalidUtf8(text) == std::string::npos, isValidUtf8(text));
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString decoded = decoder(QByteArray::fromStdString(text));
        QCOMPARE(isValidUtf8(text), !decoder.hasError());
    }
}

void JsonTextTest::manyBrokenBytesTakeLinearTime()
{
    std::string text;
    for (int i = 0; i < 1000000; ++i)
        text += "a\xFF";
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(jsonString(text).size(), std::size_t(4000002));
    QVERIFY2(timer.elapsed() < 5000, "a quadratic reading takes minutes");
}

void JsonTextTest::unescapes_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("plain") << QByteArray(R"("model")") << QByteArray("model");
    QTest::newRow("all") << QByteArray(R"("\"\\\/\b\f\n\r\t")") << QByteArray("\"\\/\b\f\n\r\t");
    QTest::newRow("hex") << QByteArray(R"("mod\u0065\u006C")") << QByteArray("model");
    QTest::newRow("two bytes") << QByteArray(R"("\u00fc")") << QByteArray("ü");
    QTest::newRow("three bytes") << QByteArray(R"("\u20AC")") << QByteArray("€");
    QTest::newRow("pair") << QByteArray(R"("<\uD83D\uDE00>")") << QByteArray("<😀>");
    QTest::newRow("zero") << QByteArray(R"("\u0000")") << QByteArray("\0", 1);
}

void JsonTextTest::unescapes()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, text);
    const auto read = unescapeJsonString(token.toStdString());
    QVERIFY(read.has_value());
    QCOMPARE(QByteArray::fromStdString(*read), text);
    const std::string held = token.toStdString();
    QVERIFY(MemberName(held) == text.toStdString());
    QVERIFY(MemberName(held) != (text + 'x').toStdString());
}

void JsonTextTest::refusesToUnescape_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("no string") << QByteArray("12");
    QTest::newRow("half a string") << QByteArray("\"");
    QTest::newRow("unknown escape") << QByteArray(R"("\x")");
    QTest::newRow("short hex") << QByteArray(R"("\u00e")");
    QTest::newRow("no hex") << QByteArray(R"("\u00g0")");
    QTest::newRow("backslash at the end") << QByteArray(R"("\")");
    QTest::newRow("high alone") << QByteArray(R"("\ud83d")");
    QTest::newRow("low alone") << QByteArray(R"("\ude00")");
    QTest::newRow("two high") << QByteArray(R"("\ud83d\ud83d")");
    QTest::newRow("high and letter") << QByteArray(R"("\ud83dabcdef")");
}

void JsonTextTest::refusesToUnescape()
{
    QFETCH(QByteArray, token);
    QVERIFY(!unescapeJsonString(token.toStdString()));
}

void JsonTextTest::numbers_data()
{
    QTest::addColumn<bool>("good");
    for (const char *number :
         {"0", "-0", "12", "-1.50", "1e9", "1E+9", "0.1e-7", "123456789012345678901234567890"})
        QTest::newRow(number) << true;
    for (const char *number :
         {"", "-", "+1", "01", "1.", ".5", "1e", "1e+", "0x1", "1 ", "NaN", "1.2.3", "--1"})
        QTest::newRow(number) << false;
}

void JsonTextTest::numbers()
{
    QFETCH(bool, good);
    QCOMPARE(isJsonNumber(QTest::currentDataTag()), good);
}

BIFROST_TEST(JsonTextTest)
#include "jsontexttest.moc"
