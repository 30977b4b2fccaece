// SPDX-License-Identifier: GPL-3.0-or-later
// What comes out of a request target is normalised, whatever goes in, and stays as it is when it goes in
// again.
#include "gateway/http/requestpath.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>
#include <memory>

using namespace bifrost::http;
using bifrost::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto copy = std::make_unique<char[]>(size); // of exactly this size, so that reading on is found
    std::copy_n(data, size, copy.get());
    const std::string_view target(copy.get(), size);
    RequestPath parsed;
    if (!parseTarget(target, parsed))
        return 0;
    const std::string &path = parsed.path;
    const auto within = [target](std::string_view part) {
        return part.empty()
            || (part.data() >= target.data() && part.data() + part.size() <= target.data() + target.size());
    };
    require(within(parsed.query) && within(parsed.authority), "query and authority lie in the target");
    if (path == "*") {
        require(target == "*", "only an asterisk is one", path);
        return 0;
    }
    require(path.starts_with('/'), "it starts at the root", path);
    require(path == "/" || !path.ends_with('/'), "it does not end with a slash", path);
    require(path.find('\\') == std::string::npos, "it has no backslashes", path);
    const std::string closed = path == "/" ? path : path + '/';
    for (const char *never : {"//", "/./", "/../"})
        require(closed.find(never) == std::string::npos, "nothing is left to be resolved", path);
    if (target.find('\0') == std::string_view::npos) // the head's parser lets none pass
        require(path.find('\0') == std::string::npos, "no NUL came from an escape", path);
    if (path.find_first_of("%?") == std::string::npos) {
        RequestPath again;
        require(parseTarget(path, again) && again.path == path, "it stays as it is", path);
    }
    return 0;
}
