// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/failure.h"

#include <cstdlib>
#include <filesystem>
#include <string>

namespace bifrost::bench {

/// A folder for one run; it is removed at the end.
class ScratchFolder
{
public:
    ScratchFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "bifrost-bench-XXXXXX").string();
        if (!::mkdtemp(name.data()))
            throw Failure("no temporary folder " + name);
        m_path = name;
    }
    ~ScratchFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    ScratchFolder(const ScratchFolder &) = delete;
    ScratchFolder &operator=(const ScratchFolder &) = delete;

    const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace bifrost::bench
