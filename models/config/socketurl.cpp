// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/socketurl.h"

#include <algorithm>

#include <QUrl>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

bool isPlain(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint(); });
}

/// As it may stand in a request line.
bool isRequestPath(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7f && c != u'#' && c != u'?';
    });
}

} // namespace

std::optional<SocketUrl> readSocketUrl(const QString &text)
{
    SocketUrl url;
    if (text.startsWith("unix:/"_L1)) {
        url.socket = text.mid(text.startsWith("unix://"_L1) ? 7 : 5);
    } else if (text.startsWith("http+unix://"_L1)) {
        const QString rest = text.mid(12);
        const qsizetype slash = rest.indexOf(u'/');
        url.socket = QUrl::fromPercentEncoding(rest.left(slash).toUtf8());
        url.path = slash < 0 ? QString() : rest.mid(slash);
        while (url.path.endsWith(u'/'))
            url.path.chop(1);
    }
    const bool good = url.socket.size() > 1 && url.socket.startsWith(u'/') && !url.socket.endsWith(u'/')
        && isPlain(url.socket) && isRequestPath(url.path);
    return good ? std::optional(url) : std::nullopt;
}

} // namespace bifrost
