// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/probe/connectionreport.h"

#include <algorithm>

namespace bifrost {

bool ConnectionReport::succeeded() const
{
    return over && std::ranges::count(steps, TestState::Failed, &TestStep::state) == 0;
}

int ConnectionReport::goodKeys() const
{
    return int(std::ranges::count_if(keys, [](const KeyReport &key) {
        return key.state == TestState::Good || key.state == TestState::Doubtful;
    }));
}

const TestStep &ConnectionReport::step(TestStep::Kind kind) const
{
    static const TestStep none;
    const auto found = std::ranges::find(steps, kind, &TestStep::kind);
    return found == steps.end() ? none : *found;
}

const TestStep *ConnectionReport::trouble() const
{
    for (const TestState state : {TestState::Failed, TestState::Doubtful}) {
        const auto found = std::ranges::find(steps, state, &TestStep::state);
        if (found != steps.end())
            return &*found;
    }
    return nullptr;
}

} // namespace bifrost
