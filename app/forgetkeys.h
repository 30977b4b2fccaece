// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bifrost {

struct CommandLine;

/// --forget-keys: gives up what is sealed in config.db, and returns the exit code. Not while a program has
/// the data folder. Needs a QCoreApplication.
int forgetKeys(const CommandLine &line);

} // namespace bifrost
