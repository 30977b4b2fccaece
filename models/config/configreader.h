// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>

#include "models/config/autodetection.h"
#include "models/config/configuration.h"
#include "models/config/filedocuments.h"
#include "models/config/jsonnode.h"
#include "models/config/storesettings.h"
#include "models/core/result.h"

namespace bifrost {

using Environment = QProcessEnvironment;

/// A configuration, and what its reader has to say about the file it came from.
struct ReadConfiguration
{
    Configuration configuration;
    std::vector<ConfigNotice> notices;
    std::optional<int> version; ///< as it stands in the file
    std::optional<JsonPlace> hostPlace; ///< of `server.host`, if the text has it
    StoreSettings store; ///< what decides on the database before there is one
    FileDocuments documents; ///< what the database has too
};

/// Reads the text of a config.json. What is wrong is a ConfigInvalid with a line for each mistake, naming
/// file, line, column and member; what is unknown or not used by this version is kept and becomes a notice.
/// The detectable providers are looked for in the environment if the text names no provider at all.
Result<ReadConfiguration>
readConfiguration(const QByteArray &json, const QString &fileName, const Environment &environment,
                  const std::vector<DetectableProvider> &detectable = detectableProviders());

/// Larger files are refused unread.
inline constexpr qint64 MaxConfigBytes = 16 * 1024 * 1024;

/// There is nothing by that name; not so where its folder lets nobody look.
bool isMissing(const QString &path);

/// Reads the file. A missing one stands for the defaults; one that cannot be read is FileUnreadable.
Result<ReadConfiguration>
loadConfiguration(const QString &path, const Environment &environment,
                  const std::vector<DetectableProvider> &detectable = detectableProviders());

} // namespace bifrost
