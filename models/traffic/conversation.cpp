// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/conversation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include "models/traffic/eventstream.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

using Speaker = Utterance::Role;
using Speech = Utterance::Kind;

QJsonObject objectOf(const KeptText &text)
{
    return text.isCut() ? QJsonObject()
                        : QJsonDocument::fromJson(QByteArray::fromStdString(text.text)).object();
}

Speaker roleOf(const QString &name)
{
    if (name == "system"_L1 || name == "developer"_L1)
        return Speaker::System;
    if (name == "assistant"_L1 || name == "model"_L1)
        return Speaker::Assistant;
    return name == "tool"_L1 || name == "function"_L1 ? Speaker::Tool : Speaker::User;
}

QString asText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Indented)).trimmed();
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Indented)).trimmed();
    return value.toVariant().toString();
}

} // namespace

std::vector<Utterance> Conversation::ofRequest(const TrafficContent &content)
{
    Conversation conversation;
    conversation.readRequest(objectOf(content.request));
    return std::move(conversation.m_said);
}

std::vector<Utterance> Conversation::ofAnswer(const TrafficContent &content)
{
    Conversation conversation;
    if (EventStream::isStream(content))
        conversation.readStream(content);
    else
        conversation.readAnswer(objectOf(content.answer));
    return std::move(conversation.m_said);
}

void Conversation::say(Speaker role, Speech kind, const QString &text, const QString &name)
{
    if (!text.isEmpty() || !name.isEmpty())
        m_said.push_back({role, kind, name, text});
}

void Conversation::readRequest(const QJsonObject &body)
{
    readContent(Speaker::System, body.value("system"_L1));
    readContent(Speaker::System, body.value("instructions"_L1));
    for (const QJsonValue &message : body.value("messages"_L1).toArray())
        readMessage(message.toObject());
    readInput(body.value("prompt"_L1));
    readInput(body.value("input"_L1));
}

/// A prompt, texts to embed, the items of the responses dialect.
void Conversation::readInput(const QJsonValue &input)
{
    if (input.isString()) {
        say(Speaker::User, Speech::Text, input.toString());
        return;
    }
    for (const QJsonValue &item : input.toArray()) {
        if (item.isString())
            say(Speaker::User, Speech::Text, item.toString());
        else if (item.isObject() && item["type"_L1].toString() == "function_call"_L1)
            say(Speaker::Assistant, Speech::Call, asText(item["arguments"_L1]), item["name"_L1].toString());
        else if (item.isObject() && item["type"_L1].toString() == "function_call_output"_L1)
            say(Speaker::Tool, Speech::Result, asText(item["output"_L1]));
        else if (item.isObject())
            readMessage(item.toObject());
    }
}

void Conversation::readMessage(const QJsonObject &message)
{
    const Speaker role = roleOf(message.value("role"_L1).toString());
    for (const QLatin1StringView name : {"reasoning_content"_L1, "reasoning"_L1})
        say(role, Speech::Reasoning, message.value(name).toString());
    if (role == Speaker::Tool)
        say(role, Speech::Result, asText(message.value("content"_L1)), message.value("name"_L1).toString());
    else
        readContent(role, message.value("content"_L1));
    say(role, Speech::Text, message.value("refusal"_L1).toString());
    for (const QJsonValue &call : message.value("tool_calls"_L1).toArray()) {
        const QJsonObject function = call["function"_L1].toObject();
        say(role, Speech::Call, asText(function.value("arguments"_L1)), function.value("name"_L1).toString());
    }
}

void Conversation::readContent(Speaker role, const QJsonValue &content)
{
    if (content.isString()) {
        say(role, Speech::Text, content.toString());
        return;
    }
    for (const QJsonValue &part : content.toArray()) {
        if (part.isString())
            say(role, Speech::Text, part.toString());
        else
            readPart(role, part.toObject());
    }
}

void Conversation::readPart(Speaker role, const QJsonObject &part)
{
    const QString type = part.value("type"_L1).toString();
    if (type == "tool_use"_L1) {
        say(role, Speech::Call, asText(part.value("input"_L1)), part.value("name"_L1).toString());
    } else if (type == "tool_result"_L1) {
        say(Speaker::Tool, Speech::Result, asText(part.value("content"_L1)));
    } else if (type == "thinking"_L1) {
        say(role, Speech::Reasoning, part.value("thinking"_L1).toString());
    } else if (part.contains("text"_L1)) {
        say(role, Speech::Text, part.value("text"_L1).toString());
    } else {
        const qsizetype size = QJsonDocument(part).toJson(QJsonDocument::Compact).size();
        say(role, Speech::Media,
            tr("%1, %2", "kind of a part of a message, its size")
                .arg(type.isEmpty() ? tr("unknown part") : type, QLocale().formattedDataSize(size)));
    }
}

void Conversation::readAnswer(const QJsonObject &body)
{
    if (const QJsonValue error = body.value("error"_L1); !error.isNull() && !error.isUndefined())
        say(Speaker::Error, Speech::Text, error.isObject() ? error["message"_L1].toString() : asText(error));
    for (const QJsonValue &choice : body.value("choices"_L1).toArray()) {
        if (choice["message"_L1].isObject())
            readMessage(choice["message"_L1].toObject());
        say(Speaker::Assistant, Speech::Text, choice["text"_L1].toString());
    }
    readContent(Speaker::Assistant, body.value("content"_L1));
    for (const QJsonValue &item : body.value("output"_L1).toArray())
        readMessage(item.toObject());
}

void Conversation::readStream(const TrafficContent &content)
{
    const EventStream stream(content);
    say(Speaker::Assistant, Speech::Reasoning, stream.reasoning());
    say(Speaker::Assistant, Speech::Text, stream.text());
    for (const EventStream::ToolCall &call : stream.toolCalls())
        say(Speaker::Assistant, Speech::Call, call.arguments, call.name);
    say(Speaker::Error, Speech::Text, stream.error());
}

} // namespace bifrost
