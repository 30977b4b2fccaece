// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/splice.h"
#include "gateway/wire/openai_chat/requestsplices.h"
#include "tests/gateway/wire/paddedtext.h"
#include "tests/gateway/wire/randomjson.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <fmt/format.h>

using namespace bifrost;
using namespace bifrost::wire;
using namespace Qt::StringLiterals;
using bifrost::wire::test::PaddedText;
using bifrost::wire::test::RandomJson;

namespace {

/// The body as it would go out; empty if it was refused.
std::string outgoing(std::string_view body, std::string_view model, const RequestWishes &wishes)
{
    const PaddedText padded(body);
    const auto envelope = readEnvelope(padded.view());
    if (!envelope)
        return {};
    return SplicedBody(padded.view(), requestSplices(*envelope, padded.view(), model, wishes)).joined();
}

QJsonObject parse(std::string_view json)
{
    return QJsonDocument::fromJson(QByteArray(json.data(), qsizetype(json.size()))).object();
}

} // namespace

class SpliceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void piecesAreTheOriginal();
    void piecesSurviveAMove();
    void requests_data();
    void requests();
    void neverStored_data();
    void neverStored();
    void changesNothingElse();
};

void SpliceTest::piecesAreTheOriginal()
{
    const std::string original = "0123456789";
    std::vector<Splice> splices;
    splices.push_back({0, 0, "<"});
    splices.push_back({0, 2, {}});
    splices.push_back({4, 2, "a longer text than any small buffer holds"});
    splices.push_back({10, 0, ">"});
    const SplicedBody body(original, std::move(splices));
    QCOMPARE(body.joined(), std::string("<23a longer text than any small buffer holds6789>"));
    QCOMPARE(body.size(), body.joined().size());
    QCOMPARE(body.pieces().size(), std::size_t(5));
    QVERIFY(body.isChanged());
    QVERIFY(body.pieces()[1].data() == original.data() + 2);
    QVERIFY(body.pieces()[3].data() == original.data() + 6);

    const SplicedBody unchanged(original);
    QVERIFY(!unchanged.isChanged());
    QCOMPARE(unchanged.pieces().size(), std::size_t(1));
    QVERIFY(unchanged.pieces()[0].data() == original.data());
    QCOMPARE(SplicedBody({}).pieces().size(), std::size_t(0));
}

void SpliceTest::piecesSurviveAMove()
{
    std::vector<Splice> splices;
    splices.push_back({1, 1, "x"}); // short enough to lie inside its string object
    SplicedBody first("abc", std::move(splices));
    const SplicedBody second = std::move(first);
    QCOMPARE(second.joined(), std::string("axc"));
}

void SpliceTest::requests_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected"); // for the model "gpt" with usage wanted
    const auto row = [](const char *name, const char *body, const char *expected) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(expected);
    };
    row("model", R"({"model": "openai/gpt" ,"stream_options":{"include_usage":true}})",
        R"({"model": "gpt" ,"stream_options":{"include_usage":true}})");
    row("same model, escaped", R"({"model":"gp\u0074","stream_options":{"include_usage":true}})",
        R"({"model":"gp\u0074","stream_options":{"include_usage":true}})");
    row("new member", R"({ "model":"gpt"})", R"({"stream_options":{"include_usage":true}, "model":"gpt"})");
    row("empty object", R"({})", R"({"stream_options":{"include_usage":true}})");
    row("null", R"({"stream_options": null ,"a":1})", R"({"stream_options": {"include_usage":true} ,"a":1})");
    row("empty options", R"({"stream_options":{ }})", R"({"stream_options":{"include_usage":true }})");
    row("other option", R"({"stream_options":{"x":1}})",
        R"({"stream_options":{"include_usage":true,"x":1}})");
    row("false", R"({"stream_options":{"x":1,"include_usage" : false }})",
        R"({"stream_options":{"x":1,"include_usage" : true }})");
    row("null option", R"({"stream_options":{"include_usage":null}})",
        R"({"stream_options":{"include_usage":true}})");
    row("odd option", R"({"stream_options":{"include_usage":"yes"}})",
        R"({"stream_options":{"include_usage":"yes"}})");
    row("odd options", R"({"stream_options":"yes"})", R"({"stream_options":"yes"})");
    row("fallbacks only", R"({ "fallbacks":["a/b"] })", R"({"stream_options":{"include_usage":true}  })");
    row("fallbacks first", R"({"fallbacks":["a/b"],"model":"x/gpt"})",
        R"({"stream_options":{"include_usage":true},"model":"gpt"})");
    row("fallbacks last", R"({"model":"x/gpt","fallbacks":["a/b"]})",
        R"({"stream_options":{"include_usage":true},"model":"gpt"})");
    row("fallbacks within", R"({"a":1, "fallbacks":null, "stream_options":{}})",
        R"({"a":1,  "stream_options":{"include_usage":true}})");
}

