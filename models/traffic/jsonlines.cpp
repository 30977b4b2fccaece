// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/jsonlines.h"

#include <algorithm>

#include <QLocale>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view JsonBlank = " \t\r\n";
constexpr int MaxJsonDepth = 200; // what is deeper is shown as if it were not
constexpr int JsonIndent = 2;

} // namespace

JsonLines::JsonLines(std::string text) : m_text(std::move(text))
{
    read();
    for (int i = 1; i < int(m_nodes.size()); ++i) {
        if (m_nodes[std::size_t(i)].open && m_nodes[std::size_t(i)].parts >= FoldFrom)
            m_folded.insert(i);
    }
    layOut();
}

bool JsonLines::isJson(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(JsonBlank);
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

std::size_t JsonLines::endOfText(std::size_t at) const
{
    for (++at; at < m_text.size(); ++at) {
        if (m_text[at] == '\\')
            ++at;
        else if (m_text[at] == '"')
            return at + 1;
    }
    return m_text.size();
}

/// One pass, without recursion: how deep a text goes is not ours to say.
void JsonLines::read()
{
    std::vector<int> open;
    std::size_t nameBegin = 0;
    std::size_t nameEnd = 0;
    int tooDeep = 0;
    const auto begin = [&](char kind, std::size_t from, std::size_t to) {
        Node node;
        node.open = kind;
        node.begin = from;
        node.end = to;
        node.nameBegin = std::exchange(nameBegin, 0);
        node.nameEnd = std::exchange(nameEnd, 0);
        node.next = int(m_nodes.size()) + 1;
        if (!open.empty())
            ++m_nodes[std::size_t(open.back())].parts;
        m_nodes.push_back(node);
    };
    for (std::size_t at = m_text.find_first_not_of(JsonBlank); at < m_text.size();
         at = m_text.find_first_not_of(JsonBlank, at)) {
        const char c = m_text[at];
        if (c == '{' || c == '[') {
            if (int(open.size()) == MaxJsonDepth) {
                ++tooDeep;
            } else {
                begin(c, at, m_text.size());
                m_nodes.back().isClosed = false;
                open.push_back(int(m_nodes.size()) - 1);
            }
            ++at;
        } else if (c == '}' || c == ']') {
            ++at;
            if (tooDeep > 0) {
                --tooDeep;
                continue;
            }
            if (open.empty())
                return;
            Node &node = m_nodes[std::size_t(open.back())];
            node.end = at;
            node.isClosed = true;
            node.next = int(m_nodes.size());
            open.pop_back();
            if (open.empty())
                return;
        } else if (c == ',' || c == ':') {
            ++at;
        } else if (c == '"') {
            const std::size_t end = endOfText(at);
            const std::size_t after = m_text.find_first_not_of(JsonBlank, end);
            const bool inObject = !open.empty() && m_nodes[std::size_t(open.back())].open == '{';
            if (inObject && nameEnd == 0 && after != std::string::npos && m_text[after] == ':') {
                nameBegin = at;
                nameEnd = end;
            } else {
                begin(0, at, end);
            }
            at = end;
        } else {
            const std::size_t end = std::min(m_text.find_first_of(" \t\r\n,:{}[]\"", at + 1), m_text.size());
            begin(0, at, end);
            at = end;
        }
    }
    for (const int index : open)
        m_nodes[std::size_t(index)].next = int(m_nodes.size());
}

QString JsonLines::shown(std::size_t begin, std::size_t end) const
{
    // A cut within a character would leave half of it: cut characters, not bytes.
    const QString text = QString::fromUtf8(m_text.data() + begin,
                                           qsizetype(std::min(end - begin, std::size_t(4 * MaxText + 8))));
    const bool isLong = end - begin > std::size_t(4 * MaxText + 8) || text.size() > MaxText;
    if (!isLong)
        return text;
    return text.left(MaxText) + u"… "_s
        + tr("(%1 in all)", "size of a text").arg(QLocale().formattedDataSize(qint64(end - begin)));
}

void JsonLines::addLine(int depth, const QString &text, int fold, bool folded)
{
    if (int(m_lines.size()) >= MaxLines) {
        ++m_missing;
        return;
    }
    m_lines.push_back({QString(depth * JsonIndent, u' ') + text, fold, folded});
}

void JsonLines::layOut()
{
    m_lines.clear();
    m_missing = 0;
    // What is open, and at which node it ends.
    struct Level
    {
        int node;
        int end;
        int left; ///< parts that are still to come
    };
    std::vector<Level> levels;
    for (int i = 0; i < int(m_nodes.size());) {
        const Node &node = m_nodes[std::size_t(i)];
        QString text;
        if (node.nameEnd > 0)
            text = shown(node.nameBegin, node.nameEnd) + u": "_s;
        if (!levels.empty())
            --levels.back().left;
        const int depth = int(levels.size());
        const bool folded = node.open && m_folded.contains(i);
        if (node.open && !folded && node.parts > 0) {
            addLine(depth, text + QLatin1Char(node.open), i, false);
            levels.push_back({i, node.next, node.parts});
            ++i;
        } else {
            const QString comma = levels.empty() || levels.back().left == 0 ? QString() : u","_s;
            if (!node.open)
                text += shown(node.begin, node.end);
            else if (node.parts == 0)
                text += node.open == '{' ? u"{}"_s : u"[]"_s;
            else
                text += QLatin1Char(node.open) + u" … "_s + QLatin1Char(node.open == '{' ? '}' : ']');
            addLine(
                depth,
                text + comma
                    + (folded && node.parts > 0 ? u"  "_s + tr("%n items", nullptr, node.parts) : QString()),
                folded && node.parts > 0 ? i : -1, folded);
            i = node.next;
        }
        while (!levels.empty() && i >= levels.back().end) {
            const Node &ended = m_nodes[std::size_t(levels.back().node)];
            levels.pop_back();
            if (ended.isClosed)
                addLine(int(levels.size()),
                        QString(QLatin1Char(ended.open == '{' ? '}' : ']'))
                            + (levels.empty() || levels.back().left == 0 ? QString() : u","_s));
        }
    }
    if (m_missing > 0)
        m_lines.push_back({tr("… %n more lines", nullptr, m_missing), -1, false});
}

void JsonLines::setFolded(int fold, bool folded)
{
    if (folded)
        m_folded.insert(fold);
    else
        m_folded.erase(fold);
    layOut();
}

void JsonLines::setAllFolded(bool folded)
{
    m_folded.clear();
    for (int i = 1; folded && i < int(m_nodes.size()); ++i) {
        if (m_nodes[std::size_t(i)].open && m_nodes[std::size_t(i)].parts > 0)
            m_folded.insert(i);
    }
    layOut();
}

} // namespace bifrost
