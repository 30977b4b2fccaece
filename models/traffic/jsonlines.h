// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <QCoreApplication>
#include <QString>

namespace bifrost {

/// JSON laid out for reading, one member or element to a line, in the order and with the digits in which it
/// came. Objects and lists can be folded; long ones are from the start, long texts are shortened. A text that
/// breaks off is laid out as far as it goes. A value.
class JsonLines
{
    Q_DECLARE_TR_FUNCTIONS(bifrost::JsonLines)

public:
    static constexpr int MaxLines = 5000; ///< then a line says how many are missing
    static constexpr int MaxText = 600; ///< characters of a text that are shown
    static constexpr int FoldFrom = 40; ///< elements from which a list is folded at first

    struct Line
    {
        QString text;
        int fold = -1; ///< number of the object or list that begins here; -1: none does
        bool isFolded = false;
    };

    explicit JsonLines(std::string text);

    /// It begins like JSON.
    static bool isJson(std::string_view text);

    const std::vector<Line> &lines() const { return m_lines; }
    bool isFolded(int fold) const { return m_folded.contains(fold); }
    void setFolded(int fold, bool folded);
    void setAllFolded(bool folded); ///< the outermost stays open

private:
    struct Node
    {
        char open = 0; ///< `{`, `[`, or 0 for what has no parts
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t nameBegin = 0; ///< of a member, with its quotes
        std::size_t nameEnd = 0;
        int parts = 0;
        int next = -1; ///< the node after all that is in this one
        bool isClosed = true;
    };

    void read();
    std::size_t endOfText(std::size_t at) const;
    void layOut();
    void addLine(int depth, const QString &text, int fold = -1, bool folded = false);
    QString shown(std::size_t begin, std::size_t end) const;

    std::string m_text;
    std::vector<Node> m_nodes;
    std::set<int> m_folded;
    std::vector<Line> m_lines;
    int m_missing = 0;
};

} // namespace bifrost
