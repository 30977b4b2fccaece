// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/testcontroller.h"

#include "gateway/admin/requestbody.h"

#include <QJsonArray>

#include <array>

namespace bifrost::admin {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(TestState state)
{
    // In the order of TestState.
    static const std::array names{u"waiting"_s,  u"running"_s, u"good"_s,
                                  u"doubtful"_s, u"failed"_s,  u"skipped"_s};
    return names.at(std::size_t(state));
}

QString nameOf(TestStep::Kind kind)
{
    // In the order of Kind.
    static const std::array names{u"name_lookup"_s, u"connect"_s, u"proxy"_s,      u"tls"_s,
                                  u"sign_in"_s,     u"models"_s,  u"first_token"_s};
    return names.at(std::size_t(kind));
}

/// Members that steps and keys have in common; those that say nothing are left out.
void addOutcome(QJsonObject &json, TestState state, std::chrono::microseconds time, const QString &sentence)
{
    json[u"status"_s] = nameOf(state);
    if (time.count() >= 0)
        json[u"time_ms"_s] = double(time.count()) / 1000;
    if (!sentence.isEmpty())
        json[u"message"_s] = sentence;
}

QJsonObject stepJson(const TestStep &step)
{
    QJsonObject json{{u"name"_s, nameOf(step.kind)}};
    addOutcome(json, step.state, step.time, step.sentence);
    if (!step.detail.isEmpty())
        json[u"detail"_s] = step.detail;
    return json;
}

QJsonObject keyJson(const KeyReport &key)
{
    QJsonObject json{{u"key_id"_s, key.id}, {u"name"_s, key.name}};
    addOutcome(json, key.state, key.time, key.sentence);
    if (key.status != 0)
        json[u"status_code"_s] = key.status;
    return json;
}

} // namespace

TestRequest TestController::order(const ConfigState &state, const QString &name, const QByteArray &body)
{
    TestOrder order;
    if (!body.trimmed().isEmpty()) {
        const Result<QJsonObject> json = readBody(body);
        if (!json)
            return AdminReply::error(json.error());
        const QJsonValue model = json->value(u"model"_s);
        if (!model.isUndefined() && !model.isNull() && !model.isString())
            return AdminReply::wrongFields({{u"model"_s, Fault::Type, u"must be a text."_s}});
        order.firstTokenModel = model.toString();
    }
    const ProviderConfig *provider = state.provider(name);
    if (!provider) {
        return AdminReply::error(
            state.storedProvider(name)
                ? Error(ErrorCode::SettingInvalid,
                        u"The settings of provider \"%1\" cannot be used: see its description."_s.arg(name)
                            .toStdString())
                : Error(ErrorCode::NotFound, u"Provider \"%1\" is not set up."_s.arg(name).toStdString()));
    }
    order.provider = *provider;
    return order;
}

AdminReply TestController::show(const QString &provider, const ConnectionReport &report)
{
    if (!report.over) {
        return AdminReply::error(Error(ErrorCode::OutOfBuffers,
                                       "Too many connection tests are running already. Try again in a "
                                       "moment."));
    }
    const TestStep *trouble = report.trouble();
    QJsonArray steps;
    for (const TestStep &step : report.steps)
        steps.append(stepJson(step));
    QJsonArray keys;
    for (const KeyReport &key : report.keys)
        keys.append(keyJson(key));
    QJsonObject json{{u"provider"_s, provider},
                     {u"status"_s, nameOf(trouble ? trouble->state : TestState::Good)},
                     {u"steps"_s, steps},
                     {u"keys"_s, keys},
                     {u"models"_s, QJsonArray::fromStringList(report.models)}};
    if (trouble)
        json[u"message"_s] = trouble->sentence;
    return AdminReply::json(json);
}

} // namespace bifrost::admin
