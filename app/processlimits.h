// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QtGlobal>

namespace bifrost {

/// Raises the number of descriptors to what the system allows, and returns what was reached. Every connection
/// costs one, every call two. With too few the program would seem to run, and answer nobody: an error.
Result<quint64> raiseDescriptorLimit();

/// Keeps glibc from mapping and unmapping every body above 128 KB, whose page faults cost more than the copy.
void tuneAllocator();

} // namespace bifrost
