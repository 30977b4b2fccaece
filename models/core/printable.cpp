// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/printable.h"

#include <algorithm>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

bool isControl(QChar c)
{
    const char16_t code = c.unicode();
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x2028 && code <= 0x202E)
        || (code >= 0x2066 && code <= 0x2069);
}

} // namespace

QString printable(const QString &text)
{
    if (std::none_of(text.begin(), text.end(), isControl))
        return text;
    QString clean;
    clean.reserve(text.size() + 16);
    for (const QChar c : text) {
        if (!isControl(c))
            clean += c;
        else if (c.unicode() <= 0xFF)
            clean += u"\\x%1"_s.arg(int(c.unicode()), 2, 16, QChar(u'0'));
        else
            clean += u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QChar(u'0'));
    }
    return clean;
}

} // namespace bifrost
