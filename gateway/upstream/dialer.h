// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/deadline.h"
#include "gateway/net/fd.h"
#include "gateway/net/pollable.h"
#include "gateway/net/socketaddress.h"
#include "gateway/upstream/request.h"
#include "gateway/upstream/resolver.h"

#include <memory>
#include <string>
#include <vector>

namespace bifrost::upstream {

/// Makes the socket of one connection, as RFC 8305 says: the families in turn, the next address when one has
/// not answered after a moment, and whoever is first wins. Most hosts have one address or answer at once; the
/// first attempt is therefore watched by the connection itself. A member of the connection that is being
/// made; destroying it cancels everything.
class Dialer final : private net::DeadlineSink
{
public:
    class Sink
    {
    public:
        virtual void onResolved() = 0;

        /// `isWatched`: by the connection, from the beginning.
        virtual void onDialed(net::Fd fd, bool isWatched) = 0;
        virtual void onUnreachable(Failure failure) = 0;

    protected:
        ~Sink() = default;
    };

    Dialer(Pool &pool, std::string host, std::uint16_t port, net::Pollable &connection, Sink &sink);
    Dialer(Pool &pool, std::string unixPath, net::Pollable &connection, Sink &sink);
    ~Dialer();

    /// May tell the sink from within.
    void start();

    bool isLookingUp() const { return m_isLookedUp && m_addresses.empty(); }

    /// Something has happened to the attempt that the connection watches.
    void onFirstEvent(std::uint32_t events);

    /// The families in turn, beginning with that of the first; but `favourite`, if it is among them, before
    /// all.
    static void order(std::vector<net::SocketAddress> &addresses,
                      const std::optional<net::SocketAddress> &favourite);

    /// Of literals and of localhost, which nobody is asked about; else nothing.
    static std::optional<std::vector<net::SocketAddress>> ownAddresses(const std::string &host,
                                                                       std::uint16_t port);

private:
    class Attempt;

    void onDeadline(net::Deadline &deadline) override;
    void onAttempt(Attempt &attempt, std::uint32_t events);
    void race(std::vector<net::SocketAddress> addresses);
    void tryNext();
    void trySocket();
    void noteFailure(int error);
    void endUnlessRacing();
    void win(net::Fd fd, bool isWatched);
    void dropAttempts();
    std::string place() const;

    Pool &m_pool;
    net::Pollable &m_connection;
    Sink &m_sink;
    const std::string m_host;
    const std::uint16_t m_port;
    const std::string m_unixPath;
    Resolver::QueryPtr m_query;
    std::vector<net::SocketAddress> m_addresses;
    std::size_t m_next = 0;
    bool m_isLookedUp = false;
    bool m_firstIsTaken = false; ///< the connection has watched an attempt
    net::Fd m_first;
    std::vector<Attempt *> m_attempts; ///< the others; the loop destroys them
    net::Deadline m_stagger;
    Failure m_last;
};

} // namespace bifrost::upstream
