// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/refusal.h"

#include "gateway/flow/headerlines.h"
#include "gateway/flow/reason.h"
#include "gateway/wire/errorenvelope.h"
#include "gateway/wire/jsontext.h"

#include <fmt/format.h>

#include <charconv>

namespace bifrost::flow {

namespace {

bool isRetryable(int status)
{
    return status == 429 || status == 500 || status == 502 || status == 503 || status == 504 || status == 529;
}

bool refusesKey(int status)
{
    return status == 401 || status == 402 || status == 403;
}

int statusOf(const wire::ChunkFacts &facts)
{
    int number = 0;
    const std::string &code = facts.errorCode;
    if (std::from_chars(code.data(), code.data() + code.size(), number).ec == std::errc() && number >= 400
        && number < 600)
        return number;
    const std::string both = facts.errorType + " " + code;
    const auto says = [&both](std::string_view word) { return both.find(word) != std::string::npos; };
    if (says("rate_limit") || says("quota"))
        return 429;
    if (says("authentication") || says("invalid_api_key"))
        return 401;
    if (says("permission"))
        return 403;
    if (says("not_found"))
        return 404;
    if (says("invalid_request") || says("context_length"))
        return 400;
    if (says("overloaded") || says("unavailable"))
        return 503;
    return 502;
}

} // namespace

Refusal Refusal::ours(const ModelName &target, const Error &error, bool retryable)
{
    Refusal refusal;
    refusal.target = target;
    refusal.error = error;
    refusal.retryable = retryable;
    return refusal;
}

Refusal Refusal::answer(const ModelName &target, int status, std::string lines, net::Buffer body)
{
    Refusal refusal;
    refusal.target = target;
    refusal.status = status;
    refusal.retryable = isRetryable(status);
    refusal.keyRefused = refusesKey(status);
    refusal.lines = std::move(lines);
    refusal.body = std::move(body);
    if (const auto encoding = valueOf(refusal.lines, "content-encoding:")) {
        // It was not asked for. The caller may not be able to read it, and we cannot see what it gives away.
        std::string text;
        wire::appendJsonString(
            text,
            fmt::format("{} answered with status {} and an explanation in the encoding `{}`, "
                        "which was not asked for.",
                        target.provider->name, status, *encoding));
        refusal.body = {};
        refusal.body.append(R"({"error":{"type":"upstream_error","message":)" + text + "}}");
        refusal.body.prepare(1); // so that the padding is there
        refusal.lines = linesWithType(refusal.lines, "application/json");
    }
    refusal.error = Error(ErrorCode::UpstreamRefused,
                          fmt::format("{} answered with status {}.", target.provider->name, status));
    return refusal;
}

void Refusal::readReason()
{
    if (status == 0)
        return;
    reason = reasonIn(body.view());
    if (!reason.empty())
        error.message = reason;
}

Refusal Refusal::firstEvent(const ModelName &target, const wire::ChunkFacts &facts, std::string_view data)
{
    net::Buffer body;
    if (facts.hasErrorMember) {
        body.append(data);
    } else { // as other interfaces say it; the caller looks for it in `error`
        const std::string message = facts.errorMessage.empty() ? plainReason(data) : facts.errorMessage;
        body.append(R"({"error":)" + wire::errorMember(message, facts.errorType, facts.errorCode) + '}');
    }
    body.prepare(1); // so that the padding is there
    return answer(target, statusOf(facts), "Content-Type: application/json\r\n", std::move(body));
}

} // namespace bifrost::flow
