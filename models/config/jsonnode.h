// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

namespace bifrost {

struct JsonMember;

/// A value of a JSON text that remembers where it stands, so that a complaint about it can name the line.
struct JsonNode
{
    enum class Type { Null, Bool, Number, String, Array, Object };

    Type type = Type::Null;
    bool truth = false; ///< of a Bool
    qsizetype offset = 0; ///< first byte of the value in the text
    QString text; ///< of a String; of a Number the digits as they were written
    std::vector<JsonNode> items; ///< of an Array
    std::vector<JsonMember> members; ///< of an Object, in their order, no name twice
};

struct JsonMember
{
    QString name;
    qsizetype offset = 0; ///< where the name stands
    JsonNode value;
};

/// Line and column of a byte of a text, both from 1; the column counts characters.
struct JsonPlace
{
    int line = 1;
    int column = 1;

    static JsonPlace of(const QByteArray &text, qsizetype offset);
};

} // namespace bifrost
