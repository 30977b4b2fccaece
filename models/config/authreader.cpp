// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/authreader.h"

#include "models/config/secretreader.h"
#include "models/config/secretslots.h"
#include "models/core/passwordhash.h"

#include <algorithm>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Name = "auth_config"_L1;

std::optional<ObjectReader> sectionOf(ObjectReader &root)
{
    std::optional<ObjectReader> outside = root.object(Name);
    const JsonNode *governance = root.take("governance"_L1);
    if (!governance || governance->type != JsonNode::Type::Object) {
        root.unusedSections({"governance"_L1});
        return outside;
    }
    const auto isAuth = [](const JsonMember &member) { return member.name == Name; };
    if (governance->members.empty() || !std::ranges::all_of(governance->members, isAuth))
        root.unusedSections({"governance"_L1});
    const auto inside = std::ranges::find_if(governance->members, isAuth);
    if (inside == governance->members.end() || inside->value.type == JsonNode::Type::Null)
        return outside;
    if (outside) {
        root.findings().note(outside->path(), outside->node().offset,
                             u"governance.auth_config counts instead of this."_s);
    }
    return ObjectReader::of(inside->value, u"governance.auth_config"_s, root.findings());
}

void judgeName(ObjectReader &reader, const AuthConfig &config)
{
    if (config.username.value.reveal().find(':') != std::string_view::npos)
        reader.fail("admin_username"_L1, Fault::Format, u"must not have a colon in it."_s);
}

void judgePassword(ObjectReader &reader, AuthConfig &config)
{
    const std::string_view password = config.password.value.reveal();
    if (PasswordHash::isMeant(password) && !PasswordHash::isSound(password)) {
        reader.fail("admin_password"_L1, Fault::Format,
                    u"is not a sound bcrypt hash of at most %1 rounds."_s.arg(PasswordHash::MostRounds));
    } else if (looksMasked(QString::fromUtf8(password.data(), qsizetype(password.size())))) {
        config.password.value = Secret(); // else a row of asterisks would open the door
    }
}

} // namespace

AuthConfig readAuth(ObjectReader &root, const QProcessEnvironment &environment)
{
    std::optional<ObjectReader> section = sectionOf(root);
    return section ? readAuthMembers(*section, environment) : AuthConfig();
}

AuthConfig readAuthMembers(ObjectReader &section, const QProcessEnvironment &environment)
{
    AuthConfig config;
    config.enabled = section.flag("is_enabled"_L1, false);
    config.username = readSecret(section, "admin_username"_L1, environment);
    config.password = readSecret(section, "admin_password"_L1, environment);
    if (section.take("disable_auth_on_inference"_L1))
        config.openInference = section.flag("disable_auth_on_inference"_L1, false);
    judgeName(section, config);
    judgePassword(section, config);
    if (config.enabled && !config.isInForce()) {
        section.findings().note(section.path(), section.node().offset,
                                u"A user name and a password are needed, and one of them is empty: there is "
                                "no password to ask for."_s);
    }
    section.finish();
    return config;
}

} // namespace bifrost
