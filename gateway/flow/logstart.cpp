// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/logstart.h"

#include <algorithm>
#include <chrono>

namespace bifrost::flow {

namespace {

constexpr std::size_t MaxRequestId = 256;
constexpr std::size_t MaxProduct = 80;

/// "openai-node/7.55.0 (linux)" is "openai-node/7.55.0".
std::string_view productOf(std::string_view userAgent)
{
    return userAgent.substr(0, std::min(userAgent.find(' '), MaxProduct));
}

} // namespace

void startRow(LogRow &row, const Route &route, const net::RequestHead &head)
{
    using namespace std::chrono;
    row.startedAtUs = duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
    row.operation = providers::operationName(route.operation, false);
    row.method = head.method;
    row.path = route.path;
    row.clientName = productOf(head.value("user-agent"));
    row.clientRequestId = head.value("x-request-id").substr(0, MaxRequestId);
}

} // namespace bifrost::flow
