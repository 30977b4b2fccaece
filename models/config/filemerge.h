// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/autodetection.h"
#include "models/config/filedocuments.h"

namespace bifrost {

/// File and database as one, and what the database does not have yet.
struct MergedConfiguration
{
    StoredConfiguration stored;
    ConfigChange change; ///< leads from the database to `stored`
    std::vector<ConfigNotice> notices;
};

/// What stands in the file counts from the moment it was written there, until it is changed in the program:
/// where the file says what it said at the last start, the database wins, also where the thing was deleted;
/// where it says something else, the file wins. What the file does not name stays as it is in the database.
/// With `winsAlways` the file wins in every part that it has.
MergedConfiguration mergeFile(const FileDocuments &file, const StoredConfiguration &database);

/// Where the file said what a secret is and the change says something else, that is marked in the change:
/// should the database be locked at the next start, the file does not know it.
void markOwnSecrets(ConfigChange &change, const StoredConfiguration &before);

/// Providers that have their key in the environment, where none is set up at all. One that was found before
/// and then deleted is not found again.
void addDetected(MergedConfiguration &merged, const FileDocuments &file,
                 const std::vector<DetectableProvider> &detectable, const QProcessEnvironment &environment);

} // namespace bifrost
