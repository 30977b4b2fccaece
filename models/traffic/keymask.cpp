// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/keymask.h"

#include <QLatin1StringView>

#include <array>
#include <cstddef>

using namespace Qt::StringLiterals;

namespace bifrost {

namespace {

/// What keys of one kind look like: how they begin, and at least how much comes then.
struct Shape
{
    QLatin1StringView prefix;
    qsizetype least; ///< with a digit in it: a name with hyphens may look the same else
};

constexpr std::array Shapes{
    Shape{"sk-"_L1, 20},    Shape{"gsk_"_L1, 20},        Shape{"xai-"_L1, 20},  Shape{"pplx-"_L1, 20},
    Shape{"nvapi-"_L1, 20}, Shape{"hf_"_L1, 20},         Shape{"AIza"_L1, 30},  Shape{"ghp_"_L1, 30},
    Shape{"gho_"_L1, 30},   Shape{"ghu_"_L1, 30},        Shape{"ghs_"_L1, 30},  Shape{"ghr_"_L1, 30},
    Shape{"glpat-"_L1, 16}, Shape{"github_pat_"_L1, 30}, Shape{"xoxa-"_L1, 10}, Shape{"xoxb-"_L1, 10},
    Shape{"xoxp-"_L1, 10},  Shape{"xoxr-"_L1, 10},       Shape{"xoxs-"_L1, 10}, Shape{"xapp-"_L1, 10},
    Shape{"AKIA"_L1, 16},   Shape{"ASIA"_L1, 16},
};
constexpr QLatin1StringView JwtPrefix = "eyJ"_L1;
constexpr qsizetype LeastJwtPart = 8;

template <typename Char>
bool isDigit(Char c)
{
    return c >= Char('0') && c <= Char('9');
}

template <typename Char>
bool isKeyChar(Char c)
{
    return isDigit(c) || (c >= Char('A') && c <= Char('Z')) || (c >= Char('a') && c <= Char('z'))
        || c == Char('_') || c == Char('-');
}

template <typename Char>
bool begins(const Char *text, qsizetype size, QLatin1StringView prefix)
{
    if (size < prefix.size())
        return false;
    for (qsizetype i = 0; i < prefix.size(); ++i) {
        if (text[i] != Char(prefix[i].toLatin1()))
            return false;
    }
    return true;
}

template <typename Char>
qsizetype runLength(const Char *text, qsizetype size)
{
    qsizetype length = 0;
    while (length < size && isKeyChar(text[length]))
        ++length;
    return length;
}

/// Of the key that begins here, without what stays to be seen of it; nothing: there is none.
struct Found
{
    qsizetype prefix = 0;
    qsizetype length = 0;
};

template <typename Char>
Found jwtAt(const Char *text, qsizetype size)
{
    qsizetype length = 0;
    for (int part = 0; part < 3; ++part) {
        const qsizetype run = runLength(text + length, size - length);
        if (run < LeastJwtPart)
            return {};
        length += run;
        if (part == 2)
            return {JwtPrefix.size(), length};
        if (length >= size || text[length] != Char('.'))
            return {};
        ++length;
    }
    return {};
}

template <typename Char>
Found keyAt(const Char *text, qsizetype size)
{
    if (begins(text, size, JwtPrefix))
        return jwtAt(text, size);
    for (const Shape &shape : Shapes) {
        if (!begins(text, size, shape.prefix))
            continue;
        const qsizetype length = runLength(text, size);
        if (length - shape.prefix.size() < shape.least)
            continue;
        for (qsizetype i = shape.prefix.size(); i < length; ++i) {
            if (isDigit(text[i]))
                return {shape.prefix.size(), length};
        }
    }
    return {};
}

/// A letter before it makes it the end of a word, unless it is that of an escape: "\nsk-…".
template <typename Char>
bool isInWord(const Char *text, qsizetype at)
{
    return at > 0 && isKeyChar(text[at - 1]) && !(at > 1 && text[at - 2] == Char('\\'));
}

template <typename Char>
void hide(Char *text, qsizetype size)
{
    for (qsizetype at = 0; at < size; ++at) {
        switch (char16_t(text[at])) { // how any of them begins
        case u's':
        case u'g':
        case u'x':
        case u'p':
        case u'n':
        case u'h':
        case u'A':
        case u'e':
            break;
        default:
            continue;
        }
        const Found found = keyAt(text + at, size - at);
        if (found.length == 0 || isInWord(text, at))
            continue;
        for (qsizetype i = at + found.prefix; i < at + found.length; ++i)
            text[i] = Char('*');
        at += found.length - 1;
    }
}

} // namespace

void KeyMask::hideIn(std::string &text)
{
    hide(text.data(), qsizetype(text.size()));
}

void KeyMask::hideIn(QString &text)
{
    hide(reinterpret_cast<char16_t *>(text.data()), text.size());
}

void KeyMask::hideIn(TrafficContent &content)
{
    hideIn(content.request.text);
    hideIn(content.answer.text);
    for (AttemptContent &attempt : content.attempts) {
        hideIn(attempt.refusal.text);
        for (BodyChange &change : attempt.changes)
            hideIn(change.text);
    }
}

} // namespace bifrost
