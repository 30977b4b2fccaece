// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "models/config/jsonparser.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace Qt::StringLiterals;

class JsonParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWithTheRightPlace_data();
    void refusesWithTheRightPlace();
    void namesTheFileAsItIsCalled();
    void readsTexts_data();
    void readsTexts();
    void remembersWhereThingsStand();
    void agreesWithQtOnWhatIsValid();
    void survivesEveryTruncationAndDamage();
    void boundsDepthAndNumber();
};

namespace {

QJsonValue asQt(const JsonNode &node)
{
    switch (node.type) {
    case JsonNode::Type::Null:
        return QJsonValue();
    case JsonNode::Type::Bool:
        return node.truth;
    case JsonNode::Type::Number:
        return node.text.toDouble();
    case JsonNode::Type::String:
        return node.text;
    case JsonNode::Type::Array: {
        QJsonArray array;
        for (const JsonNode &item : node.items)
            array.append(asQt(item));
        return array;
    }
    case JsonNode::Type::Object: {
        QJsonObject object;
        for (const JsonMember &member : node.members)
            object.insert(member.name, asQt(member.value));
        return object;
    }
    }
    return {};
}

/// A random text, valid by construction.
QByteArray randomJson(std::mt19937 &random, int depth)
{
    static const QList<QByteArray> leaves{"null",
                                          "true",
                                          "false",
                                          "0",
                                          "-0.5",
                                          "1e3",
                                          "12345678",
                                          "2.5E-3",
                                          "\"\"",
                                          "\"a\\n\\u00e9\"",
                                          "\"\\ud83d\\ude00\"",
                                          "\"\xC3\xA9\xE2\x82\xAC\""};
    static const QList<QByteArray> gaps{"", " ", "\n", "\t ", "\r\n"};
    const auto gap = [&] { return gaps[qsizetype(random() % std::size_t(gaps.size()))]; };
    const unsigned kind = random() % 4;
    if (depth == 0 || kind < 2)
        return leaves[qsizetype(random() % std::size_t(leaves.size()))];
    QByteArray text = kind == 2 ? "[" : "{";
    const unsigned count = random() % 4;
    for (unsigned i = 0; i < count; ++i) {
        text += i > 0 ? "," + gap() : gap();
        if (kind == 3)
            text += "\"k" + QByteArray::number(i) + "\"" + gap() + ":" + gap();
        text += randomJson(random, depth - 1) + gap();
    }
    return text + (kind == 2 ? "]" : "}");
}

} // namespace

