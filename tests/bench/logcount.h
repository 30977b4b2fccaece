// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace bifrost::bench {

/// The rows in the log that the program has left in its data folder.
std::int64_t countLogRows(const std::filesystem::path &folder);

} // namespace bifrost::bench
