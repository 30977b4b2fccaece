// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/streamreader.h"

#include "tests/bench/dialogue.h"

namespace bifrost::bench {

void StreamReader::restart()
{
    m_chunks = 0;
    m_sawEnd = false;
}

bool StreamReader::take(std::string &body, std::int64_t now, std::vector<float> &ages)
{
    constexpr std::string_view Data = "data:";
    const std::string_view text = body;
    std::size_t taken = 0;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', taken)) {
        const std::string_view line = text.substr(taken, end - taken);
        taken = end + 1;
        if (!line.starts_with(Data))
            continue; // blank lines, comments
        if (line.size() < 32 && line.find(dialogue::StreamDone) != std::string_view::npos) {
            m_sawEnd = true;
        } else if (const auto stamp = dialogue::readStamp(line)) {
            if (stamp->number != m_chunks)
                return false;
            ++m_chunks;
            ages.push_back(static_cast<float>(now - stamp->at) / 1000);
        }
    }
    body.erase(0, taken);
    return true;
}

} // namespace bifrost::bench
