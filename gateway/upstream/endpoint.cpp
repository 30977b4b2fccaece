// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/endpoint.h"

#include <fmt/format.h>

namespace bifrost::upstream {

std::string Endpoint::place() const
{
    return unixPath.empty() ? fmt::format("{}:{}", host, port) : unixPath;
}

} // namespace bifrost::upstream