void SpliceTest::requests()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(outgoing(body.toStdString(), "gpt", {.includeUsage = true})),
             expected);
}

void SpliceTest::neverStored_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("includeUsage");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *body, bool includeUsage, const char *expected) {
        QTest::newRow(name) << QByteArray(body) << includeUsage << QByteArray(expected);
    };
    row("absent", R"({"a":1})", false, R"({"store":false,"a":1})");
    row("true", R"({"store" : true,"a":1})", false, R"({"store" : false,"a":1})");
    row("null", R"({"a":1,"store":null})", false, R"({"a":1,"store":false})");
    row("false", R"({"store":false })", false, R"({"store":false })");
    row("odd", R"({"store":{"x":[1]}})", false, R"({"store":false})");
    row("escaped name", R"({"st\u006Fre":true})", false, R"({"st\u006Fre":false})");
    row("empty object", R"({})", false, R"({"store":false})");
    row("nested", R"({"a":{"store":true}})", false, R"({"store":false,"a":{"store":true}})");
    row("beside the usage", R"({"a":1})", true,
        R"({"stream_options":{"include_usage":true},"store":false,"a":1})");
    row("alone beside the usage", R"({})", true,
        R"({"stream_options":{"include_usage":true},"store":false})");
}

void SpliceTest::neverStored()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, includeUsage);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(
                 outgoing(body.toStdString(), "gpt", {.includeUsage = includeUsage, .noStore = true})),
             expected);
}

void SpliceTest::changesNothingElse()
{
    int asked = 0;
    for (unsigned seed = 0; seed < 4000; ++seed) {
        RandomJson random(seed);
        const std::string text = random.object();
        const std::string model = random.below(4) == 0 ? "demo/echo" : "we\"ird\\é\n";
        const bool addIncludeUsage = random.below(2) == 0;
        const RequestWishes wishes{.includeUsage = addIncludeUsage, .noStore = random.below(2) == 0};
        const std::string sent = outgoing(text, model, wishes);
        const std::string where = fmt::format("seed {}\n{}\n{}", seed, text, sent);

        // What goes out is good JSON, and going out again changes nothing any more.
        QVERIFY2(!sent.empty(), where.c_str());
        QCOMPARE(outgoing(sent, model, wishes), sent);

        QJsonObject before = parse(text);
        QJsonObject after = parse(sent);
        const bool hadModel = before.contains(u"model"_s);
        QCOMPARE(after.contains(u"model"_s), hadModel);
        if (hadModel)
            QCOMPARE(after.value(u"model"_s).toString(), QString::fromStdString(model));
        QVERIFY2(!after.contains(u"fallbacks"_s), where.c_str());

        const QJsonValue optionsBefore = before.value(u"stream_options"_s);
        const QJsonValue optionsAfter = after.value(u"stream_options"_s);
        if (addIncludeUsage
            && (optionsBefore.isUndefined() || optionsBefore.isNull() || optionsBefore.isObject())) {
            QJsonObject expected = optionsBefore.toObject();
            const QJsonValue wish = expected.value(u"include_usage"_s);
            if (wish.isUndefined() || wish.isNull() || wish == false)
                expected.insert(u"include_usage"_s, true);
            QVERIFY2(optionsAfter == QJsonValue(expected), where.c_str());
            ++asked;
        } else {
            QVERIFY2(optionsAfter == optionsBefore, where.c_str());
        }

        if (wishes.noStore) {
            QVERIFY2(after.value(u"store"_s) == QJsonValue(false), where.c_str());
            before.remove(u"store"_s);
            after.remove(u"store"_s);
        }
        for (const QString &name : {u"model"_s, u"fallbacks"_s, u"stream_options"_s}) {
            before.remove(name);
            after.remove(name);
        }
        QVERIFY2(before == after, where.c_str());
    }
    QVERIFY(asked > 1000);
}

BIFROST_TEST(SpliceTest)
#include "splicetest.moc"
