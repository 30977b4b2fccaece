// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace bifrost::admin {

/// What this process takes of the machine.
struct ProcessFigures
{
    double cpuSeconds = 0;
    double startSeconds = 0; ///< since 1970
    std::uint64_t residentBytes = 0;
    std::uint64_t virtualBytes = 0;
    std::uint64_t openDescriptors = 0;
    std::uint64_t mostDescriptors = 0;
    std::uint64_t threads = 0;

    /// Nothing: this system does not tell. Reads some files; any thread.
    static std::optional<ProcessFigures> read();
};

} // namespace bifrost::admin
