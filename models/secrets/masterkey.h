// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>

#include <QByteArray>
#include <QString>

#include "models/core/result.h"
#include "models/core/secret.h"

namespace bifrost {

/// The 32 bytes that all secrets of one database are sealed with. Never changes once it is made, may be read
/// on any thread, and is wiped when it goes. Handed around as MasterKeyPtr so that it exists once.
class MasterKey
{
public:
    static constexpr std::size_t Bytes = 32;
    static constexpr qsizetype SaltBytes = 16;

    /// How a passphrase becomes a key. A number that is stored; a new way gets a new one.
    enum Derivation : int {
        NotDerived = 0,
        Scrypt15 = 1, ///< scrypt with N = 2^15, r = 8, p = 3: 32 MB and about a quarter of a second
    };

    static Result<std::shared_ptr<const MasterKey>> random();

    /// Takes its time: for a worker thread.
    static Result<std::shared_ptr<const MasterKey>> fromPassphrase(const Secret &passphrase,
                                                                   const QByteArray &salt, int derivation);

    /// Out of what encoded() gave; nothing if it is not that.
    static std::shared_ptr<const MasterKey> decode(const Secret &text);

    MasterKey(const MasterKey &) = delete;
    MasterKey &operator=(const MasterKey &) = delete;
    ~MasterKey();

    /// As 64 hexadecimal digits, for the keychain or the file.
    Secret encoded() const;

    /// Tells this key from any other without telling anything about it.
    QByteArray checkValue(const QString &keyId) const;
    bool isRight(const QString &keyId, const QByteArray &checkValue) const;

    /// The key for AES. Derived, so that the check value has nothing in common with it.
    std::span<const unsigned char, Bytes> sealingKey() const { return m_sealingKey; }

    static Result<QByteArray> randomSalt();

private:
    using Buffer = std::array<unsigned char, Bytes>;

    explicit MasterKey(const Buffer &bytes);
    static std::shared_ptr<const MasterKey> take(Buffer &bytes);

    Buffer m_bytes;
    Buffer m_sealingKey;
};

using MasterKeyPtr = std::shared_ptr<const MasterKey>;

} // namespace bifrost
