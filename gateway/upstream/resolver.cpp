// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/resolver.h"

#include "models/core/post.h"

#include <fmt/format.h>

#include <QObject>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <mutex>
#include <system_error>
#include <thread>
#include <unordered_map>

#include <netdb.h>

namespace bifrost::upstream {

namespace {

using Clock = std::chrono::steady_clock;

Resolver::Finding askSystem(const std::string &name)
{
    addrinfo wanted{};
    wanted.ai_family = AF_UNSPEC;
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_ADDRCONFIG;
    addrinfo *found = nullptr;
    Resolver::Finding finding;
    if (const int failure = ::getaddrinfo(name.c_str(), nullptr, &wanted, &found); failure != 0) {
        finding.trouble = failure == EAI_SYSTEM ? std::strerror(errno) : ::gai_strerror(failure);
        finding.mayPass = failure == EAI_AGAIN || failure == EAI_SYSTEM || failure == EAI_MEMORY;
        return finding;
    }
    for (const addrinfo *each = found; each; each = each->ai_next) {
        if (const auto address = net::SocketAddress::fromSystem(each->ai_addr, each->ai_addrlen))
            finding.addresses.push_back(*address);
    }
    ::freeaddrinfo(found);
    if (finding.addresses.empty())
        finding.trouble = ::gai_strerror(EAI_NONAME);
    return finding;
}

} // namespace

/// Lives on the thread that asks.
class Resolver::Query
{
public:
    Query(std::shared_ptr<Shared> of, std::string what, Done then)
        : shared(std::move(of))
        , name(std::move(what))
        , done(std::move(then))
    { }

    const std::shared_ptr<Shared> shared;
    const std::string name;
    Done done;
    QObject context; ///< what is sent here goes with it
};

struct Resolver::Shared : std::enable_shared_from_this<Resolver::Shared>
{
    struct Name
    {
        Addresses addresses; ///< that were found last
        Clock::time_point found{};
        std::string trouble; ///< of the last time; empty: none
        Clock::time_point asked{}; ///< the end of the last time
        bool isKnown = false;
        bool isUnderWay = false; ///< in the queue, or a thread is at it
        std::vector<Query *> waiting;
    };

    Shared(LookUp how, const Limits &most) : lookUp(std::move(how)), limits(most) { }

    Error cannotResolve(const std::string &name, const std::string &why) const
    {
        return Error(ErrorCode::ConnectFailed, fmt::format("The name {} cannot be resolved: {}.", name, why));
    }

    /// Nothing where it has to be looked up.
    std::optional<Result<Addresses>> known(const std::string &name) const
    {
        const auto entry = names.find(name);
        if (entry == names.end() || !entry->second.isKnown)
            return std::nullopt;
        const Name &is = entry->second;
        const auto now = Clock::now();
        if (!is.trouble.empty()) {
            if (now - is.asked >= limits.failed)
                return std::nullopt;
            return is.addresses.empty() ? Result<Addresses>(cannotResolve(name, is.trouble))
                                        : Result<Addresses>(is.addresses);
        }
        return now - is.found < limits.fresh ? std::optional(Result<Addresses>(is.addresses)) : std::nullopt;
    }

    bool makeRoom()
    {
        if (names.size() < limits.knownNames)
            return true;
        auto oldest = names.end();
        for (auto each = names.begin(); each != names.end(); ++each) {
            const bool idle = !each->second.isUnderWay && each->second.waiting.empty();
            if (idle && (oldest == names.end() || each->second.asked < oldest->second.asked))
                oldest = each;
        }
        if (oldest == names.end())
            return false;
        names.erase(oldest);
        return true;
    }

    /// False: there is no thread to do it.
    bool employ()
    {
        if (threads >= limits.threads)
            return true;
        try {
            std::thread([self = shared_from_this()] { self->work(); }).detach();
            ++threads;
        } catch (const std::system_error &) {
            return threads > 0;
        }
        return true;
    }

    void work()
    {
        std::unique_lock lock(mutex);
        while (!queue.empty()) {
            const std::string name = queue.front();
            queue.pop_front();
            if (names[name].waiting.empty()) { // whoever asked has gone
                names[name].isUnderWay = false;
                continue;
            }
            lock.unlock();
            Finding finding = lookUp(name);
            lock.lock();
            settle(name, std::move(finding));
        }
        --threads;
    }

    void settle(const std::string &name, Finding finding)
    {
        Name &is = names[name];
        const auto now = Clock::now();
        is.isUnderWay = false;
        is.isKnown = true;
        is.asked = now;
        is.trouble = std::move(finding.trouble);
        if (!finding.addresses.empty()) {
            if (finding.addresses.size() > limits.addresses)
                finding.addresses.resize(limits.addresses);
            is.addresses = std::move(finding.addresses);
            is.trouble.clear();
            is.found = now;
        } else if (!finding.mayPass || now - is.found >= limits.stale) {
            is.addresses.clear();
        }
        const auto result = is.addresses.empty() ? Result<Addresses>(cannotResolve(name, is.trouble))
                                                 : Result<Addresses>(is.addresses);
        for (Query *query : std::exchange(is.waiting, {})) {
            post(&query->context, [query, result] {
                const Done done = std::move(query->done); // it may destroy the query
                done(result);
            });
        }
    }

    const LookUp lookUp;
    const Limits limits;
    std::mutex mutex;
    std::unordered_map<std::string, Name> names;
    std::deque<std::string> queue;
    int threads = 0;
};

const std::shared_ptr<Resolver> &Resolver::ofProcess()
{
    static const auto resolver = std::make_shared<Resolver>(askSystem);
    return resolver;
}

Resolver::Resolver(LookUp lookUp, const Limits &limits)
    : m_shared(std::make_shared<Shared>(std::move(lookUp), limits))
{ }

Resolver::~Resolver() = default;

void Resolver::QueryFree::operator()(Query *query) const
{
    {
        const std::lock_guard lock(query->shared->mutex);
        if (const auto entry = query->shared->names.find(query->name); entry != query->shared->names.end())
            std::erase(entry->second.waiting, query);
    }
    delete query;
}

Resolver::QueryPtr Resolver::ask(const std::string &name, Done done)
{
    std::optional<Result<Addresses>> answer;
    QueryPtr query;
    {
        const std::lock_guard lock(m_shared->mutex);
        Shared &shared = *m_shared;
        answer = shared.known(name);
        const bool isNew = !answer && !shared.names.contains(name);
        if (!answer && (shared.queue.size() >= shared.limits.waitingNames || (isNew && !shared.makeRoom())))
            answer = shared.cannotResolve(name, "too many other names are being looked up");
        if (!answer) {
            Shared::Name &entry = shared.names[name];
            if (!std::exchange(entry.isUnderWay, true)) {
                shared.queue.push_back(name);
                if (!shared.employ()) {
                    shared.queue.pop_back();
                    entry.isUnderWay = false;
                    answer = shared.cannotResolve(name, "there is no thread to look it up");
                }
            }
            if (!answer) {
                query.reset(new Query(m_shared, name, std::move(done)));
                entry.waiting.push_back(query.get());
            }
        }
    }
    if (answer)
        done(*answer);
    return query;
}

void Resolver::forget(const std::string &name)
{
    const std::lock_guard lock(m_shared->mutex);
    const auto entry = m_shared->names.find(name);
    if (entry == m_shared->names.end() || !entry->second.trouble.empty())
        return;
    if (Clock::now() - entry->second.found >= m_shared->limits.failed) // else it was right a moment ago
        entry->second.isKnown = false;
}

} // namespace bifrost::upstream
