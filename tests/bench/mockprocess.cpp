// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/mockprocess.h"

#include "tests/bench/failure.h"
#include "tests/bench/mockserver.h"

#include <iostream>

namespace bifrost::bench {

MockProcess::MockProcess(const Workload &workload, const std::string &certificates)
    : m_tally(MockTally::share())
{
    Listener listener = listenOnLoopback();
    m_port = listener.port;
    m_process = ChildProcess::fork([&] {
        try {
            MockServer(std::move(listener), workload, *m_tally, certificates).run();
        } catch (const Failure &failure) {
            std::cerr << "mock: " << failure.what() << std::endl;
        }
    });
}

} // namespace bifrost::bench
