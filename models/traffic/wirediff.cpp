// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/wirediff.h"

#include <algorithm>

#include "models/traffic/jsonlines.h"

namespace bifrost {

namespace {

constexpr int DiffContext = 2; // lines that are the same, around those that are not
constexpr std::size_t MaxCompared = 600; // lines against lines; beyond it all are different

std::vector<QString> linesOf(const std::string &text)
{
    std::vector<QString> lines;
    const JsonLines json(text);
    for (const JsonLines::Line &line : json.lines())
        lines.push_back(line.text);
    return lines;
}

} // namespace

WireDiff::WireDiff(const KeptText &body, const std::vector<BodyChange> &changes)
{
    if (changes.empty() || !JsonLines::isJson(body.text))
        return;
    compare(linesOf(body.text), linesOf(applied(body.text, changes)));
    thinOut();
}

std::string WireDiff::applied(const std::string &body, const std::vector<BodyChange> &changes)
{
    std::string result;
    std::size_t at = 0;
    for (const BodyChange &change : changes) {
        if (change.offset < at || change.offset + change.length > body.size())
            break; // not kept that far
        result.append(body, at, change.offset - at).append(change.text);
        at = change.offset + change.length;
    }
    return result.append(body, at);
}

void WireDiff::compare(const std::vector<QString> &before, const std::vector<QString> &after)
{
    std::size_t head = 0;
    while (head < before.size() && head < after.size() && before[head] == after[head])
        ++head;
    std::size_t tail = 0;
    while (tail < before.size() - head && tail < after.size() - head
           && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const auto add = [&](Line::Kind kind, std::size_t b, std::size_t a) {
        const bool removed = kind == Line::Kind::Removed;
        m_lines.push_back({kind, kind == Line::Kind::Added ? 0 : int(b) + 1, removed ? 0 : int(a) + 1,
                           removed ? before[b] : after[a]});
    };
    for (std::size_t i = 0; i < head; ++i)
        add(Line::Kind::Same, i, i);
    const std::size_t rows = before.size() - head - tail;
    const std::size_t columns = after.size() - head - tail;
    const bool small = rows <= MaxCompared && columns <= MaxCompared;
    // Length of the longest common part of what lies behind a pair of lines.
    std::vector<int> common(small ? (rows + 1) * (columns + 1) : 0);
    for (std::size_t r = rows; small && r-- > 0;) {
        for (std::size_t c = columns; c-- > 0;) {
            common[r * (columns + 1) + c] = before[head + r] == after[head + c]
                ? common[(r + 1) * (columns + 1) + c + 1] + 1
                : std::max(common[(r + 1) * (columns + 1) + c], common[r * (columns + 1) + c + 1]);
        }
    }
    std::size_t r = 0;
    std::size_t c = 0;
    while (r < rows || c < columns) {
        if (r < rows && c < columns && before[head + r] == after[head + c])
            add(Line::Kind::Same, head + r++, head + c++);
        else if (r < rows
                 && (c == columns || !small
                     || common[(r + 1) * (columns + 1) + c] >= common[r * (columns + 1) + c + 1]))
            add(Line::Kind::Removed, head + r++, 0);
        else
            add(Line::Kind::Added, 0, head + c++);
    }
    for (std::size_t i = tail; i > 0; --i)
        add(Line::Kind::Same, before.size() - i, after.size() - i);
}

/// Leaves what is the same out, but for a few lines around what is not.
void WireDiff::thinOut()
{
    std::vector<bool> kept(m_lines.size(), false);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].kind == Line::Kind::Same)
            continue;
        const std::size_t from = i > DiffContext ? i - DiffContext : 0;
        for (std::size_t near = from; near <= std::min(i + DiffContext, m_lines.size() - 1); ++near)
            kept[near] = true;
    }
    std::vector<Line> lines;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (kept[i])
            lines.push_back(m_lines[i]);
        else if (i == 0 || kept[i - 1])
            lines.push_back({Line::Kind::Skipped, 0, 0, QStringLiteral("…")});
    }
    m_lines = std::move(lines);
}

} // namespace bifrost
