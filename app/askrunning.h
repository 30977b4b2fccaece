// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bifrost {

struct CommandLine;

/// --status and --stop: talks to the program that runs with this data folder, and returns the exit code; 3
/// means that --status found none, 4 that this user cannot know.
int askRunningProgram(const CommandLine &line);

} // namespace bifrost
