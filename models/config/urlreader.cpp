// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/urlreader.h"

#include <optional>

#include <QUrl>

#include "models/config/socketurl.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

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
    if (!url.userInfo().isEmpty()) {
        reader.findings().fail(node.offset,
                               {path, Fault::Format,
                                u"must not contain a user name or a password. Give the key in \"keys\"."_s});
        return std::nullopt;
    }
    return url;
}

qsizetype trailingSlashes(const QString &text)
{
    qsizetype count = 0;
    while (count < text.size() && text.at(text.size() - 1 - count) == u'/')
        ++count;
    return count;
}

} // namespace

QString checkServerUrl(ObjectReader &reader, const QString &path, const JsonNode &node, const QString &text)
{
    if (readSocketUrl(text))
        return text.left(text.size() - trailingSlashes(text));
    const std::optional<QUrl> url = readUrl(reader, path, node, text);
    if (!url)
        return {};
    if (url->hasQuery() || url->hasFragment()) {
        reader.findings().fail(node.offset, {path, Fault::Format, u"must end before any \"?\" or \"#\"."_s});
        return {};
    }
    QString address = QString::fromLatin1(url->toEncoded());
    while (address.endsWith(u'/'))
        address.chop(1);
    return address;
}

QString checkWholeUrl(ObjectReader &reader, const QString &path, const JsonNode &node, const QString &text)
{
    const std::optional<QUrl> url = readUrl(reader, path, node, text);
    if (!url)
        return {};
    if (!url->hasQuery())
        return checkServerUrl(reader, path, node, text);
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
