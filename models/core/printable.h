// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bifrost {

/// The text with its control characters written out, also those that turn the direction of writing: what
/// somebody sent or put into a file must not draw on a terminal or forge a line.
QString printable(const QString &text);

} // namespace bifrost
