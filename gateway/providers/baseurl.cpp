// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/baseurl.h"

#include "models/config/socketurl.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace bifrost::providers {

namespace {

bool isVersionSegment(std::string_view segment)
{
    if (segment.size() < 2 || segment[0] != 'v' || segment[1] < '0' || segment[1] > '9')
        return false;
    for (char c : segment.substr(2)) {
        if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z') && c != '.')
            return false;
    }
    return true;
}

bool isLetterOrDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isName(std::string_view host)
{
    return std::ranges::all_of(
        host, [](char c) { return isLetterOrDigit(c) || c == '-' || c == '.' || c == '_' || c == '~'; });
}

/// What may stand between brackets; whether it is an address shows where it is used.
bool isIPv6(std::string_view host)
{
    return host.find(':') != std::string_view::npos && std::ranges::all_of(host, [](char c) {
               return isLetterOrDigit(c) || c == ':' || c == '.' || c == '%' || c == '-' || c == '_';
           });
}

Error notAnAddress(std::string_view url)
{
    return Error(
        ErrorCode::ConfigInvalid,
        fmt::format("`{}` is not an address such as https://host:port/path; set `network_config.base_url`.",
                    url));
}

} // namespace

std::string BaseUrl::authority() const
{
    std::string text = host.find(':') == std::string::npos ? host : "[" + host + "]";
    if (port != (tls ? 443 : 80))
        text += ":" + std::to_string(port);
    return text;
}

Result<BaseUrl> parseWholeUrl(std::string_view url)
{
    const std::size_t mark = std::min(url.find('?'), url.size());
    const std::string_view query = url.substr(mark);
    const std::string_view address = url.substr(0, mark);
    Result<BaseUrl> whole = parseBaseUrl(address);
    if (!whole)
        return whole.error();
    if (!whole->socket.empty() && whole->path.empty())
        return notAnAddress(url); // of an operation: it says where, not what
    if (std::ranges::any_of(query, [](char c) { return c <= 0x20 || c >= 0x7f || c == '#'; }))
        return notAnAddress(url);
    const std::size_t slash = address.find('/', address.find("://") + 3);
    whole->path = slash == std::string_view::npos ? "/" : std::string(address.substr(slash));
    whole->path += query;
    return whole;
}

Result<BaseUrl> parseBaseUrl(std::string_view url)
{
    BaseUrl result;
    if (const auto atSocket = readSocketUrl(QString::fromUtf8(url.data(), qsizetype(url.size())))) {
        result.host = "localhost";
        result.port = 80;
        result.socket = atSocket->socket.toStdString();
        result.path = atSocket->path.toStdString();
        return result;
    }
    std::string_view rest = url;
    if (rest.starts_with("https://")) {
        result.tls = true;
        rest.remove_prefix(8);
    } else if (rest.starts_with("http://")) {
        rest.remove_prefix(7);
    } else {
        return notAnAddress(url);
    }
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    std::string_view authority = rest.substr(0, slash);
    result.path = rest.substr(slash);
    while (result.path.ends_with('/'))
        result.path.pop_back();
    for (char c : rest) {
        if (c <= 0x20 || c >= 0x7f || c == '#' || c == '?' || c == '@')
            return notAnAddress(url);
    }
    std::string_view port;
    if (authority.starts_with('[')) {
        const std::size_t close = authority.find(']');
        if (close == std::string_view::npos || !isIPv6(authority.substr(1, close - 1)))
            return notAnAddress(url);
        result.host = authority.substr(1, close - 1);
        port = authority.substr(close + 1);
    } else {
        const std::size_t colon = std::min(authority.find(':'), authority.size());
        result.host = authority.substr(0, colon);
        port = authority.substr(colon);
        if (!isName(result.host))
            return notAnAddress(url);
    }
    result.port = result.tls ? 443 : 80;
    if (!port.empty()) {
        if (port.front() != ':')
            return notAnAddress(url);
        port.remove_prefix(1);
        const auto [end, failure] = std::from_chars(port.data(), port.data() + port.size(), result.port);
        if (failure != std::errc() || end != port.data() + port.size() || result.port == 0)
            return notAnAddress(url);
    }
    if (result.host.empty())
        return notAnAddress(url);
    return result;
}

bool endsInVersion(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos)
        return false;
    const std::string_view last = path.substr(slash + 1);
    if (isVersionSegment(last))
        return true;
    return last == "openai" && slash > 0 && endsInVersion(path.substr(0, slash));
}

} // namespace bifrost::providers
