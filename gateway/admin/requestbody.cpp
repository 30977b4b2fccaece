// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/requestbody.h"

#include "models/config/jsonconversion.h"
#include "models/config/jsonparser.h"

namespace bifrost::admin {

using namespace Qt::StringLiterals;

Result<QJsonObject> readBody(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return Error(ErrorCode::BadRequest, "The request needs a body: a JSON object.");
    const Result<JsonNode> tree = JsonParser::parse(body, u"body"_s);
    if (!tree)
        return Error(ErrorCode::BadRequest, tree.error().message);
    if (tree->type != JsonNode::Type::Object)
        return Error(ErrorCode::BadRequest, "The body must be a JSON object, {…}.");
    return jsonOf(*tree).toObject();
}

} // namespace bifrost::admin
