// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/adminserver.h"

#include "gateway/admin/channelserver.h"
#include "gateway/admin/configjson.h"
#include "gateway/wire/errorenvelope.h"

#include <fmt/format.h>

#include <QCoreApplication>
#include <QHttpServer>
#include <QHttpServerResponse>
#include <QJsonDocument>

#include <algorithm>

#include <sys/socket.h>

namespace bifrost::admin {

using namespace Qt::StringLiterals;

namespace {

using Status = QHttpServerResponse::StatusCode;

QHttpServerResponse jsonAnswer(const QJsonObject &json)
{
    return QHttpServerResponse("application/json"_ba,
                               QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
}

QHttpServerResponse errorAnswer(const Error &error)
{
    return QHttpServerResponse("application/json"_ba,
                               QByteArray::fromStdString(wire::errorEnvelope(error)) + '\n',
                               Status(error.status()));
}

} // namespace

AdminServer::AdminServer(const Configuration &configuration, std::function<EngineStatus()> status,
                         QObject *parent)
    : QObject(parent)
    , m_configuration(configuration)
    , m_status(std::move(status))
{
    m_http = std::make_unique<QHttpServer>();
    addRoutes();
    m_channels = new ChannelServer;
    m_http->bind(m_channels);
}

AdminServer::~AdminServer() = default;

net::Fd AdminServer::openChannel()
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0)
        return {};
    QMetaObject::invokeMethod(
        this, [this, fd = ends[1]] { m_channels->adopt(net::Fd(fd)); }, Qt::QueuedConnection);
    return net::Fd(ends[0]);
}

void AdminServer::addRoutes()
{
    using Method = QHttpServerRequest::Method;
    m_http->route(u"/health"_s, Method::Get, [this] {
        const EngineStatus status = m_status();
        if (status.logTrouble)
            return errorAnswer(
                Error(ErrorCode::DatabaseFailed, "log store not available: " + status.logTrouble->message));
        return jsonAnswer(
            {{u"status"_s, u"ok"_s},
             {u"components"_s, QJsonObject{{u"db_pings"_s, status.logsEnabled ? u"ok"_s : u"disabled"_s}}}});
    });
    m_http->route(u"/api/version"_s, Method::Get, [] {
        const QString version = u"\"v%1\"\n"_s.arg(QCoreApplication::applicationVersion());
        return QHttpServerResponse("application/json"_ba, version.toUtf8());
    });
    m_http->route(u"/api/config"_s, Method::Get, [this] { return jsonAnswer(configJson(m_configuration)); });
    m_http->route(u"/api/providers"_s, Method::Get,
                  [this] { return jsonAnswer(providersJson(m_configuration)); });
    m_http->route(u"/api/providers/<arg>"_s, Method::Get, [this](const QString &name) {
        const auto found =
            std::ranges::find(m_configuration.providers, name.toLower(), &ProviderConfig::name);
        if (found == m_configuration.providers.end())
            return errorAnswer(
                Error(ErrorCode::NotFound, fmt::format("Provider `{}` is not set up.", name.toStdString())));
        return jsonAnswer(providerJson(*found));
    });
}

} // namespace bifrost::admin
