// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/config/configrepository.h"
#include "models/config/jsonnode.h"

namespace bifrost {

/// What config.json says about the parts that the database has too, as documents. The file itself is never
/// written.
struct FileDocuments
{
    bool winsAlways = false; ///< `source_of_truth` is "config.json"
    QMap<QString, ConfigDocument> sections;
    std::optional<QMap<QString, StoredProvider>> providers; ///< keys without an id of their own have none

    /// Of a text that the readers have found sound.
    static FileDocuments of(const JsonNode &root);
};

/// A key without an id gets one that stays the same from start to start as long as its name does.
QString stableKeyId(const QString &provider, const QString &name);

/// What a key without a name is called, from its place among the others.
QString nameOfNamelessKey(std::size_t index);

/// Providers, keys and sections as documents.
StoredProvider storedProviderOf(const QString &name, const QJsonObject &whole);
StoredKey storedKeyOf(const QJsonObject &whole);

} // namespace bifrost
