// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/configcontroller.h"

#include "gateway/admin/configjson.h"
#include "gateway/admin/requestbody.h"

#include <array>

namespace bifrost::admin {

using namespace Qt::StringLiterals;

namespace {

/// The sections by their names in the body.
struct Part
{
    QLatin1StringView name;
    ConfigSection section;
};
constexpr std::array Parts{
    Part{"client_config"_L1, ConfigSection::Client}, Part{"server_config"_L1, ConfigSection::Server},
    Part{"framework_config"_L1, ConfigSection::Framework},
    Part{"logs_store_config"_L1, ConfigSection::LogStore}, Part{"auth_config"_L1, ConfigSection::Auth}};

const QStringList &subjects()
{
    static const QStringList names = [] {
        QStringList all;
        for (const ConfigSection section : AllSections)
            all.append(sectionName(section));
        return all;
    }();
    return names;
}

/// Flat here, in a section of its own in the file.
QJsonObject frameworkSection(QJsonObject flat)
{
    flat.remove(u"id"_s);
    return {{u"pricing"_s, flat}};
}

/// Numbers that a whole section may leave out without changing them.
void keepNumbers(QJsonObject &client, const QJsonObject &before)
{
    for (const QString &name :
         {u"initial_pool_size"_s, u"max_request_body_size_mb"_s, u"mcp_agent_depth"_s,
          u"mcp_tool_execution_timeout"_s, u"mcp_tool_sync_interval"_s, u"async_job_result_ttl"_s}) {
        const QJsonValue given = client[name];
        const bool isGiven =
            !given.isUndefined() && !given.isNull() && !(given.isDouble() && given.toDouble() <= 0);
        if (isGiven)
            continue;
        client.remove(name);
        if (before.contains(name))
            client[name] = before[name];
    }
}

/// Nothing where it is another mistake, which the rules for all know.
std::optional<FieldError> checkRetention(const QJsonObject &client)
{
    const QJsonValue days = client[u"log_retention_days"_s];
    const bool isMissing = days.isUndefined() || days.isNull();
    if (!isMissing && !(days.isDouble() && days.toDouble() < 1))
        return std::nullopt;
    return FieldError{sectionName(ConfigSection::Client) + u".log_retention_days"_s,
                      isMissing ? Fault::Missing : Fault::Range, u"must be a number of days, at least 1."_s};
}

using Sections = std::variant<ChangeSections, AdminReply>;

/// `localOnlyMode` may stand where config.json has it, too.
QJsonObject withLocalOnly(QJsonObject body)
{
    const QJsonValue former = body.take(u"localOnlyMode"_s);
    const QJsonValue server = body.value(u"server_config"_s);
    if (!former.isBool() || !(server.isObject() || server.isUndefined() || server.isNull()))
        return body;
    QJsonObject members = server.toObject();
    if (!members.contains(u"local_only"_s))
        members[u"local_only"_s] = former;
    body[u"server_config"_s] = members;
    return body;
}

Sections sectionsOf(const QJsonObject &body)
{
    ChangeSections sections;
    for (const Part &part : Parts) {
        const QJsonValue given = body[part.name];
        if (given.isUndefined() || given.isNull())
            continue;
        if (!given.isObject()) {
            sections.found.push_back({sectionName(part.section), Fault::Type, u"must be an object."_s});
            continue;
        }
        const QJsonObject members =
            part.section == ConfigSection::Framework ? frameworkSection(given.toObject()) : given.toObject();
        sections.changes.push_back({part.section, ConfigDocument::split(members), false});
    }
    if (sections.changes.empty() && sections.found.empty()) {
        return AdminReply::error(
            Error(ErrorCode::BadRequest,
                  "The body changes nothing: it needs `client_config`, `server_config`, `framework_config`, "
                  "`logs_store_config` or `auth_config`."));
    }
    return sections;
}

/// The revision of this resource has that of each section in it; those that are changed count.
QString basisOf(const ChangeSections &command, const QString &revision)
{
    const QStringList all = revision.split(u'.');
    if (all.size() != subjects().size())
        return revision; // not one of ours, so not the present one
    QStringList some;
    for (const ChangeSections::One &one : command.changes)
        some.append(all.at(subjects().indexOf(sectionName(one.section))));
    return some.join(u'.');
}

/// `prepare` has a look at each section first.
template <typename Prepare>
EditRequest edit(const QByteArray &body, const QString &basis, const Prepare &prepare)
{
    const Result<QJsonObject> json = readBody(body);
    if (!json)
        return AdminReply::error(json.error());
    Sections sections = sectionsOf(withLocalOnly(*json));
    if (AdminReply *wrong = std::get_if<AdminReply>(&sections))
        return std::move(*wrong);
    auto command = std::get<ChangeSections>(std::move(sections));
    for (ChangeSections::One &one : command.changes) {
        if (std::optional<FieldError> wrong = prepare(one))
            command.found.push_back(*std::move(wrong));
    }
    const QString sectionBasis = basisOf(command, basis);
    return ConfigEdit{std::move(command), sectionBasis};
}

} // namespace

AdminReply ConfigController::show(const ConfigState &state, const EngineStatus &status)
{
    QJsonObject json{{u"client_config"_s, clientJson(state)},
                     {u"server_config"_s, serverJson(state, status.localOnly)},
                     {u"framework_config"_s, frameworkJson(state)},
                     {u"logs_store_config"_s, logStoreJson(state)},
                     {u"auth_config"_s, authJson(state)},
                     {u"is_db_connected"_s, state.hasDatabase},
                     {u"is_cache_connected"_s, false},
                     {u"is_logs_connected"_s, status.logsEnabled}};
    if (status.tls.on)
        json[u"tls_state"_s] = tlsJson(status.tls);
    if (!status.restartReasons.isEmpty()) {
        json[u"restart_required"_s] =
            QJsonObject{{u"required"_s, true},
                        {u"reason"_s,
                         u"In force after the gateway has been started again: %1."_s.arg(
                             status.restartReasons.join(u", "_s))}};
    }
    return AdminReply::json(json, state.revisionOf(subjects()));
}

EditRequest ConfigController::replace(const ConfigState &state, const QByteArray &body, const QString &basis)
{
    return edit(body, basis, [&state](ChangeSections::One &one) -> std::optional<FieldError> {
        one.whole = one.section != ConfigSection::Framework;
        if (one.section != ConfigSection::Client)
            return std::nullopt;
        keepNumbers(one.document.members, state.stored.sections.value(sectionName(one.section)).members);
        return checkRetention(one.document.members);
    });
}

EditRequest ConfigController::patch(const ConfigState &state, const EngineStatus &status,
                                    const QByteArray &body, const QString &basis)
{
    // It is on, and not by what is stored.
    const bool isForced = status.localOnly && !state.configuration.server.localOnly;
    return edit(body, basis, [isForced](ChangeSections::One &one) -> std::optional<FieldError> {
        const QJsonValue wished = one.document.members[u"local_only"_s];
        if (one.section != ConfigSection::Server || !isForced || !wished.isBool() || wished.toBool())
            return std::nullopt;
        return FieldError{sectionName(one.section) + u".local_only"_s, Fault::Combination,
                          u"cannot be switched off: Bifrost was started with --local."_s};
    });
}

AdminReply ConfigController::refused(const Error &error, const FieldErrors &fields)
{
    FieldErrors renamed = fields;
    QStringList sentences;
    for (FieldError &field : renamed) {
        for (const Part &part : Parts) {
            const QString section = sectionName(part.section);
            if (field.path == section || field.path.startsWith(section + u'.'))
                field.path.replace(0, section.size(), part.name);
        }
        sentences.append(field.sentence());
    }
    if (renamed.empty())
        return AdminReply::error(error);
    return AdminReply::error(Error(error.code, sentences.join(u' ').toStdString()), renamed);
}

AdminReply ConfigController::changed(const ConfigOutcome &outcome)
{
    QJsonObject json{{u"status"_s, u"success"_s}, {u"message"_s, u"configuration updated successfully"_s}};
    if (!outcome.restartReasons.isEmpty())
        json[u"restart_required"_s] =
            QJsonObject{{u"required"_s, true}, {u"reason"_s, outcome.restartReasons.join(u", "_s)}};
    return AdminReply::json(json, outcome.state->revisionOf(subjects()));
}

} // namespace bifrost::admin
