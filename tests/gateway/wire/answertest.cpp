// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/openai_chat/answer.h"
#include "tests/gateway/wire/paddedtext.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using namespace bifrost::wire;
using bifrost::wire::test::PaddedText;

class AnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsACompletion();
    void errors_data();
    void errors();
    void placeForAMember_data();
    void placeForAMember();
    void extraFieldsThatAreThere();
    void aBrokenAnswerTellsWhatCameBefore();
    void ordinaryChunksAreNotRead_data();
    void ordinaryChunksAreNotRead();
    void readsTheUsageChunk_data();
    void readsTheUsageChunk();
    void usageBesideAChoice();
    void readsTheFinish();
    void chunkErrors_data();
    void chunkErrors();
    void namesAtTheVeryEndAreSeen();
};

void AnswerTest::readsACompletion()
{
    const PaddedText body(R"({
  "id": "chatcmpl-1", "object": "chat.completion", "created": 1741569952, "model": "gpt-4.1-2025-04-14",
  "choices": [ { "index": 0, "message": { "role": "assistant", "content": "A \"model\":\"x\" {\"usage\":1}",
      "usage": {"prompt_tokens": 1}, "error": "none" }, "logprobs": null, "finish_reason": "stop" },
    { "index": 1, "message": {}, "finish_reason": "length" } ],
  "usage": { "prompt_tokens": 19, "completion_tokens": 10, "total_tokens": 29 }, "error": null
} )");
    const AnswerFacts facts = readAnswer(body.view());
    QVERIFY(facts.isObject);
    QVERIFY(facts.hasMembers);
    QVERIFY(!facts.hasError);
    QCOMPARE(facts.finishReason.in(body.view()), std::string_view("stop"));
    QVERIFY(facts.usage.known);
    QCOMPARE(facts.usage.input, 19);
    QCOMPARE(facts.usage.output, 10);
    QCOMPARE(facts.closingBrace, body.view().size() - 2);
}

void AnswerTest::errors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("hasError");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const char *body, bool hasError, const char *type, const char *code,
                        const char *message) {
        QTest::newRow(name) << QByteArray(body) << hasError << QByteArray(type) << QByteArray(code)
                            << QByteArray(message);
    };
    row("OpenAI",
        R"({"error":{"message":"Incorrect API key \"x\"","type":"invalid_request_error","param":null,"code":"invalid_api_key"}})",
        true, "invalid_request_error", "invalid_api_key", "Incorrect API key \"x\"");
    row("code is a number", R"({"error":{"code":429,"message":"slow down"}})", true, "", "429", "slow down");
    row("code is null", R"({"error":{"code":null,"message":"m","type":null}})", true, "", "", "m");
    row("text", R"({"error":"model 'x' not found"})", true, "", "", "model 'x' not found");
    row("object is error",
        R"({"object":"error","message":"too long","type":"BadRequestError","param":null,"code":400})", true,
        "BadRequestError", "400", "too long");
    row("Anthropic's shape", R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})",
        true, "overloaded_error", "", "Overloaded");
    row("empty error object", R"({"error":{}})", true, "", "", "");
    row("detail", R"({"detail":"Not Found"})", false, "", "", "Not Found");
    row("message", R"({"message":"no Route matched"})", false, "", "", "no Route matched");
    row("message as an object", R"({"message":{"content":"x"}})", false, "", "", "");
    row("null", R"({"error":null})", false, "", "", "");
    row("false", R"({"error":false})", false, "", "", "");
    row("empty text", R"({"error":""})", false, "", "", "");
    row("deeper", R"({"choices":[{"error":{"message":"x"}}]})", false, "", "", "");
}

void AnswerTest::errors()
{
    QFETCH(QByteArray, body);
    const PaddedText padded(body.toStdString());
    const AnswerFacts facts = readAnswer(padded.view());
    QTEST(facts.hasError, "hasError");
    QTEST(QByteArray::fromStdString(facts.errorType), "type");
    QTEST(QByteArray::fromStdString(facts.errorCode), "code");
    QTEST(QByteArray::fromStdString(facts.errorMessage), "message");
}

