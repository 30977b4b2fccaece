// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QList>
#include <QString>

namespace bifrost::gui {

/// How well a text answers to what somebody typed: all its letters in their order, not necessarily side by
/// side, and word by word where there are blanks. Beginnings of words and runs of letters count most.
struct FuzzyMatch
{
    int score = 0; ///< higher is better
    QList<int> places; ///< of the letters in the text, in order

    static std::optional<FuzzyMatch> of(const QString &typed, const QString &text);
};

} // namespace bifrost::gui
