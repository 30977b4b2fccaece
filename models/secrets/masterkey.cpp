// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/masterkey.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

namespace bifrost {

namespace {

constexpr std::string_view SealingLabel = "bifrost sealing key 1";
constexpr std::string_view CheckLabel = "bifrost check value 1 ";
constexpr int CheckBytes = 16;

struct ScryptCost
{
    std::uint64_t n;
    std::uint64_t r;
    std::uint64_t p;
};
constexpr ScryptCost Cost15{1U << 15, 8, 3};
constexpr std::uint64_t ScryptMemory = 64U * 1024 * 1024; // twice what it needs

/// HMAC-SHA256 of a text under the key.
void keyed(std::span<const unsigned char> key, std::string_view text, unsigned char *out)
{
    HMAC(EVP_sha256(), key.data(), int(key.size()), reinterpret_cast<const unsigned char *>(text.data()),
         text.size(), out, nullptr);
}

int digitOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

Error noRandomness()
{
    return Error(ErrorCode::Internal, "The system gives no random numbers, so no key can be made.");
}

} // namespace

MasterKey::MasterKey(const Buffer &bytes) : m_bytes(bytes)
{
    keyed(m_bytes, SealingLabel, m_sealingKey.data());
}

MasterKey::~MasterKey()
{
    OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
    OPENSSL_cleanse(m_sealingKey.data(), m_sealingKey.size());
}

std::shared_ptr<const MasterKey> MasterKey::take(Buffer &bytes)
{
    std::shared_ptr<const MasterKey> key(new MasterKey(bytes));
    OPENSSL_cleanse(bytes.data(), bytes.size());
    return key;
}

Result<MasterKeyPtr> MasterKey::random()
{
    Buffer bytes;
    if (RAND_priv_bytes(bytes.data(), int(bytes.size())) != 1)
        return noRandomness();
    return take(bytes);
}

Result<MasterKeyPtr> MasterKey::fromPassphrase(const Secret &passphrase, const QByteArray &salt,
                                               int derivation)
{
    if (derivation != Scrypt15 || salt.size() < SaltBytes) {
        return Error(
            ErrorCode::DatabaseNewer,
            "The way in which the master key is made of encryption_key is not known to this version. "
            "Start the version that sealed the keys.");
    }
    Buffer bytes;
    const std::string_view text = passphrase.reveal();
    if (EVP_PBE_scrypt(text.data(), text.size(), reinterpret_cast<const unsigned char *>(salt.constData()),
                       std::size_t(salt.size()), Cost15.n, Cost15.r, Cost15.p, ScryptMemory, bytes.data(),
                       bytes.size())
        != 1) {
        return Error(ErrorCode::Internal,
                     "There is not enough memory to make the master key of encryption_key.");
    }
    return take(bytes);
}

MasterKeyPtr MasterKey::decode(const Secret &text)
{
    const std::string_view digits = text.reveal();
    if (digits.size() != 2 * Bytes)
        return {};
    Buffer bytes;
    for (std::size_t i = 0; i < Bytes; ++i) {
        const int high = digitOf(digits[2 * i]);
        const int low = digitOf(digits[2 * i + 1]);
        if (high < 0 || low < 0) {
            OPENSSL_cleanse(bytes.data(), bytes.size());
            return {};
        }
        bytes[i] = static_cast<unsigned char>(high * 16 + low);
    }
    return take(bytes);
}

Secret MasterKey::encoded() const
{
    constexpr char Digits[] = "0123456789abcdef";
    std::array<char, 2 * Bytes> text;
    for (std::size_t i = 0; i < Bytes; ++i) {
        text[2 * i] = Digits[m_bytes[i] >> 4];
        text[2 * i + 1] = Digits[m_bytes[i] & 15];
    }
    Secret secret(std::string_view(text.data(), text.size()));
    OPENSSL_cleanse(text.data(), text.size());
    return secret;
}

QByteArray MasterKey::checkValue(const QString &keyId) const
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    keyed(m_bytes, std::string(CheckLabel) + keyId.toStdString(), digest.data());
    return QByteArray(reinterpret_cast<const char *>(digest.data()), CheckBytes);
}

bool MasterKey::isRight(const QString &keyId, const QByteArray &value) const
{
    return value.size() == CheckBytes
        && CRYPTO_memcmp(value.constData(), checkValue(keyId).constData(), CheckBytes) == 0;
}

Result<QByteArray> MasterKey::randomSalt()
{
    QByteArray salt(SaltBytes, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char *>(salt.data()), int(salt.size())) != 1)
        return noRandomness();
    return salt;
}

} // namespace bifrost
