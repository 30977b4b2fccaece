// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/jsonparser.h"

#include <cctype>

#include <QHash>
#include <QStringDecoder>

#include "models/core/printable.h"

namespace bifrost {

using namespace Qt::StringLiterals;

JsonPlace JsonPlace::of(const QByteArray &text, qsizetype offset)
{
    JsonPlace place;
    // A byte order mark is no column.
    for (qsizetype i = text.startsWith("\xEF\xBB\xBF") ? 3 : 0; i < offset && i < text.size(); ++i) {
        if (text.at(i) == '\n') {
            ++place.line;
            place.column = 1;
        } else if ((uchar(text.at(i)) & 0xC0) != 0x80) {
            ++place.column;
        }
    }
    return place;
}

Result<JsonNode> JsonParser::parse(const QByteArray &text, const QString &fileName)
{
    JsonParser parser(text);
    JsonNode node;
    if (parser.document(node))
        return node;
    const JsonPlace place = JsonPlace::of(text, parser.m_errorAt);
    // All at once: a name with % in it is no place for what follows.
    const QString sentence =
        u"%1, line %2, column %3: %4"_s.arg(printable(fileName), QString::number(place.line),
                                            QString::number(place.column), printable(parser.m_error));
    return Error(ErrorCode::ConfigInvalid, sentence.toStdString());
}

bool JsonParser::document(JsonNode &node)
{
    if (m_text.startsWith("\xFF\xFE") || m_text.startsWith("\xFE\xFF") || m_text.left(2).contains('\0'))
        return fail(u"the file is not UTF-8 but, it seems, UTF-16. Save it as UTF-8."_s, m_at);
    if (m_text.startsWith("\xEF\xBB\xBF"))
        m_at = 3;
    skipSpace();
    if (atEnd())
        return fail(u"the file is empty. Write {} for a configuration without settings."_s, m_at);
    if (!value(node, 1))
        return false;
    skipSpace();
    if (!atEnd())
        return fail(u"nothing may follow the end of the configuration."_s, m_at);
    return true;
}

bool JsonParser::value(JsonNode &node, int depth)
{
    if (depth > MaxDepth)
        return fail(u"objects and arrays are nested more than %1 levels deep."_s.arg(MaxDepth), m_at);
    if (++m_values > MaxValues)
        return fail(u"the file holds more than %1 values."_s.arg(MaxValues), m_at);
    node.offset = m_at;
    switch (peek()) {
    case '{':
        return object(node, depth);
    case '[':
        return array(node, depth);
    case '"':
        node.type = JsonNode::Type::String;
        return string(node.text);
    case 't':
    case 'f':
        node.type = JsonNode::Type::Bool;
        node.truth = peek() == 't';
        return word(node.truth ? "true" : "false");
    case 'n':
        return word("null");
    default:
        if (peek() == '-' || (peek() >= '0' && peek() <= '9'))
            return number(node);
        return unexpected(u"a value"_s);
    }
}

bool JsonParser::object(JsonNode &node, int depth)
{
    node.type = JsonNode::Type::Object;
    QHash<QString, qsizetype> seen;
    take('{');
    skipSpace();
    if (take('}'))
        return true;
    while (true) {
        JsonMember member;
        member.offset = m_at;
        if (peek() == '}')
            return fail(u"the comma before this \"}\" must go."_s, m_at);
        if (peek() != '"')
            return unexpected(u"a name in double quotes"_s);
        if (!string(member.name))
            return false;
        if (const auto first = seen.constFind(member.name); first != seen.cend()) {
            return fail(
                u"\"%1\" stands twice in the same object, first in line %2. Remove one of them."_s.arg(
                    member.name, QString::number(JsonPlace::of(m_text, *first).line)),
                member.offset);
        }
        seen.insert(member.name, member.offset);
        skipSpace();
        if (!take(':'))
            return unexpected(u"a colon after \"%1\""_s.arg(member.name));
        skipSpace();
        if (!value(member.value, depth + 1))
            return false;
        node.members.push_back(std::move(member));
        skipSpace();
        if (take('}'))
            return true;
        if (!take(','))
            return unexpected(u"a comma or \"}\""_s);
        skipSpace();
    }
}

bool JsonParser::array(JsonNode &node, int depth)
{
    node.type = JsonNode::Type::Array;
    take('[');
    skipSpace();
    if (take(']'))
        return true;
    while (true) {
        if (peek() == ']')
            return fail(u"the comma before this \"]\" must go."_s, m_at);
        if (!value(node.items.emplace_back(), depth + 1))
            return false;
        skipSpace();
        if (take(']'))
            return true;
        if (!take(','))
            return unexpected(u"a comma or \"]\""_s);
        skipSpace();
    }
}

bool JsonParser::string(QString &text)
{
    const qsizetype start = m_at;
    take('"');
    QByteArray utf8;
    while (true) {
        if (atEnd())
            return fail(u"this text has no closing quote."_s, start);
        const char c = peek();
        if (c == '\n')
            return fail(u"this text has no closing quote in its line."_s, start);
        if (uchar(c) < 0x20)
            return fail(u"a control character stands inside a text; write it as \\t or \\u00XX."_s, m_at);
        if (c == '"')
            break;
        if (c == '\\') {
            if (!escape(utf8))
                return false;
        } else {
            utf8.append(c);
            ++m_at;
        }
    }
    ++m_at;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    text = decoder(utf8);
    if (decoder.hasError())
        return fail(u"this text is not UTF-8."_s, start);
    return true;
}

bool JsonParser::escape(QByteArray &utf8)
{
    static constexpr char From[] = "\"\\/bfnrt";
    static constexpr char To[] = "\"\\/\b\f\n\r\t";
    const qsizetype start = m_at;
    ++m_at;
    const char c = peek();
    if (c == 'u') {
        char32_t unit = 0;
        if (!codeUnit(unit))
            return false;
        if (QChar::isHighSurrogate(unit) && peek() == '\\') {
            char32_t low = 0;
            ++m_at;
            if (!codeUnit(low))
                return false;
            if (QChar::isLowSurrogate(low))
                unit = QChar::surrogateToUcs4(char16_t(unit), char16_t(low));
        }
        if (QChar::isSurrogate(unit))
            return fail(u"half a character stands here: \\uD800 to \\uDFFF only mean something in pairs."_s,
                        start);
        utf8.append(QString::fromUcs4(&unit, 1).toUtf8());
        return true;
    }
    for (int i = 0; c != '\0' && From[i] != '\0'; ++i) {
        if (From[i] == c) {
            utf8.append(To[i]);
            ++m_at;
            return true;
        }
    }
    return fail(
        u"a backslash must be written twice, or begin one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX."_s,
        start);
}

bool JsonParser::codeUnit(char32_t &unit)
{
    const qsizetype start = m_at;
    bool hex = take('u');
    const QByteArray digits = m_text.mid(m_at, 4);
    for (const char c : digits)
        hex = hex && std::isxdigit(uchar(c)) != 0;
    if (!hex || digits.size() != 4)
        return fail(u"\\u must be followed by four hexadecimal digits."_s, start);
    unit = digits.toUInt(nullptr, 16);
    m_at += 4;
    return true;
}

bool JsonParser::number(JsonNode &node)
{
    const qsizetype start = m_at;
    const auto digits = [this] {
        const qsizetype from = m_at;
        while (peek() >= '0' && peek() <= '9')
            ++m_at;
        return m_at - from;
    };
    take('-');
    const bool zero = peek() == '0';
    const qsizetype whole = digits();
    bool good = whole > 0 && !(zero && whole > 1);
    if (take('.'))
        good = digits() > 0 && good;
    if (take('e') || take('E')) {
        if (!take('+'))
            take('-');
        good = digits() > 0 && good;
    }
    if (!good)
        return fail(u"this is not a number as JSON writes it."_s, start);
    node.text = QString::fromLatin1(m_text.constData() + start, m_at - start);
    bool fits = false;
    node.text.toDouble(&fits);
    if (!fits) // others, who store and read it, cannot have it
        return fail(u"this number is too large, or too close to zero."_s, start);
    node.type = JsonNode::Type::Number;
    return true;
}

bool JsonParser::word(const char *expected)
{
    const qsizetype length = qstrlen(expected);
    if (m_text.mid(m_at, length) != expected)
        return unexpected(u"a value"_s);
    m_at += length;
    return true;
}

bool JsonParser::unexpected(const QString &wanted)
{
    if (atEnd())
        return fail(u"the text ends here, but %1 is missing."_s.arg(wanted), m_at);
    if (peek() == '/' || peek() == '#')
        return fail(u"JSON has no comments. Remove this one."_s, m_at);
    if (peek() == '\'')
        return fail(u"%1 is expected here. Texts take double quotes."_s.arg(wanted), m_at);
    return fail(u"%1 is expected here."_s.arg(wanted), m_at);
}

bool JsonParser::fail(const QString &sentence, qsizetype at)
{
    m_error = sentence;
    m_errorAt = at;
    return false;
}

void JsonParser::skipSpace()
{
    while (!atEnd() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r'))
        ++m_at;
}

bool JsonParser::take(char c)
{
    if (atEnd() || m_text.at(m_at) != c)
        return false;
    ++m_at;
    return true;
}

} // namespace bifrost
