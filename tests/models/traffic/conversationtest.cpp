// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/traffic/conversation.h"
#include "models/traffic/eventstream.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace Qt::StringLiterals;

namespace {

KeptText kept(const std::string &text)
{
    return {text, std::int64_t(text.size())};
}

QStringList spoken(const std::vector<Utterance> &said)
{
    const QStringList roles{u"system"_s, u"user"_s, u"assistant"_s, u"tool"_s, u"error"_s};
    const QStringList kinds{QString(), u" thinks"_s, u" calls"_s, u" result"_s, u" media"_s};
    QStringList list;
    for (const Utterance &one : said)
        list.append(roles.at(int(one.role)) + kinds.at(int(one.kind))
                    + (one.name.isEmpty() ? QString() : u" "_s + one.name) + u": "_s + one.text);
    return list;
}

QStringList request(const std::string &body)
{
    TrafficContent content;
    content.request = kept(body);
    return spoken(Conversation::ofRequest(content));
}

QStringList answer(const std::string &body)
{
    TrafficContent content;
    content.answer = kept(body);
    return spoken(Conversation::ofAnswer(content));
}

/// A stream whose pieces came a millisecond apart.
TrafficContent streamed(const std::vector<std::string> &pieces)
{
    TrafficContent content;
    content.answerLines = {{"Content-Type", "text/event-stream; charset=utf-8"}};
    for (const std::string &piece : pieces) {
        content.answer.text += piece;
        content.answer.size += std::int64_t(piece.size());
        content.pieces.push_back({std::int64_t(content.pieces.size() + 1) * 1000, content.answer.size});
    }
    return content;
}

} // namespace

/// Requests, answers and streams as a person reads them.
class ConversationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messages();
    void parts();
    void toolsAndThoughts();
    void promptsAndInputs();
    void answers();
    void whatIsNoConversation();
    void eventsHaveTheirTimes();
    void aStreamBecomesAText();
    void aStreamThatBreaksOff();
};

void ConversationTest::messages()
{
    QCOMPARE(request(R"({"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"Hello"},
                        {"role":"assistant","content":"Hi"}]})"),
             (QStringList{u"system: Be kind."_s, u"user: Hello"_s, u"assistant: Hi"_s}));
    QCOMPARE(request(R"({"system":"Be kind.","messages":[{"role":"user","content":"Hello"}]})"),
             (QStringList{u"system: Be kind."_s, u"user: Hello"_s}));
}

void ConversationTest::parts()
{
    const QStringList said = request(
        R"({"messages":[{"role":"user","content":[{"type":"text","text":"Look"},
            {"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]}]})");
    QCOMPARE(said.size(), 2);
    QCOMPARE(said[0], u"user: Look"_s);
    QVERIFY2(said[1].startsWith(u"user media: image_url"_s), qPrintable(said[1]));
}

void ConversationTest::toolsAndThoughts()
{
    QCOMPARE(request(R"({"messages":[
        {"role":"assistant","reasoning_content":"Hm.","content":null,
         "tool_calls":[{"function":{"name":"read","arguments":"{\"a\":1}"}}]},
        {"role":"tool","content":"42"}]})"),
             (QStringList{u"assistant thinks: Hm."_s, u"assistant calls read: {\"a\":1}"_s,
                          u"tool result: 42"_s}));
    QCOMPARE(request(R"({"messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"Hm."},
        {"type":"tool_use","name":"read","input":{"a":1}}]},
        {"role":"user","content":[{"type":"tool_result","content":"42"}]}]})")
                 .at(0),
             u"assistant thinks: Hm."_s);
}

void ConversationTest::promptsAndInputs()
{
    QCOMPARE(request(R"({"prompt":"Once"})"), QStringList{u"user: Once"_s});
    QCOMPARE(request(R"({"input":["a","b"]})"), (QStringList{u"user: a"_s, u"user: b"_s}));
}

