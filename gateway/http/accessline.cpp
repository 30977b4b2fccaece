// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/accessline.h"

#include "gateway/net/socketaddress.h"
#include "gateway/wire/jsontext.h"

#include <fmt/format.h>

#include <QLoggingCategory>

#include <algorithm>
#include <iterator>
#include <utility>

namespace bifrost::http {

namespace {

Q_LOGGING_CATEGORY(accessLineLog, "bifrost.access")

constexpr std::size_t MostShown = 256; // of a path or the name of a program
constexpr std::size_t UsualSize = 384; // of a line

std::string_view pathOf(std::string_view target)
{
    // Another form may hold a password.
    return target.starts_with('/') ? target.substr(0, std::min(target.find('?'), MostShown)) : "-";
}

bool isLeftOut(std::string_view path)
{
    return path.starts_with("/health") || path.starts_with("/_next") || path.starts_with("/api/dev");
}

bool isEnabled(int status)
{
    return status >= 500 ? accessLineLog().isCriticalEnabled()
        : status >= 400  ? accessLineLog().isWarningEnabled()
                         : accessLineLog().isInfoEnabled();
}

void add(std::string &json, std::string_view name, std::string_view value)
{
    json += '"';
    json += name;
    json += "\":";
    wire::appendJsonString(json, value);
    json += ',';
}

} // namespace

bool AccessLine::isWanted()
{
    return accessLineLog().isCriticalEnabled();
}

AccessLine::AccessLine(int socket)
{
    if (const auto peer = net::SocketAddress::ofPeer(socket))
        m_peer = peer->toString();
}

void AccessLine::begin()
{
    m_began = std::chrono::steady_clock::now();
    m_kept.clear();
}

void AccessLine::tellRefused(int status)
{
    begin();
    net::RequestHead nothing;
    nothing.method = "-";
    end(status, nothing);
}

void AccessLine::keep(const net::RequestHead &head)
{
    if (m_began && accessLineLog().isWarningEnabled()) { // as the caller may leave
        m_kept = textOf(head);
        m_kept.shrink_to_fit();
    }
}

/// The line up to the status in its message, all that the head gives; empty: none is written.
std::string AccessLine::textOf(const net::RequestHead &head) const
{
    const std::string_view path = pathOf(head.target);
    std::string json;
    if (isLeftOut(path))
        return json;
    json.reserve(UsualSize);
    json += '{';
    add(json, "http.method", head.method);
    add(json, "http.target", path);
    if (!m_peer.empty())
        add(json, "http.remote_addr", m_peer);
    if (const std::string_view agent = head.value("user-agent"); !agent.empty())
        add(json, "http.user_agent", agent.substr(0, MostShown));
    if (const std::string_view id = head.value("x-request-id"); !id.empty())
        add(json, "request_id", id.substr(0, MostShown));
    add(json, "message", std::string(head.method).append(" ").append(path).append(" "));
    json.resize(json.size() - 2); // the quote and the comma
    return json;
}

void AccessLine::end(int status, const net::RequestHead &head)
{
    const auto began = std::exchange(m_began, std::nullopt);
    if (!began || !isEnabled(status))
        return;
    std::string json = m_kept.empty() ? textOf(head) : std::exchange(m_kept, {});
    if (json.empty())
        return;
    const std::chrono::duration<double, std::milli> duration = std::chrono::steady_clock::now() - *began;
    fmt::format_to(std::back_inserter(json),
                   R"({0}","http.status_code":{0},"http.request_duration_ms":{1:.3f}}})", status,
                   duration.count());
    // A stream, as is usual, would cost half as much as all the rest.
    if (status >= 500)
        qCCritical(accessLineLog, "%s", json.c_str());
    else if (status >= 400)
        qCWarning(accessLineLog, "%s", json.c_str());
    else
        qCInfo(accessLineLog, "%s", json.c_str());
}

} // namespace bifrost::http
