// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/mockprocess.h"
#include "tests/bench/sample.h"
#include "tests/bench/settings.h"
#include "tests/bench/targetprocess.h"
#include "tests/bench/workload.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace bifrost::bench {

enum class TargetName { Direct, Nginx, Gateway };

std::string_view toString(TargetName name);

/// Everything that one workload needs, started fresh: for each target a mock of its own, so that a mock does
/// not run out of descriptors, and before two of the mocks nginx and the gateway. It all ends with the stage.
class Stage
{
public:
    /// `folder` is for logs and data.
    Stage(const Settings &settings, const Workload &workload, const std::filesystem::path &folder);

    /// One round of one target.
    Sample measure(TargetName name);

    /// Stops the gateway, then compares the log it has left with the answers it has given, in per cent.
    double rowsKept();

    pid_t gatewayPid() const { return target(TargetName::Gateway).process->pid(); }

private:
    struct Target
    {
        std::optional<MockProcess> mock;
        std::optional<TargetProcess> process; ///< none for Direct
        double freshMb = 0;
        std::int64_t answers = 0;
    };

    Target &target(TargetName name) { return m_targets[static_cast<std::size_t>(name)]; }
    const Target &target(TargetName name) const { return m_targets[static_cast<std::size_t>(name)]; }
    void start(TargetName name, const std::string &script, const std::filesystem::path &folder);
    void tryOut(TargetName name);
    void checkTally(TargetName name) const;

    const Settings &m_settings;
    Workload m_workload;
    std::string m_certificates; ///< folder; empty: no TLS
    std::array<Target, 3> m_targets;
};

} // namespace bifrost::bench
