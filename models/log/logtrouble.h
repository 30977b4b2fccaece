// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "models/core/error.h"

namespace bifrost {

/// Says in the application's log that rows wait and why, and that they are written again: once for each
/// change, and no more often than every few seconds. Owned by the writer of the log, lives on its thread.
class LogTrouble
{
public:
    void failed(const Error &cause);
    void mended(std::uint64_t dropped); ///< rows that never found room, in all

    /// The program ends with these rows unwritten.
    static void lost(std::size_t rows);

private:
    std::string m_said; ///< empty: nothing is wrong, as far as anybody was told
    std::optional<std::chrono::steady_clock::time_point> m_lastLine;
};

} // namespace bifrost
