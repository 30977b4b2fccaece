// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/accessline.h"

#include "gateway/net/socketaddress.h"
#include "gateway/wire/jsontext.h"

#include <fmt/format.h>

#include <QLoggingCategory>

#include <algorithm>

namespace bifrost::http {

namespace {

Q_LOGGING_CATEGORY(accessLineLog, "bifrost.access")

constexpr std::size_t MostShown = 256; // of a path or the name of a program
constexpr int CallerLeft = 499;

std::string_view pathOf(std::string_view target)
{
    // Another form may hold a password.
    return target.starts_with('/') ? target.substr(0, std::min(target.find('?'), MostShown)) : "-";
}

void add(std::string &json, std::string_view name, std::string_view value)
{
    json += fmt::format("\"{}\":", name);
    wire::appendJsonString(json, value);
    json += ',';
}

} // namespace

bool AccessLine::isWanted()
{
    return accessLineLog().isCriticalEnabled();
}

AccessLine::AccessLine(const net::RequestHead &head, int socket) : m_began(std::chrono::steady_clock::now())
{
    const std::string_view path = pathOf(head.target);
    m_isLeftOut = path.starts_with("/health") || path.starts_with("/_next") || path.starts_with("/api/dev");
    if (m_isLeftOut)
        return;
    m_start += '{';
    add(m_start, "http.method", head.method);
    add(m_start, "http.target", path);
    if (const auto peer = net::SocketAddress::ofPeer(socket))
        add(m_start, "http.remote_addr", peer->toString());
    if (const std::string_view agent = head.value("user-agent"); !agent.empty())
        add(m_start, "http.user_agent", agent.substr(0, MostShown));
}

void AccessLine::write(int status) const
{
    if (m_isLeftOut)
        return;
    const int shown = status == 0 ? CallerLeft : status;
    const auto isEnabled = shown >= 500 ? accessLineLog().isCriticalEnabled()
        : shown >= 400                  ? accessLineLog().isWarningEnabled()
                                        : accessLineLog().isInfoEnabled();
    if (!isEnabled)
        return;
    const std::chrono::duration<double, std::milli> duration = std::chrono::steady_clock::now() - m_began;
    const QString line = QString::fromStdString(fmt::format(
        "{}\"http.status_code\":{},\"http.request_duration_ms\":{:.3f}}}", m_start, shown, duration.count()));
    if (shown >= 500)
        qCCritical(accessLineLog).noquote() << line;
    else if (shown >= 400)
        qCWarning(accessLineLog).noquote() << line;
    else
        qCInfo(accessLineLog).noquote() << line;
}

} // namespace bifrost::http
