// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "models/config/configcommand.h"
#include "models/config/configuration.h"
#include "models/core/error.h"

namespace bifrost {

/// The configuration in force, at one moment: as the engine reads it, and as it was written. Immutable; goes
/// to any thread.
struct ConfigState
{
    Configuration configuration; ///< file and database; the command line is not in it
    StoredConfiguration stored; ///< the same as documents
    QMap<QString, QString> revisions; ///< of "providers/openai", of "client"
    std::vector<ConfigNotice> notices;
    std::optional<Error> readOnly; ///< why no command can be carried out
    bool hasDatabase = false;

    const ProviderConfig *provider(const QString &name) const;
    const StoredProvider *storedProvider(const QString &name) const;
    QString providerRevision(const QString &name) const; ///< changes with its settings and its keys
    QString sectionRevision(ConfigSection section) const;
    QString revisionOf(const QStringList &subjects) const; ///< of several together
};

using ConfigStatePtr = std::shared_ptr<const ConfigState>;

} // namespace bifrost
