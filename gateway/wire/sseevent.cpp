// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/sseevent.h"

#include <algorithm>

namespace bifrost::wire {

namespace {

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

/// Takes the lines of an event one by one. They end in LF, CR or both.
class SseLines
{
public:
    SseLines(std::string_view bytes, bool isFirst)
        : m_rest(bytes)
        , m_hasReturns(bytes.find('\r') != std::string_view::npos)
    {
        if (isFirst && bytes.starts_with(ByteOrderMark))
            m_rest.remove_prefix(ByteOrderMark.size());
    }

    bool next(std::string_view &line)
    {
        if (m_rest.empty())
            return false;
        std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
        if (m_hasReturns)
            end = std::min(m_rest.substr(0, end).find('\r'), end);
        line = m_rest.substr(0, end);
        // The second half of a CR LF is an empty line, which means nothing within an event.
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        return true;
    }

private:
    std::string_view m_rest;
    bool m_hasReturns;
};

/// The value of a line, if the line is of this field.
bool takeField(std::string_view line, std::string_view field, std::string_view &value)
{
    if (!line.starts_with(field))
        return false;
    line.remove_prefix(field.size());
    if (line.empty()) {
        value = line;
        return true;
    }
    if (line.front() != ':')
        return false;
    line.remove_prefix(line.starts_with(": ") ? 2 : 1);
    value = line;
    return true;
}

bool isSingleDataLine(std::string_view bytes)
{
    return bytes.starts_with(SseEvent::DataStart) && bytes.ends_with("\n\n")
        && bytes.find('\n') == bytes.size() - 2 && bytes.find('\r') == std::string_view::npos;
}

bool isDoneMarker(std::string_view data)
{
    return data.starts_with("[DONE]") && data.find_first_not_of(" \t", 6) == std::string_view::npos;
}

} // namespace

SseEvent SseEvent::ofDataLine(std::string_view bytes)
{
    SseEvent event;
    event.bytes = bytes;
    event.hasData = true;
    event.data = bytes.substr(DataStart.size(), bytes.size() - DataStart.size() - 2);
    event.isDone = isDoneMarker(event.data);
    return event;
}

SseEvent SseEvent::read(std::string_view bytes, bool isFirst)
{
    if (isSingleDataLine(bytes)) {
        SseEvent event = ofDataLine(bytes);
        event.isFirst = isFirst;
        return event;
    }

    SseEvent event;
    event.bytes = bytes;
    event.isFirst = isFirst;
    bool hasComment = false;
    bool hasField = false;
    SseLines lines(bytes, isFirst);
    for (std::string_view line; lines.next(line);) {
        if (line.empty())
            continue;
        if (line.front() == ':') {
            hasComment = true;
            continue;
        }
        hasField = true;
        std::string_view value;
        if (takeField(line, "data", value)) {
            if (event.hasData)
                event.hasMoreData = true;
            else
                event.data = value;
            event.hasData = true;
        } else {
            takeField(line, "event", event.name);
        }
    }
    event.isComment = hasComment && !hasField;
    event.isDone = !event.hasMoreData && isDoneMarker(event.data);
    return event;
}

std::string SseEvent::joinedData() const
{
    std::string joined;
    std::string_view separator;
    SseLines lines(bytes, isFirst);
    for (std::string_view line; lines.next(line);) {
        std::string_view value;
        if (!takeField(line, "data", value))
            continue;
        joined += separator;
        joined += value;
        separator = "\n";
    }
    return joined;
}

} // namespace bifrost::wire
