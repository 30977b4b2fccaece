// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/probe/providerhealth.h"

#include <algorithm>

namespace bifrost {

namespace {

constexpr int EnoughToJudge = 10; // requests before a rate says anything
constexpr int DownInARow = 5;
constexpr int KeyDownInARow = 3;
constexpr double DownRate = 0.5;
constexpr double DegradedRate = 0.1;

} // namespace

bool KeyHealth::isFailing() const
{
    const bool refused = lastStatus == 401 || lastStatus == 402 || lastStatus == 403;
    return failuresInARow >= (refused ? 1 : KeyDownInARow);
}

int ProviderHealth::failingKeys() const
{
    return int(std::ranges::count_if(keys, &KeyHealth::isFailing));
}

bool ProviderHealth::isByRateAlone() const
{
    const bool isTestBad = test == Test::Failed || test == Test::Doubtful;
    return loop.empty() && !isTestBad && failingKeys() == 0 && failuresInARow < DownInARow
        && requests >= EnoughToJudge && errorRate() > DegradedRate;
}

ProviderHealth::State ProviderHealth::state() const
{
    const State state = stateOfRequests();
    return lockedKeys + emptyKeys > 0 && !atRest && state != State::Down ? State::Degraded : state;
}

ProviderHealth::State ProviderHealth::stateOfRequests() const
{
    if (atRest)
        return State::Unknown;
    if (!loop.empty())
        return State::Down; // whatever requests said at another address
    const int failing = failingKeys();
    if (requests == 0 && failing == 0 && test == Test::None)
        return State::Unknown;
    const bool allKeysFail = failing > 0 && failing == int(keys.size());
    const bool mostFail = requests >= EnoughToJudge && errorRate() > DownRate && failuresInARow > 0;
    if (failuresInARow >= DownInARow || allKeysFail || mostFail || test == Test::Failed)
        return isLimited() ? State::Degraded : State::Down;
    if (failing > 0 || test == Test::Doubtful || (requests >= EnoughToJudge && errorRate() > DegradedRate))
        return State::Degraded;
    return State::Good;
}

} // namespace bifrost
