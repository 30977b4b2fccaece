// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/net/headreading.h"

#include <memory>
#include <numeric>

namespace bifrost::test {

using net::HeadScanner;

namespace {

void copyCommon(const net::MessageHead &from, ReadHead &into)
{
    for (const net::HeaderField &field : from.fields)
        into.fields.emplace_back(field.name, field.value);
    into.minorVersion = from.minorVersion;
    into.framing = from.framing;
    into.contentLength = from.contentLength;
    into.keepAlive = from.keepAlive;
}

template <typename Parse>
ReadHead readHead(std::string_view bytes, std::span<const std::size_t> cuts, const net::FramingLimits &limits,
                  const Parse &parse)
{
    HeadScanner scanner;
    ReadHead result;
    std::vector<std::size_t> ends(cuts.begin(), cuts.end());
    ends.push_back(bytes.size());
    for (const std::size_t end : ends) {
        const auto copy = std::make_unique<char[]>(end); // of exactly this size, so that reading on is found
        bytes.copy(copy.get(), end);
        const HeadScanner::Found found = scanner.scan({copy.get(), end}, limits);
        if (found == HeadScanner::Found::Incomplete)
            continue;
        if (found != HeadScanner::Found::Head) {
            result.wrong = describe(found);
            return result;
        }
        result.size = scanner.size();
        const auto head = std::make_unique<char[]>(result.size);
        bytes.copy(head.get(), result.size);
        parse(std::string_view(head.get(), result.size), result);
        return result;
    }
    result.isIncomplete = true;
    return result;
}

} // namespace

ReadHead readRequest(std::string_view bytes, std::span<const std::size_t> cuts,
                     const net::FramingLimits &limits)
{
    return readHead(bytes, cuts, limits, [](std::string_view head, ReadHead &result) {
        net::RequestHead parsed;
        result.wrong = parseRequestHead(head, parsed);
        if (!result.wrong.empty())
            return;
        copyCommon(parsed, result);
        result.startLine = std::string(parsed.method) + ' ' + std::string(parsed.target);
        result.host = parsed.host;
    });
}

ReadHead readAnswer(std::string_view bytes, bool toHead, std::span<const std::size_t> cuts)
{
    return readHead(bytes, cuts, {}, [toHead](std::string_view head, ReadHead &result) {
        net::AnswerHead parsed;
        result.wrong = parseAnswerHead(head, toHead, parsed);
        if (!result.wrong.empty())
            return;
        copyCommon(parsed, result);
        result.startLine = std::to_string(parsed.status);
    });
}

std::vector<std::size_t> everyByte(std::string_view bytes)
{
    std::vector<std::size_t> cuts(bytes.size());
    std::iota(cuts.begin(), cuts.end(), std::size_t(0));
    return cuts;
}

} // namespace bifrost::test
