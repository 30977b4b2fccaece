// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/envelope.h"
#include "tests/gateway/wire/paddedtext.h"
#include "tests/gateway/wire/randomjson.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QTest>

#include <fmt/format.h>

using namespace bifrost;
using namespace bifrost::wire;
using bifrost::wire::test::PaddedText;
using bifrost::wire::test::RandomJson;

namespace {

/// Reads a body that must be good.
Envelope readGood(const PaddedText &body)
{
    auto result = readEnvelope(body.view());
    if (!result) {
        QTest::qFail(result.error().message.c_str(), __FILE__, __LINE__);
        return {};
    }
    return std::move(*result);
}

} // namespace

class EnvelopeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatRoutingNeeds();
    void anEmptyObjectHasNothing();
    void escapedNamesCount();
    void nullIsAbsent();
    void messages_data();
    void messages();
    void streamOptions_data();
    void streamOptions();
    void fallbacks_data();
    void fallbacks();
    void refuses_data();
    void refuses();
    void saysWhereItIsBroken_data();
    void saysWhereItIsBroken();
    void findsABadEscapeAnywhere();
    void anEmptyBodyMayBeTheFirst();
    void depthIsBounded();
    void largeBodiesGiveTheirMemoryBack();
    void agreesWithAnotherReader();
};

void EnvelopeTest::readsWhatRoutingNeeds()
{
    const PaddedText body(R"( { "temperature" : 0.5, "model" : "openai\/gpt-4o" , "stream":true,
        "messages":[{"role":"user","content":"\"model\":\"x\""}], "metadata": {"model":"other","stream":[]} } )");
    const Envelope envelope = readGood(body);
    QVERIFY(envelope.hasModel);
    QCOMPARE(envelope.model, std::string("openai/gpt-4o"));
    QCOMPARE(envelope.modelToken.in(body.view()), std::string_view(R"("openai\/gpt-4o")"));
    QVERIFY(envelope.hasStream);
    QVERIFY(envelope.stream);
    QVERIFY(envelope.hasMessages);
    QVERIFY(envelope.messagesIsArray);
    QVERIFY(!envelope.messagesEmpty);
    QVERIFY(!envelope.hasPrompt);
    QVERIFY(!envelope.hasInput);
    QVERIFY(!envelope.hasStreamOptions);
    QVERIFY(envelope.streamOptions.isEmpty());
    QVERIFY(envelope.fallbacksMember.isEmpty());
    QCOMPARE(envelope.afterOpenBrace, std::size_t(2));
    QVERIFY(envelope.hasMembers);
}

void EnvelopeTest::anEmptyObjectHasNothing()
{
    const PaddedText body("{ }");
    const Envelope envelope = readGood(body);
    QVERIFY(!envelope.hasModel);
    QVERIFY(!envelope.hasMembers);
    QCOMPARE(envelope.afterOpenBrace, std::size_t(1));
}

void EnvelopeTest::escapedNamesCount()
{
    const PaddedText body(
        R"({"mod\u0065l":"demo/echo","\u0073tream":true,"stream_optio\u006es":{"include\u005fusage":true}})");
    const Envelope envelope = readGood(body);
    QCOMPARE(envelope.model, std::string("demo/echo"));
    QVERIFY(envelope.stream);
    QVERIFY(envelope.includeUsage);
}

void EnvelopeTest::nullIsAbsent()
{
    const PaddedText body(
        R"({"stream":null,"stream_options": null ,"messages":null,"prompt":null,"input":null})");
    const Envelope envelope = readGood(body);
    QVERIFY(!envelope.hasStream);
    QVERIFY(!envelope.stream);
    QVERIFY(!envelope.hasStreamOptions);
    QCOMPARE(envelope.streamOptions.in(body.view()), std::string_view("null"));
    QVERIFY(!envelope.hasMessages);
    QVERIFY(!envelope.hasPrompt);
    QVERIFY(!envelope.hasInput);
}

void EnvelopeTest::messages_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isArray");
    QTest::addColumn<bool>("isEmpty");
    QTest::newRow("empty") << QByteArray("[ ]") << true << true;
    QTest::newRow("one") << QByteArray("[1]") << true << false;
    QTest::newRow("nested empty") << QByteArray("[[]]") << true << false;
    QTest::newRow("text") << QByteArray("\"[]\"") << false << false;
    QTest::newRow("object") << QByteArray("{}") << false << false;
}

void EnvelopeTest::messages()
{
    QFETCH(QByteArray, value);
    const PaddedText body(fmt::format(R"({{"messages":{}}})", value.toStdString()));
    const Envelope envelope = readGood(body);
    QVERIFY(envelope.hasMessages);
    QTEST(envelope.messagesIsArray, "isArray");
    QTEST(envelope.messagesEmpty, "isEmpty");
}

