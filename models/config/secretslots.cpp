// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/secretslots.h"

#include <algorithm>
#include <iterator>

#include <QJsonObject>

#include "models/core/passwordhash.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

QString withPrefix(QLatin1StringView prefix, const QString &name)
{
    return name.startsWith(prefix) ? name : prefix + name;
}

/// A value that was quoted once too often, as shells and .env files do.
QString unquoted(const QString &text)
{
    const bool quoted = text.size() >= 2 && text.startsWith(u'"') && text.endsWith(u'"');
    return (quoted ? text.mid(1, text.size() - 2) : text).trimmed();
}

} // namespace

bool isSecretPlace(const QStringList &place)
{
    if (place.isEmpty())
        return false;
    const QString name = place.back().toLower();
    if (place.size() == 1 && name == "value"_L1)
        return true;
    if (place.size() >= 2 && place.at(place.size() - 2) == "extra_headers"_L1)
        return true;
    static constexpr QLatin1StringView endings[] = {"password"_L1,   "secret"_L1,      "secret_key"_L1,
                                                    "access_key"_L1, "api_key"_L1,     "credentials"_L1,
                                                    "token"_L1,      "private_key"_L1, "ca_cert_pem"_L1};
    return std::any_of(std::begin(endings), std::end(endings),
                       [&](QLatin1StringView ending) { return name.endsWith(ending); });
}

bool isNameMap(const QString &member)
{
    return member == "aliases"_L1 || member == "deployments"_L1 || member == "allowed_requests"_L1
        || member == "request_path_overrides"_L1 || member == "beta_header_overrides"_L1;
}

QString slotOf(const QStringList &place)
{
    QStringList parts = place;
    for (QString &part : parts)
        part.replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
    return parts.join(u'/');
}

QStringList placeOf(const QString &slot)
{
    QStringList parts = slot.split(u'/');
    for (QString &part : parts)
        part.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
    return parts;
}

QString slotPath(const QString &slot)
{
    return placeOf(slot).join(u'.');
}

bool looksMasked(const QString &text)
{
    if (text.compare("<redacted>"_L1, Qt::CaseInsensitive) == 0)
        return true;
    // Ours has 24 of them; others that mask have as many as they like, and show as much as they like. No key
    // has four in a row.
    return text.contains("****"_L1) || (!text.isEmpty() && text.count(u'*') == text.size());
}

bool isReference(const QString &text)
{
    return text.startsWith("env."_L1) || text.startsWith("vault."_L1);
}

bool isPasswordHash(const QStringList &place, const QString &text)
{
    return !place.isEmpty() && place.back() == "admin_password"_L1
        && PasswordHash::isSound(text.toStdString());
}

std::optional<QString> secretText(const QJsonValue &value)
{
    if (value.isString())
        return isReference(value.toString()) ? value.toString() : unquoted(value.toString());
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject object = value.toObject();
    if (const QString type = object[u"type"_s].toString(); !type.isEmpty()) {
        const QString ref = object[u"ref"_s].toString();
        if (type == "env"_L1 || type == "vault"_L1)
            return withPrefix(type == "env"_L1 ? "env."_L1 : "vault."_L1, ref);
        return std::nullopt;
    }
    const QJsonValue given = object[u"value"_s];
    const QString variable = object[u"env_var"_s].toString();
    if (!given.isString() && !(given.isUndefined() && !variable.isEmpty()))
        return std::nullopt;
    const QString text = given.toString();
    const bool stale = text == variable || text.isEmpty() || looksMasked(text);
    const bool named = object[u"from_env"_s].toBool() || isReference(variable);
    if (!variable.isEmpty() && stale && named)
        return isReference(variable) ? variable : withPrefix("env."_L1, variable);
    return isReference(text) ? text : unquoted(text);
}

} // namespace bifrost
