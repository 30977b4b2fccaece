// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/passwordhash.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <array>
#include <memory>

#include <crypt.h>

namespace bifrost {

namespace {

constexpr std::size_t PrefixSize = 7; // $2b$10$
constexpr std::size_t HashSize = 60;
constexpr int LeastRounds = 4;
constexpr unsigned long NewRounds = 10;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHashCharacter(char c)
{
    return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '/';
}

/// With the rounds and the salt of `setting`; empty after a failure.
std::string hashOf(std::string_view password, const std::string &setting)
{
    if (password.find('\0') != std::string_view::npos)
        return {}; // crypt() would stop there
    const auto work = std::make_unique<crypt_data>();
    std::string text(password); // with a zero behind it
    const char *made = ::crypt_r(text.c_str(), setting.c_str(), work.get());
    std::string hash = made ? made : "";
    OPENSSL_cleanse(text.data(), text.size());
    OPENSSL_cleanse(work.get(), sizeof *work);
    return hash;
}

} // namespace

bool PasswordHash::isMeant(std::string_view text)
{
    return text.starts_with("$2a$") || text.starts_with("$2b$") || text.starts_with("$2y$");
}

bool PasswordHash::isSound(std::string_view text)
{
    if (!isMeant(text) || text.size() != HashSize || !isDigit(text[4]) || !isDigit(text[5]) || text[6] != '$')
        return false;
    const int rounds = (text[4] - '0') * 10 + (text[5] - '0');
    return rounds >= LeastRounds && rounds <= MostRounds
        && std::ranges::all_of(text.substr(PrefixSize), isHashCharacter);
}

std::string PasswordHash::make(std::string_view password)
{
    std::array<char, CRYPT_GENSALT_OUTPUT_SIZE> setting{};
    const bool fits = password.size() <= MostBytes
        && ::crypt_gensalt_rn("$2b$", NewRounds, nullptr, 0, setting.data(), int(setting.size()));
    std::string made = fits ? hashOf(password, setting.data()) : std::string();
    return isSound(made) ? made : std::string();
}

bool PasswordHash::matches(std::string_view password) const
{
    const std::string hash = hashOf(password, m_hash);
    return hash.size() == m_hash.size() && CRYPTO_memcmp(hash.data(), m_hash.data(), m_hash.size()) == 0;
}

} // namespace bifrost
