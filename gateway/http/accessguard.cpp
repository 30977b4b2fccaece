// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/accessguard.h"

#include "gateway/net/socketaddress.h"

#include <fmt/format.h>

#include <algorithm>

namespace bifrost::http {

using net::equalIgnoringCase;

namespace {

std::string_view withoutPort(std::string_view host)
{
    if (host.starts_with('[')) {
        const std::size_t close = host.find(']');
        return host.substr(0, close == std::string_view::npos ? close : close + 1);
    }
    return host.substr(0, host.find(':'));
}

/// "localhost." is localhost in full. Of an address that is no spelling.
std::string_view withoutLastDot(std::string_view host)
{
    const bool isName = host.size() > 1 && host.ends_with('.') && !host.ends_with("..")
        && (host[host.size() - 2] < '0' || host[host.size() - 2] > '9');
    return isName ? host.substr(0, host.size() - 1) : host;
}

/// [::1], also written out.
bool isOwnIpv6(std::string_view host)
{
    if (host == "[::1]")
        return true;
    if (!host.starts_with('['))
        return false;
    const auto address = net::SocketAddress::fromLiteral(std::string(host), 0);
    return address && address->toString() == "::1";
}

/// `*` stands for one or more characters other than '/' and '.'.
bool matches(std::string_view pattern, std::string_view text)
{
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos)
        return equalIgnoringCase(pattern, text);
    if (text.size() < star || !equalIgnoringCase(pattern.substr(0, star), text.substr(0, star)))
        return false;
    for (std::size_t end = star + 1; end <= text.size(); ++end) {
        const char taken = text[end - 1];
        if (taken == '/' || taken == '.')
            return false;
        if (matches(pattern.substr(star + 1), text.substr(end)))
            return true;
    }
    return false;
}

/// A header value for a sentence: what cannot be shown is left out.
std::string shown(std::string_view value)
{
    std::string text;
    for (char c : value.substr(0, 200)) {
        if (c >= 0x20 && c < 0x7f)
            text += c;
    }
    return text;
}

/// Browsers send these once; of two, somebody behind us might believe the other.
bool isRepeated(const net::RequestHead &head, std::string_view name)
{
    return head.has(name)
        && std::ranges::count_if(
               head.fields,
               [name](const net::HeaderField &field) { return equalIgnoringCase(field.name, name); })
        > 1;
}

} // namespace

AccessGuard::AccessGuard(Rules rules)
    : m_rules(std::move(rules))
    , m_anyHost(std::ranges::count(m_rules.hosts, "*") > 0)
{
    std::erase_if(m_rules.origins, [this](const std::string &origin) {
        m_anyOrigin = m_anyOrigin || origin == "*";
        return origin == "*";
    });
}

std::optional<Error> AccessGuard::judge(const net::RequestHead &head, std::string_view authority,
                                        RouteClass route) const
{
    const std::string_view host = authority.empty() ? head.host : authority;
    if (!isOwnHost(host) || !isOwnHost(head.host)) {
        return Error(
            ErrorCode::HostRefused,
            fmt::format("This gateway is not called `{}`. Use localhost, or add the name to `server.hosts`.",
                        shown(isOwnHost(host) ? std::string_view(head.host) : host)));
    }
    for (const std::string_view name : {std::string_view("origin"), std::string_view("sec-fetch-site")}) {
        if (isRepeated(head, name))
            return Error(ErrorCode::OriginRefused, fmt::format("The request has more than one `{}`.", name));
    }
    const std::string_view origin = head.value("origin");
    if (origin.data() && !isListed(origin)) {
        if (shown(origin).empty()) {
            return Error(ErrorCode::OriginRefused,
                         "The request has an `Origin` without a name, which `client.allowed_origins` cannot "
                         "list. A program leaves the field out.");
        }
        if (!m_anyOrigin) {
            return Error(ErrorCode::OriginRefused,
                         fmt::format("Web pages of `{}` may not use this gateway. "
                                     "Add the origin to `client.allowed_origins` if they should.",
                                     shown(origin)));
        }
        return Error(
            ErrorCode::OriginRefused,
            route != RouteClass::Inference
                ? fmt::format("`client.allowed_origins` says `*`, which does not open management routes: "
                              "list `{}` itself.",
                              shown(origin))
                : fmt::format("`client.allowed_origins` says `*`: pages of `{}` then need a virtual key, "
                              "which this version does not have. List the origin itself.",
                              shown(origin)));
    }
    if (origin.data())
        return std::nullopt;
    const std::string_view site = head.value("sec-fetch-site");
    if (site.data() && !equalIgnoringCase(site, "same-origin") && !equalIgnoringCase(site, "none")) {
        return Error(ErrorCode::OriginRefused,
                     fmt::format("A web page of another site (Sec-Fetch-Site: {}) asked for this. "
                                 "Add its origin to `client.allowed_origins` if it should.",
                                 shown(site)));
    }
    return std::nullopt;
}

bool AccessGuard::isOwnHost(std::string_view hostAndPort) const
{
    const std::string_view host = withoutLastDot(withoutPort(hostAndPort));
    if (m_anyHost || equalIgnoringCase(host, "localhost") || host == "127.0.0.1" || isOwnIpv6(host))
        return true;
    if (m_rules.anyAddress && net::SocketAddress::fromLiteral(std::string(host), 0))
        return true;
    // In Host, an address of IPv6 stands in brackets.
    const std::string_view bare =
        host.starts_with('[') && host.ends_with(']') ? host.substr(1, host.size() - 2) : host;
    return std::ranges::any_of(m_rules.hosts, [host, bare](const std::string &own) {
        return equalIgnoringCase(own, bare) || equalIgnoringCase(own, host);
    });
}

bool AccessGuard::isListed(std::string_view origin) const
{
    return std::ranges::any_of(m_rules.origins,
                               [origin](const std::string &pattern) { return matches(pattern, origin); });
}

std::string AccessGuard::corsLines(std::string_view origin, bool preflight) const
{
    if (origin.empty())
        return {};
    std::string lines = fmt::format("Access-Control-Allow-Origin: {}\r\nVary: Origin\r\n"
                                    "Access-Control-Allow-Credentials: true\r\n",
                                    origin);
    if (preflight) {
        lines += "Access-Control-Allow-Methods: GET, POST, PUT, DELETE, PATCH, OPTIONS, HEAD\r\n"
                 "Access-Control-Allow-Headers: Content-Type, Authorization, X-Requested-With, "
                 "X-Stainless-Timeout, "
                 "X-Api-Key";
        for (const std::string &name : m_rules.headers)
            lines += ", " + name;
        lines += "\r\nAccess-Control-Max-Age: 86400\r\n";
    }
    return lines;
}

} // namespace bifrost::http
