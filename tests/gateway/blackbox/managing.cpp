// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/blackbox/managing.h"

using namespace Qt::StringLiterals;

namespace bifrost::test {

HttpAnswer manage(const GatewayProcess &gateway, const QByteArray &method, const QByteArray &target,
                  const QJsonObject &body, const QByteArray &headerLines)
{
    const QByteArray text =
        body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    const auto client = gateway.caller();
    const auto answer = client->ask(httpRequest(method, target, text, headerLines), std::chrono::seconds(60));
    if (answer)
        return *answer;
    qWarning("%s %s: %s", method.constData(), target.constData(), client->fault().constData());
    return HttpAnswer();
}

QJsonObject keyEntry(const QString &name, const QString &value, const QJsonObject &more)
{
    QJsonObject key{{u"name"_s, name}, {u"value"_s, value}, {u"weight"_s, 1}};
    for (auto member = more.begin(); member != more.end(); ++member)
        key.insert(member.key(), member.value());
    return key;
}

const QByteArray Keys = "/api/providers/openai/keys";

MockOptions takesAnyKey()
{
    MockOptions options;
    options.keys = {"sk-first-0123456789", "sk-second-0123456789", "sk-third-0123456789"};
    return options;
}

QJsonObject configAt(const MockProvider &mock, const QJsonObject &more)
{
    QJsonObject config = withMember(openAiConfig(mock), u"providers/openai"_s,
                                    providerEntry(mock.url(), u"sk-first-0123456789"_s));
    for (auto member = more.begin(); member != more.end(); ++member)
        config.insert(member.key(), member.value());
    return config;
}

QByteArray errorLine(const HttpAnswer &answer)
{
    const QJsonObject error = answer.json()[u"error"_s].toObject();
    return u"%1 %2 %3: %4"_s.arg(answer.status)
        .arg(error[u"type"_s].toString(), error[u"param"_s].toString(u"-"_s), error[u"message"_s].toString())
        .toUtf8();
}

const QString ListedKey = u"sk-mock-0123456789abcdefghijwxyz"_s;
const QString ListedMask = u"sk-m************************wxyz"_s;

void ManagedStage::begin(const MockOptions &options)
{
    m_mock = std::make_unique<MockProvider>(options);
    m_gateway = std::make_unique<GatewayProcess>(
        withMember(openAiConfig(*m_mock), u"providers/openai"_s, providerEntry(m_mock->url(), ListedKey)));
    START_GATEWAY(*m_gateway);
}

void ManagedStage::end()
{
    STOP_GATEWAY(*m_gateway);
    QVERIFY2(m_mock->faults().isEmpty(), m_mock->faults().join('\n'));
}

HttpAnswer ManagedStage::ask(const QByteArray &method, const QByteArray &target, const QJsonObject &body,
                             const QByteArray &lines) const
{
    return manage(*m_gateway, method, target, body, lines);
}

} // namespace bifrost::test
