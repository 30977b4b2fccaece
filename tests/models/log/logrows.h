// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "models/log/logrow.h"

namespace bifrost::test {

inline std::int64_t nowUs()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

/// A row as a usual request leaves it.
inline LogRow plainRow(int number)
{
    LogRow row;
    row.id = "request-" + std::to_string(number);
    row.startedAtUs = nowUs();
    row.operation = "chat_completion";
    row.method = "POST";
    row.path = "/v1/chat/completions";
    row.modelAsked = "openai/gpt-4o";
    row.provider = "openai";
    row.model = "gpt-4o";
    row.keyName = "main";
    row.httpStatus = 200;
    row.totalUs = 1000 + number;
    row.usage = {10, 20, 0, 0, 0, true};
    return row;
}

inline LogRowPtr plainRowPtr(int number)
{
    return std::make_shared<const LogRow>(plainRow(number));
}

} // namespace bifrost::test
