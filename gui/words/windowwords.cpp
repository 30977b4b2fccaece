// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/words/windowwords.h"

#include "gui/words/enginesentences.h"

#include <QRegularExpression>
#include <QStringList>

#include <vector>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr qsizetype LongestKnown = 2000; // nothing of ours is longer

/// A sentence with places for what changes, ready to be compared with.
struct Form
{
    QRegularExpression pattern;
    const char *shown;
};

/// "%1" to "%9" stand for anything, in their order.
QString patternOf(const QString &text)
{
    QString pattern;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'%' && i + 1 < text.size() && text[i + 1].isDigit()) {
            pattern += "(.+?)"_L1;
            ++i;
        } else {
            pattern += QRegularExpression::escape(text[i]);
        }
    }
    return QRegularExpression::anchoredPattern(pattern);
}

const std::vector<Form> &forms()
{
    static const std::vector<Form> all = [] {
        std::vector<Form> made;
        for (const auto &table : {EngineSentences::ofTests(), EngineSentences::ofRequests(),
                                  EngineSentences::ofConfiguration(), EngineSentences::ofTls()}) {
            for (const EngineSentence &known : table) {
                const QString text = QString::fromUtf8(known.engine ? known.engine : known.shown);
                made.push_back(
                    {QRegularExpression(patternOf(text), QRegularExpression::DotMatchesEverythingOption),
                     known.shown});
            }
        }
        return made;
    }();
    return all;
}

/// In one go: what is put in may itself hold a percent sign.
QString filled(const QString &text, const QStringList &parts)
{
    QString whole;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int place = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (place < 1 || place > parts.size()) {
            whole += text[i];
            continue;
        }
        whole += parts[place - 1];
        ++i;
    }
    return whole;
}

QString translated(const QString &sentence)
{
    if (sentence.isEmpty() || sentence.size() > LongestKnown)
        return sentence;
    for (const Form &form : forms()) {
        const QRegularExpressionMatch match = form.pattern.match(sentence);
        if (!match.hasMatch())
            continue;
        QStringList parts;
        for (int i = 1; i <= match.lastCapturedIndex(); ++i) {
            const QString part = match.captured(i);
            parts += part.size() < sentence.size() ? translated(part) : part; // one may be in the other
        }
        return filled(EngineSentences::tr(form.shown), parts);
    }
    return sentence;
}

/// A key of which most is masked stays on one line.
QString unbroken(QString text)
{
    static const QRegularExpression masked(u"\\S*(?:\\*{3}|\u2022{3})\\S*"_s);
    constexpr QChar NonBreakingHyphen(0x2011);
    for (auto it = masked.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        QString kept = match.captured();
        text.replace(match.capturedStart(), match.capturedLength(), kept.replace(u'-', NonBreakingHyphen));
    }
    return text;
}

} // namespace

QString inWindowWords(const QString &sentence)
{
    return unbroken(translated(sentence));
}

QString inWindowWords(const std::string &sentence)
{
    return inWindowWords(QString::fromStdString(sentence));
}

} // namespace bifrost::gui
