// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QString>

#include "models/traffic/trafficcontent.h"

namespace bifrost {

/// One event of an answer that was streamed.
struct StreamEvent
{
    std::int64_t atUs = -1; ///< when its last byte was there, since the start of the request; -1: not known
    int size = 0; ///< bytes
    QString name; ///< of `event:`; mostly empty
    QString data;
    QString addition; ///< what it adds to the text of the answer
    bool isComment = false;
    bool isOpen = false; ///< its end has not come
};

/// The events of a streamed answer with their times, and the text that they make together. What was not kept
/// is missing at the end. A value.
class EventStream
{
public:
    explicit EventStream(const TrafficContent &content);

    /// The answer is one, as far as its headers tell.
    static bool isStream(const TrafficContent &content);

    const std::vector<StreamEvent> &events() const { return m_events; }
    const QString &reasoning() const { return m_reasoning; }
    const QString &text() const { return m_text; }

    struct ToolCall
    {
        QString name;
        QString arguments;
    };

    const std::vector<ToolCall> &toolCalls() const { return m_toolCalls; }
    const QString &error() const { return m_error; }
    const QString &finishReason() const { return m_finishReason; }

private:
    void add(StreamEvent event);
    void readData(StreamEvent &event);

    std::vector<StreamEvent> m_events;
    QString m_text;
    QString m_reasoning;
    QString m_error;
    QString m_finishReason;
    std::vector<ToolCall> m_toolCalls;
};

} // namespace bifrost