void JsonParserTest::refusesWithTheRightPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("complaint");
    const auto add = [](const char *name, const QByteArray &text, const QString &complaint) {
        QTest::newRow(name) << text << complaint;
    };
    add("nothing", "",
        u"line 1, column 1: the file is empty. Write {} for a configuration without settings."_s);
    add("only space", " \n\n ",
        u"line 3, column 2: the file is empty. Write {} for a configuration without settings."_s);
    const QByteArray wide("{\0}\0", 4);
    for (const QByteArray &text : {"\xFF\xFE" + wide, QByteArray("\xFE\xFF\0{\0}", 6), wide})
        add(("UTF-16 " + text.toHex()).constData(), text,
            u"line 1, column 1: the file is not UTF-8 but, it seems, UTF-16. Save it as UTF-8."_s);
    add("mark only", "\xEF\xBB\xBF",
        u"line 1, column 1: the file is empty. Write {} for a configuration without settings."_s);
    add("missing comma", "{\"a\": 1\n \"b\": 2}", u"line 2, column 2: a comma or \"}\" is expected here."_s);
    add("missing comma in a list", "[1 2]", u"line 1, column 4: a comma or \"]\" is expected here."_s);
    add("last comma", "{\"a\": 1,\n}", u"line 2, column 1: the comma before this \"}\" must go."_s);
    add("last comma in a list", "[1, ]", u"line 1, column 5: the comma before this \"]\" must go."_s);
    add("missing colon", "{\"a\" 1}", u"line 1, column 6: a colon after \"a\" is expected here."_s);
    add("missing value", "{\"a\": }", u"line 1, column 7: a value is expected here."_s);
    add("name without quotes", "{a: 1}", u"line 1, column 2: a name in double quotes is expected here."_s);
    add("single quotes", "{'a': 1}",
        u"line 1, column 2: a name in double quotes is expected here. Texts take double quotes."_s);
    add("comment", "{\n  // why\n}", u"line 2, column 3: JSON has no comments. Remove this one."_s);
    add("hash comment", "{} # why", u"line 1, column 4: nothing may follow the end of the configuration."_s);
    add("ends early", "{\"a\": [1,", u"line 1, column 10: the text ends here, but a value is missing."_s);
    add("ends in an object", "{\"a\": 1",
        u"line 1, column 8: the text ends here, but a comma or \"}\" is missing."_s);
    add("open text", "{\"a\": \"b}", u"line 1, column 7: this text has no closing quote."_s);
    add("open text in its line", "{\"a\": \"b\n}",
        u"line 1, column 7: this text has no closing quote in its line."_s);
    add("tab in a text", "[\"a\tb\"]",
        u"line 1, column 4: a control character stands inside a text; write it as \\t or \\u00XX."_s);
    add("wrong escape", "[\"C:\\x\"]",
        u"line 1, column 5: a backslash must be written twice, or begin one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX."_s);
    add("short \\u", "[\"\\u12\"]", u"line 1, column 4: \\u must be followed by four hexadecimal digits."_s);
    add("half a character", "[\"\\ud800\"]",
        u"line 1, column 3: half a character stands here: \\uD800 to \\uDFFF only mean something in pairs."_s);
    add("high twice", "[\"\\ud800\\ud800\"]",
        u"line 1, column 3: half a character stands here: \\uD800 to \\uDFFF only mean something in pairs."_s);
    add("not UTF-8", "[\"\xE9\"]", u"line 1, column 2: this text is not UTF-8."_s);
    add("leading zero", "[01]", u"line 1, column 2: this is not a number as JSON writes it."_s);
    add("point without digits", "[1.]", u"line 1, column 2: this is not a number as JSON writes it."_s);
    add("bare minus", "[-]", u"line 1, column 2: this is not a number as JSON writes it."_s);
    add("exponent without digits", "[1e+]", u"line 1, column 2: this is not a number as JSON writes it."_s);
    add("too large", "[1, -2e400]", u"line 1, column 5: this number is too large, or too close to zero."_s);
    add("too small", "[1e-400]", u"line 1, column 2: this number is too large, or too close to zero."_s);
    add("wrong word", "[True]", u"line 1, column 2: a value is expected here."_s);
    add("cut word", "[tru]", u"line 1, column 2: a value is expected here."_s);
    add("second value", "{}\n{}", u"line 2, column 1: nothing may follow the end of the configuration."_s);
    add("twice", "{\"a\": 1,\n \"b\": {\"a\": 1},\n \"a\": 2}",
        u"line 3, column 2: \"a\" stands twice in the same object, first in line 1. Remove one of them."_s);
    add("twice by escape", "{\"a\": 1, \"\\u0061\": 2}",
        u"line 1, column 10: \"a\" stands twice in the same object, first in line 1. Remove one of them."_s);
    add("columns count characters", "{\"\xC3\xA9\xE2\x82\xAC\": x}",
        u"line 1, column 8: a value is expected here."_s);
    add("columns after a mark", "\xEF\xBB\xBF{x}",
        u"line 1, column 2: a name in double quotes is expected here."_s);
}

void JsonParserTest::refusesWithTheRightPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, complaint);
    const Result<JsonNode> node = JsonParser::parse(text, u"config.json"_s);
    QVERIFY(!node);
    QVERIFY(node.error().code == ErrorCode::ConfigInvalid);
    QCOMPARE(QString::fromStdString(node.error().message), u"config.json, "_s + complaint);
}

void JsonParserTest::namesTheFileAsItIsCalled()
{
    const auto node = JsonParser::parse("{\"a\" 1}", u"c%2x%3.json"_s);
    QVERIFY(!node);
    QVERIFY2(node.error().message.starts_with("c%2x%3.json, line 1, column 6: "),
             node.error().message.c_str());
}

