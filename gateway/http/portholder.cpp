// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/portholder.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace bifrost::http {

namespace {

namespace fs = std::filesystem;

/// The inodes of the sockets in /proc/net/tcp* that listen on the port.
std::set<std::string> listeningInodes(std::uint16_t port)
{
    constexpr std::string_view Listen = "0A";
    const std::string suffix = fmt::format(":{:04X}", port);
    std::set<std::string> inodes;
    for (const char *table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        std::ifstream file(table);
        std::string line;
        std::getline(file, line); // column names
        while (std::getline(file, line)) {
            std::istringstream columns(line);
            std::string slot, local, remote, state, queues, timer, retransmit, user, timeout, inode;
            columns >> slot >> local >> remote >> state >> queues >> timer >> retransmit >> user >> timeout
                >> inode;
            if (local.ends_with(suffix) && state == Listen)
                inodes.insert(inode);
        }
    }
    return inodes;
}

bool holdsAny(const fs::path &process, const std::set<std::string> &inodes)
{
    std::error_code ignored;
    for (fs::directory_iterator it(process / "fd", ignored), end; it != end; it.increment(ignored)) {
        const std::string target = fs::read_symlink(it->path(), ignored).string();
        if (target.starts_with("socket:[") && inodes.contains(target.substr(8, target.size() - 9)))
            return true;
        if (ignored)
            break;
    }
    return false;
}

} // namespace

std::string holderOfPort(std::uint16_t port)
{
    const std::set<std::string> inodes = listeningInodes(port);
    if (inodes.empty())
        return {};
    std::error_code ignored;
    for (fs::directory_iterator it("/proc", ignored), end; it != end; it.increment(ignored)) {
        const std::string pid = it->path().filename().string();
        if (pid.find_first_not_of("0123456789") != std::string::npos || !holdsAny(it->path(), inodes))
            continue;
        std::ifstream file(it->path() / "comm");
        std::string name;
        std::getline(file, name);
        return fmt::format("{} (process {})", name.empty() ? "a program" : name, pid);
    }
    return {};
}

} // namespace bifrost::http
