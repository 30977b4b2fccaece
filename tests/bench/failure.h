// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

namespace bifrost::bench {

/// The measurement itself cannot go on: a process that does not start, a port that nobody listens on. What a
/// target does wrong under load is no Failure, it is counted in the Sample. Caught in main().
class Failure : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

} // namespace bifrost::bench
