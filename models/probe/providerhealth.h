// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace bifrost {

/// How it went with a provider, or with one of its keys, of late.
struct HealthFigures
{
    int requests = 0; ///< that are counted here, the newest ones up to a bound
    int failures = 0; ///< of them
    int failuresInARow = 0; ///< up to now
    std::chrono::microseconds p50{-1}; ///< of those that went well; negative: none did
    std::string lastError; ///< a sentence; holds no part of a key
    int lastStatus = 0; ///< of the failure; 0: there was no answer
    std::int64_t lastErrorUs = 0; ///< microseconds since 1970; 0: never
    std::int64_t backAtUs = 0; ///< when it takes requests again, as it said then; 0: it did not say

    double errorRate() const { return requests ? double(failures) / requests : 0; }

    /// Refused at the end because there were too many requests: neither server nor key is at fault.
    bool isLimited() const { return failuresInARow > 0 && lastStatus == 429; }
};

struct KeyHealth : HealthFigures
{
    std::string name;

    bool isFailing() const; ///< refused, or nothing but failures of late
    bool works() const { return failuresInARow == 0 && requests > failures; } ///< the last one went well
};

/// What the last requests and the last connection test say of a provider; a plain value.
struct ProviderHealth : HealthFigures
{
    enum class State {
        Unknown, ///< nothing was asked yet
        Good,
        Degraded, ///< some requests or keys fail, it takes no more for the moment, or keys have no value
        Down,
    };

    /// What the last connection test said.
    enum class Test {
        None, ///< there was none, or a request has said otherwise since
        Good,
        Doubtful,
        Failed,
    };

    std::string provider;
    std::vector<KeyHealth> keys;
    Test test = Test::None;
    bool testIsNewest = false; ///< no request came after it
    std::string testSentence; ///< what is wrong by that test
    int lockedKeys = 0; ///< that are stored and cannot be read now
    int emptyKeys = 0; ///< that refer to a value which is not there
    std::string lack; ///< why the first of those has none
    bool atRest = false; ///< nothing is sent to it now, so nothing is wrong with it
    std::string loop; ///< why no call gets there: it is this gateway itself; empty: it is not

    /// The one word on how a provider is, for whoever shows it.
    State state() const;
    State stateOfRequests() const; ///< and of tests; without what has no value
    int failingKeys() const;

    /// Too many of the last requests failed, and that alone is what is wrong: it does answer.
    bool isByRateAlone() const;
};

} // namespace bifrost
