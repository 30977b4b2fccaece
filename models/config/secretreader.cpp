// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/secretreader.h"

#include "models/config/barereferences.h"
#include "models/config/secretslots.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr auto EnvPrefix = "env."_L1;
constexpr auto VaultPrefix = "vault."_L1;

class SecretSource
{
public:
    SecretSource(const QString &path, const JsonNode &node, ConfigFindings &findings,
                 const QProcessEnvironment &environment)
        : m_path(path)
        , m_node(node)
        , m_findings(findings)
        , m_environment(environment)
    { }

    SecretValue literalOrReference(const QString &text) const
    {
        if (text.startsWith(EnvPrefix))
            return fromEnvironment(text);
        if (text.startsWith(VaultPrefix))
            return nowhere(text, u"secrets from a vault are not available in this version"_s);
        if (looksMasked(text)) {
            note(u"This is a masked key as it is shown on the screen, not the key itself."_s);
            return {Secret(text.toStdString()), {}};
        }
        if (const std::optional<QString> variable = shellVariable(text)) {
            note(u"\"%1\" is taken for the value itself. For the variable of the environment write "
                 u"\"env.%2\"."_s.arg(text.trimmed(), *variable));
        }
        // A value that was quoted once too often, as shells and .env files do.
        const bool quoted = text.size() >= 2 && text.startsWith(u'"') && text.endsWith(u'"');
        const QByteArray utf8 = (quoted ? text.mid(1, text.size() - 2) : text).trimmed().toUtf8();
        return {Secret(std::string_view(utf8.constData(), std::size_t(utf8.size()))), {}};
    }

    SecretValue fromEnvironment(const QString &reference) const
    {
        const QString variable = reference.mid(EnvPrefix.size());
        if (variable.isEmpty())
            return nowhere(reference, u"\"env.\" names no variable of the environment"_s);
        if (!m_environment.contains(variable))
            return nowhere(reference, u"the environment variable %1 is not set"_s.arg(variable));
        const QByteArray value = m_environment.value(variable).trimmed().toUtf8();
        if (value.isEmpty())
            return nowhere(reference, u"the environment variable %1 is set, but empty"_s.arg(variable));
        return {Secret(std::string_view(value.constData(), std::size_t(value.size()))), reference};
    }

    SecretValue nowhere(const QString &reference, const QString &lack) const
    {
        note(lack.left(1).toUpper() + lack.mid(1) + u", so this value is empty."_s);
        SecretValue secret{Secret(), reference};
        secret.lack = lack;
        return secret;
    }

private:
    void note(const QString &sentence) const { m_findings.note(m_path, m_node.offset, sentence); }

    const QString &m_path;
    const JsonNode &m_node;
    ConfigFindings &m_findings;
    const QProcessEnvironment &m_environment;
};

QString withPrefix(const QString &name)
{
    return name.startsWith(EnvPrefix) ? name : EnvPrefix + name;
}

SecretValue fromObject(ObjectReader reader, const SecretSource &source)
{
    SecretValue secret;
    const QString type = reader.text("type"_L1);
    if (!type.isEmpty()) {
        const QString ref = reader.text("ref"_L1);
        if (type == "env"_L1)
            secret = source.fromEnvironment(withPrefix(ref));
        else if (type == "vault"_L1)
            secret = source.literalOrReference(ref.startsWith(VaultPrefix) ? ref : VaultPrefix + ref);
        else
            secret = source.nowhere({}, u"secrets of type \"%1\" are not known"_s.arg(type));
    } else {
        const QString value = reader.text("value"_L1);
        const QString variable = reader.text("env_var"_L1);
        const bool fromEnv = reader.flag("from_env"_L1, false);
        const bool stale = value == variable || value.isEmpty() || looksMasked(value);
        if (!variable.isEmpty() && stale && (fromEnv || variable.startsWith(EnvPrefix)))
            secret = source.fromEnvironment(withPrefix(variable));
        else
            secret = source.literalOrReference(value);
        if (fromEnv && secret.reference.isEmpty() && !variable.isEmpty())
            secret.reference = withPrefix(variable);
    }
    reader.finish();
    return secret;
}

} // namespace

SecretValue readSecret(ObjectReader &reader, QLatin1StringView name, const QProcessEnvironment &environment)
{
    const JsonNode *node = reader.take(name);
    if (!node)
        return {};
    const QString path = reader.pathOf(name);
    const SecretSource source(path, *node, reader.findings(), environment);
    if (node->type == JsonNode::Type::String)
        return source.literalOrReference(node->text);
    if (node->type == JsonNode::Type::Object)
        return fromObject(ObjectReader(*node, path, reader.findings()), source);
    reader.fail(name, Fault::Type, u"must be a text: the key itself, or \"env.NAME\" for a variable."_s);
    return {};
}

} // namespace bifrost
