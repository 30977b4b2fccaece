// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

namespace bifrost::bench {

/// What a mock has seen. It lies in memory that the mock's process shares with the driver.
struct MockTally
{
    std::atomic<std::int64_t> served{0};
    std::atomic<std::int64_t> refused{0}; ///< not what the load sent: cut short, or elsewhere
    std::atomic<std::int64_t> routed{0}; ///< of the served: the provider's prefix was taken off the model
    std::atomic<std::int64_t> leaked{0}; ///< of the served: they carried the caller's own key

    struct Unmap
    {
        void operator()(MockTally *tally) const;
    };
    using Shared = std::unique_ptr<MockTally, Unmap>;

    static Shared share();
};

} // namespace bifrost::bench
