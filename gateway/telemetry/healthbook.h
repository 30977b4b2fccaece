// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logrow.h"
#include "models/probe/connectionreport.h"
#include "models/probe/providerhealth.h"

#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace bifrost::telemetry {

/// How the last requests to each provider and its connection tests went. Filled by the recorder from the
/// gateway threads, read by the windows; both are short. What a caller did wrong, or that he left, says
/// nothing about a provider and is not counted.
class HealthBook
{
public:
    static constexpr std::size_t Kept = 200; ///< outcomes of each provider; the oldest fall out
    static constexpr std::size_t MaxProviders = 500;

    void add(const LogRow &row); ///< any thread

    /// A connection test on the provider as it is set up is over: what it found to be good makes earlier
    /// failures bygones, and what it found to be wrong counts until a request goes well. Any thread.
    void addTest(const std::string &provider, const ConnectionReport &report);

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
        bool ofTest = false; ///< no request; tells of its key alone
        bool mended = false; ///< it failed, and a test has gone well since
    };

    struct Page
    {
        std::deque<Outcome> outcomes;
        std::map<std::string, std::string> errors; ///< the last one of each key
        ProviderHealth::Test test = ProviderHealth::Test::None;
        bool testIsNewest = false;
        std::string testSentence;
    };

    Page &pageOf(const std::string &provider);
    static void put(Page &page, Outcome outcome, const std::string &error);
    static void count(HealthFigures &figures, const Outcome &outcome);
    static void tell(HealthFigures &figures, const Outcome &outcome);
    void note(const std::string &provider, Outcome outcome, const std::string &error);

    mutable std::mutex m_mutex;
    std::map<std::string, Page, std::less<>> m_pages;
};

} // namespace bifrost::telemetry