void AnswerTest::placeForAMember_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("closingBrace"); // -1: no object
    QTest::addColumn<bool>("hasMembers");
    QTest::newRow("empty") << QByteArray("{}") << 1 << false;
    QTest::newRow("spaces") << QByteArray(" { } \n") << 3 << false;
    QTest::newRow("member") << QByteArray("{\"a\":{}}") << 7 << true;
    QTest::newRow("array") << QByteArray("[{}]") << -1 << false;
    QTest::newRow("two") << QByteArray("{}{}") << -1 << false;
    QTest::newRow("cut") << QByteArray("{\"a\":1") << -1 << true;
    QTest::newRow("no JSON") << QByteArray("<html>") << -1 << false;
    QTest::newRow("nothing") << QByteArray() << -1 << false;
}

void AnswerTest::placeForAMember()
{
    QFETCH(QByteArray, body);
    QFETCH(int, closingBrace);
    QFETCH(bool, hasMembers);
    const PaddedText padded(body.toStdString());
    const AnswerFacts facts = readAnswer(padded.view());
    QCOMPARE(facts.isObject, closingBrace >= 0);
    if (facts.isObject) {
        QCOMPARE(facts.closingBrace, std::size_t(closingBrace));
        QCOMPARE(facts.hasMembers, hasMembers);
    }
}

void AnswerTest::extraFieldsThatAreThere()
{
    const PaddedText body(R"({"a":{"extra_fields":1}, "extra\u005ffields" : {"b":[2, "}"]} ,"c":3})");
    const AnswerFacts facts = readAnswer(body.view());
    QVERIFY(facts.isObject);
    QCOMPARE(facts.extraFields.in(body.view()), std::string_view(R"({"b":[2, "}"]})"));
    const PaddedText without(R"({"a":{"extra_fields":1}})");
    QVERIFY(readAnswer(without.view()).extraFields.isEmpty());

    const std::string data = R"({"usage":{"prompt_tokens":1},"extra_fields":null})";
    QCOMPARE(readChunk(data).extraFields.in(data), std::string_view("null"));
}

void AnswerTest::aBrokenAnswerTellsWhatCameBefore()
{
    const PaddedText body(R"({"model":"m","usage":{"prompt_tokens":5,"completion_tokens":6},"choices":[{]})");
    const AnswerFacts facts = readAnswer(body.view());
    QVERIFY(!facts.isObject);
    QVERIFY(facts.usage.known);
    QCOMPARE(facts.usage.output, 6);
}

void AnswerTest::ordinaryChunksAreNotRead_data()
{
    QTest::addColumn<QByteArray>("data");
    const QByteArray head =
        R"({"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"gpt-4o",)";
    QTest::newRow("delta") << QByteArray(
        head + R"("choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":null}]})");
    QTest::newRow("usage null") << QByteArray(
        head + R"("choices":[{"index":0,"delta":{"content":"x"},"finish_reason": null }],"usage" : null})");
    QTest::newRow("content that looks like it") << QByteArray(
        head
        + R"("choices":[{"index":0,"delta":{"content":"\"usage\":{\"x\":1},\"error\":{},\"finish_reason\":\"stop\""}}]})");
    QTest::newRow("content that is a name") << QByteArray(R"({"choices":[{"delta":{"content":"usage"}}]})");
    QTest::newRow("longer names") << QByteArray(R"({"usages":{},"errors":[],"finish_reasons":{}})");
    QTest::newRow("no JSON") << QByteArray("hello \"world\"");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("done") << QByteArray("[DONE]");
}

void AnswerTest::ordinaryChunksAreNotRead()
{
    QFETCH(QByteArray, data);
    for (int shift = 0; shift < 40; ++shift) { // to every place of a vector's width
        const std::string text = std::string(std::size_t(shift), ' ') + data.toStdString();
        const ChunkFacts chunk = readChunk(text);
        QVERIFY(!chunk.isRead);
        QVERIFY(!chunk.hasUsage);
        QVERIFY(!chunk.hasError);
        QVERIFY(chunk.finishReason.empty());
    }
}

