// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "models/config/jsonnode.h"
#include "models/core/result.h"

namespace bifrost {

/// Reads a JSON text (RFC 8259; a byte order mark in front is skipped) into a tree with positions, which
/// QJsonDocument does not give. It also refuses a name that stands twice in one object, where QJsonDocument
/// silently drops one of the two. For files that people write; the hot path uses simdjson.
class JsonParser
{
public:
    static constexpr int MaxDepth = 64;
    static constexpr int MaxValues = 500'000;

    /// A failure is ConfigInvalid and names the file, the line and the column.
    static Result<JsonNode> parse(const QByteArray &text, const QString &fileName);

private:
    explicit JsonParser(const QByteArray &text) : m_text(text) { }

    bool document(JsonNode &node);
    bool value(JsonNode &node, int depth);
    bool object(JsonNode &node, int depth);
    bool array(JsonNode &node, int depth);
    bool string(QString &text);
    bool escape(QByteArray &utf8);
    bool codeUnit(char32_t &unit);
    bool number(JsonNode &node);
    bool word(const char *expected);
    bool unexpected(const QString &wanted);
    bool fail(const QString &sentence, qsizetype at);

    void skipSpace();
    bool atEnd() const { return m_at >= m_text.size(); }
    char peek() const { return atEnd() ? '\0' : m_text.at(m_at); }
    bool take(char c);

    const QByteArray &m_text;
    qsizetype m_at = 0;
    int m_values = 0;
    QString m_error;
    qsizetype m_errorAt = 0;
};

} // namespace bifrost
