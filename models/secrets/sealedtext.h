// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include <QByteArray>

#include "models/core/result.h"
#include "models/core/secret.h"
#include "models/secrets/masterkey.h"

namespace bifrost {

/// Where a sealed value stands. A value opens at its own place only, so nobody who can write into the
/// database can make one key pass for another.
struct SealPlace
{
    std::string_view table;
    std::string_view column;
    std::string_view row;
};

/// A value as it lies in the database: a byte for the version, 12 random bytes, the text under AES-256-GCM,
/// 16 bytes that prove it and its place.
Result<QByteArray> seal(const MasterKey &key, const Secret &text, const SealPlace &place);

/// The value again. Whatever was changed, cut, sealed with another key or put elsewhere is refused.
Result<Secret> unseal(const MasterKey &key, const QByteArray &sealed, const SealPlace &place);

/// Longer values are not sealed.
inline constexpr std::size_t MaxSealedTextBytes = 1024 * 1024;

} // namespace bifrost
