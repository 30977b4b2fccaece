// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/desktopentry.h"

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

QString unescaped(const QString &value)
{
    QString text;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value[i] != u'\\' || i + 1 == value.size()) {
            text += value[i];
            continue;
        }
        switch (value[++i].unicode()) {
        case u's':
            text += u' ';
            break;
        case u'n':
            text += u'\n';
            break;
        case u't':
            text += u'\t';
            break;
        case u'r':
            text += u'\r';
            break;
        case u'\\':
            text += u'\\';
            break;
        default: // \" and others belong to the command line inside
            text += u'\\';
            text += value[i];
        }
    }
    return text;
}

} // namespace

DesktopEntry DesktopEntry::parse(const QString &text)
{
    DesktopEntry entry;
    bool inMainGroup = false;
    for (const QString &raw : text.split(u'\n')) {
        const QString line = raw.trimmed();
        if (line.startsWith(u'[')) {
            inMainGroup = line == "[Desktop Entry]"_L1;
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        if (!inMainGroup || line.startsWith(u'#') || equals <= 0)
            continue;
        const QString key = line.left(equals).trimmed();
        if (!entry.m_values.contains(key))
            entry.m_values.insert(key, unescaped(line.mid(equals + 1).trimmed()));
    }
    return entry;
}

bool DesktopEntry::flag(const QString &key, bool fallback) const
{
    const QString text = value(key);
    return text.isEmpty() ? fallback : text == "true"_L1 || text == "1"_L1;
}

QStringList DesktopEntry::list(const QString &key) const
{
    return value(key).split(u';', Qt::SkipEmptyParts);
}

QStringList DesktopEntry::command() const
{
    const QString exec = value(u"Exec"_s);
    QStringList words;
    QString word;
    bool begun = false;
    bool quoted = false;
    for (qsizetype i = 0; i < exec.size(); ++i) {
        const QChar c = exec[i];
        if (quoted && c == u'\\' && i + 1 < exec.size()) {
            word += exec[++i];
        } else if (c == u'"') {
            quoted = !quoted;
            begun = true;
        } else if (!quoted && c.isSpace()) {
            if (begun)
                words += word;
            word.clear();
            begun = false;
        } else if (c == u'%' && i + 1 < exec.size()) {
            // %% is a percent sign; the other codes stand for files, which nobody hands over at login.
            if (exec[++i] == u'%') {
                word += u'%';
                begun = true;
            }
        } else {
            word += c;
            begun = true;
        }
    }
    if (quoted)
        return {};
    if (begun)
        words += word;
    return words;
}

QString DesktopEntry::execOf(const QStringList &command)
{
    static const QString plain = u"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+:@,"_s;
    QStringList words;
    for (const QString &word : command) {
        bool needsQuotes = word.isEmpty();
        QString quoted;
        for (const QChar c : word) {
            needsQuotes = needsQuotes || !plain.contains(c);
            if (c == u'"' || c == u'`' || c == u'$' || c == u'\\')
                quoted += u'\\';
            quoted += c;
            if (c == u'%')
                quoted += c;
        }
        words += needsQuotes ? u'"' + quoted + u'"' : quoted;
    }
    return words.join(u' ');
}

QString DesktopEntry::escaped(const QString &text)
{
    QString value = text;
    value.replace(u'\\', "\\\\"_L1)
        .replace(u'\n', "\\n"_L1)
        .replace(u'\t', "\\t"_L1)
        .replace(u'\r', "\\r"_L1);
    return value.startsWith(u' ') ? "\\s"_L1 + value.mid(1) : value;
}

} // namespace bifrost::gui
