// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include <QDateTime>

namespace bifrost::flow {

/// How long a provider asks to be left alone, by the header lines of its answer: `Retry-After` in seconds or
/// as a date, or OpenAI's `retry-after-ms`. Nothing where it does not say, or says it in a way nobody knows.
std::optional<std::chrono::milliseconds> retryAfter(std::string_view lines, const QDateTime &now);

/// The same of the two values; one that is not there is empty.
std::optional<std::chrono::milliseconds> retryAfter(std::string_view exactly, std::string_view usual,
                                                    const QDateTime &now);

} // namespace bifrost::flow
