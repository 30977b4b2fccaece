// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bifrost {
class SecretStore;
}

namespace bifrost::gui {

/// Where keys that are stored lie: a word for the table, a sentence for its tooltip.
struct SecretPlace
{
    QString word;
    QString sentence;
    QString said = {}; ///< where keys go that are entered now, in full
    bool isReadable = false; ///< whoever can read the user's files can read the keys
    QString trouble = {}; ///< why no key can be stored at present; empty: it can
    QString troubleLead = {}; ///< its first sentence
    QString troubleWord = {}; ///< the same in short: "Keychain locked"
    bool canUnlock = false; ///< to ask what opens them once more may help
};

/// The store may be null. Without a database keys stand in config.json alone.
SecretPlace secretPlace(const SecretStore *store, bool hasDatabase);

} // namespace bifrost::gui
