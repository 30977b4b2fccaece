// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/customproviderreader.h"

#include "models/config/builtinproviders.h"
#include "models/config/urlreader.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

void noteUnknownOperation(const ObjectReader &reader, const JsonMember &member)
{
    if (!operationNames().contains(member.name)) {
        reader.findings().note(
            reader.pathOf(member.name), member.offset,
            u"\"%1\" is not the name of an operation. It is kept and has no effect."_s.arg(member.name));
    }
}

std::optional<QStringList> readAllowedRequests(ObjectReader &custom)
{
    std::optional<ObjectReader> reader = custom.object("allowed_requests"_L1);
    if (!reader)
        return std::nullopt;
    QStringList allowed;
    for (const JsonMember &member : reader->node().members) {
        noteUnknownOperation(*reader, member);
        if (member.value.type != JsonNode::Type::Bool)
            reader->reject(reader->pathOf(member.name), member.value, Fault::Type, u"true or false"_s);
        else if (member.value.truth)
            allowed.append(member.name);
    }
    return allowed;
}

QMap<QString, QString> readPathOverrides(ObjectReader &custom)
{
    const QMap<QString, QString> map = custom.textMap("request_path_overrides"_L1);
    const JsonNode *node = custom.take("request_path_overrides"_L1);
    if (!node || node->type != JsonNode::Type::Object)
        return {};
    const ObjectReader reader(*node, custom.pathOf(u"request_path_overrides"), custom.findings());
    QMap<QString, QString> overrides;
    for (const JsonMember &member : node->members) {
        noteUnknownOperation(reader, member);
        const QString target = map.value(member.name);
        const QString path = reader.pathOf(member.name);
        if (member.value.type == JsonNode::Type::String && target.isEmpty())
            continue; // the usual path
        if (target.contains("://"_L1))
            overrides.insert(member.name, checkWholeUrl(custom, path, member.value, target));
        else if (!target.isEmpty() && !target.startsWith("//"_L1) && !target.contains(u' '))
            overrides.insert(member.name, target.startsWith(u'/') ? target : u'/' + target);
        else if (member.value.type == JsonNode::Type::String)
            custom.findings().fail(
                member.value.offset,
                {path, Fault::Format, u"must be a path, or a whole http or https address."_s});
    }
    return overrides;
}

} // namespace

std::optional<CustomProviderConfig> readCustomProvider(ObjectReader &provider)
{
    std::optional<ObjectReader> reader = provider.object("custom_provider_config"_L1);
    if (!reader)
        return std::nullopt;
    CustomProviderConfig custom;
    custom.baseProviderType = reader->text("base_provider_type"_L1).toLower();
    if (!baseProviderTypes().contains(custom.baseProviderType)) {
        reader->fail("base_provider_type"_L1, Fault::Choice,
                     u"must be one of %1."_s.arg(baseProviderTypes().join(u", "_s)));
    }
    const bool bedrock = custom.baseProviderType == "bedrock"_L1;
    custom.keyLess = reader->flag("is_key_less"_L1, false);
    if (custom.keyLess && bedrock) {
        reader->fail("is_key_less"_L1, Fault::Combination, u"cannot be true: bedrock always needs a key."_s);
    }
    custom.allowedRequests = readAllowedRequests(*reader);
    custom.requestPathOverrides = readPathOverrides(*reader);
    if (bedrock && !custom.requestPathOverrides.isEmpty()) {
        reader->fail("request_path_overrides"_L1, Fault::Combination, u"cannot be used with bedrock."_s);
    }
    custom.doesNotSendDoneMarker = reader->flag("does_not_send_done_marker"_L1, false);
    reader->finish();
    return custom;
}

} // namespace bifrost
