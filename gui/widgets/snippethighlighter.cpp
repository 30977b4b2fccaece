// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/snippethighlighter.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

SnippetHighlighter::SnippetHighlighter(QTextDocument *document) : QSyntaxHighlighter(document) { }

void SnippetHighlighter::setScheme(Scheme scheme)
{
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    rehighlight();
}

void SnippetHighlighter::highlightBlock(const QString &text)
{
    static const QRegularExpression quoted(u"\"[^\"]*\"(\\s*:)?"_s);
    for (auto matches = quoted.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const bool isName = match.capturedLength(1) > 0;
        setFormat(int(match.capturedStart()), int(match.capturedLength() - match.capturedLength(1)),
                  colour(isName ? Role::CodeKey : Role::CodeString, m_scheme));
    }
}

} // namespace bifrost::gui
