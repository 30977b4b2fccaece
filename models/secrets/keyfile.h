// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>

#include "models/secrets/masterkey.h"

namespace bifrost {

/// A master key in a file of its own, for its owner alone: where there is no keychain.
struct KeyFile
{
    QString keyId;
    MasterKeyPtr key;

    /// Nothing if there is no such file. A file that others may read is closed to them.
    static Result<std::optional<KeyFile>> read(const QString &path);

    /// Never in the place of a file that is there. When this returns, the file is on the disk.
    Result<void> write(const QString &path) const;
};

} // namespace bifrost
