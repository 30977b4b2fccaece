// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/barereferences.h"

#include <QRegularExpression>

namespace bifrost {

using namespace Qt::StringLiterals;

std::optional<QString> shellVariable(const QString &text)
{
    // In capitals, as variables are: a password may well begin with a dollar sign.
    static const QRegularExpression form(
        QRegularExpression::anchoredPattern(u"\\$(?:([A-Z_][A-Z0-9_]*)|\\{([A-Z_][A-Z0-9_]*)\\})"_s));
    const QRegularExpressionMatch match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    return match.captured(1) + match.captured(2);
}

std::optional<QString> bareReference(const QString &text)
{
    static const QRegularExpression form(
        QRegularExpression::anchoredPattern(u"env\\.[A-Za-z_][A-Za-z0-9_]*"_s));
    for (const QString &word : text.simplified().split(u' ')) {
        if (form.match(word).hasMatch() || shellVariable(word))
            return word;
    }
    return std::nullopt;
}

void noteBareReference(ConfigFindings &findings, const QString &path, qsizetype offset, const QString &text,
                       const QString &advice)
{
    if (const std::optional<QString> reference = bareReference(text))
        findings.note(path, offset,
                      u"\"%1\" is taken as it stands: no variable of the environment is read here. %2"_s.arg(
                          *reference, advice));
}

} // namespace bifrost
