// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/sealedtext.h"

#include <memory>
#include <string>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace bifrost {

namespace {

constexpr unsigned char SealVersion = 1;
constexpr int SealNonceBytes = 12;
constexpr int SealTagBytes = 16;
constexpr int SealHeadBytes = 1 + SealNonceBytes;

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

/// The version and the place, each part with its length before it: no two places have the same bytes.
std::string proven(const SealPlace &place)
{
    std::string bytes(1, char(SealVersion));
    for (const std::string_view part : {place.table, place.column, place.row}) {
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += static_cast<char>((part.size() >> shift) & 0xFF);
        bytes += part;
    }
    return bytes;
}

const unsigned char *octets(const char *text)
{
    return reinterpret_cast<const unsigned char *>(text);
}

Error broken()
{
    return Error(ErrorCode::DatabaseFailed,
                 "A stored key cannot be read: it was changed, or it belongs to another place or another "
                 "master key. Enter it again.");
}

Error failed()
{
    return Error(ErrorCode::Internal, "The value cannot be sealed.");
}

} // namespace

Result<QByteArray> seal(const MasterKey &key, const Secret &text, const SealPlace &place)
{
    const std::string_view plain = text.reveal();
    if (plain.size() > MaxSealedTextBytes)
        return Error(ErrorCode::BadRequest, "The value is longer than 1 MB.");
    QByteArray sealed(SealHeadBytes + qsizetype(plain.size()) + SealTagBytes, Qt::Uninitialized);
    sealed[0] = char(SealVersion);
    auto *bytes = reinterpret_cast<unsigned char *>(sealed.data());
    const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    if (!context || RAND_bytes(bytes + 1, SealNonceBytes) != 1)
        return failed();
    const std::string aad = proven(place);
    int count = 0;
    int rest = 0;
    const bool good =
        EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.sealingKey().data(), bytes + 1) == 1
        && EVP_EncryptUpdate(context.get(), nullptr, &count, octets(aad.data()), int(aad.size())) == 1
        && EVP_EncryptUpdate(context.get(), bytes + SealHeadBytes, &count, octets(plain.data()),
                             int(plain.size()))
            == 1
        && EVP_EncryptFinal_ex(context.get(), bytes + SealHeadBytes + count, &rest) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, SealTagBytes,
                               bytes + SealHeadBytes + plain.size())
            == 1;
    if (!good)
        return failed();
    return sealed;
}

Result<Secret> unseal(const MasterKey &key, const QByteArray &sealed, const SealPlace &place)
{
    if (sealed.size() < SealHeadBytes + SealTagBytes
        || sealed.size() > SealHeadBytes + SealTagBytes + qsizetype(MaxSealedTextBytes))
        return broken();
    if (static_cast<unsigned char>(sealed.at(0)) != SealVersion) {
        return Error(ErrorCode::DatabaseNewer,
                     "A stored key was sealed by a newer version of Bifrost Desktop. Start that version.");
    }
    const int length = int(sealed.size()) - SealHeadBytes - SealTagBytes;
    const unsigned char *bytes = octets(sealed.constData());
    unsigned char tag[SealTagBytes];
    std::copy_n(bytes + SealHeadBytes + length, SealTagBytes, tag);
    const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    if (!context)
        return failed();
    const std::string aad = proven(place);
    std::string plain(std::size_t(length), '\0');
    auto *out = reinterpret_cast<unsigned char *>(plain.data());
    int count = 0;
    int rest = 0;
    const bool good =
        EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.sealingKey().data(), bytes + 1) == 1
        && EVP_DecryptUpdate(context.get(), nullptr, &count, octets(aad.data()), int(aad.size())) == 1
        && EVP_DecryptUpdate(context.get(), out, &count, bytes + SealHeadBytes, length) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, SealTagBytes, tag) == 1
        && EVP_DecryptFinal_ex(context.get(), out + count, &rest) == 1;
    Secret text = good ? Secret(plain) : Secret();
    OPENSSL_cleanse(plain.data(), plain.size());
    if (!good)
        return broken();
    return text;
}

} // namespace bifrost
