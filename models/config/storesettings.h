// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>

#include "models/config/configuration.h"
#include "models/config/objectreader.h"

namespace bifrost {

/// What config.json says about the database of the configuration. It stands in the file alone: one has to
/// know it to open the database.
struct StoreSettings
{
    bool enabled = true; ///< else the file is all there is
    QString path; ///< empty: config.db in the data folder
    SecretValue
        encryptionKey; ///< what keys are sealed with; neither value nor reference: the keychain, or a file
};

/// Reads `config_store` and `encryption_key`. Where the file has no such key the environment may have it, in
/// BIFROST_ENCRYPTION_KEY.
StoreSettings readStoreSettings(ObjectReader &root, const QProcessEnvironment &environment);

} // namespace bifrost
