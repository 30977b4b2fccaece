// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/headerlines.h"

#include "gateway/net/httphead.h"

#include <algorithm>

namespace bifrost::flow {

namespace {

/// The first line, with its end; the lines go on behind it.
std::string_view takeLine(std::string_view &lines)
{
    const std::string_view line = lines.substr(0, std::min(lines.find('\n'), lines.size() - 1) + 1);
    lines.remove_prefix(line.size());
    return line;
}

} // namespace

std::optional<std::string_view> valueOf(std::string_view lines, std::string_view field)
{
    while (!lines.empty()) {
        const std::string_view line = takeLine(lines);
        if (!net::startsWithIgnoringCase(line, field))
            continue;
        std::string_view value = line.substr(field.size());
        value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
        return value.substr(0, value.find_last_not_of(" \t\r\n") + 1);
    }
    return std::nullopt;
}

std::string linesWithType(std::string_view lines, std::string_view type)
{
    std::string changed("Content-Type: ");
    changed.append(type).append("\r\n");
    while (!lines.empty()) {
        const std::string_view line = takeLine(lines);
        if (!net::startsWithIgnoringCase(line, "content-"))
            changed += line;
    }
    return changed;
}

void sayJson(std::string &lines)
{
    std::string_view type = valueOf(lines, "content-type:").value_or(std::string_view());
    type = type.substr(0, type.find_first_of("; \t"));
    const auto ends = [type](std::string_view end) {
        return type.size() > end.size() && net::equalIgnoringCase(type.substr(type.size() - end.size()), end);
    };
    if (!ends("/json") && !ends("+json"))
        lines = linesWithType(lines, "application/json");
}

} // namespace bifrost::flow
