// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mockstep.h"

namespace bifrost::test {

QByteArray httpChunk(const QByteArray &data)
{
    return QByteArray::number(data.size(), 16) + "\r\n" + data + "\r\n";
}

QByteArray sseEvent(const QByteArray &data)
{
    return "data: " + data + "\n\n";
}

MockStep MockStep::answer(int status, const QByteArray &body, const QByteArray &headerLines)
{
    return raw({"HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\n" + headerLines
                + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body});
}

MockStep MockStep::events(const QList<QByteArray> &events, const QByteArray &headerLines)
{
    QList<QByteArray> pieces{
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n" + headerLines
        + "\r\n"};
    for (const QByteArray &event : events)
        pieces.append(event.isEmpty() ? gate() : httpChunk(event));
    pieces.append("0\r\n\r\n");
    return raw(pieces);
}

MockStep MockStep::raw(const QList<QByteArray> &pieces, End end)
{
    MockStep step;
    step.pieces = pieces;
    step.end = end;
    return step;
}

MockStep MockStep::usual()
{
    return MockStep();
}

MockStep MockStep::resetAtAccept()
{
    return raw({}, End::Reset).at(Moment::AtAccept);
}

MockStep MockStep::closeUnanswered()
{
    return raw({}, End::Close);
}

MockStep MockStep::resetUnanswered()
{
    return raw({}, End::Reset);
}

MockStep MockStep::neverAnswer()
{
    return raw({gate()});
}

MockStep MockStep::neverRead()
{
    MockStep step = raw({gate()}).at(Moment::AtAccept);
    step.readsRequest = false;
    return step;
}

MockStep MockStep::splitBytewise() const
{
    MockStep step = *this;
    step.bytewise = true;
    return step;
}

MockStep MockStep::cut(qsizetype bytes, End then) const
{
    MockStep step = *this;
    step.cutAt = bytes;
    step.end = then;
    return step;
}

MockStep MockStep::slowly(std::chrono::milliseconds between) const
{
    MockStep step = *this;
    step.pause = between;
    return step;
}

MockStep MockStep::at(Moment when) const
{
    MockStep step = *this;
    step.moment = when;
    return step;
}

} // namespace bifrost::test
