// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/adminserver.h"

#include "gateway/admin/channelserver.h"
#include "gateway/admin/configcontroller.h"
#include "gateway/admin/keycontroller.h"
#include "gateway/admin/metricspage.h"
#include "gateway/admin/pendingreply.h"
#include "gateway/admin/testcontroller.h"
#include "gateway/wire/errorenvelope.h"
#include "models/core/post.h"

#include <QCoreApplication>
#include <QHttpServer>
#include <QHttpServerResponder>
#include <QHttpServerResponse>
#include <QJsonDocument>
#include <QPointer>

#include <array>

#include <sys/socket.h>

namespace bifrost::admin {

using namespace Qt::StringLiterals;

namespace {

using Status = QHttpServerResponse::StatusCode;
using Method = QHttpServerRequest::Method;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
using Responder = QHttpServerResponder &;
#else
using Responder = QHttpServerResponder &&;
#endif

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

QHttpServerResponse answer(const AdminReply &reply)
{
    QHttpServerResponse response("application/json"_ba, reply.body, Status(reply.status));
    if (!reply.revision.isEmpty())
        response.setHeader("ETag"_ba, '"' + reply.revision + '"');
    return response;
}

/// The revision in If-Match; empty where any will do.
QString basisOf(const QHttpServerRequest &request)
{
    QByteArray tag = request.value("If-Match").trimmed();
    if (tag == "*")
        return {};
    if (tag.startsWith("W/"))
        tag.remove(0, 2);
    if (tag.size() >= 2 && tag.startsWith('"') && tag.endsWith('"'))
        tag = tag.mid(1, tag.size() - 2);
    return QString::fromLatin1(tag);
}

void carryOut(WriteDesk &desk, EditRequest request, QHttpServerResponder &&responder,
              const WriteDesk::Reply &reply, const WriteDesk::Refusal &refusal = &AdminReply::error)
{
    if (const AdminReply *refused = std::get_if<AdminReply>(&request))
        send(responder, *refused);
    else
        desk.submit(std::get<ConfigEdit>(std::move(request)), std::move(responder), reply, refusal);
}

QString nameOf(SecretsHealth secrets)
{
    // In the order of SecretsHealth.
    static const std::array names{u"disabled"_s, u"ok"_s, u"file"_s, u"locked"_s};
    return names.at(std::size_t(secrets));
}

QString nameOf(const TlsState &tls)
{
    using Standing = CertificateFacts::Standing;
    if (!tls.on)
        return u"disabled"_s;
    switch (tls.certificate.standing(QDateTime::currentDateTimeUtc())) {
    case Standing::Ended:
        return u"expired"_s;
    case Standing::NotYet:
        return u"not_yet_valid"_s;
    case Standing::EndsSoon:
        return tls.trouble.isEmpty() ? u"expires_soon"_s : u"not_renewed"_s;
    case Standing::Good:
        break;
    }
    return tls.trouble.isEmpty() ? u"ok"_s : u"not_renewed"_s;
}

ConfigStatePtr fixedState(const Configuration &configuration)
{
    auto state = std::make_shared<ConfigState>();
    state->configuration = configuration;
    for (const ProviderConfig &provider : configuration.providers) {
        StoredProvider stored{provider.name, {}, {}};
        for (const KeyConfig &key : provider.keys)
            stored.keys.push_back({key.id, key.name, {}});
        state->stored.providers.insert(provider.name, stored);
    }
    return state;
}

} // namespace

AdminServer::AdminServer(ConfigService *service, const Configuration &configuration,
                         std::function<EngineStatus()> status, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_fixedState(fixedState(configuration))
    , m_status(std::move(status))
    , m_desk(service)
{
    m_pages.setMaxThreadCount(1);
    m_http = std::make_unique<QHttpServer>();
    addRoutes();
    m_channels = new ChannelServer;
    m_http->bind(m_channels);
}

AdminServer::~AdminServer()
{
    m_pages.waitForDone(); // it tells this object
}

net::Fd AdminServer::openChannel()
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0)
        return {};
    post(this, [this, fd = ends[1]] { m_channels->adopt(net::Fd(fd)); });
    return net::Fd(ends[0]);
}

