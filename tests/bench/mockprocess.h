// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/childprocess.h"
#include "tests/bench/mocktally.h"
#include "tests/bench/workload.h"

#include <cstdint>
#include <string>

namespace bifrost::bench {

/// A MockServer in a process of its own. It ends with this.
class MockProcess
{
public:
    /// It listens when this returns. `certificates` as for MockServer.
    explicit MockProcess(const Workload &workload, const std::string &certificates = {});

    const MockTally &tally() const { return *m_tally; }
    std::uint16_t port() const { return m_port; }
    pid_t pid() const { return m_process.pid(); }

private:
    MockTally::Shared m_tally;
    std::uint16_t m_port = 0;
    ChildProcess m_process;
};

} // namespace bifrost::bench
