// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/calltap.h"

#include "gateway/flow/engine.h"

#include <algorithm>

namespace bifrost::flow {

namespace {

/// Calls it with name and value of each line.
template <typename Line>
void forEachLine(std::string_view lines, Line line)
{
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find("\r\n"), lines.size());
        const std::string_view text = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 2, lines.size()));
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos)
            continue;
        std::string_view value = text.substr(colon + 1);
        value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
        line(text.substr(0, colon), value);
    }
}

std::string urlOf(const upstream::Endpoint &endpoint, std::string_view requestStart)
{
    std::string_view path = requestStart.substr(0, requestStart.find("\r\n"));
    path = path.substr(0, path.rfind(' '));
    path.remove_prefix(std::min(path.find(' ') + 1, path.size()));
    if (!endpoint.unixPath.empty())
        return std::string("unix:").append(endpoint.unixPath).append(":").append(path); // as nginx writes it
    std::string url = endpoint.tls ? "https://" : "http://";
    const bool bracketed = endpoint.host.find(':') != std::string::npos;
    url.append(bracketed ? "[" : "").append(endpoint.host).append(bracketed ? "]" : "");
    if (endpoint.port != (endpoint.tls ? 443 : 80))
        url.append(":").append(std::to_string(endpoint.port));
    return url.append(path);
}

} // namespace

std::unique_ptr<CallTap> CallTap::open(Engine &engine, const Snapshot &snapshot,
                                       const net::Exchange &exchange, LogRow &row)
{
    telemetry::Recorder &recorder = engine.recorder();
    if (!recorder.isWatched())
        return nullptr;
    row.id = engine.newId();
    std::unique_ptr<telemetry::ContentWriter> writer;
    if (snapshot.keepContents)
        writer = recorder.contents().open(row.id, snapshot.secrets);
    if (writer) {
        writer->requestHead(exchange.head().target);
        for (const net::HeaderField &field : exchange.head().fields)
            writer->requestLine(field.name, field.value);
    }
    std::unique_ptr<CallTap> tap(new CallTap(recorder, std::move(writer)));
    tap->announce(row);
    return tap;
}

CallTap::CallTap(telemetry::Recorder &recorder, std::unique_ptr<telemetry::ContentWriter> writer)
    : m_recorder(recorder)
    , m_writer(std::move(writer))
{ }

void CallTap::announce(const LogRow &row)
{
    auto copy = std::make_shared<LogRow>(row);
    copy->status = LogStatus::Running;
    m_recorder.announce(std::move(copy), m_place);
}

void CallTap::onBody(std::string_view body)
{
    if (m_writer)
        m_writer->requestBody(body);
}

void CallTap::onAttempt(const providers::ProviderCall &attempt, int index)
{
    if (!m_writer)
        return;
    const providers::Target *target =
        attempt.provider->target(attempt.operation, attempt.stream, attempt.key);
    if (attempt.provider->isDemo || !target) {
        m_writer->attemptBegins(index, {});
    } else {
        m_writer->attemptBegins(index, urlOf(*target->endpoint, target->requestStart));
        std::string lines;
        attempt.appendLines(lines, *target);
        forEachLine(lines, [this](std::string_view name, std::string_view value) {
            m_writer->attemptLine(name, value);
        });
    }
    if (attempt.body) {
        for (const wire::Splice &splice : attempt.body->splices())
            m_writer->attemptChange(splice.offset, splice.length, splice.text);
    }
}

void CallTap::onHead(const net::AnswerHead &head)
{
    if (!m_writer)
        return;
    m_writer->attemptAnswers(head.status);
    for (const net::HeaderField &field : head.fields)
        m_writer->attemptAnswerLine(field.name, field.value);
}

void CallTap::onRefusal(int status, std::string_view body)
{
    if (m_writer && status != 0)
        m_writer->attemptRefused(body);
}

void CallTap::onAnswerBegins(int status, std::string_view lines)
{
    if (!m_writer)
        return;
    m_writer->answerBegins(status);
    forEachLine(lines,
                [this](std::string_view name, std::string_view value) { m_writer->answerLine(name, value); });
}

void CallTap::onAnswer(std::span<const std::string_view> pieces, std::int64_t atUs)
{
    if (!m_writer)
        return;
    for (const std::string_view piece : pieces)
        m_writer->answerData(piece, atUs);
}

void CallTap::onAnswer(int status, std::string_view lines, std::span<const std::string_view> pieces,
                       std::int64_t atUs)
{
    onAnswerBegins(status, lines);
    onAnswer(pieces, atUs);
}

} // namespace bifrost::flow
