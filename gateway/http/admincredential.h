// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/passwordhash.h"
#include "models/core/secret.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bifrost::http {

/// The name and password that open the gateway. What is kept is a digest under a key of this process, and the
/// comparison is one of digests, in constant time. Shared by all threads.
class AdminCredential
{
public:
    enum class Verdict : std::uint8_t {
        Right,
        Wrong,
        Unknown, ///< only the slow hash can tell: matchesHash()
    };

    /// The password as it is, or a bcrypt hash of it.
    AdminCredential(const Secret &name, const Secret &password);

    /// Takes a microsecond.
    Verdict judge(std::string_view name, std::string_view password) const;

    /// After Unknown, on a worker thread: takes a tenth of a second. A right one is remembered, so that
    /// judge() knows it.
    bool matchesHash(std::string_view name, std::string_view password) const;

private:
    using Digest = std::array<std::uint8_t, 32>;
    using Words = std::array<std::uint64_t, 4>;

    Digest digest(std::string_view name, std::string_view password) const;

    Digest m_key;
    Digest m_name; ///< with an empty password
    std::optional<PasswordHash> m_hash; ///< where the password itself is not known
    // There is one right answer, so whoever writes it writes the same.
    mutable std::array<std::atomic<std::uint64_t>, 4> m_right;
    mutable std::atomic<bool> m_isKnown = false;
};

} // namespace bifrost::http
