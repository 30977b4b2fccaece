// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace bifrost::flow {

/// The last good list of models of each provider and key, for when it does not answer, and who lets callers
/// wait for it. Owned by the gateway's engine; any thread. Lists of models are rare, so a lock is no harm.
class KnownModels
{
public:
    using List = std::shared_ptr<const std::string>; ///< as the provider sent it

    static constexpr std::size_t MaxList = 1024 * 1024; ///< longer ones are not kept
    static constexpr std::size_t MaxBytes = 16 * 1024 * 1024; ///< of all of them; then the oldest goes

    static constexpr std::chrono::seconds SlowTime{60}; ///< then a place that was slow has another chance
    static constexpr std::size_t MaxSlow = 1000; ///< places; of further ones nothing is remembered

    /// `place` tells whose list it is: provider, key and address.
    void keep(const std::string &place, const std::string &list);
    void forget(const std::string &place);
    List find(const std::string &place) const; ///< null: there is none

    /// The place has let a caller wait for too long. The time is that of net::Loop::nowUs().
    void noteSlow(const std::string &place, std::int64_t nowUs);
    void noteQuick(const std::string &place);
    bool isSlow(const std::string &place, std::int64_t nowUs) const;

private:
    struct Entry
    {
        List list;
        std::uint64_t age = 0; ///< the count of lists that were kept before it
    };

    void remove(std::map<std::string, Entry>::iterator entry);

    mutable std::mutex m_mutex;
    std::map<std::string, Entry> m_entries;
    std::map<std::string, std::int64_t> m_slowSinceUs; ///< by place
    std::size_t m_bytes = 0;
    std::uint64_t m_count = 0;
};

} // namespace bifrost::flow
