// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QCoreApplication>
#include <QJsonObject>
#include <QString>

#include "models/traffic/trafficcontent.h"

namespace bifrost {

/// One contribution to a conversation, as a person reads it.
struct Utterance
{
    enum class Role { System, User, Assistant, Tool, Error };
    enum class Kind {
        Text,
        Reasoning, ///< what the model thought before it answered
        Call, ///< of a tool; `name` and `text`, its arguments
        Result, ///< of a tool
        Media, ///< a picture, a sound, a file: `text` says what
    };

    Role role = Role::User;
    Kind kind = Kind::Text;
    QString name; ///< of the tool
    QString text;
};

/// Reads a request or an answer as a conversation, in whichever of the dialects it is. Nothing at all: it is
/// none, and is shown as JSON.
class Conversation
{
    Q_DECLARE_TR_FUNCTIONS(bifrost::Conversation)

public:
    static std::vector<Utterance> ofRequest(const TrafficContent &content);
    static std::vector<Utterance> ofAnswer(const TrafficContent &content);

private:
    void readRequest(const QJsonObject &body);
    void readAnswer(const QJsonObject &body);
    void readStream(const TrafficContent &content);
    void readMessage(const QJsonObject &message);
    void readContent(Utterance::Role role, const QJsonValue &content);
    void readPart(Utterance::Role role, const QJsonObject &part);
    void readInput(const QJsonValue &input);
    void say(Utterance::Role role, Utterance::Kind kind, const QString &text, const QString &name = {});

    std::vector<Utterance> m_said;
};

} // namespace bifrost
