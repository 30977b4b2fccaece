// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>

#include "models/secrets/keyrecord.h"

namespace bifrost {

/// Whether stored keys can be read and written, and what a person should know about it.
struct SecretState
{
    enum class Kind {
        Opening, ///< the source was asked and has not answered yet
        Open,
        Locked, ///< the source has the key, or should have it, and does not give it now
        Missing, ///< the source is there and says that it has no such key
        Failed, ///< what the source gave is not the key, or something broke
    };

    Kind kind = Kind::Opening;
    std::optional<KeySource> source; ///< none and open: there was nothing to keep so far
    QString sentence;
    bool firstKey = false; ///< no key was made so far: a file may be chosen instead of the keychain

    /// Nothing was to be kept so far, and there is no keychain: the first key will go into a file.
    bool fileExpected = false;

    bool refused = false; ///< somebody has asked to unlock it, and it has stayed closed

    bool isOpen() const { return kind == Kind::Open; }
};

} // namespace bifrost