void JsonParserTest::readsTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("value");
    QTest::newRow("escapes") << QByteArray(R"("\"\\\/\b\f\n\r\t")") << u"\"\\/\b\f\n\r\t"_s;
    QTest::newRow("unit") << QByteArray(R"("\u00E9\u20ac")") << u"é€"_s;
    QTest::newRow("pair") << QByteArray(R"("\ud83d\ude00")") << u"😀"_s;
    QTest::newRow("zero") << QByteArray(R"("a\u0000b")") << QString::fromUtf8("a\0b", 3);
    QTest::newRow("as it is") << QByteArray("\"\xF0\x9F\x98\x80\"") << u"😀"_s;
    QTest::newRow("mark in front") << QByteArray("\xEF\xBB\xBF\"a\"") << u"a"_s;
}

void JsonParserTest::readsTexts()
{
    QFETCH(QByteArray, text);
    const Result<JsonNode> node = JsonParser::parse(text, u"t"_s);
    QVERIFY(node.hasValue());
    QTEST(node->text, "value");
}

void JsonParserTest::remembersWhereThingsStand()
{
    const QByteArray text = "{\n  \"one\": 1,\n  \"list\": [true,\n    {\"deep\": null}]\n}";
    const Result<JsonNode> node = JsonParser::parse(text, u"t"_s);
    QVERIFY(node.hasValue());
    const auto place = [&text](qsizetype offset) {
        const JsonPlace at = JsonPlace::of(text, offset);
        return std::pair(at.line, at.column);
    };
    QCOMPARE(place(node->members.at(0).offset), std::pair(2, 3));
    QCOMPARE(place(node->members.at(0).value.offset), std::pair(2, 10));
    QCOMPARE(place(node->members.at(1).value.items.at(1).members.at(0).value.offset), std::pair(4, 14));
}

void JsonParserTest::agreesWithQtOnWhatIsValid()
{
    std::mt19937 random(4);
    for (int round = 0; round < 2000; ++round) {
        const QByteArray text = "[" + randomJson(random, 5) + "]";
        const Result<JsonNode> node = JsonParser::parse(text, u"t"_s);
        QVERIFY2(node.hasValue(), text.constData());
        QCOMPARE(asQt(*node).toArray(), QJsonDocument::fromJson(text).array());
    }
}

void JsonParserTest::survivesEveryTruncationAndDamage()
{
    std::mt19937 random(5);
    const QByteArray whole =
        R"({"a": [1, -2.5e3, true, null, "t\u00e9\n"], "b": {"c": {"d": "😀"}}, "e": []})";
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY(!JsonParser::parse(whole.left(length), u"t"_s));
    for (int round = 0; round < 20'000; ++round) {
        QByteArray damaged = whole;
        for (unsigned i = 0; i <= random() % 3; ++i)
            damaged[qsizetype(random() % std::size_t(damaged.size()))] = char(random());
        // Valid or not, it comes to an end, and what it takes Qt takes too.
        const Result<JsonNode> node = JsonParser::parse(damaged, u"t"_s);
        if (node)
            QVERIFY2(!QJsonDocument::fromJson(damaged).isNull(), damaged.constData());
    }
}

void JsonParserTest::boundsDepthAndNumber()
{
    const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    QVERIFY(JsonParser::parse(nested(JsonParser::MaxDepth), u"t"_s).hasValue());
    QCOMPARE(JsonParser::parse(nested(JsonParser::MaxDepth + 1), u"t"_s).error().message,
             std::string("t, line 1, column 65: objects and arrays are nested more than 64 levels deep."));
    QVERIFY(!JsonParser::parse(nested(5'000'000), u"t"_s)); // and the stack holds
    QByteArray many = "[0";
    for (int i = 0; i < JsonParser::MaxValues; ++i)
        many += ",0";
    const Result<JsonNode> tooMany = JsonParser::parse(many + "]", u"t"_s);
    QVERIFY(!tooMany);
    QVERIFY(tooMany.error().message.ends_with("the file holds more than 500000 values."));
}

BIFROST_TEST(JsonParserTest)
#include "jsonparsertest.moc"
