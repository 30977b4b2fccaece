// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bifrost {

/// A token as HTTP spells the names of headers.
bool isHeaderName(QStringView name);

/// A text without control characters, so that it cannot end its line.
bool isHeaderValue(QStringView value);

/// Headers that shape the connection and the message; nobody may set them from outside.
bool isFramingHeader(QStringView name);

/// Headers that carry credentials or shape the message and are therefore never forwarded for a caller.
bool isNeverForwarded(QStringView name);

} // namespace bifrost
