// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QProcessEnvironment>

#include "models/config/configcommand.h"
#include "models/config/configuration.h"
#include "models/config/fielderror.h"

namespace bifrost {

/// What a reading of documents depends on besides the documents.
struct ReadingRules
{
    std::optional<int> version; ///< of config.json: what an empty list means
    QProcessEnvironment environment;
};

/// A document as the engine needs it, and what is wrong with it: paths begin at the document.
template <typename Config>
struct ReadDocument
{
    Config config;
    FieldErrors errors;
    std::vector<ConfigNotice> notices;
};

/// The readers of config.json, for documents that come from the database or from somebody who changes them.
ReadDocument<ProviderConfig> readStored(const StoredProvider &provider, const ReadingRules &rules);
ReadDocument<ClientConfig> readStoredClient(const ConfigDocument &document);
ReadDocument<ServerConfig> readStoredServer(const ConfigDocument &document);
ReadDocument<LogStoreConfig> readStoredLogStore(const ConfigDocument &document);
ReadDocument<AuthConfig> readStoredAuth(const ConfigDocument &document, const ReadingRules &rules);

/// What is wrong with a section, whichever it is.
FieldErrors readStoredSection(ConfigSection section, const ConfigDocument &document,
                              const ReadingRules &rules);

} // namespace bifrost
