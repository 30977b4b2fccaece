// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/httpadapter.h"

#include "gateway/providers/providercall.h"

#include <charconv>
#include <vector>

namespace bifrost::providers {

using namespace std::string_view_literals;

HttpAdapter::HttpAdapter(upstream::Client &client, QObject *parent) : Adapter(parent), m_client(client) { }

void HttpAdapter::start(ProviderCall &call)
{
    const Target &target =
        call.detour ? *call.detour : *call.provider->target(call.operation, call.stream, call.key);
    call.m_adapter = this;
    call.m_loop = &m_client.loop();
    call.m_wrapped.reset();
    call.m_head.clear();
    call.appendLines(call.m_head, target);
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
