// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/httphead.h"

#include <chrono>
#include <optional>
#include <string>

namespace bifrost::http {

/// What the program's log says of each request of a connection, at the level of its answer. Of the target it
/// shows the path alone, as a query may hold a key. Owned by its connection, once a line is wanted.
class AccessLine
{
public:
    static constexpr int CallerLeft = 499; ///< in the place of the status, whatever the answer began with

    /// Whether any line is. Costs a load.
    static bool isWanted();

    explicit AccessLine(int socket);

    void begin();

    /// Instead: what came could not be read as a request.
    void tellRefused(int status);

    /// The head goes, and the answer has begun well: a stream.
    void keep(const net::RequestHead &head);

    /// The request has ended.
    void end(int status, const net::RequestHead &head);

private:
    std::string textOf(const net::RequestHead &head) const;

    std::string m_peer; ///< asked for at once: a connection that was reset has none
    std::string m_kept;
    std::optional<std::chrono::steady_clock::time_point> m_began;
};

} // namespace bifrost::http
