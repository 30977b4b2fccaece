// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support/redaction.h"

#include "models/config/secretslots.h"
#include "models/core/quotedsecret.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace bifrost {

const QString Redaction::Mark = u"(removed)"_s;

namespace {

/// Members whose texts are needed to understand a setup and are no secrets: names, kinds, lists of names.
bool isHarmless(const QStringList &place)
{
    static constexpr std::array names{"name"_L1,
                                      "id"_L1,
                                      "models"_L1,
                                      "blacklisted_models"_L1,
                                      "host"_L1,
                                      "hosts"_L1,
                                      "type"_L1,
                                      "source_of_truth"_L1,
                                      "allowed_origins"_L1,
                                      "allowed_headers"_L1,
                                      "required_headers"_L1,
                                      "allowlist"_L1,
                                      "denylist"_L1,
                                      "egress"_L1,
                                      "allow"_L1,
                                      "whitelisted_routes"_L1,
                                      "base_provider_type"_L1,
                                      "provider"_L1,
                                      "region"_L1,
                                      "api_version"_L1,
                                      "model_name"_L1,
                                      "status"_L1,
                                      "$schema"_L1};
    if (isSecretPlace(place))
        return false;
    const bool inMap =
        std::any_of(place.begin(), place.end(), [](const QString &one) { return isNameMap(one); });
    return inMap || (!place.isEmpty() && std::ranges::find(names, place.back()) != names.end());
}

bool isAddress(const QStringList &place)
{
    const QString name = place.isEmpty() ? QString() : place.back().toLower();
    return name.endsWith("url"_L1) || name == "endpoint"_L1;
}

/// "v1", "openai", "deployments", but no token.
QString shortSegments(const QString &path)
{
    constexpr qsizetype MostOfWord = 12;
    QStringList segments = path.split(u'/');
    for (QString &segment : segments) {
        const bool isWord =
            segment.size() <= MostOfWord && std::all_of(segment.begin(), segment.end(), [](QChar c) {
                return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'-';
            });
        const bool isVersionOrName = segment.count(QRegularExpression(u"[0-9]"_s)) <= 2;
        if (!isWord || !isVersionOrName)
            segment = Redaction::Mark;
    }
    return segments.join(u'/');
}

/// What gives itself away.
QString withoutCredentials(QString text)
{
    struct Pattern
    {
        QRegularExpression expression;
        QString replacement;
    };
    static const auto anyCase = QRegularExpression::CaseInsensitiveOption;
    static const std::vector<Pattern> patterns{
        {QRegularExpression(u"\\b(Bearer|Basic|Token)[ :]+[A-Za-z0-9._~+/=-]{6,}"_s, anyCase),
         u"\\1 "_s + Redaction::Mark},
        {QRegularExpression(
             u"\\b(sk|pk|rk|gsk|xai|hf|ghp|gho|github_pat|r8|pplx|csk|fw|nvapi|tgp|glpat|xox[a-z])"
             "[-_][A-Za-z0-9_.-]{6,}"_s),
         Redaction::Mark},
        {QRegularExpression(u"\\b(AIza|AKIA|ASIA|ya29\\.|eyJ)[A-Za-z0-9_.-]{12,}"_s), Redaction::Mark},
        {QRegularExpression(u"://[^\\s/@\"']+@"_s), u"://"_s + Redaction::Mark + u'@'},
        {QRegularExpression(
             u"([?&;](?:[a-z0-9_.-]*(?:key|token|secret|auth|sig|signature|password|code|state))=)"
             "[^&\\s\"']+"_s,
             anyCase),
         u"\\1"_s + Redaction::Mark},
        {QRegularExpression(
             u"((?:password|passwd|secret|api[-_]?key|access[-_]?token|authorization)[\"']?\\s*"
             "[:=]\\s*[\"']?)(?!\\(removed\\))[^\\s\"',}]{4,}"_s,
             anyCase),
         u"\\1"_s + Redaction::Mark},
    };
    for (const Pattern &pattern : patterns)
        text.replace(pattern.expression, pattern.replacement);
    return text;
}

} // namespace

