// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/commands/fuzzymatch.h"

#include <algorithm>

namespace bifrost::gui {

namespace {

constexpr int LetterScore = 1;
constexpr int RunScore = 5;
constexpr int WordScore = 8;
constexpr int StartScore = 4;
constexpr int SkipCost = 1; // for letters in between, up to MostSkips
constexpr int MostSkips = 6;
constexpr int LengthDivisor = 8; // of two that match alike the shorter text is meant

bool beginsWord(const QString &text, int place)
{
    return place == 0 || !text[place - 1].isLetterOrNumber()
        || (text[place].isUpper() && text[place - 1].isLower());
}

/// The best way to find one word in the text when its first letter stands at `start`.
std::optional<FuzzyMatch> matchFrom(const QString &word, const QString &text, int start)
{
    FuzzyMatch match;
    int place = start;
    for (int i = 0; i < word.size(); ++i) {
        const int from = i == 0 ? start : match.places.last() + 1;
        place = from;
        // A letter that begins a word is meant rather than the next one that happens to be the same.
        while (place < text.size() && text[place].toCaseFolded() != word[i].toCaseFolded())
            ++place;
        if (place == text.size())
            return std::nullopt;
        if (i > 0 && place > from) {
            for (int other = place; other < text.size(); ++other) {
                if (beginsWord(text, other) && text[other].toCaseFolded() == word[i].toCaseFolded()) {
                    place = other;
                    break;
                }
            }
        }
        match.score +=
            LetterScore + (beginsWord(text, place) ? WordScore : 0) + (place == 0 ? StartScore : 0);
        if (i > 0)
            match.score += place == from ? RunScore : -SkipCost * std::min(place - from, MostSkips);
        match.places += place;
    }
    return match;
}

} // namespace

std::optional<FuzzyMatch> FuzzyMatch::of(const QString &typed, const QString &text)
{
    FuzzyMatch all;
    for (const QString &word : typed.split(u' ', Qt::SkipEmptyParts)) {
        std::optional<FuzzyMatch> best;
        for (int start = 0; start < text.size(); ++start) {
            if (text[start].toCaseFolded() != word[0].toCaseFolded())
                continue;
            const auto match = matchFrom(word, text, start);
            if (match && (!best || match->score > best->score))
                best = match;
        }
        if (!best)
            return std::nullopt;
        all.score += best->score;
        all.places += best->places;
    }
    all.score -= int(text.size()) / LengthDivisor;
    std::sort(all.places.begin(), all.places.end());
    return all;
}

} // namespace bifrost::gui
