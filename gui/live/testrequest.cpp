// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/testrequest.h"

#include "gateway/gateway.h"
#include "gui/actions/gatewaycontrol.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int MostShown = 600; // characters of an answer

QString textOf(const std::string &body)
{
    const QJsonObject answer = QJsonDocument::fromJson(QByteArray::fromStdString(body)).object();
    const QJsonObject choice = answer["choices"_L1].toArray().first().toObject();
    QString text = choice["message"_L1].toObject()["content"_L1].toString();
    if (text.isEmpty())
        text = answer["error"_L1].toObject()["message"_L1].toString();
    if (text.isEmpty())
        text = QString::fromStdString(body);
    text = text.trimmed();
    return text.size() > MostShown ? text.left(MostShown) + u'…' : text;
}

} // namespace

TestRequest::TestRequest(GatewayControl *control, QString model, QObject *parent)
    : QObject(parent)
    , m_control(control)
    , m_model(std::move(model))
{ }

bool TestRequest::isOffered() const
{
    return !m_model.isEmpty() && m_control->gateway()->state() == Gateway::State::Running;
}

QString TestRequest::command() const
{
    // Plain curl: the gateway takes JSON whatever the content type says.
    return u"curl %3%1/v1/chat/completions \\\n"
           "  -d '{ \"model\": \"%2\", \"messages\": [\n"
           "        { \"role\": \"user\", \"content\": \"Hello\" } ] }'"_s.arg(
               m_control->address(), m_model, m_control->gateway()->curlOptions());
}

QString TestRequest::command(Language language) const
{
    const QString name = m_control->gateway()->loginName();
    QString text;
    QString login;
    switch (language) {
    case Language::Curl:
        text = u"curl %3%1/v1/chat/completions -d '{\n"
               "  \"model\": \"%2\",\n"
               "  \"messages\": [\n"
               "    { \"role\": \"user\", \"content\": \"Hello\" }\n"
               "  ]\n"
               "}'"_s;
        login = m_control->gateway()->curlOptions();
        break;
    case Language::Python:
        text = u"from openai import OpenAI\n"
               "client = OpenAI(base_url=\"%1/v1\", api_key=\"none\"%3)\n"
               "answer = client.chat.completions.create(\n"
               "    model=\"%2\",\n"
               "    messages=[{\"role\": \"user\", \"content\": \"Hello\"}])\n"
               "print(answer.choices[0].message.content)"_s;
        if (!name.isEmpty()) {
            text.prepend(u"from base64 import b64encode\n"_s);
            login = u",\n    default_headers={\"Authorization\":\n"
                    "        \"Basic \" + b64encode(b\"%1:PASSWORD\").decode()}"_s.arg(name);
        }
        break;
    case Language::TypeScript:
        text = u"import OpenAI from \"openai\";\n"
               "const client = new OpenAI({\n"
               "  baseURL: \"%1/v1\", apiKey: \"none\"%3 });\n"
               "const answer = await client.chat.completions.create({\n"
               "  model: \"%2\", messages: [{ role: \"user\", content: \"Hello\" }] });\n"
               "console.log(answer.choices[0].message.content);"_s;
        if (!name.isEmpty())
            login = u",\n  defaultHeaders: { Authorization: \"Basic \" + btoa(\"%1:PASSWORD\") }"_s.arg(name);
        break;
    }
    return text.arg(m_control->address(), m_model, login);
}

void TestRequest::send()
{
    if (m_underWay)
        return;
    m_underWay = true;
    m_clock.start();
    const QString body =
        u"{\"model\":\"%1\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}"_s.arg(m_model);
    Q_EMIT changed();
    m_control->gateway()->ask(body.toStdString(), this,
                              [this](int status, const std::string &answer) { take(status, answer); });
}

void TestRequest::take(int status, const std::string &body)
{
    m_underWay = false;
    Answer answer{status, m_clock.elapsed(), {}};
    answer.text = status == 0 ? tr("The gateway is not running.") : textOf(body);
    Q_EMIT changed();
    Q_EMIT answered(answer);
}

} // namespace bifrost::gui
