// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/commands/commandmodel.h"

#include "gui/commands/fuzzymatch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

/// A word of the kind finds too ("provider"), but after what has it in its title.
constexpr int KindCost = 20;
constexpr int WordsScore = -100; // after all whose titles match

/// Each word that was typed begins one of these; letters here and there would find everything.
bool beginsWords(const QString &typed, const QString &words)
{
    const QStringList all = words.split(u' ', Qt::SkipEmptyParts);
    const QStringList asked = typed.split(u' ', Qt::SkipEmptyParts);
    return !asked.isEmpty() && std::ranges::all_of(asked, [&all](const QString &one) {
        return std::ranges::any_of(
            all, [&one](const QString &word) { return word.startsWith(one, Qt::CaseInsensitive); });
    });
}

} // namespace

void CommandModel::setCommands(QList<Command> commands)
{
    beginResetModel();
    m_commands = std::move(commands);
    m_rows.clear();
    endResetModel();
}

void CommandModel::setTyped(const QString &typed)
{
    beginResetModel();
    m_rows.clear();
    for (int i = 0; i < m_commands.size(); ++i) {
        const Command &command = m_commands[i];
        if (auto match = FuzzyMatch::of(typed, command.title))
            m_rows.append({i, match->score, std::move(match->places)});
        else if (const auto byKind = FuzzyMatch::of(typed, command.kind + u' ' + command.title))
            m_rows.append({i, byKind->score - KindCost, {}});
        else if (beginsWords(typed, command.words + u' ' + command.kind + u' ' + command.title))
            m_rows.append({i, WordsScore, {}});
    }
    if (!typed.trimmed().isEmpty())
        std::stable_sort(m_rows.begin(), m_rows.end(),
                         [](const Row &a, const Row &b) { return a.score > b.score; });
    if (m_rows.size() > MostShown)
        m_rows.resize(MostShown);
    endResetModel();
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const Command &one = command(index.row());
    return one.kind.isEmpty() || role == Qt::DisplayRole ? one.title : one.title + u", "_s + one.kind;
}

} // namespace bifrost::gui
