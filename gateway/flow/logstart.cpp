// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/logstart.h"

#include "gateway/wire/utf8.h"

#include <algorithm>
#include <chrono>

namespace bifrost::flow {

namespace {

constexpr std::size_t MaxRequestId = 256;
constexpr std::size_t MaxProduct = 80;
constexpr std::size_t MaxMethod = 32;
constexpr std::size_t MaxText = 4096;

/// "openai-node/7.55.0 (linux)" is "openai-node/7.55.0".
std::string_view productOf(std::string_view userAgent)
{
    return userAgent.substr(0, std::min(userAgent.find(' '), MaxProduct));
}

void mend(std::string &text)
{
    if (text.size() > MaxText) {
        std::size_t size = MaxText;
        while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80)
            --size; // not in the middle of a character
        text.resize(size);
    }
    wire::mendUtf8(text);
}

} // namespace

void startRow(LogRow &row, const Route &route, const net::RequestHead &head)
{
    using namespace std::chrono;
    row.startedAtUs = duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
    row.operation = providers::operationName(route.operation, false);
    row.method = head.method.substr(0, MaxMethod);
    row.path = route.path;
    row.clientName = productOf(head.value("user-agent"));
    row.clientRequestId = head.value("x-request-id").substr(0, MaxRequestId);
    wire::mendUtf8(row.clientName);
    wire::mendUtf8(row.clientRequestId);
}

void mendTexts(LogRow &row)
{
    for (std::string *text : {&row.modelAsked, &row.model, &row.errorMessage})
        mend(*text);
    for (LogAttempt &attempt : row.attempts) {
        mend(attempt.model);
        mend(attempt.error);
    }
}

} // namespace bifrost::flow
