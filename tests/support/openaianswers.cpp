// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/openaianswers.h"

#include "tests/support/mockstep.h"
#include "tests/support/openairules.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstring>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

QByteArray quoted(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

QString textOf(const QJsonValue &content)
{
    if (content.isString())
        return content.toString();
    QString text;
    for (const QJsonValue &part : content.toArray())
        text += part[u"text"_s].toString();
    return text;
}

QByteArray usageOf(const QString &question, const QString &answer)
{
    const qsizetype in = question.split(u' ').size() + 7;
    const qsizetype out = answer.split(u' ').size();
    return "{\"prompt_tokens\": " + QByteArray::number(in) + ", \"completion_tokens\": "
        + QByteArray::number(out) + ", \"total_tokens\": " + QByteArray::number(in + out)
        + ", \"prompt_tokens_details\": {\"cached_tokens\": 3, \"audio_tokens\": 0}}";
}

QByteArray chunkOf(const QByteArray &model, const QByteArray &choices, const QByteArray &usage)
{
    return sseEvent(
        "{\"id\":\"chatcmpl-mock\",\"object\":\"chat.completion.chunk\",\"created\":1767000000,\"model\":"
        + model + ", \"system_fingerprint\":\"fp_\\u0061\",\"choices\":" + choices + usage + "}");
}

QByteArray deltaOf(const QByteArray &delta, const QByteArray &finish = "null")
{
    return "[{\"index\":0,\"delta\":{" + delta + "},\"logprobs\":null,\"finish_reason\":" + finish + "}]";
}

struct Chat
{
    QByteArray model;
    QString question;
    QString answer;
    QByteArray toolName; ///< not empty: a call of this tool instead of an answer
};

Chat chatOf(const QJsonObject &body)
{
    const QJsonObject last = body[u"messages"_s].toArray().last().toObject();
    Chat chat;
    chat.model = quoted(body[u"model"_s].toString());
    chat.question = textOf(last[u"content"_s]);
    chat.answer = (last[u"role"_s] == u"tool"_s ? u"The tool says: "_s : u"You said: "_s) + chat.question;
    if (body.contains(u"tools"_s) && last[u"role"_s] != u"tool"_s)
        chat.toolName = quoted(body[u"tools"_s][0][u"function"_s][u"name"_s].toString());
    return chat;
}

MockReply chatStream(const Chat &chat, bool wantsUsage)
{
    const QByteArray noUsage = wantsUsage ? ",\"usage\":null" : "";
    MockReply reply;
    reply.headerLines = "Content-Type: text/event-stream; charset=utf-8\r\n";
    if (chat.toolName.isEmpty()) {
        reply.events.append(chunkOf(
            chat.model, deltaOf("\"role\":\"assistant\",\"content\":\"\",\"refusal\":null"), noUsage));
        const QStringList words = chat.answer.split(u' ');
        for (qsizetype i = 0; i < words.size(); ++i) {
            const QString word = (i == 0 ? QString() : u" "_s) + words[i];
            reply.events.append(chunkOf(chat.model, deltaOf("\"content\":" + quoted(word)), noUsage));
        }
    } else {
        const auto call = [](const QByteArray &members) {
            return deltaOf("\"tool_calls\":[{\"index\":0" + members + "}]");
        };
        reply.events = {
            chunkOf(chat.model,
                    deltaOf("\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"index\":0,\"id\":"
                            "\"call_mock1\","
                            "\"type\":\"function\",\"function\":{\"name\":"
                            + chat.toolName + ",\"arguments\":\"\"}}]"),
                    noUsage),
            chunkOf(chat.model, call(",\"function\":{\"arguments\":\"{\\\"city\\\":\"}"), noUsage),
            chunkOf(chat.model, call(",\"function\":{\"arguments\":\"\\\"Paris\\\"}\"}"), noUsage),
        };
    }
    const QByteArray finish = chat.toolName.isEmpty() ? "\"stop\"" : "\"tool_calls\"";
    reply.events.append(chunkOf(chat.model, deltaOf("", finish), noUsage));
    if (wantsUsage)
        reply.events.append(chunkOf(chat.model, "[]", ",\"usage\":" + usageOf(chat.question, chat.answer)));
    reply.events.append(sseEvent("[DONE]"));
    return reply;
}

MockReply chatWhole(const Chat &chat)
{
    QByteArray message = "\"content\": " + quoted(chat.answer) + ",\n        \"refusal\": null";
    if (!chat.toolName.isEmpty())
        message = "\"content\": null,\n        \"tool_calls\": [{\"id\": \"call_mock1\", \"type\": "
                  "\"function\", \"function\": "
                  "{\"name\": "
            + chat.toolName + ", \"arguments\": \"{\\\"city\\\":\\\"Paris\\\"}\"}}]";
    MockReply reply;
    reply.body = "{\n  \"id\": \"chatcmpl-mock\",\n  \"object\": \"chat.completion\",\n  \"created\": "
                 "1767000000,\n  \"model\": "
        + chat.model
        + ",\n  \"choices\": [\n    {\n      \"index\": 0,\n      \"message\": {\n        \"role\": "
          "\"assistant\",\n        "
        + message + "\n      },\n      \"logprobs\": null,\n      \"finish_reason\": "
        + (chat.toolName.isEmpty() ? "\"stop\"" : "\"tool_calls\"")
        + "\n    }\n  ],\n  \"usage\": " + usageOf(chat.question, chat.answer)
        + ",\n  \"big\": 123456789012345678901234567890,\n  \"small\": 1.0e-2,\n"
          "  \"system_fingerprint\": \"fp_\\u0061\\/b\"\n}\n";
    return reply;
}

MockReply completion(const QJsonObject &body)
{
    const QByteArray model = quoted(body[u"model"_s].toString());
    const QString question = textOf(body[u"prompt"_s]);
    const QByteArray start =
        "{\"id\":\"cmpl-mock\", \"object\":\"text_completion\",\"created\":1767000000,\"model\":" + model;
    const auto choice = [](const QByteArray &text, const QByteArray &finish) {
        return ",\"choices\":[{\"text\":" + text
            + ",\"index\":0,\"logprobs\":null,\"finish_reason\":" + finish + "}]";
    };
    MockReply reply;
    if (!body[u"stream"_s].toBool()) {
        reply.body = start + choice(quoted(question), "\"stop\"")
            + ",\"usage\":" + usageOf(question, question) + "}\n";
        return reply;
    }
    const bool wantsUsage = body[u"stream_options"_s][u"include_usage"_s].toBool();
    const QByteArray noUsage = wantsUsage ? ",\"usage\":null}" : "}";
    reply.headerLines = "Content-Type: text/event-stream\r\n";
    reply.events = {sseEvent(start + choice(quoted(question), "null") + noUsage),
                    sseEvent(start + choice("\"\"", "\"stop\"") + noUsage)};
    if (wantsUsage)
        reply.events.append(
            sseEvent(start + ",\"choices\":[],\"usage\":" + usageOf(question, question) + "}"));
    reply.events.append(sseEvent("[DONE]"));
    return reply;
}

MockReply embedding(const QJsonObject &body)
{
    // Values that a float holds exactly, so that every encoding of them is the same number.
    static constexpr float Values[] = {0.5F, -0.25F, 0.125F};
    QByteArray vector = "[0.5, -0.25, 0.125]";
    if (body[u"encoding_format"_s].toString() == u"base64"_s) {
        QByteArray bytes(sizeof Values, '\0');
        std::memcpy(bytes.data(), Values, sizeof Values);
        vector = '"' + bytes.toBase64() + '"';
    }
    const QJsonValue input = body[u"input"_s];
    const qsizetype count = input.isArray() && !input[0].isDouble() ? input.toArray().size() : 1;
    QByteArray items;
    for (qsizetype i = 0; i < count; ++i)
        items += (i == 0 ? "" : ", ") + ("{\"object\": \"embedding\", \"index\": " + QByteArray::number(i))
            + ", \"embedding\": " + vector + "}";
    MockReply reply;
    reply.body = "{\"object\": \"list\", \"data\": [" + items + "], \"model\": "
        + quoted(body[u"model"_s].toString()) + ", \"usage\": {\"prompt_tokens\": 5, \"total_tokens\": 5}}\n";
    return reply;
}

MockReply models()
{
    QByteArray items;
    for (const QString &model : openAiModels())
        items += (items.isEmpty() ? "" : ", ") + ("{\"id\": " + quoted(model))
            + ", \"object\": \"model\", \"created\": 1700000000, \"owned_by\": \"mock\"}";
    MockReply reply;
    reply.body = "{\"object\": \"list\", \"data\": [" + items + "]}\n";
    return reply;
}

} // namespace

