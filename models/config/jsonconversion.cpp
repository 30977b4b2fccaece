// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/jsonconversion.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QVariant>

namespace bifrost {

namespace {

QJsonValue numberOf(const QString &text)
{
    bool isWhole = false;
    const qlonglong whole = text.toLongLong(&isWhole);
    return isWhole ? QJsonValue(whole) : QJsonValue(text.toDouble());
}

} // namespace

QJsonValue jsonOf(const JsonNode &node)
{
    switch (node.type) {
    case JsonNode::Type::Null:
        return QJsonValue::Null;
    case JsonNode::Type::Bool:
        return node.truth;
    case JsonNode::Type::Number:
        return numberOf(node.text);
    case JsonNode::Type::String:
        return node.text;
    case JsonNode::Type::Array: {
        QJsonArray array;
        for (const JsonNode &item : node.items)
            array.append(jsonOf(item));
        return array;
    }
    case JsonNode::Type::Object: {
        QJsonObject object;
        for (const JsonMember &member : node.members)
            object.insert(member.name, jsonOf(member.value));
        return object;
    }
    }
    return {};
}

JsonNode nodeOf(const QJsonValue &value)
{
    JsonNode node;
    switch (value.type()) {
    case QJsonValue::Bool:
        node.type = JsonNode::Type::Bool;
        node.truth = value.toBool();
        break;
    case QJsonValue::Double: {
        node.type = JsonNode::Type::Number;
        const QVariant number = value.toVariant();
        node.text = number.typeId() == QMetaType::LongLong ? QString::number(number.toLongLong())
                                                           : QString::number(number.toDouble(), 'g', 17);
        break;
    }
    case QJsonValue::String:
        node.type = JsonNode::Type::String;
        node.text = value.toString();
        break;
    case QJsonValue::Array:
        node.type = JsonNode::Type::Array;
        for (const QJsonValue item : value.toArray())
            node.items.push_back(nodeOf(item));
        break;
    case QJsonValue::Object: {
        node.type = JsonNode::Type::Object;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            node.members.push_back({it.key(), 0, nodeOf(it.value())});
        break;
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return node;
}

} // namespace bifrost
