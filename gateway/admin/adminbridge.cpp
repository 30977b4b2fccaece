// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/adminbridge.h"

#include "gateway/admin/adminroutes.h"
#include "gateway/admin/adminserver.h"
#include "gateway/net/loop.h"

#include <fmt/format.h>

#include <array>
#include <memory>
#include <string>

namespace bifrost::admin {

namespace {

constexpr std::uint64_t MaxBody = 16 * 1024 * 1024;
constexpr int Channels = 4; // per gateway thread
constexpr upstream::Deadlines AdminDeadlines{.connect = std::chrono::seconds(10),
                                             .firstByte = std::chrono::seconds(60),
                                             .idle = std::chrono::seconds(60),
                                             .total = std::chrono::seconds(120)};

upstream::EndpointPtr channelTo(AdminServer &server, int count)
{
    auto endpoint = std::make_shared<upstream::Endpoint>();
    endpoint->host = "management";
    endpoint->maxConnections = count;
    endpoint->inProcess = [&server] { return server.openChannel(); };
    return endpoint;
}

/// The normalised path, written as a request target again.
std::string encoded(std::string_view path)
{
    constexpr std::string_view Plain = "-._~/!$&'()*+,;=:@";
    std::string target;
    for (const char c : path) {
        if (std::isalnum(static_cast<unsigned char>(c)) || Plain.find(c) != std::string_view::npos)
            target += c;
        else
            target += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return target;
}

} // namespace

/// One management request under way. Owned by the bridge's list until it ends, then by the loop.
class AdminCall final : public net::Pollable,
                        public net::ListNode<AdminCall>,
                        private net::ExchangeSink,
                        private upstream::AnswerSink
{
public:
    AdminCall(AdminBridge &bridge, net::Exchange &exchange) : m_bridge(bridge), m_exchange(&exchange)
    {
        bridge.m_calls.add(*this);
    }

    void begin() { m_exchange->readWhole(*this, MaxBody); }

    void cut()
    {
        m_exchange->respondError(Error(ErrorCode::ShuttingDown));
        end();
    }

    void onReady(std::uint32_t) override { }

private:
    void onBody(net::Exchange &exchange) override
    {
        const net::RequestHead &head = exchange.head();
        const std::string_view method = head.method == "HEAD" ? std::string_view("GET") : head.method;
        m_head = fmt::format("{} {}{}{} HTTP/1.1\r\nHost: {}\r\n", method, encoded(exchange.path()),
                             exchange.query().empty() ? "" : "?", exchange.query(), head.host);
        const std::string_view body = exchange.body();
        if (const std::string_view basis = head.value("if-match"); !basis.empty())
            m_head += fmt::format("If-Match: {}\r\n", basis);
        if (const std::string_view accept = head.value("accept"); !accept.empty())
            m_head += fmt::format("Accept: {}\r\n", accept);
        if (!body.empty())
            m_head += fmt::format("Content-Type: application/json\r\nContent-Length: {}\r\n", body.size());
        m_head += "\r\n";
        const std::array pieces{std::string_view(m_head), body};
        const bool isHealth = exchange.path() == "/health";
        m_bridge.m_client.send(m_request, isHealth ? m_bridge.m_healthChannel : m_bridge.m_channels, pieces,
                               AdminDeadlines, false, *this);
    }

    void onGone(net::Exchange &) override { end(); }

    void onHead(const net::AnswerHead &head) override
    {
        m_status = head.status;
        if (const std::string_view type = head.value("content-type"); !type.empty())
            m_lines = fmt::format("Content-Type: {}\r\n", type);
        if (const std::string_view tag = head.value("etag"); !tag.empty())
            m_lines += fmt::format("ETag: {}\r\n", tag);
    }

    bool onData(std::string_view bytes) override
    {
        m_body += bytes;
        return true;
    }

    void onEnd() override
    {
        const std::string_view body = m_body;
        m_exchange->respond({m_status, m_lines}, {&body, 1});
        end();
    }

    void onFailed(const upstream::Failure &failure) override
    {
        m_exchange->respondError(
            Error(ErrorCode::Internal, "The management plane failed: " + failure.error.message));
        end();
    }

    void end()
    {
        m_request.cancel();
        m_bridge.m_calls.remove(*this);
        m_loop.retireUnwatched(std::unique_ptr<Pollable>(this));
    }

    AdminBridge &m_bridge;
    net::Exchange *m_exchange;
    net::Loop &m_loop = m_exchange->loop();
    upstream::Request m_request;
    std::string m_head;
    std::string m_lines;
    std::string m_body;
    int m_status = 0;
};

AdminBridge::AdminBridge(upstream::Client &client, AdminServer &server)
    : m_client(client)
    , m_channels(channelTo(server, Channels))
    , m_healthChannel(channelTo(server, 1))
{ }

AdminBridge::~AdminBridge()
{
    cutAll();
}

void AdminBridge::handle(net::Exchange &exchange)
{
    const AdminMatch match = findAdminRoute(exchange.head().method, exchange.path());
    if (match.route) {
        (new AdminCall(*this, exchange))->begin(); // in our list until it ends by itself
    } else if (!match.allowed.empty()) {
        exchange.respondMethodNotAllowed(match.allowed);
    } else {
        exchange.respondError(
            Error(ErrorCode::NotFound, fmt::format("Route not found: {}", exchange.path())));
    }
}

void AdminBridge::cutAll()
{
    while (AdminCall *call = m_calls.first())
        call->cut();
}

} // namespace bifrost::admin
