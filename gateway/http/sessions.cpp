// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/sessions.h"

#include "gateway/http/fieldvalue.h"

#include <fmt/format.h>

#include <openssl/rand.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>

namespace bifrost::http {

namespace {

constexpr std::size_t TokenBytes = 32;

/// The time of a search for it tells nothing about the token.
std::string digestOf(std::string_view token)
{
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char *>(token.data()), token.size(),
           reinterpret_cast<unsigned char *>(digest.data()));
    return digest;
}

std::string_view cookie(std::string_view cookies, std::string_view name)
{
    while (!cookies.empty()) {
        const std::size_t end = std::min(cookies.find(';'), cookies.size());
        const std::string_view pair = trimmed(cookies.substr(0, end));
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
            return pair.substr(name.size() + 1);
        cookies.remove_prefix(std::min(end + 1, cookies.size()));
    }
    return {};
}

} // namespace

std::string Sessions::open(const CredentialPtr &credential, Clock::time_point now)
{
    std::array<unsigned char, TokenBytes> bytes{};
    if (RAND_bytes(bytes.data(), int(bytes.size())) != 1)
        return {};
    std::string token;
    for (const unsigned char byte : bytes)
        token += fmt::format("{:02x}", byte);
    const std::lock_guard lock(m_mutex);
    makeRoom(now);
    m_sessions.emplace(digestOf(token), Session{credential, now});
    return token;
}

/// What has ended goes first, then the oldest.
void Sessions::makeRoom(Clock::time_point now)
{
    if (m_sessions.size() < Most)
        return;
    std::erase_if(m_sessions, [now](const auto &one) {
        return one.second.credential.expired() || now - one.second.opened >= Lifetime;
    });
    if (m_sessions.size() < Most)
        return;
    const auto oldest =
        std::ranges::min_element(m_sessions, {}, [](const auto &one) { return one.second.opened; });
    if (oldest != m_sessions.end())
        m_sessions.erase(oldest);
}

bool Sessions::isLive(std::string_view token, const CredentialPtr &credential, Clock::time_point now) const
{
    if (token.size() != 2 * TokenBytes || !credential)
        return false;
    const std::string digest = digestOf(token);
    const std::lock_guard lock(m_mutex);
    const auto found = m_sessions.find(digest);
    return found != m_sessions.end() && now - found->second.opened < Lifetime
        && found->second.credential.lock() == credential;
}

void Sessions::end(std::string_view token)
{
    const std::string digest = digestOf(token);
    const std::lock_guard lock(m_mutex);
    m_sessions.erase(digest);
}

std::size_t Sessions::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_sessions.size();
}

std::string_view Sessions::tokenIn(const net::RequestHead &head)
{
    const std::string_view value = head.value("authorization");
    if (!value.data())
        return cookie(head.value("cookie"), "token");
    return behindScheme(value, "bearer");
}

} // namespace bifrost::http
