// SPDX-License-Identifier: GPL-3.0-or-later
// The answer of a Call: whole, large or as a stream, and what the caller reads when there is none.
#include "gateway/flow/answerfields.h"
#include "gateway/flow/call.h"
#include "gateway/flow/engine.h"
#include "gateway/flow/headerlines.h"
#include "gateway/flow/reason.h"
#include "gateway/wire/errorenvelope.h"
#include "gateway/wire/jsontext.h"
#include "gateway/wire/openai_chat/answer.h"
#include "gateway/wire/openai_chat/usage.h"
#include "gateway/wire/paddedcopy.h"
#include "gateway/wire/utf8.h"

#include <algorithm>
#include <fmt/format.h>

#include <array>

namespace bifrost::flow {

namespace {

constexpr std::string_view ExtraFieldsName = "extra_fields";
constexpr std::size_t MaxType = 100; // of its Content-Type
constexpr std::size_t MaxWords = 300; // of a text in place of an answer

/// The reason of an answer that is no JSON object, such as a proxy's page, in our own envelope.
std::string wrapped(int status, const std::string &error, const std::string &extraFields)
{
    return R"({"is_bifrost_error":false,"status_code":)" + std::to_string(status) + R"(,"error":)" + error
        + R"(,"extra_fields":)" + extraFields + "}\n";
}

/// A provider's object with this as its `error`; what else is in it stays.
std::string withError(std::string_view body, const wire::AnswerFacts &facts, const std::string &error)
{
    const wire::Span former = facts.errorMember;
    if (!former.isEmpty())
        return std::string(body.substr(0, former.offset))
            .append(error)
            .append(body.substr(former.offset + former.length));
    return std::string(body.substr(0, facts.closingBrace))
        .append(facts.hasMembers ? R"(,"error":)" : R"("error":)")
        .append(error)
        .append(body.substr(facts.closingBrace));
}

} // namespace

bool Call::showsRawResponse(const ModelName &target) const
{
    return target.provider && (m_wishesRawResponse || target.provider->showsRawResponse);
}

/// `extra_fields` of an answer, or of the chunk that ends one.
std::string Call::goodFields(std::int64_t chunkIndex, std::string_view answer) const
{
    ExtraFields fields;
    fields.requestType = m_row->operation;
    fields.provider = target().provider->name;
    fields.model = target().model;
    fields.latencyMs = elapsedUs() / 1000;
    fields.chunkIndex = chunkIndex;
    fields.answerLines = m_lines;
    fields.rawRequest = m_rawRequest;
    if (showsRawResponse(target()))
        fields.rawResponse = answer;
    return extraFieldsObject(fields);
}

std::string Call::errorFields(const ModelName &target, std::string_view rawRequest,
                              std::string_view rawResponse, bool rawResponseIsJson) const
{
    ExtraFields fields;
    fields.requestType = m_row->operation;
    if (target.provider) {
        fields.provider = target.provider->name;
        fields.model = target.model;
    }
    fields.rawRequest = rawRequest;
    if (showsRawResponse(target))
        fields.rawResponse = rawResponse;
    fields.rawResponseIsJson = rawResponseIsJson;
    return extraFieldsObject(fields);
}

std::string Call::extraFields(std::int64_t chunkIndex, std::string_view data)
{
    return goodFields(chunkIndex, data);
}

/// A provider's answer with `extra_fields` in it.
void Call::respondWith(int status, const std::string &lines, std::string_view body,
                       const wire::AnswerFacts &facts, const std::string &extraFields)
{
    const wire::Splice splice = extraFieldsSplice(facts, extraFields);
    const std::array pieces{body.substr(0, splice.offset), std::string_view(splice.text),
                            body.substr(splice.offset + splice.length)};
    respond({status, lines}, pieces);
}

void Call::write(std::span<const std::string_view> pieces)
{
    if (m_tap)
        m_tap->onAnswer(pieces, elapsedUs());
    if (!m_exchange->write(pieces) && !m_paused) {
        m_paused = true;
        m_attempt.pause(true);
    }
}

void Call::respond(const net::AnswerStart &start, std::span<const std::string_view> pieces)
{
    if (m_tap)
        m_tap->onAnswer(start.status, start.fields, pieces, elapsedUs());
    m_exchange->respond(start, pieces);
}

void Call::respondError(const Error &error, const std::string &extraFields)
{
    if (m_tap) {
        const std::string body = wire::errorEnvelope(error, extraFields);
        const std::string_view piece = body;
        m_tap->onAnswer(error.status(), "Content-Type: application/json\r\n", {&piece, 1}, elapsedUs());
    }
    m_exchange->respondError(error, extraFields);
}

void Call::deliverWhole()
{
    const std::string_view body = wire::withoutMark(m_body.view());
    const wire::AnswerFacts facts = body.empty() ? wire::AnswerFacts() : wire::readAnswer(body);
    if (!facts.isObject && !facts.hasError) {
        fail(Refusal::ours(target(), noObject(body), true));
        return;
    }
    if (facts.hasError) { // an error is one, whatever status it came with
        wire::ChunkFacts error;
        error.hasErrorMember = facts.hasErrorMember;
        error.errorType = facts.errorType;
        error.errorMessage = facts.errorMessage;
        error.errorCode = facts.errorCode;
        fail(Refusal::firstEvent(target(), error, body));
        return;
    }
    endAttempt();
    learnUsageHabit();
    m_row->usage = facts.usage;
    const int status = m_status;
    const std::string_view relayed = m_body.view();
    const std::string fields = addsFields() ? goodFields(0, body) : std::string();
    sayJson(m_lines);
    if (addsFields())
        respondWith(status, m_lines, body, facts, fields);
    else
        respond({status, m_lines}, {&relayed, 1});
    finish(LogStatus::Success, status);
}

/// A whole answer under the label of a stream.
void Call::deliverUnstreamed(std::string_view body)
{
    m_relay.reset();
    m_answer = Answer::Whole;
    m_length = -1; // it may have had signs of life before it
    m_body.clear();
    m_body.append(body);
    m_body.prepare(1); // so that the padding is there
    if (body.size() <= wire::MaxReadAnswer)
        deliverWhole();
    else if (beginLarge())
        finishLarge();
}

Error Call::noObject(std::string_view body) const
{
    if (m_body.isEmpty() && !m_scanner)
        return Error(ErrorCode::UpstreamBroken,
                     fmt::format("{} answered with status {} and an empty body.", m_row->provider, m_status));
    const std::string_view type = valueOf(m_lines, "content-type:").value_or("no type");
    std::string said = plainReason(body);
    hideKeys(said);
    if (said.size() > MaxWords)
        said.clear(); // a page, and no sentence
    return Error(ErrorCode::UpstreamBroken,
                 fmt::format("{} answered with status {} and something that is no JSON object ({}){}{}",
                             m_row->provider, m_status, type.substr(0, MaxType), said.empty() ? "." : ": ",
                             said));
}

void Call::deliverRefusal(const Refusal &refusal)
{
    m_row->errorType = refusal.error.type();
    m_row->errorMessage = refusal.error.message;
    if (refusal.status == 0)
        respondError(refusal.error, errorFields(refusal.target, refusal.rawRequest));
    else
        relayRefusal(refusal);
    finish(LogStatus::Error, refusal.callerStatus());
}

/// What the provider said: under `/openai` every byte of it, under `/v1` with an object in `error`, too.
void Call::relayRefusal(const Refusal &refusal)
{
    const std::string_view body = refusal.body.view();
    const auto read = [](std::string_view text) {
        return text.empty() ? wire::AnswerFacts() : wire::readAnswer(wire::paddedCopy(text), true);
    };
    std::string lines = refusal.lines;
    if (m_route.surface == Surface::OpenAi) {
        if (read(wire::withoutMark(body)).isObject)
            sayJson(lines);
        respond({refusal.status, lines}, {&body, 1});
        return;
    }
    std::string said = withoutEvents(wire::withoutMark(body));
    wire::AnswerFacts facts = read(said);
    const std::string extra = errorFields(refusal.target, refusal.rawRequest,
                                          facts.isObject ? std::string_view(said) : body, facts.isObject);
    const std::string error = wire::errorMember(refusal.reason, facts.errorType, facts.errorCode);
    if (!facts.isObject) {
        respondWrapped(refusal, wrapped(refusal.status, error, extra));
        return;
    }
    if (!facts.errorIsObject) {
        said = withError(said, facts, error);
        facts = read(said);
    }
    sayJson(lines);
    respondWith(refusal.status, lines, said, facts, extra);
}

/// The provider's header lines stay, `Retry-After` for one; the type of what it said does not.
void Call::respondWrapped(const Refusal &refusal, std::string_view json)
{
    const std::string lines = linesWithType(refusal.lines, "application/json");
    respond({refusal.status, lines}, {&json, 1});
}

/// False: what there is of it is no JSON object.
bool Call::beginLarge()
{
    // A member of that name is from another gateway behind this one.
    m_scanner = std::make_unique<wire::TopLevelScanner>(std::vector<std::string_view>{"usage"},
                                                        addsFields() ? ExtraFieldsName : std::string_view());
    const net::Buffer held = std::move(m_body);
    const std::string_view begun = wire::withoutMark(held.view());
    if (m_length >= 0)
        m_length -= std::int64_t(held.size() - begun.size());
    m_scanner->feed(begun);
    if (m_scanner->isBroken()) {
        const Error error = noObject();
        m_scanner.reset();
        m_attempt.cancel();
        fail(Refusal::ours(target(), error, true));
        return false;
    }
    m_answer = Answer::Large;
    m_committed = true;
    sayJson(m_lines);
    if (m_tap)
        m_tap->onAnswerBegins(m_status, m_lines);
    m_exchange->beginStream({m_status, m_lines}, addsFields() ? -1 : m_length);
    m_largeSeen = begun.size();
    passLarge(begun, 0, false);
    return true;
}

void Call::relayLarge(std::string_view bytes)
{
    const bool hadEnded = m_scanner->hasEnded();
    const std::size_t before = std::exchange(m_largeSeen, m_largeSeen + bytes.size());
    m_scanner->feed(bytes);
    passLarge(bytes, before, hadEnded);
}

/// Puts `extra_fields` in: in the place of one that came, else at the end. The scanner has seen the bytes,
/// and `before` ones before them.
void Call::passLarge(std::string_view bytes, std::size_t before, bool hadEnded)
{
    const bool ends = !hadEnded && m_scanner->hasEnded() && addsFields() && !m_fieldsAdded;
    if (m_scanner->cuts().empty() && !ends) {
        write({&bytes, 1});
        return;
    }
    const std::string fields = goodFields(0, {});
    std::string member;
    std::vector<std::string_view> pieces;
    std::size_t at = 0;
    for (const wire::TopLevelScanner::Cut &cut : m_scanner->cuts()) {
        pieces.push_back(bytes.substr(at, cut.from - at));
        if (cut.begins)
            pieces.push_back(fields);
        m_fieldsAdded = true;
        at = cut.to;
    }
    if (ends && !m_fieldsAdded) {
        const std::size_t brace = m_scanner->closingBrace() - before;
        member = fmt::format("{}\"{}\":{}", m_scanner->hasMembers() ? "," : "", ExtraFieldsName, fields);
        pieces.push_back(bytes.substr(at, brace - at));
        pieces.push_back(member);
        m_fieldsAdded = true;
        at = brace;
    }
    pieces.push_back(bytes.substr(at));
    write(pieces);
}

/// A whole answer gets `extra_fields` on the native surface.
bool Call::addsFields() const
{
    return m_route.surface == Surface::Native;
}

void Call::finishLarge()
{
    endAttempt();
    if (const auto usage = m_scanner->value("usage"))
        m_row->usage = wire::readUsage(*usage);
    const bool isWhole = m_scanner->hasEnded();
    if (!isWhole && addsFields()) {
        breakOff(noObject()); // without its end, as it has none
        return;
    }
    if (!isWhole) {
        m_row->errorType = noObject().type();
        m_row->errorMessage = noObject().message;
    }
    m_exchange->endStream();
    finish(isWhole ? LogStatus::Success : LogStatus::Error, m_status);
}

void Call::onStreamBegins()
{
    m_committed = true;
    learnUsageHabit();
    std::string lines = m_lines;
    if (!valueOf(lines, "cache-control:"))
        lines += "Cache-Control: no-cache\r\n";
    m_exchange->beginStream({m_status, lines}, -1);
    if (m_tap)
        m_tap->onAnswerBegins(m_status, lines);
    // From here on there is no other attempt, so the request need not be kept for one.
    m_attempt.forgetRequest();
    m_exchange->releaseRequest();
    std::string().swap(m_forwarded); // assigning nothing would keep the memory
    if (m_route.surface == Surface::OpenAi || !m_envelope.includeUsage)
        std::string().swap(m_lines);
}

void Call::onEvents(std::span<const std::string_view> pieces)
{
    write(pieces);
}

/// A model that thinks for minutes sends nothing; callers and what lies between would give up.
void Call::keepAlive()
{
    constexpr std::string_view Comment = ": keep-alive\n\n";
    if (!m_paused)
        write({&Comment, 1});
    m_timer.start(SilenceTime);
}

void Call::finishStream(const std::optional<Error> &error)
{
    endAttempt();
    if (error) {
        breakOff(*error);
        return;
    }
    if (m_relay->hasFailed()) {
        m_row->errorType = Error(ErrorCode::UpstreamRefused).type();
        m_row->errorMessage = m_relay->errorMessage();
    }
    m_exchange->endStream();
    finish(m_relay->hasFailed() ? LogStatus::Error : LogStatus::Success, m_status);
}

/// The provider has failed in the middle of an answer that the caller already reads.
void Call::breakOff(const Error &error)
{
    m_row->errorType = error.type();
    m_row->errorMessage = error.message;
    if (m_answer == Answer::Stream) {
        // An event that says so, and no [DONE]: the caller knows that this is not all.
        const std::string event =
            "data: " + wire::errorEnvelope(error, errorFields(target(), m_rawRequest)) + "\n\n";
        const std::string_view piece = event;
        if (m_tap)
            m_tap->onAnswer({&piece, 1}, elapsedUs());
        m_exchange->write({&piece, 1});
        m_exchange->endStream();
    } else {
        m_exchange->abort();
    }
    finish(LogStatus::Error, m_status);
}

} // namespace bifrost::flow
