// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/telemetry/secretmask.h"

#include "models/core/quotedsecret.h"

#include <algorithm>
#include <array>

namespace bifrost::telemetry {

namespace {

constexpr std::string_view Mask = "••••••••";

std::string lowered(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower)
        c = c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
    return lower;
}

template <std::size_t Count>
bool isOneOf(std::string_view text, const std::array<std::string_view, Count> &list)
{
    return std::ranges::find(list, text) != list.end();
}

/// "Bearer", "Basic": says how, not what.
std::size_t schemeLength(std::string_view value)
{
    const std::size_t space = value.find(' ');
    const bool isWord = space != std::string_view::npos && space <= 16
        && std::ranges::all_of(value.substr(0, space),
                               [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
    return isWord ? space + 1 : 0;
}

void note(std::string_view secret, Secrets &found)
{
    if (secret.size() >= LeastSecretBytes)
        found.emplace_back(secret);
}

} // namespace

bool isSecretHeader(std::string_view name)
{
    // Names that only sound like it.
    constexpr std::array<std::string_view, 4> Harmless{"x-bf-api-key", "x-bf-api-key-id", "idempotency-key",
                                                       "x-idempotency-key"};
    constexpr std::array<std::string_view, 11> Words{"auth",    "api-key", "apikey",     "cookie",
                                                     "secret",  "passw",   "credential", "signature",
                                                     "session", "x-bf-vk", "-key"};
    const std::string lower = lowered(name);
    if (isOneOf(lower, Harmless) || lower.find("ratelimit") != std::string::npos
        || lower == "www-authenticate" || lower == "proxy-authenticate")
        return false;
    for (std::string_view word : Words) {
        if (lower.find(word) != std::string::npos)
            return true;
    }
    // "x-access-token", but not "max-tokens".
    const std::size_t token = lower.find("token");
    return token != std::string::npos && lower.substr(token, 6) != "tokens";
}

std::string maskedValue(std::string_view name, std::string_view value, Secrets &found)
{
    if (value.empty() || !isSecretHeader(name))
        return std::string(value);
    const std::size_t scheme = schemeLength(value);
    note(value.substr(scheme), found);
    return std::string(value.substr(0, scheme)).append(Mask);
}

std::string maskedTarget(std::string_view target, Secrets &found)
{
    constexpr std::array<std::string_view, 9> Names{"key",          "api_key", "api-key",   "apikey", "token",
                                                    "access_token", "auth",    "signature", "sig"};
    const std::size_t question = target.find('?');
    if (question == std::string_view::npos)
        return std::string(target);
    std::string result(target.substr(0, question + 1));
    std::string_view rest = target.substr(question + 1);
    for (bool first = true; first || !rest.empty(); first = false) {
        const std::size_t end = std::min(rest.find('&'), rest.size());
        const std::string_view pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::size_t equals = std::min(pair.find('='), pair.size());
        if (!first)
            result += '&';
        if (equals < pair.size() && isOneOf(lowered(pair.substr(0, equals)), Names)) {
            note(pair.substr(equals + 1), found);
            result.append(pair.substr(0, equals + 1)).append(Mask);
        } else {
            result.append(pair);
        }
    }
    return result;
}

void hideSecrets(std::string &text, std::span<const Secret> secrets)
{
    for (const Secret &secret : secrets) {
        const std::string_view value = secret.reveal();
        if (text.find(value) != std::string::npos) // which is rare
            hideSecret(text, value, std::string(value.size(), '*'));
    }
}

} // namespace bifrost::telemetry
