// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QProcessEnvironment;

namespace bifrost {

/// True if windows have a place to appear: an X or Wayland display, or a Qt platform that needs neither.
bool displayAvailable(const QProcessEnvironment &environment);

} // namespace bifrost
