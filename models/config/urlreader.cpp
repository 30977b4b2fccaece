// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/urlreader.h"

#include <QUrl>

namespace bifrost {

using namespace Qt::StringLiterals;

QString checkServerUrl(ObjectReader &reader, const QString &path, const JsonNode &node, const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool absolute =
        url.isValid() && !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
    if (!absolute) {
        reader.findings().fail(
            node.offset,
            {path, Fault::Format, u"must be an http or https address such as \"http://localhost:11434\"."_s});
        return {};
    }
    if (!url.userInfo().isEmpty()) {
        reader.findings().fail(node.offset,
                               {path, Fault::Format,
                                u"must not contain a user name or a password. Give the key in \"keys\"."_s});
        return {};
    }
    if (url.hasQuery() || url.hasFragment()) {
        reader.findings().fail(node.offset, {path, Fault::Format, u"must end before any \"?\" or \"#\"."_s});
        return {};
    }
    QString address = QString::fromLatin1(url.toEncoded());
    while (address.endsWith(u'/'))
        address.chop(1);
    return address;
}

QString readServerUrl(ObjectReader &reader, QLatin1StringView name)
{
    const QString text = reader.text(name);
    if (text.isEmpty())
        return {};
    return checkServerUrl(reader, reader.pathOf(name), *reader.take(name), text);
}

} // namespace bifrost
