// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/errorenvelope.h"

#include "gateway/wire/jsontext.h"

namespace bifrost::wire {

std::string errorEnvelope(const Error &error, std::string_view extraFields)
{
    std::string json = R"({"is_bifrost_error":)";
    json += error.status() >= 500 ? "true" : "false";
    json += R"(,"status_code":)";
    json += std::to_string(error.status());
    json += R"(,"error":{"type":)";
    appendJsonString(json, error.type());
    if (error.code == ErrorCode::UnsupportedOperation) // the one that clients know by its code
        json += R"(,"code":"unsupported_operation")";
    json += R"(,"message":)";
    appendJsonString(json, error.message);
    json += R"(,"param":null},"extra_fields":)";
    json += extraFields;
    json += '}';
    return json;
}

std::string errorMember(std::string_view message, std::string_view type, std::string_view code)
{
    std::string json = R"({"message":)";
    appendJsonString(json, message.empty() ? "The provider gave no reason." : message);
    json += R"(,"type":)";
    appendJsonString(json, type.empty() ? errorKind(ErrorCode::UpstreamRefused).type : type);
    json += R"(,"param":null,"code":)";
    if (code.empty())
        json += "null";
    else
        appendJsonString(json, code);
    return json + '}';
}

} // namespace bifrost::wire