void EnvelopeTest::streamOptions_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isObject");
    QTest::addColumn<bool>("hasMembers");
    QTest::addColumn<bool>("includes");
    QTest::addColumn<QByteArray>("includeValue");
    QTest::newRow("empty") << QByteArray("{}") << true << false << false << QByteArray();
    QTest::newRow("true") << QByteArray("{\"include_usage\" : true }") << true << true << true
                          << QByteArray("true");
    QTest::newRow("false") << QByteArray("{\"include_usage\":false}") << true << true << false
                           << QByteArray("false");
    QTest::newRow("odd") << QByteArray("{\"include_usage\":[true, 1] }") << true << true << false
                         << QByteArray("[true, 1]");
    QTest::newRow("other") << QByteArray("{\"include_obfuscation\":true}") << true << true << false
                           << QByteArray();
    QTest::newRow("deeper") << QByteArray("{\"x\":{\"include_usage\":true}}") << true << true << false
                            << QByteArray();
    QTest::newRow("text") << QByteArray("\"x\"") << false << false << false << QByteArray();
}

void EnvelopeTest::streamOptions()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, includeValue);
    const PaddedText body(fmt::format(R"({{"a":1,"stream_options": {} ,"b":2}})", value.toStdString()));
    const Envelope envelope = readGood(body);
    QVERIFY(envelope.hasStreamOptions);
    QCOMPARE(envelope.streamOptions.in(body.view()), std::string_view(value.toStdString()));
    QTEST(envelope.streamOptionsIsObject, "isObject");
    QTEST(envelope.streamOptionsHasMembers, "hasMembers");
    QTEST(envelope.includeUsage, "includes");
    QCOMPARE(envelope.includeUsageValue.in(body.view()), std::string_view(includeValue.toStdString()));
}

void EnvelopeTest::fallbacks_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("names"); // joined with bars
    QTest::addColumn<QByteArray>("member");
    QTest::newRow("only") << QByteArray(R"({ "fallbacks" : ["a/b","c\/d"] })") << QByteArray("a/b|c/d")
                          << QByteArray(R"("fallbacks" : ["a/b","c\/d"])");
    QTest::newRow("first") << QByteArray(R"({"fallbacks":[] , "x":1})") << QByteArray("")
                           << QByteArray(R"("fallbacks":[] ,)");
    QTest::newRow("last") << QByteArray(R"({"x":1 , "fallbacks":["a/b"] })") << QByteArray("a/b")
                          << QByteArray(R"(, "fallbacks":["a/b"])");
    QTest::newRow("objects")
        << QByteArray(R"({"fallbacks":[{"model":"m","provider":"p","key_id":{"x":[]}},{"provider":"q"}]})")
        << QByteArray("p/m|q/")
        << QByteArray(R"("fallbacks":[{"model":"m","provider":"p","key_id":{"x":[]}},{"provider":"q"}])");
    QTest::newRow("odd entries")
        << QByteArray(R"({"fallbacks":[1,null,"",{},{"model":"m"},["x/y"],{"provider":1},"a/b"]})")
        << QByteArray("a/b")
        << QByteArray(R"("fallbacks":[1,null,"",{},{"model":"m"},["x/y"],{"provider":1},"a/b"])");
    QTest::newRow("no list") << QByteArray(R"({"fallbacks":"a/b"})") << QByteArray("")
                             << QByteArray(R"("fallbacks":"a/b")");
}

void EnvelopeTest::fallbacks()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, names);
    QFETCH(QByteArray, member);
    const PaddedText padded(body.toStdString());
    const Envelope envelope = readGood(padded);
    QCOMPARE(fmt::format("{}", fmt::join(envelope.fallbacks, "|")), names.toStdString());
    QCOMPARE(envelope.fallbacksMember.in(padded.view()), std::string_view(member.toStdString()));
}

