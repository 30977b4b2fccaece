// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/secret.h"

#include <openssl/crypto.h>

namespace bifrost {

Secret::Secret(Secret &&other) noexcept : m_value(std::move(other.m_value))
{
    other.wipe();
}

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other) {
        wipe();
        m_value = other.m_value;
    }
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_value = std::move(other.m_value);
        other.wipe();
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

std::string Secret::masked() const
{
    constexpr std::size_t Shown = 4;
    if (m_value.size() <= 2 * Shown)
        return std::string(m_value.size(), '*');
    return m_value.substr(0, Shown) + std::string(24, '*') + m_value.substr(m_value.size() - Shown);
}

bool Secret::equals(const Secret &other) const
{
    return m_value.size() == other.m_value.size()
        && CRYPTO_memcmp(m_value.data(), other.m_value.data(), m_value.size()) == 0;
}

void Secret::wipe()
{
    // The whole room, not the length: a short string that was moved from is empty but still holds its text.
    OPENSSL_cleanse(m_value.data(), m_value.capacity());
    m_value.clear();
}

} // namespace bifrost
