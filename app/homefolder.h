// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <sys/types.h>

namespace bifrost {

/// The home of a user as the system knows it, encoded as file names are; empty where it knows none, or only
/// the root folder.
QByteArray homeOf(uid_t user);

/// Sets HOME where it is not set, as for a service of the system: without it Qt takes the root folder for
/// the home. To be called before there are other threads.
void ensureHome();

} // namespace bifrost
