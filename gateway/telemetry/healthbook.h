// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logrow.h"
#include "models/probe/providerhealth.h"

#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace bifrost::telemetry {

/// How the last requests to each provider went. Filled by the recorder from the gateway threads, read by the
/// windows; both are short. What a caller did wrong, or that he left, says nothing about a provider and is
/// not counted.
class HealthBook
{
public:
    static constexpr std::size_t Kept = 200; ///< outcomes of each provider; the oldest fall out
    static constexpr std::size_t MaxProviders = 500;

    void add(const LogRow &row); ///< any thread

    /// Sorted by name. Any thread.
    std::vector<ProviderHealth> read() const;

    /// Forgets what came before: the provider has been changed, so its failures may be mended.
    void forget(const std::string &provider);

private:
    struct Outcome
    {
        std::string key;
        std::int64_t durationUs = 0;
        std::int64_t atUs = 0;
        int status = 0;
        std::int64_t backAtUs = 0;
        bool good = false;
    };

    struct Page
    {
        std::deque<Outcome> outcomes;
        std::map<std::string, std::string> errors; ///< the last one of each key
    };

    static void count(HealthFigures &figures, const Outcome &outcome);
    void note(const std::string &provider, Outcome outcome, const std::string &error);

    mutable std::mutex m_mutex;
    std::map<std::string, Page, std::less<>> m_pages;
};

} // namespace bifrost::telemetry
