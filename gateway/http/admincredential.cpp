// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/admincredential.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <bit>

namespace bifrost::http {

AdminCredential::AdminCredential(const Secret &name, const Secret &password)
{
    RAND_bytes(m_key.data(), int(m_key.size()));
    m_name = digest(name.reveal(), {});
    if (PasswordHash::isSound(password.reveal())) {
        m_hash.emplace(password.reveal());
        return;
    }
    const auto words = std::bit_cast<Words>(digest(name.reveal(), password.reveal()));
    for (std::size_t i = 0; i < words.size(); ++i)
        m_right[i].store(words[i], std::memory_order_relaxed);
    m_isKnown.store(true, std::memory_order_release);
}

AdminCredential::Digest AdminCredential::digest(std::string_view name, std::string_view password) const
{
    // A name has no colon, so no two pairs make the same text.
    std::string text(name);
    text += ':';
    text += password;
    Digest result{};
    unsigned size = 0;
    HMAC(EVP_sha256(), m_key.data(), int(m_key.size()), reinterpret_cast<const unsigned char *>(text.data()),
         text.size(), result.data(), &size);
    OPENSSL_cleanse(text.data(), text.size());
    return result;
}

AdminCredential::Verdict AdminCredential::judge(std::string_view name, std::string_view password) const
{
    const bool isKnown = m_isKnown.load(std::memory_order_acquire);
    if (isKnown) {
        Words words;
        for (std::size_t i = 0; i < words.size(); ++i)
            words[i] = m_right[i].load(std::memory_order_relaxed);
        const Digest sent = digest(name, password);
        if (CRYPTO_memcmp(sent.data(), words.data(), sent.size()) == 0)
            return Verdict::Right;
    }
    return isKnown ? Verdict::Wrong : Verdict::Unknown;
}

bool AdminCredential::matchesHash(std::string_view name, std::string_view password) const
{
    if (!m_hash)
        return false;
    // The slow one in any case: its time must not tell whether the name was right.
    const bool rightPassword = m_hash->matches(password);
    const bool rightName = CRYPTO_memcmp(digest(name, {}).data(), m_name.data(), m_name.size()) == 0;
    if (!rightPassword || !rightName)
        return false;
    const auto words = std::bit_cast<Words>(digest(name, password));
    for (std::size_t i = 0; i < words.size(); ++i)
        m_right[i].store(words[i], std::memory_order_relaxed);
    m_isKnown.store(true, std::memory_order_release);
    return true;
}

} // namespace bifrost::http
