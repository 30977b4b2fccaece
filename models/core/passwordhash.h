// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace bifrost {

/// A password that is known by its bcrypt hash only: `$2a$`, `$2b$` or `$2y$`, as in a file that was written
/// elsewhere. A value.
class PasswordHash
{
public:
    /// Above this a comparison takes seconds.
    static constexpr int MostRounds = 15;

    /// The text means to be such a hash, whether or not it is a sound one.
    static bool isMeant(std::string_view text);

    /// A sound one, of at most MostRounds.
    static bool isSound(std::string_view text);

    /// A new hash, made with a random salt. Takes 50 ms and more on purpose. Empty where the system has no
    /// bcrypt or the password is too long for it.
    static std::string make(std::string_view password);

    /// bcrypt looks at no more bytes of a password.
    static constexpr std::size_t MostBytes = 72;

    /// The hash must be a sound one.
    explicit PasswordHash(std::string_view hash) : m_hash(hash) { }

    /// Takes 50 ms and more on purpose: for a worker thread.
    bool matches(std::string_view password) const;

private:
    std::string m_hash;
};

} // namespace bifrost
