// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configdocument.h"
#include "models/config/fielderror.h"
#include "models/config/storedreader.h"

namespace bifrost {

/// What is wrong with an `auth_config` that somebody enters: besides what the file must fulfil, that it would
/// ask for a password without having one. A file with that is taken with a remark, as the program must start.
FieldErrors checkAuth(const ConfigDocument &document, const ReadingRules &rules);

/// The password where it stands as it is, to be stored as its hash. Null: there is none, it cannot be read at
/// present, or it is a reference or a hash already.
const Secret *plainPassword(const ConfigDocument &auth);

/// The same document with the hash in place of the password.
ConfigDocument withPasswordHash(ConfigDocument auth, const std::string &hash);

} // namespace bifrost
