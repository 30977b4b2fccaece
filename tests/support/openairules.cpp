// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/openairules.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

using Refusal = std::optional<MockReply>;

// The parameters of the API reference, which the official client's types list too.
const QStringList ChatMembers =
    u"messages model audio frequency_penalty function_call functions logit_bias logprobs "
    "max_completion_tokens max_tokens metadata modalities moderation n parallel_tool_calls "
    "prediction presence_penalty prompt_cache_key prompt_cache_options "
    "prompt_cache_retention reasoning_effort response_format safety_identifier seed "
    "service_tier stop store stream stream_options temperature tool_choice tools "
    "top_logprobs top_p user verbosity web_search_options"_s.split(u' ');
const QStringList CompletionMembers =
    u"model prompt best_of echo frequency_penalty logit_bias logprobs max_tokens n "
    "presence_penalty seed stop stream stream_options suffix temperature top_p "
    "user"_s.split(u' ');
const QStringList EmbeddingMembers = u"input model dimensions encoding_format user"_s.split(u' ');

MockReply invalid(const QString &message, const QString &param, const QString &code)
{
    return openAiError(400, message, u"invalid_request_error"_s, param, code);
}

QString typeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Array:
        return u"an array"_s;
    case QJsonValue::Object:
        return u"an object"_s;
    case QJsonValue::String:
        return u"a string"_s;
    case QJsonValue::Bool:
        return u"a boolean"_s;
    case QJsonValue::Double:
        return u"a number"_s;
    default:
        return u"null"_s;
    }
}

Refusal refuseType(const QJsonObject &body, const QString &name, QJsonValue::Type type,
                   const QString &expected)
{
    const QJsonValue value = body[name];
    if (value.isUndefined() || value.isNull() || value.type() == type)
        return std::nullopt;
    return invalid(
        u"Invalid type for '%1': expected %2, but got %3 instead."_s.arg(name, expected, typeName(value)),
        name, u"invalid_type"_s);
}

Refusal refuseCommon(const QJsonObject &body, const QStringList &known, const QString &needed)
{
    for (const QString &name : body.keys()) {
        if (!known.contains(name))
            return openAiError(400, u"Unrecognized request argument supplied: %1"_s.arg(name),
                               u"invalid_request_error"_s);
    }
    if (!body[u"model"_s].isString())
        return openAiError(400, u"you must provide a model parameter"_s, u"invalid_request_error"_s);
    if (body[needed].isUndefined() || body[needed].isNull())
        return invalid(u"Missing required parameter: '%1'."_s.arg(needed), needed,
                       u"missing_required_parameter"_s);
    const QString model = body[u"model"_s].toString();
    if (!openAiModels().contains(model))
        return openAiError(404,
                           u"The model `%1` does not exist or you do not have access to it."_s.arg(model),
                           u"invalid_request_error"_s, QString(), u"model_not_found"_s);
    for (const char *name : {"temperature", "top_p", "frequency_penalty", "presence_penalty", "max_tokens",
                             "max_completion_tokens", "n", "seed", "dimensions"}) {
        if (Refusal refusal = refuseType(body, QString::fromLatin1(name), QJsonValue::Double, u"a number"_s))
            return refusal;
    }
    if (Refusal refusal = refuseType(body, u"stream"_s, QJsonValue::Bool, u"a boolean"_s))
        return refusal;
    if (Refusal refusal = refuseType(body, u"stream_options"_s, QJsonValue::Object, u"an object"_s))
        return refusal;
    if (body[u"stream_options"_s].isObject() && !body[u"stream"_s].toBool())
        return invalid(u"The 'stream_options' parameter is only allowed when 'stream' is enabled."_s,
                       u"stream_options"_s, QString());
    const double temperature = body[u"temperature"_s].toDouble(1);
    if (temperature < 0 || temperature > 2)
        return invalid(u"Invalid 'temperature': decimal above maximum value."_s, u"temperature"_s,
                       u"decimal_above_max_value"_s);
    return std::nullopt;
}

Refusal refuseToolCalls(const QJsonArray &calls, const QString &path)
{
    static const QStringList known{u"id"_s, u"type"_s, u"function"_s, u"custom"_s};
    for (qsizetype i = 0; i < calls.size(); ++i) {
        const QJsonObject call = calls[i].toObject();
        const QString here = u"%1[%2]"_s.arg(path).arg(i);
        for (const QString &name : call.keys()) {
            if (!known.contains(name))
                return invalid(u"Unknown parameter: '%1.%2'."_s.arg(here, name), here + u'.' + name,
                               u"unknown_parameter"_s);
        }
        for (const QString &name : {u"id"_s, u"type"_s}) {
            if (!call.contains(name))
                return invalid(u"Missing required parameter: '%1.%2'."_s.arg(here, name), here + u'.' + name,
                               u"missing_required_parameter"_s);
        }
        if (call[u"type"_s] == u"function"_s && !call[u"function"_s][u"arguments"_s].isString())
            return invalid(u"Invalid type for '%1.function.arguments': expected a string."_s.arg(here),
                           here + u".function.arguments"_s, u"invalid_type"_s);
    }
    return std::nullopt;
}

