// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/blackbox/fixture.h"

#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace bifrost::test {

QJsonObject providerEntry(const QString &baseUrl, const QString &key)
{
    QJsonArray keys;
    if (!key.isEmpty())
        keys.append(QJsonObject{{u"name"_s, u"main"_s}, {u"value"_s, key}, {u"weight"_s, 1}});
    return {{u"keys"_s, keys}, {u"network_config"_s, QJsonObject{{u"base_url"_s, baseUrl}}}};
}

QJsonObject withMember(QJsonObject object, const QString &path, const QJsonValue &value)
{
    const qsizetype slash = path.indexOf(u'/');
    if (slash < 0)
        object.insert(path, value);
    else
        object.insert(path.left(slash),
                      withMember(object[path.left(slash)].toObject(), path.mid(slash + 1), value));
    return object;
}

QJsonObject withoutLog()
{
    return {{u"logs_store"_s, QJsonObject{{u"enabled"_s, false}}}};
}

QJsonObject openAiConfig(const MockProvider &mock, const QJsonObject &network)
{
    QJsonObject provider = providerEntry(mock.url());
    for (auto member = network.begin(); member != network.end(); ++member)
        provider = withMember(provider, u"network_config/"_s + member.key(), member.value());
    return withMember(withoutLog(), u"providers"_s, QJsonObject{{u"openai"_s, provider}});
}

QByteArray chatBody(const QByteArray &model, const QByteArray &more, const QByteArray &text)
{
    return "{\"model\":\"" + model + "\"," + more + "\"messages\":[{\"role\":\"user\",\"content\":\"" + text
        + "\"}]}";
}

std::optional<HttpAnswer> postTo(const GatewayProcess &gateway, const QByteArray &target,
                                 const QByteArray &body, const QByteArray &headerLines)
{
    const auto client = gateway.caller();
    auto answer =
        client->ask(httpRequest("POST", target, body, "Content-Type: application/json\r\n" + headerLines));
    if (!answer)
        qWarning("%s: %s", target.constData(), client->fault().constData());
    return answer;
}

std::optional<HttpAnswer> getFrom(const GatewayProcess &gateway, const QByteArray &target,
                                  const QByteArray &headerLines)
{
    const auto client = gateway.caller();
    auto answer = client->ask(httpRequest("GET", target, QByteArray(), headerLines));
    if (!answer)
        qWarning("%s: %s", target.constData(), client->fault().constData());
    return answer;
}

QByteArray reportOf(const GatewayProcess &gateway)
{
    const QByteArray output = gateway.output();
    std::fwrite(output.constData(), 1, size_t(output.size()), stderr);
    return gateway.running() ? QByteArray("it still runs")
                             : "exit code " + QByteArray::number(gateway.exitCode());
}

QByteArray faultOf(const HttpAnswer &answer)
{
    static const QByteArrayList always{"X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy",
                                       "Content-Security-Policy", "Permissions-Policy"};
    for (const QByteArray &name : always) {
        if (answer.headers.values(name).size() != 1)
            return "not once: " + name;
    }
    if (answer.headers.has("Access-Control-Allow-Origin"))
        return "CORS without being asked";
    if (answer.status < 400)
        return QByteArray();
    const QJsonObject envelope = answer.json();
    const QJsonObject error = envelope[u"error"_s].toObject();
    if (!answer.headers.value("Content-Type").startsWith("application/json"))
        return "the error is not JSON: " + answer.body;
    if (!envelope[u"is_bifrost_error"_s].isBool() || envelope[u"status_code"_s].toInt() != answer.status
        || !envelope[u"extra_fields"_s].isObject() || error[u"message"_s].toString().isEmpty()
        || error[u"type"_s].toString().isEmpty())
        return "the envelope lacks something: " + answer.body;
    if (answer.status == 405 && !answer.headers.has("Allow"))
        return "405 without Allow";
    return QByteArray();
}

QByteArray withoutExtraFields(const QByteArray &whole)
{
    // Finds the member by its bytes and its object by counting braces outside strings.
    const QByteArray name = "\"extra_fields\"";
    const qsizetype at = whole.indexOf(name);
    if (at < 0 || whole.indexOf(name, at + 1) >= 0)
        return QByteArray();
    qsizetype end = whole.indexOf('{', at);
    int depth = 0;
    bool text = false;
    for (; end < whole.size(); ++end) {
        const char byte = whole[end];
        if (byte == '\\' && text)
            ++end;
        else if (byte == '"')
            text = !text;
        else if (!text && byte == '{')
            ++depth;
        else if (!text && byte == '}' && --depth == 0)
            break;
    }
    const qsizetype comma = whole.lastIndexOf(',', at);
    if (depth != 0 || end >= whole.size() || comma < 0
        || !whole.mid(comma + 1, at - comma - 1).trimmed().isEmpty())
        return QByteArray();
    return whole.left(comma) + whole.mid(end + 1);
}

} // namespace bifrost::test