MockReply openAiAnswer(const MockRequest &request)
{
    const QByteArray path = request.path();
    if (path == "/v1/models" && request.method == "GET")
        return models();
    const bool known =
        path == "/v1/chat/completions" || path == "/v1/completions" || path == "/v1/embeddings";
    if (!known)
        return openAiError(
            404, u"Invalid URL (%1 %2)"_s.arg(QString::fromLatin1(request.method), QString::fromLatin1(path)),
            u"invalid_request_error"_s);
    if (request.method != "POST")
        return openAiError(405, u"Not allowed to %1 on this URL."_s.arg(QString::fromLatin1(request.method)),
                           u"invalid_request_error"_s, QString(), u"method_not_supported"_s);
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &fault);
    if (!document.isObject())
        return openAiError(400, u"We could not parse the JSON body of your request."_s,
                           u"invalid_request_error"_s);
    const QJsonObject body = document.object();
    if (path == "/v1/embeddings") {
        const auto refusal = refuseEmbedding(body);
        return refusal ? *refusal : embedding(body);
    }
    if (path == "/v1/completions") {
        const auto refusal = refuseCompletion(body);
        return refusal ? *refusal : completion(body);
    }
    if (const auto refusal = refuseChat(body))
        return *refusal;
    if (body[u"stream"_s].toBool())
        return chatStream(chatOf(body), body[u"stream_options"_s][u"include_usage"_s].toBool());
    return chatWhole(chatOf(body));
}

} // namespace bifrost::test
