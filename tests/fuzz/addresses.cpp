// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses of providers: what is taken is a host and a port and nothing that could end a line of a request.
#include "gateway/providers/baseurl.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>

using namespace bifrost;
using bifrost::fuzz::require;

namespace {

bool isClean(std::string_view text)
{
    return std::ranges::none_of(text,
                                [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f; });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    for (const auto parse : {&providers::parseBaseUrl, &providers::parseWholeUrl}) {
        const Result<providers::BaseUrl> url = parse(text);
        if (!url)
            continue;
        require(!url->host.empty() && url->port != 0, "it leads somewhere", url->host);
        require(isClean(url->host) && isClean(url->path), "it fits into a request line", url->path);
        require(url->host.find('@') == std::string::npos, "it brings no user", url->host);
        const std::string again = (url->tls ? "https://" : "http://") + url->authority() + url->path;
        const Result<providers::BaseUrl> second = parse(again);
        require(second.hasValue() && second->host == url->host && second->port == url->port
                    && second->path == url->path,
                "it stays as it is", again);
    }
    return 0;
}
