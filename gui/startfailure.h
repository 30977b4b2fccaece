// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bifrost::gui {

/// Tells whoever started the program from a desktop, where nobody sees standard error, why it ends at once.
/// Returns when that was read, or when the program is told to end: nothing else runs yet, so it has an event
/// loop of its own. GUI thread.
void tellStartFailure(const QString &reason, const QString &dataFolder);

} // namespace bifrost::gui
