// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/socketaddress.h"
#include "models/core/result.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace bifrost::upstream {

/// Looks names up for all gateway threads, on threads of its own that go when there is nothing to do: the
/// system waits for a name server as long as it likes. What was found is kept for a while, since the system
/// does not say how long it is good. May be used from any thread. Nobody waits for its threads: one that the
/// system holds does not hold up the end of the program.
class Resolver
{
public:
    using Addresses = std::vector<net::SocketAddress>; ///< without ports

    struct Finding
    {
        Addresses addresses;
        std::string trouble; ///< why there are none
        bool mayPass = false; ///< the name may well exist
    };
    using LookUp = std::function<Finding(const std::string &name)>;

    struct Limits
    {
        int threads = 8; ///< that look up at a time
        std::size_t waitingNames = 256; ///< behind them
        std::size_t knownNames = 512;
        std::size_t addresses = 32; ///< of one name
        std::chrono::milliseconds fresh{30'000}; ///< not looked up again
        std::chrono::milliseconds failed{2'000}; ///< nor is a name that was not found
        std::chrono::milliseconds stale{600'000}; ///< better than nothing while no name server answers
    };

    /// The one that all share: the system's.
    static const std::shared_ptr<Resolver> &ofProcess();

    explicit Resolver(LookUp lookUp) : Resolver(std::move(lookUp), Limits()) { }
    Resolver(LookUp lookUp, const Limits &limits);
    ~Resolver();
    Resolver(const Resolver &) = delete;
    Resolver &operator=(const Resolver &) = delete;

    using Done = std::function<void(const Result<Addresses> &)>;

    /// A question under way, on the thread that asked. Destroying it cancels it.
    class Query;
    struct QueryFree
    {
        void operator()(Query *query) const;
    };
    using QueryPtr = std::unique_ptr<Query, QueryFree>;

    /// Calls `done`: from within, and then returns null, or later from the loop of this thread.
    QueryPtr ask(const std::string &name, Done done);

    /// What is known of the name has turned out to be wrong.
    void forget(const std::string &name);

private:
    struct Shared;

    const std::shared_ptr<Shared> m_shared; ///< the threads have it, too
};

} // namespace bifrost::upstream