void EnvelopeTest::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("says");
    const QByteArray broken = "not valid JSON";
    QTest::newRow("nothing") << QByteArray() << broken;
    QTest::newRow("spaces") << QByteArray(" \n") << broken;
    QTest::newRow("words") << QByteArray("hello") << broken;
    QTest::newRow("form") << QByteArray("model=x&stream=true") << broken;
    QTest::newRow("form feed") << QByteArray("{\"a\":1\f}") << broken;
    QTest::newRow("array") << QByteArray("[1]") << QByteArray("must be a JSON object");
    QTest::newRow("text") << QByteArray("\"{}\"") << QByteArray("must be a JSON object");
    QTest::newRow("number") << QByteArray("12") << QByteArray("must be a JSON object");
    QTest::newRow("model number") << QByteArray(R"({"model":1})") << QByteArray("`model` must be a string");
    QTest::newRow("model null") << QByteArray(R"({"model":null})") << QByteArray("`model` must be a string");
    QTest::newRow("model list") << QByteArray(R"({"model":["a"]})") << QByteArray("`model` must be a string");
    QTest::newRow("model lone surrogate")
        << QByteArray(R"({"model":"\ud800"})") << QByteArray("`model` must be a string");
    QTest::newRow("stream text") << QByteArray(R"({"stream":"true"})")
                                 << QByteArray("`stream` must be true or false");
    QTest::newRow("stream number") << QByteArray(R"({"stream":1})")
                                   << QByteArray("`stream` must be true or false");
    QTest::newRow("stream list") << QByteArray(R"({"stream":[true]})")
                                 << QByteArray("`stream` must be true or false");
    for (const char *name :
         {"model", "stream", "stream_options", "messages", "prompt", "input", "store", "fallbacks"}) {
        const char *value = qstrcmp(name, "model") == 0 ? "\"a\"" : "null";
        QTest::addRow("twice %s", name)
            << QByteArray::fromStdString(fmt::format(R"({{"{0}":{1},"x":1,"{0}":{1}}})", name, value))
            << QByteArray::fromStdString(fmt::format("the member `{}` twice", name));
    }
    QTest::newRow("twice, one escaped")
        << QByteArray(R"({"model":"a","\u006dodel":"b"})") << QByteArray("twice");
    QTest::newRow("twice include_usage")
        << QByteArray(R"({"stream_options":{"include_usage":true,"include_usage":false}})")
        << QByteArray("`include_usage` twice");
    QByteArray many = R"({"fallbacks":["a/b")";
    for (std::size_t i = 0; i < MaxFallbacks; ++i)
        many += ",\"a/b\"";
    QTest::newRow("many fallbacks") << QByteArray(many + "]}") << QByteArray("more than 32");
}

void EnvelopeTest::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, says);
    const PaddedText padded(body.toStdString());
    const auto result = readEnvelope(padded.view());
    QVERIFY(!result);
    QVERIFY(result.error().code == ErrorCode::BadRequest);
    QVERIFY2(result.error().message.find(says.toStdString()) != std::string::npos,
             result.error().message.c_str());
}

void EnvelopeTest::saysWhereItIsBroken_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("at");
    const auto row = [](const char *name, const QByteArray &body, int at) {
        QTest::newRow(name) << body << at;
    };
    row("open", R"({"a":1)", 6);
    row("only a brace", "{", 1);
    row("open list", R"({"a":[1)", 7);
    row("open in depth, closed outside", R"({"a":[[1})", 8);
    row("wrong bracket", R"({"a":[1}})", 7);
    row("wrong brace", R"({"a":{"b":1]})", 11);
    row("second object", R"({"a":1} {"b":2})", 8);
    row("closed twice", R"({"a":1}})", 7);
    row("zero byte after", QByteArray("{}\0", 3), 2);
    row("no colon", R"({"a" 1})", 5);
    row("no comma", R"({"a":1 "b":2})", 7);
    row("no comma in depth", R"({"a":[1 2]})", 8);
    row("no comma after a text", R"({"a":"x"y})", 8);
    row("comma last", R"({"a":1,})", 7);
    row("comma last in list", R"({"a":[1,]})", 8);
    row("comma last in depth", R"({"a":{"b":1,}})", 12);
    row("comma first", R"({,"a":1})", 1);
    row("two commas", R"({"a":1,,"b":2})", 7);
    row("name without quotes", R"({a:1})", 1);
    row("number as a name", R"({1:1})", 1);
    row("single quotes", R"({'a':1})", 1);
    row("no value", R"({"a":})", 5);
    row("two values", R"({"a":1 2})", 7);
    row("word", R"({"a":nul})", 5);
    row("long word", R"({"a":trueish})", 5);
    row("capital word", R"({"a":True})", 5);
    row("NaN", R"({"a":NaN})", 5);
    row("bad number", R"({"a":01})", 5);
    row("bad number in depth", R"({"a":[1.]})", 6);
    row("comment", R"({"a":1/*x*/})", 5);
    row("open text", R"({"a":"b})", 5);
    row("line feed in a text", "{\"a\":\"b\nc\"}", 7);
    row("zero in a text", QByteArray("{\"a\":\"b\0c\"}", 11), 7);
    row("bad escape", R"({"a":"\x"})", 5);
    row("bad escape in a name", R"({"a":{"\u12":1}})", 6);
    row("backslash outside", R"({"a":\n})", 5);
    row("invalid UTF-8", "{\"a\":\"\xFF\"}", 6);
    row("invalid UTF-8 in a name", "{\"\xC0\xAF\":1}", 2);
    row("cut character", "{\"a\":\"\xE2\x82\"}", 6);
    row("byte order mark", "\xEF\xBB\xBF{}", 0);
    row("no-break space", "{\xC2\xA0}", 1);
    row("vertical tab", "{\"a\":1\v}", 5);
}

