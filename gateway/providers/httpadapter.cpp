// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/httpadapter.h"

#include "gateway/providers/providercall.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace bifrost::providers {

using namespace std::string_view_literals;

namespace {

std::string_view nameOf(std::string_view line)
{
    return line.substr(0, std::min(line.find(':'), line.size()));
}

/// Calls it with each line, its end included.
template <typename Take>
void forEachLine(std::string_view lines, Take take)
{
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, std::min(lines.find('\n'), lines.size() - 1) + 1);
        lines.remove_prefix(line.size());
        take(line);
    }
}

/// What goes out on each request, but for the lines that this caller brings himself.
void appendOthers(std::string &head, std::string_view start, std::string_view callers)
{
    forEachLine(start, [&](std::string_view line) {
        bool isReplaced = false;
        forEachLine(callers, [&](std::string_view own) {
            isReplaced = isReplaced || net::equalIgnoringCase(nameOf(own), nameOf(line));
        });
        if (!isReplaced)
            head += line;
    });
}

} // namespace

HttpAdapter::HttpAdapter(upstream::Client &client, QObject *parent) : Adapter(parent), m_client(client) { }

void HttpAdapter::start(ProviderCall &call)
{
    const Target &target =
        call.detour ? *call.detour : *call.provider->target(call.operation, call.stream, call.key);
    call.m_adapter = this;
    const std::string_view authorization = call.provider->authorizationFor(call.key);
    call.m_head.reserve(target.requestStart.size() + authorization.size() + call.extraLines.size() + 48);
    call.m_head.clear();
    if (call.extraLines.empty())
        call.m_head = target.requestStart;
    else
        appendOthers(call.m_head, target.requestStart, call.extraLines);
    call.m_head += authorization;
    call.m_head += call.extraLines;
    if (target.nearby)
        call.m_head += call.viaLines;
    thread_local std::vector<std::string_view> pieces;
    pieces.clear();
    pieces.emplace_back(); // the head, once it is complete
    if (call.body) {
        char digits[20];
        const auto end = std::to_chars(digits, digits + sizeof digits, call.body->size()).ptr;
        call.m_head += "Content-Length: "sv;
        call.m_head.append(digits, end);
        call.m_head += "\r\n"sv;
        pieces.insert(pieces.end(), call.body->pieces().begin(), call.body->pieces().end());
    }
    call.m_head += "\r\n"sv;
    pieces.front() = call.m_head;
    if (call.freshConnection)
        call.m_request.wantFreshConnection();
    call.m_request.observe(call.observer);
    upstream::Deadlines deadlines = call.provider->deadlines;
    if (call.stream)
        deadlines.total = std::chrono::milliseconds(0);
    m_client.send(call.m_request, target.endpoint, pieces, deadlines, false, call);
}

void HttpAdapter::cancel(ProviderCall &call)
{
    call.m_request.cancel();
}

void HttpAdapter::pause(ProviderCall &call, bool paused)
{
    call.m_request.pause(paused);
}

} // namespace bifrost::providers
