// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/answerfields.h"
#include "gateway/wire/jsonindex.h"
#include "gateway/wire/openai_chat/answer.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace bifrost;
using flow::ExtraFields;
using flow::extraFieldsObject;
using flow::relayedLines;

namespace {

net::AnswerHead answerWith(std::initializer_list<net::HeaderField> fields)
{
    net::AnswerHead head;
    head.fields = fields;
    return head;
}

QJsonObject parsed(const std::string &json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

} // namespace

class AnswerFieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordinaryLinesGoOn();
    void namesThatComeTwiceAreJoined();
    void whatBelongsToThisHopStays_data();
    void whatBelongsToThisHopStays();
    void namesThatOnlyLookAlikeGoOn_data();
    void namesThatOnlyLookAlikeGoOn();
    void theObject();
    void theObjectOfAnError();
    void theObjectShowsWhatWentOverTheWire();
    void theObjectIsJsonWhateverIsInIt();
    void theObjectsPlace();
};

void AnswerFieldsTest::ordinaryLinesGoOn()
{
    const auto head = answerWith({{"Content-Type", "application/json"},
                                  {"X-Request-Id", "req_1"},
                                  {"openai-processing-ms", "7"},
                                  {"X-RateLimit-Remaining", ""},
                                  {"Retry-After", "3"},
                                  {"Content-Encoding", "br"}});
    QCOMPARE(
        relayedLines(head),
        std::string("Content-Type: application/json\r\nX-Request-Id: req_1\r\nopenai-processing-ms: 7\r\n"
                    "X-RateLimit-Remaining: \r\nRetry-After: 3\r\nContent-Encoding: br\r\n"));
    QCOMPARE(relayedLines(answerWith({})), std::string());
}

void AnswerFieldsTest::namesThatComeTwiceAreJoined()
{
    const auto head = answerWith(
        {{"X-A", "1"}, {"X-B", "2"}, {"x-a", "3"}, {"X-A", "4"}, {"Set-Cookie", "a"}, {"Set-Cookie", "b"}});
    QCOMPARE(relayedLines(head), std::string("X-A: 1, 3, 4\r\nX-B: 2\r\n"));
}

void AnswerFieldsTest::whatBelongsToThisHopStays_data()
{
    QTest::addColumn<int>("unused");
    for (const char *name : {"Content-Length",
                             "Transfer-Encoding",
                             "Connection",
                             "Keep-Alive",
                             "Proxy-Connection",
                             "Proxy-Authenticate",
                             "Proxy-Authorization",
                             "Authorization",
                             "Cookie",
                             "Set-Cookie",
                             "Set-Cookie2",
                             "WWW-Authenticate",
                             "TE",
                             "Trailer",
                             "Upgrade",
                             "Host",
                             "Date",
                             "Server",
                             "Alt-Svc",
                             "Strict-Transport-Security",
                             "X-Frame-Options",
                             "X-Content-Type-Options",
                             "Referrer-Policy",
                             "Content-Security-Policy",
                             "Permissions-Policy",
                             "Access-Control-Allow-Origin",
                             "Access-Control-Allow-Credentials",
                             "Access-Control-X"})
        QTest::newRow(name) << 0;
}

void AnswerFieldsTest::whatBelongsToThisHopStays()
{
    const QByteArray name = QTest::currentDataTag();
    for (const std::string &written :
         {name.toStdString(), name.toLower().toStdString(), name.toUpper().toStdString()})
        QCOMPARE(relayedLines(answerWith({{"X-A", "1"}, {written, "value"}, {"X-B", "2"}})),
                 std::string("X-A: 1\r\nX-B: 2\r\n"));
}

void AnswerFieldsTest::namesThatOnlyLookAlikeGoOn_data()
{
    QTest::addColumn<int>("unused");
    for (const char *name : {"Content-Lengths",
                             "ContentLength",
                             "Content_Length",
                             "X-Server",
                             "Servers",
                             "Data",
                             "Dare",
                             "Hosts",
                             "T",
                             "TEE",
                             "to",
                             "Cookies",
                             "Access-Control",
                             "X-Access-Control-Allow-Origin",
                             "Upgrades",
                             "Connections",
                             "Via",
                             "Age",
                             "ETag",
                             "Tost"})
        QTest::newRow(name) << 0;
    QTest::newRow(QByteArray(200, 'a').constData()) << 0;
}

