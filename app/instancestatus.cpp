// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/instancestatus.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bifrost {

QByteArray InstanceStatus::toJsonLine() const
{
    QJsonObject object;
    object[u"pid"] = pid;
    object[u"state"] = state;
    object[u"sentence"] = sentence;
    object[u"url"] = url;
    object[u"notice"] = notice;
    object[u"curl_user"] = curlUser;
    object[u"folder"] = folder;
    object[u"version"] = version;
    object[u"build_id"] = buildId;
    object[u"headless"] = headless;
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<InstanceStatus> InstanceStatus::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    InstanceStatus status;
    status.pid = object[u"pid"].toInteger();
    status.state = object[u"state"].toString();
    status.sentence = object[u"sentence"].toString();
    status.url = object[u"url"].toString();
    status.notice = object[u"notice"].toString();
    status.curlUser = object[u"curl_user"].toString();
    status.folder = object[u"folder"].toString();
    status.version = object[u"version"].toString();
    status.buildId = object[u"build_id"].toString();
    status.headless = object[u"headless"].toBool();
    if (status.pid <= 0)
        return {};
    return status;
}

} // namespace bifrost
