// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bifrost {

struct CommandLine;

/// Carries out --support-bundle and returns the exit code. The program that runs with the data folder is
/// asked, as it knows most; where none answers, what lies in the folder has to do.
int saveSupportBundle(const CommandLine &line);

} // namespace bifrost