ConfigStatePtr AdminServer::state() const
{
    return m_service ? m_service->state() : m_fixedState;
}

EngineStatus AdminServer::status() const
{
    EngineStatus status = m_status();
    status.restartReasons = m_restartReasons;
    return status;
}

void AdminServer::addRoutes()
{
    m_http->route(u"/health"_s, Method::Get, [this] {
        const EngineStatus status = m_status();
        if (status.configTrouble)
            return errorAnswer(Error(ErrorCode::DatabaseFailed,
                                     "config store not available: " + status.configTrouble->message));
        if (status.logTrouble)
            return errorAnswer(
                Error(ErrorCode::DatabaseFailed, "log store not available: " + status.logTrouble->message));
        if (status.outOfFiles)
            return errorAnswer(Error(ErrorCode::TooManyConnections,
                                     "The limit of open files is reached: new callers are turned away. "
                                     "Raise it (ulimit -n), or close connections."));
        return jsonAnswer({{u"status"_s, u"ok"_s},
                           {u"components"_s,
                            QJsonObject{{u"db_pings"_s, status.logsEnabled ? u"ok"_s : u"disabled"_s},
                                        {u"config_store"_s, state()->hasDatabase ? u"ok"_s : u"disabled"_s},
                                        {u"secrets"_s, nameOf(status.secrets)},
                                        {u"tls"_s, nameOf(status.tls)}}}});
    });
    m_http->route(u"/api/version"_s, Method::Get, [] {
        const QString version = u"\"v%1\"\n"_s.arg(QCoreApplication::applicationVersion());
        return QHttpServerResponse("application/json"_ba, version.toUtf8());
    });
    addMetricsRoute();
    addProviderRoutes();
    addTestRoute();
    addKeyRoutes();
    addConfigRoutes();
}

void AdminServer::addMetricsRoute()
{
    m_http->route(u"/metrics"_s, Method::Get, [this](const QHttpServerRequest &request, Responder responder) {
        if (!m_metrics)
            return send(responder, AdminReply::error(Error(ErrorCode::NotFound)));
        const auto format = MetricsText::wanted(request.value("Accept").toStdString());
        const QPointer<PendingReply> pending =
            new PendingReply(std::move(responder), Error(ErrorCode::Internal), this);
        startIn(m_pages, [this, pending, format, reading = m_metrics()] {
            AdminReply reply;
            reply.type = QByteArray::fromStdString(std::string(MetricsText::contentType(format)));
            reply.body = QByteArray::fromStdString(metricsPage(reading, format));
            post(this, [pending, reply] {
                if (pending)
                    pending->finish(reply);
            });
        });
    });
}

void AdminServer::addProviderRoutes()
{
    using Controller = ProviderController;
    const auto changed = [this](const ConfigOutcome &outcome) {
        return Controller::changed(outcome, m_status().port);
    };
    m_http->route(u"/api/providers"_s, Method::Get,
                  [this] { return answer(Controller::list(*state(), m_status().port)); });
    m_http->route(u"/api/providers"_s, Method::Post,
                  [this, changed](const QHttpServerRequest &request, Responder responder) {
                      carryOut(m_desk, Controller::create(request.body()), std::move(responder), changed,
                               &Controller::notCreated);
                  });
    const QString one = u"/api/providers/<arg>"_s;
    m_http->route(one, Method::Get, [this](const QString &name) {
        return answer(Controller::one(*state(), name, m_status().port));
    });
    m_http->route(
        one, Method::Put,
        [this, changed](const QString &name, const QHttpServerRequest &request, Responder responder) {
            carryOut(m_desk, Controller::replace(name, request.body(), basisOf(request)),
                     std::move(responder), changed);
        });
    m_http->route(
        one, Method::Patch,
        [this, changed](const QString &name, const QHttpServerRequest &request, Responder responder) {
            carryOut(m_desk, Controller::patch(name, request.body(), basisOf(request)), std::move(responder),
                     changed);
        });
    m_http->route(one, Method::Delete,
                  [this](const QString &name, const QHttpServerRequest &request, Responder responder) {
                      carryOut(m_desk, Controller::remove(name, basisOf(request)), std::move(responder),
                               &Controller::removed);
                  });
}

