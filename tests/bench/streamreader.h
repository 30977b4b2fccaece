// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bifrost::bench {

/// Follows the events of one stream: each chunk of the mock once, in order, then the end mark.
class StreamReader
{
public:
    void restart();

    /// Reads the lines that are complete in `body` and removes them. The age of every chunk, in microseconds,
    /// is added to `ages`. False: a chunk is missing, doubled or changed.
    bool take(std::string &body, std::int64_t now, std::vector<float> &ages);

    int chunks() const { return m_chunks; }
    bool sawEnd() const { return m_sawEnd; }

private:
    int m_chunks = 0;
    bool m_sawEnd = false;
};

} // namespace bifrost::bench
