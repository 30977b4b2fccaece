// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/httphead.h"

#include <chrono>
#include <string>

namespace bifrost::http {

/// What the log says of one request, for whoever asked for such lines with -log-level: taken down when it
/// comes, as its head may be gone when it ends. Of the target the path alone, as a query may hold a key.
/// Owned by its connection.
class AccessLine
{
public:
    /// Whether anybody asked. Costs a load.
    static bool isWanted();

    AccessLine(const net::RequestHead &head, int socket);

    /// The request has ended; 0: without an answer, as the caller left.
    void write(int status) const;

private:
    std::chrono::steady_clock::time_point m_began;
    std::string m_start; ///< the members that are known from the beginning
    bool m_isLeftOut = false;
};

} // namespace bifrost::http
