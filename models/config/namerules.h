// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/fielderror.h"

#include <optional>

#include <QString>

namespace bifrost {

/// Bytes of a provider's name; longer ones are not looked for before the slash of a model.
inline constexpr qsizetype MaxProviderName = 128;
inline constexpr qsizetype MaxKeyText = 200; ///< bytes of a key's name, and of its id

// What can be called and addressed: a name stands before the slash of a model, an id in a path of /api. The
// same for the file, /api and the windows. Nothing: the name is good.

/// The name is in lower case.
std::optional<FieldError> checkProviderName(const QString &name);
std::optional<FieldError> checkKeyName(const QString &name);
std::optional<FieldError> checkKeyId(const QString &id);

} // namespace bifrost
