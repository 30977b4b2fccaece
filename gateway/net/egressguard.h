// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/fd.h"
#include "gateway/net/socketaddress.h"
#include "models/core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace bifrost::net {

/// Opens every outgoing socket of the program: nobody else calls connect(). What it refuses cannot leave,
/// whatever a router, a redirect or a name server says, because the address that is judged is the one that is
/// connected to. One object, shared by all threads.
class EgressGuard
{
public:
    struct Rules
    {
        bool localOnly = false; ///< nothing but this machine
        std::vector<std::string>
            allow; ///< names and addresses let through although they are link-local; `*`: all
        std::vector<std::uint16_t> ownPorts; ///< where we listen ourselves
        std::vector<SocketAddress> ownAddresses = {}; ///< and other machines reach us; besides loopback

        /// We listen there: a host as http::listenOn() takes it. Without a port: nowhere.
        void addListener(const std::string &host, std::uint16_t port);
    };

    explicit EgressGuard(Rules rules) : m_rules(std::move(rules)) { }

    /// Before a name is resolved: in local-only mode names other than localhost are not even looked up.
    Result<void> judgeName(const std::string &host) const;

    /// Judges the address that `host` stands for and starts a non-blocking connection to it.
    Result<Fd> connect(const std::string &host, const SocketAddress &address) const;

    /// The same to a socket in the file system, which never leaves this machine. The descriptor is not open
    /// where the server's queue is full: again in a moment.
    Result<Fd> connectSocket(const std::string &path) const;

    /// What connect() would refuse, without a connection.
    Result<void> judgeAddress(const std::string &host, const SocketAddress &address) const;

private:
    bool isOurs(const SocketAddress &address) const;

    const Rules m_rules;
};

} // namespace bifrost::net
