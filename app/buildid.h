// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bifrost {

/// The id that the linker wrote into this program, in hexadecimal; empty where there is none. It changes with
/// every change of the code and with nothing else.
QString buildId();

} // namespace bifrost
