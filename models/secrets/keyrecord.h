// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QString>

namespace bifrost {

/// Where the master key comes from.
enum class KeySource {
    Passphrase, ///< `encryption_key` of config.json, through scrypt
    Keychain, ///< the keychain of the desktop
    File, ///< master.key in the data folder
};

/// The name under which a source is stored: "encryption_key", "keychain", "file".
QString keySourceName(KeySource source);
std::optional<KeySource> keySourceNamed(const QString &name);

/// What the database knows of the master key with which its secrets are sealed: enough to find it and to tell
/// a wrong one, nothing to compute it from.
struct KeyRecord
{
    QString id;
    KeySource source = KeySource::File;
    int derivation = 0; ///< how a passphrase became the key: MasterKey::Derivation
    QByteArray salt; ///< of a passphrase
    QByteArray checkValue;
};

} // namespace bifrost
