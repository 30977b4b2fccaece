// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/admincredential.h"
#include "gateway/net/httphead.h"

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace bifrost::http {

/// Who has logged in: a random token stands for the password for some weeks, until logout, until the password
/// is changed, or until the program ends. Only digests of tokens are kept. Shared by all threads.
class Sessions
{
public:
    using Clock = std::chrono::steady_clock;
    using CredentialPtr = std::shared_ptr<const AdminCredential>;

    static constexpr std::chrono::hours Lifetime{30 * 24};
    static constexpr std::size_t Most = 1000; ///< beyond it the oldest ends

    /// Opens one for whoever has proved to know the password; gives its token.
    std::string open(const CredentialPtr &credential, Clock::time_point now);

    /// The token is that of a session that was opened with this very password.
    bool isLive(std::string_view token, const CredentialPtr &credential, Clock::time_point now) const;

    void end(std::string_view token);
    std::size_t count() const;

    /// The token that a request brings: `Authorization: Bearer`, or without that header the cookie `token`.
    static std::string_view tokenIn(const net::RequestHead &head);

private:
    struct Session
    {
        std::weak_ptr<const AdminCredential> credential;
        Clock::time_point opened;
    };

    void makeRoom(Clock::time_point now);

    mutable std::mutex m_mutex;
    std::unordered_map<std::string, Session> m_sessions; ///< by the digest of the token
};

} // namespace bifrost::http
