// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/sessiondesk.h"

#include "gateway/http/front.h"
#include "gateway/http/serverconnection.h"
#include "gateway/net/loop.h"

#include <fmt/format.h>

#include <QJsonDocument>
#include <QJsonObject>

#include <memory>
#include <utility>

namespace bifrost::http {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view Login = "/api/session/login";
constexpr std::string_view Logout = "/api/session/logout";
constexpr std::uint64_t MostBytes = 16 * 1024;

std::string cookieLine(std::string_view token, std::chrono::seconds life, const net::Exchange &exchange)
{
    const bool isSecure =
        exchange.isSecure() || net::equalIgnoringCase(exchange.head().value("x-forwarded-proto"), "https");
    return fmt::format("Content-Type: application/json\r\n"
                       "Set-Cookie: token={}; Path=/; Max-Age={}; HttpOnly; SameSite=Strict{}\r\n",
                       token, life.count(), isSecure ? "; Secure" : "");
}

void respondMessage(net::Exchange &exchange, const std::string &fields, std::string_view message)
{
    const std::string body = fmt::format("{{\"message\":\"{}\"}}\n", message);
    const std::string_view piece = body;
    exchange.respond({200, fields}, {&piece, 1});
}

/// Name and password; nothing if the body has not both.
std::optional<Credentials> credentialsIn(std::string_view body)
{
    const QJsonObject json =
        QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), qsizetype(body.size()))).object();
    const QJsonValue name = json[u"username"_s];
    const QJsonValue password = json[u"password"_s];
    if (!name.isString() || !password.isString())
        return std::nullopt;
    return Credentials{name.toString().toStdString(), Secret(password.toString().toStdString())};
}

} // namespace

namespace {

/// One login under way. It owns itself until its exchange ends, as the front sees to for each of them; then
/// the loop does.
class LoginCall final : public net::Pollable, private net::ExchangeSink
{
public:
    LoginCall(Front &front, ServerConnection &exchange)
        : m_front(front)
        , m_exchange(&exchange)
        , m_self(std::make_shared<LoginCall *>(this))
    { }

    void begin() { m_exchange->readWhole(*this, MostBytes); }
    void onReady(std::uint32_t) override { }

private:
    void end()
    {
        *m_self = nullptr;
        m_loop.retireUnwatched(std::unique_ptr<Pollable>(this));
    }

    void onBody(net::Exchange &) override
    {
        m_admin = m_front.rules().access.admin;
        std::optional<Credentials> sent = credentialsIn(m_exchange->body());
        if (!m_admin)
            m_exchange->respondError(Error(ErrorCode::CallerRefused, "Authentication is not enabled"));
        else if (!sent)
            m_exchange->respondError(
                Error(ErrorCode::BadRequest, "The body must be {\"username\": \"…\", \"password\": \"…\"}."));
        else if (!m_exchange->mustWait())
            return judge(*std::move(sent));
        end();
    }

    void onGone(net::Exchange &) override { end(); }

    void judge(Credentials sent)
    {
        switch (m_admin->judge(sent.name, sent.password.reveal())) {
        case AdminCredential::Verdict::Right:
            return succeed();
        case AdminCredential::Verdict::Wrong:
            m_exchange->countFailure();
            return refuse();
        case AdminCredential::Verdict::Unknown:
            break;
        }
        m_exchange->countFailure(); // beforehand: many tries at once are many tries
        const bool started =
            m_front.passwordChecks().start(m_admin, std::move(sent), [self = m_self](bool right) {
                if (LoginCall *call = *self)
                    call->onChecked(right);
            });
        if (!started) {
            m_exchange->respondBusy();
            end();
        }
    }

    void onChecked(bool right)
    {
        if (!right)
            return refuse();
        m_exchange->takeFailureBack();
        succeed();
    }

    void succeed()
    {
        const std::string token = m_front.shared().sessions.open(m_admin, Sessions::Clock::now());
        if (token.empty())
            m_exchange->respondError(Error(ErrorCode::Internal));
        else
            respondMessage(*m_exchange, cookieLine(token, Sessions::Lifetime, *m_exchange),
                           "Login successful");
        end();
    }

    void refuse()
    {
        m_exchange->respondWrongPassword();
        end();
    }

    Front &m_front;
    ServerConnection *m_exchange;
    net::Loop &m_loop = m_exchange->loop();
    std::shared_ptr<LoginCall *> m_self; ///< null in it: we are gone
    std::shared_ptr<const AdminCredential> m_admin;
};

} // namespace

std::optional<RouteClass> SessionDesk::classify(std::string_view path)
{
    if (path == Login) // which brings the password in its body
        return RouteClass::Public;
    if (path == Logout || path == StatePath)
        return RouteClass::Management;
    return std::nullopt;
}

bool SessionDesk::serves(std::string_view method, std::string_view path)
{
    return path == StatePath ? method == "GET" || method == "HEAD"
                             : method == "POST" && classify(path).has_value();
}

void SessionDesk::handle(net::Exchange &exchange)
{
    if (exchange.path() == StatePath)
        tellState(exchange);
    else if (exchange.path() == Logout)
        logOut(exchange);
    else
        (new LoginCall(m_front, static_cast<ServerConnection &>(exchange)))->begin();
}

void SessionDesk::tellState(net::Exchange &exchange)
{
    const auto &admin = m_front.rules().access.admin;
    const bool hasToken =
        m_front.shared().sessions.isLive(Sessions::tokenIn(exchange.head()), admin, Sessions::Clock::now());
    exchange.respondJson(
        200, fmt::format("{{\"is_auth_enabled\":{},\"has_valid_token\":{}}}\n", admin != nullptr, hasToken));
}

void SessionDesk::logOut(net::Exchange &exchange)
{
    m_front.shared().sessions.end(Sessions::tokenIn(exchange.head()));
    respondMessage(exchange, cookieLine({}, std::chrono::seconds(0), exchange), "Logout successful");
}

} // namespace bifrost::http