void AnswerTest::readsTheUsageChunk_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<bool>("usageOnly");
    QTest::newRow("OpenAI") << QByteArray(
        R"({"id":"1","choices":[],"usage":{"prompt_tokens":5,"completion_tokens":7}})")
                            << true;
    QTest::newRow("white space") << QByteArray(
        "{\"choices\" : [ ],\"usage\" :\n {\"prompt_tokens\":5,\"completion_tokens\":7}}")
                                 << true;
    QTest::newRow("without choices") << QByteArray(R"({"usage":{"prompt_tokens":5,"completion_tokens":7}})")
                                     << true;
    QTest::newRow("with a choice") << QByteArray(
        R"({"choices":[{"delta":{}}],"usage":{"prompt_tokens":5,"completion_tokens":7}})")
                                   << false;
    QTest::newRow("with an error") << QByteArray(
        R"({"error":{},"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":7}})")
                                   << false;
}

void AnswerTest::readsTheUsageChunk()
{
    QFETCH(QByteArray, data);
    QFETCH(bool, usageOnly);
    for (int shift = 0; shift < 40; ++shift) {
        const std::string text = std::string(std::size_t(shift), ' ') + data.toStdString() + "  ";
        const ChunkFacts chunk = readChunk(text);
        QVERIFY(chunk.isRead);
        QVERIFY(chunk.hasUsage);
        QVERIFY(chunk.usage.known);
        QCOMPARE(chunk.usage.input, 5);
        QCOMPARE(chunk.usage.output, 7);
        QCOMPARE(chunk.isUsageOnly, usageOnly);
        QCOMPARE(chunk.closingBrace, text.size() - 3);
        QVERIFY(chunk.hasMembers);
    }
}

void AnswerTest::usageBesideAChoice()
{
    // Some servers count within the choice; that is no usage of the answer.
    const ChunkFacts chunk = readChunk(R"({"choices":[{"index":0,"delta":{},"usage":{"prompt_tokens":5}}]})");
    QVERIFY(chunk.isRead);
    QVERIFY(!chunk.hasUsage);
    QVERIFY(!chunk.usage.known);
    QVERIFY(!chunk.isUsageOnly);
}

void AnswerTest::readsTheFinish()
{
    const std::string_view data = R"({"choices":[{"delta":{},"finish_reason": "tool_calls" }],"usage":null})";
    const ChunkFacts chunk = readChunk(data);
    QVERIFY(chunk.isRead);
    QCOMPARE(chunk.finishReason, std::string_view("tool_calls"));
    QVERIFY(chunk.finishReason.data() > data.data() && chunk.finishReason.data() < data.data() + data.size());
    QVERIFY(!chunk.hasUsage);
    QVERIFY(!chunk.isUsageOnly);
}

void AnswerTest::chunkErrors_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("error") << QByteArray(
        R"({"error":{"message":"overloaded","type":"server_error","code":503}})")
                           << QByteArray("overloaded");
    QTest::newRow("beside a choice") << QByteArray(
        R"({"choices":[{"delta":{"content":""},"finish_reason":"error"}],"error":{"code":503,"message":"gone","type":"server_error"}})")
                                     << QByteArray("gone");
    QTest::newRow("object is error") << QByteArray(
        R"({"object":"error","message":"no","type":"server_error","code":503})")
                                     << QByteArray("no");
}

void AnswerTest::chunkErrors()
{
    QFETCH(QByteArray, data);
    const std::string text = data.toStdString();
    const ChunkFacts chunk = readChunk(text);
    QVERIFY(chunk.hasError);
    QCOMPARE(chunk.errorType, std::string("server_error"));
    QCOMPARE(chunk.errorCode, std::string("503"));
    QTEST(QByteArray::fromStdString(chunk.errorMessage), "message");
    QVERIFY(!chunk.isUsageOnly);
}

void AnswerTest::namesAtTheVeryEndAreSeen()
{
    for (std::size_t before = 0; before < 40; ++before) {
        const std::string text = std::string(before, ' ') + R"({"error":"x"})";
        QVERIFY(readChunk(text).hasError);
        QVERIFY(!readChunk(text.substr(0, text.size() - 1)).isRead); // no object
    }
}

BIFROST_TEST(AnswerTest)
#include "answertest.moc"
