// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/urlreader.h"

#include <optional>

#include <QUrl>

#include "models/config/socketurl.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

QString withoutSlashes(QString address)
{
    while (address.endsWith(u'/'))
        address.chop(1);
    return address;
}

/// Nothing after a failure was noted.
std::optional<QUrl> readUrl(const ObjectReader &reader, const QString &path, const JsonNode &node,
                            const QString &text)
{
    QUrl url(text, QUrl::StrictMode);
    const bool absolute =
        url.isValid() && !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
    if (!absolute) {
        reader.findings().fail(
            node.offset,
            {path, Fault::Format, u"must be an http or https address such as \"http://localhost:11434\"."_s});
        return std::nullopt;
    }
    if (url.host().contains(u'%')) {
        reader.findings().fail(
            node.offset,
            {path, Fault::Format,
             u"must not name a network interface after \"%\", which addresses of one link need. "
             u"Give the server's name, or another of its addresses."_s});
        return std::nullopt;
    }
    if (!url.userInfo().isEmpty()) {
        reader.findings().fail(node.offset,
                               {path, Fault::Format,
                                u"must not contain a user name or a password. Give the key in \"keys\"."_s});
        return std::nullopt;
    }
    return url;
}

/// Without query and fragment, and without slashes at the end.
QString plainAddress(const ObjectReader &reader, const QString &path, const JsonNode &node, const QUrl &url)
{
    if (url.hasQuery() || url.hasFragment()) {
        reader.findings().fail(node.offset, {path, Fault::Format, u"must end before any \"?\" or \"#\"."_s});
        return {};
    }
    return withoutSlashes(QString::fromLatin1(url.adjusted(QUrl::NormalizePathSegments).toEncoded()));
}

} // namespace

QString checkServerUrl(ObjectReader &reader, const QString &path, const JsonNode &node, const QString &text)
{
    if (readSocketUrl(text))
        return withoutSlashes(text);
    const std::optional<QUrl> url = readUrl(reader, path, node, text);
    if (!url)
        return {};
    QString address = plainAddress(reader, path, node, *url);
    for (const QLatin1StringView route : {"/chat/completions"_L1, "/completions"_L1, "/embeddings"_L1}) {
        if (address.endsWith(route)) { // as the examples of servers show it
            reader.findings().note(
                path, node.offset,
                u"\"%1\" at the end is left out: it is added for each request of that kind."_s.arg(route));
            return withoutSlashes(address.chopped(route.size()));
        }
    }
    return address;
}

QString checkWholeUrl(ObjectReader &reader, const QString &path, const JsonNode &node, const QString &text)
{
    const std::optional<QUrl> url = readUrl(reader, path, node, text);
    if (!url)
        return {};
    if (!url->hasQuery())
        return plainAddress(reader, path, node, *url);
    if (url->hasFragment()) {
        reader.findings().fail(node.offset, {path, Fault::Format, u"must end before any \"#\"."_s});
        return {};
    }
    return QString::fromLatin1(url->toEncoded());
}

QString readServerUrl(ObjectReader &reader, QLatin1StringView name)
{
    const QString text = reader.text(name);
    if (text.isEmpty())
        return {};
    return checkServerUrl(reader, reader.pathOf(name), *reader.take(name), text);
}

} // namespace bifrost