void AdminServer::addTestRoute()
{
    using Controller = TestController;
    m_http->route(u"/api/providers/<arg>/test"_s, Method::Post,
                  [this](const QString &name, const QHttpServerRequest &request, Responder responder) {
                      TestRequest wanted = Controller::order(*state(), name, request.body());
                      if (!m_tester)
                          wanted = AdminReply::error(Error(ErrorCode::NotFound));
                      if (const AdminReply *refused = std::get_if<AdminReply>(&wanted))
                          return send(responder, *refused);
                      const TestOrder &order = std::get<TestOrder>(wanted);
                      const QPointer<PendingReply> pending =
                          new PendingReply(std::move(responder), Error(ErrorCode::UpstreamTimeout), this);
                      m_tester(order.provider, order.firstTokenModel,
                               [pending, name = order.provider.name](const ConnectionReport &report) {
                                   if (pending)
                                       pending->finish(Controller::show(name, report));
                               });
                  });
}

void AdminServer::addKeyRoutes()
{
    using Controller = KeyController;
    m_http->route(u"/api/keys"_s, Method::Get, [this] { return answer(Controller::all(*state())); });
    const QString list = u"/api/providers/<arg>/keys"_s;
    m_http->route(list, Method::Get,
                  [this](const QString &provider) { return answer(Controller::list(*state(), provider)); });
    m_http->route(list, Method::Post,
                  [this](const QString &provider, const QHttpServerRequest &request, Responder responder) {
                      carryOut(m_desk, Controller::add(provider, request.body()), std::move(responder),
                               &Controller::changed);
                  });
    const QString one = u"/api/providers/<arg>/keys/<arg>"_s;
    m_http->route(one, Method::Get, [this](const QString &provider, const QString &key) {
        return answer(Controller::one(*state(), provider, key));
    });
    m_http->route(one, Method::Put,
                  [this](const QString &provider, const QString &key, const QHttpServerRequest &request,
                         Responder responder) {
                      carryOut(m_desk, Controller::replace(provider, key, request.body(), basisOf(request)),
                               std::move(responder), &Controller::changed);
                  });
    m_http->route(one, Method::Patch,
                  [this](const QString &provider, const QString &key, const QHttpServerRequest &request,
                         Responder responder) {
                      carryOut(m_desk, Controller::patch(provider, key, request.body(), basisOf(request)),
                               std::move(responder), &Controller::changed);
                  });
    m_http->route(one, Method::Delete,
                  [this](const QString &provider, const QString &key, const QHttpServerRequest &request,
                         Responder responder) {
                      carryOut(m_desk, Controller::remove(provider, key, basisOf(request)),
                               std::move(responder), &Controller::removed);
                  });
}

void AdminServer::addConfigRoutes()
{
    using Controller = ConfigController;
    const QString path = u"/api/config"_s;
    m_http->route(path, Method::Get, [this] { return answer(Controller::show(*state(), status())); });
    m_http->route(path, Method::Put, [this](const QHttpServerRequest &request, Responder responder) {
        carryOut(m_desk, Controller::replace(*state(), request.body(), basisOf(request)),
                 std::move(responder), &Controller::changed, &Controller::refused);
    });
    m_http->route(path, Method::Patch, [this](const QHttpServerRequest &request, Responder responder) {
        carryOut(m_desk, Controller::patch(*state(), status(), request.body(), basisOf(request)),
                 std::move(responder), &Controller::changed, &Controller::refused);
    });
}

} // namespace bifrost::admin