Refusal refuseMessages(const QJsonArray &messages)
{
    static const QStringList roles{u"system"_s,    u"developer"_s, u"user"_s,
                                   u"assistant"_s, u"tool"_s,      u"function"_s};
    QStringList awaited;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const QJsonObject message = messages[i].toObject();
        const QString path = u"messages[%1]"_s.arg(i);
        const QString role = message[u"role"_s].toString();
        if (!roles.contains(role))
            return invalid(u"Invalid value: '%1'. Supported values are: 'system', 'assistant', 'user', "
                           u"'function', 'tool', "
                           "and 'developer'."_s.arg(role),
                           path + u".role"_s, u"invalid_value"_s);
        const QJsonValue content = message[u"content"_s];
        if (content.isDouble() || content.isBool() || content.isObject())
            return invalid(
                u"Invalid type for '%1.content': expected one of a string or array of objects, but got %2 "
                "instead."_s.arg(path, typeName(content)),
                path + u".content"_s, u"invalid_type"_s);
        if (role == u"tool"_s && !awaited.removeOne(message[u"tool_call_id"_s].toString()))
            return invalid(u"Invalid parameter: messages with role 'tool' must be a response to a preceeding "
                           u"message with "
                           "'tool_calls'."_s,
                           u"messages.[%1].role"_s.arg(i), QString());
        if (role != u"tool"_s && !awaited.isEmpty())
            break;
        const QJsonArray calls = message[u"tool_calls"_s].toArray();
        if (Refusal refusal = refuseToolCalls(calls, path + u".tool_calls"_s))
            return refusal;
        for (const QJsonValue &call : calls)
            awaited.append(call[u"id"_s].toString());
    }
    if (!awaited.isEmpty())
        return invalid(
            u"An assistant message with 'tool_calls' must be followed by tool messages responding to each "
            "'tool_call_id'."_s,
            u"messages"_s, QString());
    return std::nullopt;
}

} // namespace

MockReply openAiError(int status, const QString &message, const QString &type, const QString &param,
                      const QString &code)
{
    const auto orNull = [](const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
    const QJsonObject error{
        {u"message"_s, message}, {u"type"_s, type}, {u"param"_s, orNull(param)}, {u"code"_s, orNull(code)}};
    MockReply reply;
    reply.status = status;
    reply.body = QJsonDocument(QJsonObject{{u"error"_s, error}}).toJson();
    return reply;
}

QStringList openAiModels()
{
    return {u"gpt-4o"_s, u"gpt-4o-mini"_s, u"gpt-3.5-turbo-instruct"_s, u"text-embedding-3-small"_s};
}

std::optional<MockReply> refuseChat(const QJsonObject &body)
{
    if (Refusal refusal = refuseCommon(body, ChatMembers, u"messages"_s))
        return refusal;
    if (Refusal refusal = refuseType(body, u"messages"_s, QJsonValue::Array, u"an array of objects"_s))
        return refusal;
    const QJsonArray messages = body[u"messages"_s].toArray();
    if (messages.isEmpty())
        return invalid(u"Invalid 'messages': empty array. Expected an array with minimum length 1, but got "
                       u"an empty array "
                       "instead."_s,
                       u"messages"_s, u"empty_array"_s);
    if (body.contains(u"max_tokens"_s) && body.contains(u"max_completion_tokens"_s))
        return invalid(
            u"Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported."_s,
            u"max_tokens"_s, u"invalid_parameter_combination"_s);
    if (body[u"tools"_s].isArray() && body[u"tools"_s].toArray().isEmpty())
        return invalid(
            u"Invalid 'tools': empty array. Expected an array with minimum length 1, but got an empty array "
            "instead."_s,
            u"tools"_s, u"empty_array"_s);
    return refuseMessages(messages);
}

std::optional<MockReply> refuseCompletion(const QJsonObject &body)
{
    return refuseCommon(body, CompletionMembers, u"prompt"_s);
}

std::optional<MockReply> refuseEmbedding(const QJsonObject &body)
{
    if (Refusal refusal = refuseCommon(body, EmbeddingMembers, u"input"_s))
        return refusal;
    const QString format = body[u"encoding_format"_s].toString(u"float"_s);
    if (format != u"float"_s && format != u"base64"_s)
        return invalid(u"Invalid value: '%1'. Supported values are: 'float' and 'base64'."_s.arg(format),
                       u"encoding_format"_s, u"invalid_value"_s);
    const QJsonValue input = body[u"input"_s];
    if (input == QJsonValue(QString()) || (input.isArray() && input.toArray().isEmpty()))
        return invalid(u"'input' cannot be an empty string or an empty array."_s, u"input"_s, QString());
    return std::nullopt;
}

} // namespace bifrost::test
