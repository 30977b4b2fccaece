// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/log/logrow.h"

namespace bifrost {

/// The attempts of a request as compact JSON, as the column `attempts` keeps them; empty if there are none.
std::string attemptsToText(const std::vector<LogAttempt> &attempts);

/// The other way; what is not such a text gives no attempts.
std::vector<LogAttempt> attemptsFromText(const std::string &text);

} // namespace bifrost
