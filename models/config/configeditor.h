// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/storedreader.h"
#include "models/core/error.h"

namespace bifrost {

/// What a command would come to.
struct EditResult
{
    std::optional<Error> error;
    FieldErrors fields; ///< what is wrong with its values; then there is an error too
    ConfigChange change;
    std::optional<ConfigCommand> undo;
    QString provider;
    QString keyId;
};

/// Works out what a command changes, and whether it may. Pure: it touches nothing but its result.
EditResult editConfiguration(const StoredConfiguration &stored, const ConfigCommand &command,
                             const ReadingRules &rules);

/// What is wrong with values, as one.
Error settingsError(const FieldErrors &fields);

/// The section that the command alone is about; empty: another thing, or several.
QString soleSection(const ConfigCommand &command);

/// What a command is about, as ConfigState::revisions names it.
QStringList subjectsOf(const ConfigCommand &command);

} // namespace bifrost
