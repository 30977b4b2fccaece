// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/eventstream.h"

#include <algorithm>
#include <string_view>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t MaxToolCalls = 128; // an index beyond it is not believed

QString fromBytes(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

/// Cuts a line off the front, without its end; a line that has none is the rest.
std::string_view takeLine(std::string_view &text)
{
    const std::size_t end = text.find_first_of("\r\n");
    const std::string_view line = text.substr(0, end);
    if (end == std::string_view::npos)
        text = {};
    else
        text.remove_prefix(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
    return line;
}

} // namespace

bool EventStream::isStream(const TrafficContent &content)
{
    return std::any_of(content.answerLines.begin(), content.answerLines.end(), [](const HeaderLine &line) {
        return QString::fromStdString(line.name).compare("content-type"_L1, Qt::CaseInsensitive) == 0
            && line.value.starts_with("text/event-stream");
    });
}

EventStream::EventStream(const TrafficContent &content)
{
    const std::string_view whole = content.answer.text;
    std::string_view rest = whole;
    auto piece = content.pieces.begin();
    StreamEvent event;
    std::size_t begin = 0;
    bool isEmpty = true;
    bool hasField = false; // not only comments
    const auto finish = [&](bool open) {
        const std::size_t end = whole.size() - rest.size();
        while (piece != content.pieces.end() && piece->end < std::int64_t(end))
            ++piece;
        event.atUs = piece == content.pieces.end() ? -1 : piece->atUs;
        event.size = int(end - begin);
        event.isOpen = open;
        event.isComment = !hasField;
        if (!isEmpty)
            add(std::move(event));
        event = {};
        begin = end;
        isEmpty = true;
        hasField = false;
    };
    while (!rest.empty()) {
        const std::string_view line = takeLine(rest);
        if (line.empty()) {
            finish(false);
            continue;
        }
        isEmpty = false;
        const std::size_t colon = std::min(line.find(':'), line.size());
        const std::string_view field = line.substr(0, colon);
        std::string_view value = line.substr(std::min(colon + 1, line.size()));
        if (value.starts_with(' '))
            value.remove_prefix(1);
        if (field == "data")
            event.data += (event.data.isEmpty() ? QString() : u"\n"_s) + fromBytes(value);
        else if (field == "event")
            event.name = fromBytes(value);
        hasField = hasField || !field.empty();
    }
    if (!isEmpty)
        finish(true);
}

void EventStream::add(StreamEvent event)
{
    if (!event.isComment && !event.isOpen)
        readData(event);
    m_events.push_back(std::move(event));
}

void EventStream::readData(StreamEvent &event)
{
    const QJsonObject object = QJsonDocument::fromJson(event.data.toUtf8()).object();
    if (object.isEmpty())
        return;
    const QJsonValue error = object.value("error"_L1);
    if (!error.isNull() && !error.isUndefined())
        m_error = error.isObject() ? error.toObject().value("message"_L1).toString() : error.toString();
    const QJsonObject choice = object.value("choices"_L1).toArray().at(0).toObject();
    const QJsonObject delta = choice.value("delta"_L1).toObject();
    QString reasoning = delta.value("reasoning_content"_L1).toString();
    if (reasoning.isEmpty())
        reasoning = delta.value("reasoning"_L1).toString();
    QString text = delta.value("content"_L1).toString() + choice.value("text"_L1).toString();
    // Anthropic's dialect
    const QJsonObject block = object.value("delta"_L1).toObject();
    text += block.value("text"_L1).toString();
    reasoning += block.value("thinking"_L1).toString();
    m_text += text;
    m_reasoning += reasoning;
    event.addition = reasoning + text;
    for (const QJsonValue &part : delta.value("tool_calls"_L1).toArray()) {
        const std::size_t index = std::size_t(std::max(0, part["index"_L1].toInt()));
        if (index >= MaxToolCalls)
            continue;
        if (m_toolCalls.size() <= index)
            m_toolCalls.resize(index + 1);
        const QJsonObject function = part["function"_L1].toObject();
        m_toolCalls[index].name += function.value("name"_L1).toString();
        m_toolCalls[index].arguments += function.value("arguments"_L1).toString();
        event.addition += function.value("name"_L1).toString() + function.value("arguments"_L1).toString();
    }
    for (const QJsonValue &reason : {choice.value("finish_reason"_L1), block.value("stop_reason"_L1)}) {
        if (reason.isString())
            m_finishReason = reason.toString();
    }
}

} // namespace bifrost