void AnswerFieldsTest::namesThatOnlyLookAlikeGoOn()
{
    const std::string name = QTest::currentDataTag();
    QCOMPARE(relayedLines(answerWith({{name, "value"}})), name + ": value\r\n");
}

void AnswerFieldsTest::theObject()
{
    ExtraFields fields;
    fields.requestType = "chat_completion";
    fields.provider = "openai";
    fields.model = "gpt-4o";
    fields.latencyMs = 1234;
    fields.chunkIndex = 5;
    fields.answerLines =
        "Content-Type: application/json\r\nX-Request-Id: req_1\r\ncontent-encoding: br\r\nX-Empty: \r\n";
    const QJsonObject expected{{QStringLiteral("request_type"), QStringLiteral("chat_completion")},
                               {QStringLiteral("provider"), QStringLiteral("openai")},
                               {QStringLiteral("model_requested"), QStringLiteral("gpt-4o")},
                               {QStringLiteral("latency"), 1234},
                               {QStringLiteral("chunk_index"), 5},
                               {QStringLiteral("provider_response_headers"),
                                QJsonObject{{QStringLiteral("X-Request-Id"), QStringLiteral("req_1")},
                                            {QStringLiteral("X-Empty"), QString()}}}};
    QCOMPARE(parsed(extraFieldsObject(fields)), expected);
}

void AnswerFieldsTest::theObjectOfAnError()
{
    ExtraFields fields;
    fields.requestType = "embedding";
    QCOMPARE(extraFieldsObject(fields), std::string(R"({"request_type":"embedding"})"));
    fields.provider = "groq";
    fields.model = "x";
    QCOMPARE(extraFieldsObject(fields),
             std::string(R"({"request_type":"embedding","provider":"groq","model_requested":"x"})"));
    fields.latencyMs = 0;
    QVERIFY(extraFieldsObject(fields).find(R"("latency":0,"chunk_index":0)") != std::string::npos);
}

void AnswerFieldsTest::theObjectShowsWhatWentOverTheWire()
{
    ExtraFields fields;
    fields.requestType = "embedding";
    fields.rawRequest = R"({"model": "m", "n":1.0})";
    fields.rawResponse = R"({ "data":[] })";
    QCOMPARE(
        extraFieldsObject(fields),
        std::string(
            R"({"request_type":"embedding","raw_request":{"model": "m", "n":1.0},"raw_response":{ "data":[] }})"));
    fields.rawRequest = {};
    fields.rawResponse = "<html>\"no\"";
    fields.rawResponseIsJson = false;
    QCOMPARE(extraFieldsObject(fields),
             std::string(R"({"request_type":"embedding","raw_response":"<html>\"no\""})"));
}

void AnswerFieldsTest::theObjectsPlace()
{
    const auto put = [](const std::string &body) {
        std::string padded = body + std::string(wire::JsonPadding, ' ');
        const auto facts = wire::readAnswer({padded.data(), body.size()});
        return wire::SplicedBody(body, {flow::extraFieldsSplice(facts, "{\"x\":1}")}).joined();
    };
    QCOMPARE(put("{}\n"), std::string("{\"extra_fields\":{\"x\":1}}\n"));
    QCOMPARE(put("{\"a\":2 }"), std::string("{\"a\":2 ,\"extra_fields\":{\"x\":1}}"));
    QCOMPARE(put("{\"extra_fields\": {\"y\":{}} ,\"a\":2}"),
             std::string("{\"extra_fields\": {\"x\":1} ,\"a\":2}"));
}

void AnswerFieldsTest::theObjectIsJsonWhateverIsInIt()
{
    ExtraFields fields;
    fields.requestType = "chat_completion";
    fields.provider = "a\"b\\c";
    fields.model = "x\n\x01\xff\"}";
    fields.latencyMs = 1;
    fields.answerLines = "X-Odd: \"quoted\" \\ \xff\xfe\tend: really\r\n";
    const QJsonObject object = parsed(extraFieldsObject(fields));
    QCOMPARE(object[u"provider"].toString(), QStringLiteral("a\"b\\c"));
    QVERIFY(object[u"model_requested"].toString().startsWith(QStringLiteral("x\n\x01")));
    const QString header = object[u"provider_response_headers"].toObject()[u"X-Odd"].toString();
    QVERIFY(header.startsWith(QStringLiteral("\"quoted\" \\ "))
            && header.endsWith(QStringLiteral("\tend: really")));
}

BIFROST_TEST(AnswerFieldsTest)
#include "answerfieldstest.moc"
