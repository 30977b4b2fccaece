// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configrepository.h"
#include "models/config/configuration.h"
#include "models/config/fielderror.h"

#include <optional>

namespace bifrost {

// What holds for a provider that somebody sets up or changes, beyond what the file must fulfil.

bool isKeyLess(const StoredProvider &provider);

/// The key is empty, and this provider has no other way to know its caller.
bool lacksValue(const StoredProvider &provider, const StoredKey &key);

/// Whether a header may carry the value: no blanks, nothing but printable ASCII. The engine leaves a key out
/// whose value is none; nothing at all is good, too.
bool isKeyValue(const Secret &value);

/// The keys of `provider` with new values that are none, by its reading; those of `before` stay as they are.
FieldErrors checkKeyValues(const StoredProvider &provider, const ProviderConfig &read,
                           const StoredProvider *before);

/// A custom provider is known by nothing but its address, and needs one.
std::optional<FieldError> checkAddress(const ProviderConfig &provider);

/// Zero stands for the default in files; a person who enters it means something else.
FieldErrors checkLoad(const ConfigDocument &provider);

/// What a custom provider speaks stays as it is.
std::optional<FieldError> checkKindChange(const StoredProvider &before, const StoredProvider &after);

/// Members of answers that come back with the rest and are no settings.
void dropAnswerMembers(QJsonObject &members);

/// Under version 1 of the file an empty list means everything; stored so that it goes on to do so.
void keepMeaningOfEmptyLists(StoredProvider &provider, std::optional<int> version);

} // namespace bifrost
