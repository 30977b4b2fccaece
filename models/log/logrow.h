// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "models/core/money.h"
#include "models/core/tokenusage.h"

namespace bifrost {

/// How a request ended.
enum class LogStatus : std::uint8_t {
    Success,
    Error,
    Cancelled,
    Running, ///< not yet; only in the live view, never in the log
};

/// One try to get an answer from one provider with one key.
struct LogAttempt
{
    std::string provider;
    std::string model;
    std::string keyName;
    int status = 0; ///< HTTP status of the provider; 0: there was no answer
    std::int64_t startUs = 0; ///< since the start of the request
    std::int64_t durationUs = 0;
    std::string error;
    std::int64_t retryAfterMs = -1; ///< how long the provider wants to be left alone; -1: it does not say
};

/// What is kept of one request: one row, its attempts inside it. A plain value; it is filled on the gateway
/// thread of the call and immutable from then on.
struct LogRow
{
    std::string id;
    std::string clientRequestId; ///< x-request-id as the caller sent it
    std::int64_t startedAtUs = 0; ///< microseconds since 1970, UTC
    std::string operation; ///< chat_completion, chat_completion_stream, embedding, …
    std::string method;
    std::string path;
    std::string clientName; ///< product of the User-Agent
    std::string modelAsked;
    std::string provider; ///< the one that served, or was tried last
    std::string model;
    std::string keyName;
    LogStatus status = LogStatus::Success;
    int httpStatus = 0; ///< what the caller got
    bool stream = false;
    // Phases in microseconds since the start; -1: not reached
    std::int64_t queuedUs = -1;
    std::int64_t connectUs = -1;
    std::int64_t firstByteUs = -1;
    std::int64_t totalUs = -1;
    std::int64_t requestBytes = 0;
    std::int64_t responseBytes = 0;
    TokenUsage usage;
    Money cost;
    bool costKnown = false;
    std::string errorType;
    std::string errorMessage;
    std::int64_t retryAfterMs = -1; ///< of the attempt that the row itself tells of; not kept in the log
    std::vector<LogAttempt> attempts; ///< empty: one attempt, told by the row itself
};

using LogRowPtr = std::shared_ptr<const LogRow>;

} // namespace bifrost