Redaction::Redaction(const QProcessEnvironment &environment)
    : m_environment(environment)
    , m_home(QDir::homePath())
    , m_user(environment.value(u"USER"_s, environment.value(u"LOGNAME"_s)))
{
    static const QRegularExpression telling(u"KEY|TOKEN|SECRET|PASSW|CREDENTIAL|AUTH"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    for (const QString &name : environment.keys()) {
        const QString value = environment.value(name);
        if (name.contains(telling))
            remember(value);
        if (name.endsWith("_proxy"_L1, Qt::CaseInsensitive)) {
            const QUrl url(value);
            remember(url.password(QUrl::FullyDecoded));
            remember(url.password(QUrl::FullyEncoded));
            remember(url.userName(QUrl::FullyDecoded));
        }
    }
}

void Redaction::know(std::string_view secret)
{
    if (secret.size() >= LeastSecretBytes)
        m_secrets.emplace(secret);
}

void Redaction::remember(const QString &value)
{
    know(value.toStdString());
    know(value.trimmed().toStdString());
    // A header has its scheme in front.
    if (const qsizetype space = value.indexOf(u' '); space > 0)
        know(value.mid(space + 1).trimmed().toStdString());
}

QJsonValue Redaction::text(const QString &value, const QStringList &place)
{
    if (value.isEmpty() || isReference(value)) {
        if (value.startsWith("env."_L1))
            remember(m_environment.value(value.mid(4)));
        return value;
    }
    if (isAddress(place) && !isSecretPlace(place)) {
        const QString shown = address(value);
        if (shown != value) {
            remember(value);
            const QUrl url(value);
            for (const QString &part : {url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded),
                                        url.password(QUrl::FullyEncoded), url.query(), url.fragment()})
                remember(part);
            for (const QString &pair : url.query().split(u'&'))
                remember(pair.mid(pair.indexOf(u'=') + 1));
            const QStringList shownSegments = shown.split(u'/');
            for (const QString &segment : url.path().split(u'/')) {
                if (!shownSegments.contains(segment))
                    remember(segment);
            }
        }
        return shown;
    }
    if (isHarmless(place))
        return value;
    remember(value);
    return Mark;
}

QJsonValue Redaction::settings(const QJsonValue &value, const QStringList &place)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QJsonObject result;
        for (auto member = object.begin(); member != object.end(); ++member)
            result.insert(member.key(), settings(member.value(), place + QStringList(member.key())));
        return result;
    }
    if (value.isArray()) {
        QJsonArray result;
        for (const QJsonValue &element : value.toArray())
            result.append(settings(element, place)); // of the list, whose name tells
        return result;
    }
    if (value.isString())
        return text(value.toString(), place);
    if (isSecretPlace(place) && !value.isNull()) {
        remember(value.toVariant().toString());
        return Mark;
    }
    return value;
}

QString Redaction::address(const QString &value)
{
    const QUrl url(value);
    if (!url.isValid() || url.host().isEmpty())
        return isReference(value) || value.isEmpty() ? value : Mark;
    QString shown = url.scheme() + u"://"_s + (url.userInfo().isEmpty() ? QString() : Mark + u'@')
        + (url.host().contains(u':') ? u'[' + url.host() + u']' : url.host());
    if (url.port() >= 0)
        shown += u':' + QString::number(url.port());
    shown += shortSegments(url.path());
    return url.hasQuery() ? shown + u'?' + Mark : shown;
}

QByteArray Redaction::clean(const QByteArray &content) const
{
    std::string text = content.toStdString();
    std::vector<std::string_view> secrets(m_secrets.begin(), m_secrets.end());
    // One may be a part of another.
    std::ranges::sort(secrets, std::ranges::greater(), &std::string_view::size);
    for (const std::string_view secret : secrets)
        hideSecret(text, secret, Mark.toStdString());
    QString result = withoutCredentials(QString::fromStdString(text));
    if (m_home.size() > 1)
        result.replace(m_home, u"~"_s);
    if (m_user.size() > 2 && m_user != "root"_L1) {
        result.replace(QRegularExpression(u"/(home|Users)/%1\\b"_s.arg(QRegularExpression::escape(m_user))),
                       u"/\\1/user"_s);
    }
    return result.toUtf8();
}

} // namespace bifrost
