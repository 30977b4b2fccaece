// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include "models/traffic/jsonlines.h"
#include "models/traffic/wirediff.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace Qt::StringLiterals;

namespace {

QStringList texts(const JsonLines &json)
{
    QStringList list;
    for (const JsonLines::Line &line : json.lines())
        list.append(line.text);
    return list;
}

QStringList laidOut(const std::string &text)
{
    return texts(JsonLines(text));
}

} // namespace

/// JSON for reading, and what differs between two.
class JsonLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneMemberToALine();
    void orderAndDigitsStay();
    void brokenTextsGoAsFarAsTheyGo();
    void foldsAndUnfolds();
    void longListsAreFoldedLongTextsShortened();
    void thereIsAnEndToLines();
    void whatIsLaidOutMeansTheSame();
    void anythingCanBeLaidOut();
    void differences();
    void nothingDiffers();
};

void JsonLinesTest::oneMemberToALine()
{
    QCOMPARE(laidOut(R"({"a":1,"b":[true,null,{}],"c":{"d":"x"},"e":[]})"),
             (QStringList{u"{"_s, u"  \"a\": 1,"_s, u"  \"b\": ["_s, u"    true,"_s, u"    null,"_s,
                          u"    {}"_s, u"  ],"_s, u"  \"c\": {"_s, u"    \"d\": \"x\""_s, u"  },"_s,
                          u"  \"e\": []"_s, u"}"_s}));
}

void JsonLinesTest::orderAndDigitsStay()
{
    QCOMPARE(laidOut(R"({"z":1.50,"a":12345678901234567890,"z":"\u00e4\n"})"),
             (QStringList{u"{"_s, u"  \"z\": 1.50,"_s, u"  \"a\": 12345678901234567890,"_s,
                          u"  \"z\": \"\\u00e4\\n\""_s, u"}"_s}));
}

void JsonLinesTest::brokenTextsGoAsFarAsTheyGo()
{
    QCOMPARE(laidOut(R"({"a":[1,{"b":"x)"),
             (QStringList{u"{"_s, u"  \"a\": ["_s, u"    1,"_s, u"    {"_s, u"      \"b\": \"x"_s}));
    QVERIFY(laidOut("").isEmpty());
    QVERIFY(JsonLines::isJson(" \n{"));
    QVERIFY(!JsonLines::isJson("data: {}"));
    QVERIFY(!JsonLines::isJson(""));
}

void JsonLinesTest::foldsAndUnfolds()
{
    JsonLines json(R"({"a":[1,2,3],"b":2})");
    QCOMPARE(json.lines()[1].text, u"  \"a\": ["_s);
    const int fold = json.lines()[1].fold;
    QVERIFY(fold > 0);
    json.setFolded(fold, true);
    QCOMPARE(json.lines().size(), std::size_t(4));
    QVERIFY2(json.lines()[1].text.startsWith(u"  \"a\": [ … ],"_s), qPrintable(json.lines()[1].text));
    QVERIFY(json.lines()[1].isFolded);
    json.setFolded(fold, false);
    QCOMPARE(json.lines().size(), std::size_t(8));
    json.setAllFolded(true);
    QCOMPARE(json.lines().size(), std::size_t(4));
}

void JsonLinesTest::longListsAreFoldedLongTextsShortened()
{
    std::string text = R"({"list":[0)";
    for (int i = 1; i < 500; ++i)
        text += "," + std::to_string(i);
    text += R"(],"data":")" + std::string(100'000, 'x') + "\"}";
    const JsonLines json(text);
    QCOMPARE(json.lines().size(), std::size_t(4));
    QVERIFY(json.lines()[1].isFolded);
    QVERIFY(json.lines()[2].text.size() < 2 * JsonLines::MaxText);
}

void JsonLinesTest::thereIsAnEndToLines()
{
    std::string text = "[";
    for (int i = 0; i < 3000; ++i)
        text += "{\"a\":{\"b\":1}},";
    text += "1]";
    JsonLines json(text);
    QCOMPARE(json.lines().size(), std::size_t(JsonLines::MaxLines) + 1);
    // Deeper than anybody's stack.
    QVERIFY(laidOut(std::string(200'000, '[')).size() <= JsonLines::MaxLines + 1);
}

void JsonLinesTest::whatIsLaidOutMeansTheSame()
{
    const QByteArray text =
        R"({"model":"gpt-4o","messages":[{"role":"user","content":[{"type":"text","text":"a \"b\" {c}"}]}],"n":1,"x":null,"y":[[],{}]})";
    const QByteArray again = laidOut(text.toStdString()).join(u'\n').toUtf8();
    QCOMPARE(QJsonDocument::fromJson(again), QJsonDocument::fromJson(text));
}

void JsonLinesTest::anythingCanBeLaidOut()
{
    QRandomGenerator random(3);
    const std::string letters = "{}[]\",:\\ ax1-\n\xc3\xa4";
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (int i = random.bounded(40); i > 0; --i)
            text += letters[std::size_t(random.bounded(int(letters.size())))];
        JsonLines json(text);
        json.setAllFolded(true);
        json.setAllFolded(false);
        for (const JsonLines::Line &line : json.lines())
            QVERIFY(!line.text.contains(u'\r'));
        (void)WireDiff({text, std::int64_t(text.size())},
                       {{std::size_t(random.bounded(50)), std::size_t(random.bounded(5)), "x"}});
    }
}

void JsonLinesTest::differences()
{
    const std::string body = R"({"model":"coder","stream":true,"max_tokens":5})";
    const std::vector<BodyChange> changes{{9, 7, "\"claude\""},
                                          {30, 0, R"(,"stream_options":{"include_usage":true})"}};
    QCOMPARE(
        WireDiff::applied(body, changes),
        std::string(
            R"({"model":"claude","stream":true,"stream_options":{"include_usage":true},"max_tokens":5})"));
    QStringList shown;
    const WireDiff diff({body, std::int64_t(body.size())}, changes);
    for (const WireDiff::Line &line : diff.lines()) {
        const QString sign = line.kind == WireDiff::Line::Kind::Removed ? u"-"_s
            : line.kind == WireDiff::Line::Kind::Added                  ? u"+"_s
                                                                        : u" "_s;
        shown.append(sign + line.text.trimmed());
    }
    QCOMPARE(shown,
             (QStringList{u" {"_s, u"-\"model\": \"coder\","_s, u"+\"model\": \"claude\","_s,
                          u" \"stream\": true,"_s, u"+\"stream_options\": {"_s, u"+\"include_usage\": true"_s,
                          u"+},"_s, u" \"max_tokens\": 5"_s, u" }"_s}));
}

void JsonLinesTest::nothingDiffers()
{
    QVERIFY(WireDiff({"{}", 2}, {}).lines().empty());
    QVERIFY(WireDiff({"plain", 5}, {{0, 1, "x"}}).lines().empty());
    QCOMPARE(WireDiff::applied("abc", {{5, 1, "x"}}), std::string("abc"));
}

BIFROST_TEST(JsonLinesTest)
#include "jsonlinestest.moc"
