// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/proxy.h"

#include <fmt/format.h>

namespace bifrost::upstream {

std::string Proxy::name() const
{
    const char *const scheme = kind == Kind::Socks5 ? (looksUpNames ? "socks5h" : "socks5")
        : tls                                       ? "https"
                                                    : "http";
    return host.find(':') == std::string::npos ? fmt::format("{}://{}:{}", scheme, host, port)
                                               : fmt::format("{}://[{}]:{}", scheme, host, port);
}

Error Proxy::refusal(const Error &why) const
{
    if (why.code == ErrorCode::LoopDetected) {
        return Error(
            ErrorCode::LoopDetected,
            fmt::format("The proxy {} is this gateway itself; set another one in `{}`.", name(), setting));
    }
    const ErrorCode code = why.code == ErrorCode::EgressRefused ? why.code : ErrorCode::ProxyFailed;
    return Error(code, fmt::format("The proxy {} cannot be used. {}", name(), why.message));
}

bool Proxy::isLike(const Proxy &other) const
{
    return kind == other.kind && tls == other.tls && looksUpNames == other.looksUpNames && host == other.host
        && port == other.port && username == other.username && password == other.password
        && caPem == other.caPem && setting == other.setting;
}

} // namespace bifrost::upstream