void ConversationTest::answers()
{
    QCOMPARE(answer(R"({"choices":[{"message":{"role":"assistant","content":"Hi"}}]})"),
             QStringList{u"assistant: Hi"_s});
    QCOMPARE(answer(R"({"choices":[{"text":"Hi"}]})"), QStringList{u"assistant: Hi"_s});
    QCOMPARE(answer(R"({"error":{"message":"No."}})"), QStringList{u"error: No."_s});
    QCOMPARE(answer(R"({"error":"No."})"), QStringList{u"error: No."_s});
    QCOMPARE(answer(R"({"content":[{"type":"text","text":"Hi"}]})"), QStringList{u"assistant: Hi"_s});
}

void ConversationTest::whatIsNoConversation()
{
    for (const char *text :
         {"", "{", "[]", "plain", R"({"data":[]})", R"({"messages":7,"choices":"x"})", "null"}) {
        QVERIFY2(request(text).isEmpty(), text);
        QVERIFY2(answer(text).isEmpty(), text);
    }
    TrafficContent cut;
    cut.request = {R"({"messages":[]})", 5000};
    QVERIFY(Conversation::ofRequest(cut).empty());
}

void ConversationTest::eventsHaveTheirTimes()
{
    const TrafficContent content = streamed({"data: {\"a\":1}\n\ndata: {\"b\"", ":2}\n\n", ": ping\n\n",
                                             "event: x\r\ndata: 1\r\ndata: 2\r\n\r\n"});
    const EventStream stream(content);
    QCOMPARE(stream.events().size(), std::size_t(4));
    QCOMPARE(stream.events()[0].atUs, std::int64_t(1000));
    QCOMPARE(stream.events()[0].data, u"{\"a\":1}"_s);
    QCOMPARE(stream.events()[1].atUs, std::int64_t(2000));
    QVERIFY(stream.events()[2].isComment);
    QCOMPARE(stream.events()[3].name, u"x"_s);
    QCOMPARE(stream.events()[3].data, u"1\n2"_s);
    int size = 0;
    for (const StreamEvent &event : stream.events())
        size += event.size;
    QCOMPARE(std::int64_t(size), content.answer.size);
}

void ConversationTest::aStreamBecomesAText()
{
    const TrafficContent content = streamed(
        {"data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"reasoning_content\":\"Hm.\"}}]}\n\n",
         "data: {\"choices\":[{\"delta\":{\"content\":\"Hel\"}}]}\n\n",
         "data: {\"choices\":[{\"delta\":{\"content\":\"lo\"}}]}\n\n",
         "data: "
         "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"read\","
         "\"arguments\":\"{\\\"a\\\"\"}}]}}]}\n\n",
         "data: "
         "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\":1}\"}}]},"
         "\"finish_reason\":\"tool_calls\"}]}\n\n",
         "data: [DONE]\n\n"});
    const EventStream stream(content);
    QCOMPARE(stream.text(), u"Hello"_s);
    QCOMPARE(stream.events()[1].addition, u"Hel"_s);
    QCOMPARE(stream.finishReason(), u"tool_calls"_s);
    QCOMPARE(spoken(Conversation::ofAnswer(content)),
             (QStringList{u"assistant thinks: Hm."_s, u"assistant: Hello"_s,
                          u"assistant calls read: {\"a\":1}"_s}));
}

void ConversationTest::aStreamThatBreaksOff()
{
    const EventStream stream(
        streamed({"data: {\"choices\":[{\"delta\":{\"content\":\"Hel\"}}]}\n\n",
                  "data: {\"error\":{\"message\":\"Gone.\"}}\n\n", "data: {\"choices\":[{\"delta\":{\"con"}));
    QCOMPARE(stream.text(), u"Hel"_s);
    QCOMPARE(stream.error(), u"Gone."_s);
    QCOMPARE(stream.events().size(), std::size_t(3));
    QVERIFY(stream.events()[2].isOpen);
}

BIFROST_TEST(ConversationTest)
#include "conversationtest.moc"
