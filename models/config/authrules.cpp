// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/authrules.h"

#include "models/core/passwordhash.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr auto NameMember = "admin_username"_L1;
constexpr auto PasswordMember = "admin_password"_L1; // the slot of its secret too

void requireValue(FieldErrors &errors, QLatin1StringView member, const SecretValue &value,
                  const QString &remark)
{
    if (!value.value.isEmpty() || value.locked)
        return;
    errors.push_back(
        {member, Fault::Missing,
         value.lack.isEmpty() ? remark : u"is empty: %1 where Bifrost was started."_s.arg(value.lack)});
}

} // namespace

FieldErrors checkAuth(const ConfigDocument &document, const ReadingRules &rules)
{
    ReadDocument<AuthConfig> read = readStoredAuth(document, rules);
    FieldErrors errors = std::move(read.errors);
    if (read.config.enabled) {
        requireValue(errors, NameMember, read.config.username,
                     u"must not be empty where a password is asked for."_s);
        requireValue(errors, PasswordMember, read.config.password,
                     u"must not be empty where a password is asked for."_s);
    }
    if (const Secret *password = plainPassword(document);
        password && password->reveal().size() > PasswordHash::MostBytes) {
        errors.push_back(
            {PasswordMember, Fault::Range,
             u"must have at most %1 bytes; a letter has one or more."_s.arg(PasswordHash::MostBytes)});
    }
    return errors;
}

const Secret *plainPassword(const ConfigDocument &auth)
{
    const auto found = auth.secrets.find(PasswordMember);
    return found == auth.secrets.end() || found->locked ? nullptr : &found->value;
}

ConfigDocument withPasswordHash(ConfigDocument auth, const std::string &hash)
{
    auth.secrets.remove(PasswordMember);
    auth.members[PasswordMember] = QString::fromStdString(hash);
    return auth;
}

} // namespace bifrost
