// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QProcessEnvironment>
#include <QStringList>

#include <set>
#include <string>
#include <string_view>

namespace bifrost {

/// Takes out of what goes to strangers whatever may be a secret. Of settings it lets through numbers,
/// switches and the texts of members that are known to be harmless, and remembers every other text; then
/// clean() finds these in logs and the like. What looks like a credential goes, whether or not it is known.
class Redaction
{
public:
    static const QString Mark; ///< in the place of what was taken out

    explicit Redaction(const QProcessEnvironment &environment);

    /// A secret that is known: it is taken out wherever it stands.
    void know(std::string_view secret);

    /// A configuration, or a part of one, whose texts are remembered.
    QJsonValue settings(const QJsonValue &value, const QStringList &place = {});

    /// Scheme, host and port, and of the path what is short; never a user, a password or a query.
    static QString address(const QString &url);

    /// Of a text, after all settings have been seen.
    QByteArray clean(const QByteArray &text) const;

private:
    QJsonValue text(const QString &value, const QStringList &place);
    void remember(const QString &value);

    QProcessEnvironment m_environment;
    std::set<std::string> m_secrets;
    QString m_home;
    QString m_user;
};

} // namespace bifrost
