// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/forwardedlines.h"

#include <algorithm>
#include <array>

namespace bifrost::flow {

namespace {

constexpr std::string_view ExtraPrefix = "x-bf-eh-";

/// `authorization` is here too: a provider's key comes from the configuration, whatever a caller wants to
/// add.
bool isNeverForwarded(std::string_view name)
{
    constexpr std::array Names{
        std::string_view("proxy-authorization"),
        std::string_view("cookie"),
        std::string_view("host"),
        std::string_view("content-length"),
        std::string_view("connection"),
        std::string_view("transfer-encoding"),
        std::string_view("x-api-key"),
        std::string_view("x-goog-api-key"),
        std::string_view("api-key"),
        std::string_view("authorization"),
        std::string_view("keep-alive"),
        std::string_view("te"),
        std::string_view("trailer"),
        std::string_view("upgrade"),
        std::string_view("expect"),
        std::string_view("content-type"),
        std::string_view("content-encoding"),
        std::string_view("accept-encoding"),
        std::string_view("proxy-connection"),
        std::string_view("via"),
    };
    return net::startsWithIgnoringCase(name, "x-bf-")
        || std::ranges::any_of(Names,
                               [name](std::string_view own) { return net::equalIgnoringCase(own, name); });
}

bool isListed(const std::vector<std::string> &patterns, std::string_view name)
{
    return std::ranges::any_of(patterns, [name](std::string_view pattern) {
        if (pattern.ends_with('*'))
            return net::startsWithIgnoringCase(name, pattern.substr(0, pattern.size() - 1));
        return net::equalIgnoringCase(name, pattern);
    });
}

} // namespace

std::string forwardedLines(const net::RequestHead &head, const Snapshot &snapshot)
{
    std::string lines;
    for (const net::HeaderField &field : head.fields) {
        const bool isExtra = net::startsWithIgnoringCase(field.name, ExtraPrefix);
        if (!isExtra && snapshot.forwardHeaders.empty())
            continue;
        const std::string_view name = isExtra ? field.name.substr(ExtraPrefix.size()) : field.name;
        const bool allowed = isExtra
            ? snapshot.forwardHeaders.empty() || isListed(snapshot.forwardHeaders, name)
            : isListed(snapshot.forwardHeaders, name);
        if (name.empty() || !allowed || isNeverForwarded(name) || isListed(snapshot.withheldHeaders, name))
            continue;
        lines += name;
        lines += ": ";
        lines += field.value;
        lines += "\r\n";
    }
    return lines;
}

std::string viaLines(const net::RequestHead &head)
{
    std::string lines;
    if (!head.has("via"))
        return lines;
    for (const net::HeaderField &field : head.fields) {
        if (net::equalIgnoringCase(field.name, "via"))
            lines.append("Via: ").append(field.value).append("\r\n");
    }
    return lines;
}

} // namespace bifrost::flow