void EnvelopeTest::saysWhereItIsBroken()
{
    QFETCH(QByteArray, body);
    QFETCH(int, at);
    for (const char *padding : {" ", "}", "]", "\"", ",\"a\":1}", "0", "]}]}"}) {
        const PaddedText padded(body.toStdString(), padding);
        const auto result = readEnvelope(padded.view());
        QVERIFY(!result);
        QVERIFY(result.error().code == ErrorCode::BadRequest);
        const std::string &message = result.error().message;
        QVERIFY2(message.ends_with(fmt::format(" at byte {}.", at)), message.c_str());
        QVERIFY2(message.starts_with("The request body is not valid JSON: "), message.c_str());
    }
}

/// Escapes are looked for in blocks and in long strides: none may fall between two of them.
void EnvelopeTest::findsABadEscapeAnywhere()
{
    for (const std::string_view good : {"", R"(\\\\)", R"(\\)", R"(\n)", R"(\u005c)"}) {
        for (std::size_t before = 0; before < 70; ++before) {
            for (const std::size_t between : {0, 1, 62, 63, 64, 65, 127, 128, 300}) {
                std::string body =
                    R"({"a":")" + std::string(before, 'x') + std::string(good) + std::string(between, 'y');
                QVERIFY(readEnvelope(PaddedText(body + R"("})").view()));
                body += R"(\x"})";
                const auto result = readEnvelope(PaddedText(body).view());
                QVERIFY(!result);
                QVERIFY(result.error().message.ends_with("a string with a bad escape at byte 5."));
            }
        }
    }
}

void EnvelopeTest::anEmptyBodyMayBeTheFirst()
{
    const PaddedText empty("");
    JsonIndex index; // as a thread has it that has read nothing yet
    JsonFault fault;
    QVERIFY(!index.read(empty.view(), fault));
    QVERIFY(index.read(PaddedText("{}").view(), fault));
}

void EnvelopeTest::depthIsBounded()
{
    const auto nested = [](std::size_t depth, std::string_view open, std::string_view close) {
        std::string body = R"({"messages":)";
        for (std::size_t i = 1; i < depth; ++i)
            body += open;
        body += "0";
        for (std::size_t i = 1; i < depth; ++i)
            body += close;
        return body + "}";
    };
    for (const auto &[open, close] :
         {std::pair("[", "]"), std::pair(R"({"a":)", "}"), std::pair(R"([{"a":1,"b":)", "}]")}) {
        const std::size_t levels = std::string_view(close).size();
        QVERIFY(readEnvelope(PaddedText(nested(511 / levels + 1, open, close)).view()));
        const auto deeper = readEnvelope(PaddedText(nested(511 / levels + 2, open, close)).view());
        QVERIFY(!deeper);
        QVERIFY(deeper.error().message.find("nested too deeply") != std::string::npos);
    }
    const PaddedText hostile(R"({"a":)" + std::string(5000000, '['));
    QVERIFY(!readEnvelope(hostile.view()));
}

void EnvelopeTest::largeBodiesGiveTheirMemoryBack()
{
    const std::string text(JsonIndex::KeptCapacity * 3, 'x');
    const PaddedText body(fmt::format(R"({{"model":"a/b","prompt":"{}"}})", text));
    const Envelope envelope = readGood(body);
    QCOMPARE(envelope.model, std::string("a/b"));
    QVERIFY(envelope.hasPrompt);
    QVERIFY(JsonIndex::ofThisThread().capacity() <= JsonIndex::KeptCapacity);
    QVERIFY(readEnvelope(PaddedText(R"({"model":"a/b"})").view()));
}

void EnvelopeTest::agreesWithAnotherReader()
{
    int good = 0;
    int broken = 0;
    for (unsigned seed = 0; seed < 4000; ++seed) {
        RandomJson random(seed);
        std::string text = random.object();
        const bool mutated = seed % 2 == 1;
        if (mutated)
            random.mutate(text);
        const PaddedText body(text);
        const auto result = readEnvelope(body.view());
        if (!mutated)
            QVERIFY2(
                result,
                fmt::format("seed {}: {}\n{}", seed, result ? "" : result.error().message, text).c_str());
        // Qt's reader takes some things that are no JSON, such as 1. and raw control characters, but never
        // the other way round.
        QJsonParseError error;
        QJsonDocument::fromJson(QByteArray::fromStdString(text), &error);
        if (result)
            QVERIFY2(error.error == QJsonParseError::NoError, fmt::format("seed {}: {}", seed, text).c_str());
        ++(result ? good : broken);
    }
    QVERIFY2(good > 2000 && broken > 500, fmt::format("{} good, {} broken", good, broken).c_str());
}

BIFROST_TEST(EnvelopeTest)
#include "envelopetest.moc"
