// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/demoanswer.h"

#include "gateway/wire/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace bifrost::providers {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view EchoModel = "echo";
constexpr std::size_t MaxQuoted = 200; // of a model's name
constexpr std::size_t MostPieces = 100; // about, of a stream
constexpr qsizetype MaxEcho = 4000; // characters; it is a demonstration, not a loudspeaker

QString textOf(const QJsonValue &content)
{
    if (content.isString())
        return content.toString();
    QString text;
    for (const QJsonValue &part : content.toArray())
        text += part[u"text"].toString();
    return text;
}

/// About what a tokenizer would say, and the same for the same text.
int countTokens(const QString &text)
{
    return int((text.size() + 3) / 4);
}

std::uint64_t hashOf(const std::vector<std::string_view> &pieces)
{
    std::uint64_t hash = 14695981039346656037ull;
    std::size_t left = DemoAnswer::MostRead;
    for (const std::string_view piece : pieces) {
        for (unsigned char c : piece.substr(0, left))
            hash = (hash ^ c) * 1099511628211ull;
        left -= std::min(left, piece.size());
    }
    return hash;
}

} // namespace

DemoAnswer::DemoAnswer(const wire::SplicedBody *request, std::string_view model) : m_model(model)
{
    if (model != EchoModel) {
        m_status = 404;
        m_error = fmt::format("The demo provider has one model, `demo/echo`; `demo/{}` does not exist.",
                              model.substr(0, MaxQuoted));
        return;
    }
    m_id = fmt::format("chatcmpl-demo-{:016x}",
                       hashOf(request ? request->pieces() : std::vector<std::string_view>()));
    if (!request || request->size() <= MostRead) {
        read(request ? request->joined() : std::string());
    } else {
        m_text =
            fmt::format("This is Bifrost's demo model. You sent {} bytes, which is more than it repeats.",
                        request->size());
        m_promptTokens = int(std::min<std::size_t>(request->size() / 4, std::numeric_limits<int>::max() / 2));
        m_completionTokens = int(m_text.size() + 3) / 4;
        m_includeUsage = true; // the gateway asks for it in any case, and keeps it from who did not
    }
}

void DemoAnswer::read(const std::string &requestJson)
{
    const QJsonObject request =
        QJsonDocument::fromJson(QByteArray::fromRawData(requestJson.data(), qsizetype(requestJson.size())))
            .object();
    QString last;
    for (const QJsonValue &message : request[u"messages"].toArray()) {
        const QString text = textOf(message[u"content"]);
        m_promptTokens += countTokens(text) + 4;
        if (message[u"role"].toString() == "user"_L1)
            last = text;
    }
    m_includeUsage = request[u"stream_options"][u"include_usage"].toBool();
    last.truncate(MaxEcho);
    const QString text = last.isEmpty()
        ? u"This is Bifrost's demo model. It repeats what you say; now it heard nothing."_s
        : u"This is Bifrost's demo model. You said: "_s + last;
    m_text = text.toStdString();
    m_completionTokens = countTokens(text);
}

std::string DemoAnswer::usage() const
{
    return fmt::format(R"({{"prompt_tokens":{},"completion_tokens":{},"total_tokens":{}}})", m_promptTokens,
                       m_completionTokens, m_promptTokens + m_completionTokens);
}

std::string DemoAnswer::start(std::string_view object) const
{
    return fmt::format(
        R"({{"id":"{}","object":"{}","created":1700000000,"model":"{}","system_fingerprint":"demo",)", m_id,
        object, m_model);
}

std::string DemoAnswer::chunk(std::string_view choice) const
{
    return fmt::format("data: {}\"choices\":[{}]{}}}\n\n", start("chat.completion.chunk"), choice,
                       m_includeUsage ? ",\"usage\":null" : "");
}

std::string DemoAnswer::whole() const
{
    std::string json;
    if (!m_error.empty()) {
        json = R"({"error":{"message":)";
        wire::appendJsonString(json, m_error);
        return json + R"(,"type":"invalid_request_error","param":"model","code":"model_not_found"}})";
    }
    json = start("chat.completion") + R"("choices":[{"index":0,"message":{"role":"assistant","content":)";
    wire::appendJsonString(json, m_text);
    return json + R"(,"refusal":null},"logprobs":null,"finish_reason":"stop"}],"usage":)" + usage() + "}";
}

std::vector<std::string> DemoAnswer::events() const
{
    std::vector<std::string> events;
    events.push_back(chunk(R"({"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null})"));
    // Word by word, but for a text of which nobody would wait for the end.
    const std::size_t least = std::max<std::size_t>(m_text.size() / MostPieces, 1);
    for (std::size_t at = 0; at < m_text.size();) {
        const std::size_t end = std::min(m_text.find(' ', at + least), m_text.size());
        std::string choice = R"({"index":0,"delta":{"content":)";
        wire::appendJsonString(choice, std::string_view(m_text).substr(at, end - at));
        events.push_back(chunk(choice + R"(},"finish_reason":null})"));
        at = end;
    }
    events.push_back(chunk(R"({"index":0,"delta":{},"finish_reason":"stop"})"));
    if (m_includeUsage)
        events.push_back(fmt::format("data: {}\"choices\":[],\"usage\":{}}}\n\n",
                                     start("chat.completion.chunk"), usage()));
    events.emplace_back("data: [DONE]\n\n");
    return events;
}

std::string DemoAnswer::modelList()
{
    return R"({"object":"list","data":[{"id":"echo","object":"model","created":1700000000,"owned_by":"bifrost-demo"}]})";
}

} // namespace bifrost::providers
