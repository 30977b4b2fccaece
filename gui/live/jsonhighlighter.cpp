// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/jsonhighlighter.h"

namespace bifrost::gui {

JsonHighlighter::JsonHighlighter(QTextDocument *document) : QSyntaxHighlighter(document) { }

void JsonHighlighter::setScheme(Scheme scheme)
{
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    rehighlight();
}

void JsonHighlighter::highlightBlock(const QString &text)
{
    int at = 0;
    const int size = int(text.size());
    while (at < size) {
        const QChar c = text[at];
        if (c == u'"') {
            int end = at + 1;
            while (end < size && text[end] != u'"')
                end += text[end] == u'\\' ? 2 : 1;
            end = qMin(end + 1, size);
            const bool isName = end < size && text[end] == u':';
            setFormat(at, end - at, colour(isName ? Role::CodeKey : Role::CodeString, m_scheme));
            at = end;
        } else if (c.isDigit() || c == u'-') {
            int end = at + 1;
            while (end < size
                   && (text[end].isLetterOrNumber() || text[end] == u'.' || text[end] == u'-'
                       || text[end] == u'+'))
                ++end;
            setFormat(at, end - at, colour(Role::CodeNumber, m_scheme));
            at = end;
        } else if (c.isLetter()) {
            int end = at + 1;
            while (end < size && text[end].isLetter())
                ++end;
            const QStringView word = QStringView(text).mid(at, end - at);
            if (word == u"true" || word == u"false" || word == u"null")
                setFormat(at, end - at, colour(Role::CodeKeyword, m_scheme));
            at = end;
        } else {
            ++at;
        }
    }
}

} // namespace bifrost::gui
