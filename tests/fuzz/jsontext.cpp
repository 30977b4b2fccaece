// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes become a JSON string that spells them.
#include "gateway/wire/jsontext.h"
#include "gateway/wire/jsontoken.h"
#include "tests/fuzz/require.h"

#include <simdjson.h>

#include <cstdint>

using namespace bifrost::wire;
using bifrost::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    std::string token;
    appendJsonString(token, text);

    static simdjson::dom::parser parser;
    std::string_view parsed;
    require(parser.parse(token).get_string().get(parsed) == simdjson::SUCCESS, "it is JSON", token);
    require(unescapeJsonString(token) == parsed, "we read it as others do", token);
    require((firstInvalidUtf8(text) == std::string_view::npos) == isValidUtf8(text), "both checks agree");
    if (isValidUtf8(text)) {
        require(parsed == text, "it spells the text", token);
    } else {
        require(isValidUtf8(text.substr(0, firstInvalidUtf8(text))), "before the fault all is well");
        require(parsed.find("\xEF\xBF\xBD") != std::string_view::npos, "broken bytes are marked", token);
    }

    // The other way round: what simdjson takes as a string, we read alike.
    const std::string raw = '"' + std::string(text) + '"';
    const bool isToken = parser.parse(raw).get_string().get(parsed) == simdjson::SUCCESS;
    if (isToken)
        require(unescapeJsonString(raw) == parsed, "we read what others read", raw);
    return 0;
}
