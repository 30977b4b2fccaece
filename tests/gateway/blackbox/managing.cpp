// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/blackbox/managing.h"

using namespace Qt::StringLiterals;

namespace bifrost::test {

HttpAnswer manage(const GatewayProcess &gateway, const QByteArray &method, const QByteArray &target,
                  const QJsonObject &body, const QByteArray &headerLines)
{
    const QByteArray text =
        body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    RawClient client(gateway.port());
    const auto answer = client.ask(httpRequest(method, target, text, headerLines), std::chrono::seconds(60));
    if (answer)
        return *answer;
    qWarning("%s %s: %s", method.constData(), target.constData(), client.fault().constData());
    return HttpAnswer();
}

QJsonObject keyEntry(const QString &name, const QString &value, const QJsonObject &more)
{
    QJsonObject key{{u"name"_s, name}, {u"value"_s, value}, {u"weight"_s, 1}};
    for (auto member = more.begin(); member != more.end(); ++member)
        key.insert(member.key(), member.value());
    return key;
}

QByteArray errorLine(const HttpAnswer &answer)
{
    const QJsonObject error = answer.json()[u"error"_s].toObject();
    return u"%1 %2 %3: %4"_s.arg(answer.status)
        .arg(error[u"type"_s].toString(), error[u"param"_s].toString(u"-"_s), error[u"message"_s].toString())
        .toUtf8();
}

} // namespace bifrost::test
