// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/keyrecord.h"

namespace bifrost {

using namespace Qt::StringLiterals;

QString keySourceName(KeySource source)
{
    switch (source) {
    case KeySource::Passphrase:
        return u"encryption_key"_s;
    case KeySource::Keychain:
        return u"keychain"_s;
    case KeySource::File:
        break;
    }
    return u"file"_s;
}

std::optional<KeySource> keySourceNamed(const QString &name)
{
    for (const KeySource source : {KeySource::Passphrase, KeySource::Keychain, KeySource::File}) {
        if (keySourceName(source) == name)
            return source;
    }
    return std::nullopt;
}

} // namespace bifrost
