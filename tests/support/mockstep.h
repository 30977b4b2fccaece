// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>
#include <optional>

namespace bifrost::test {

/// What the mock provider does with one request (or one connection) instead of its usual answer. A plain
/// value; each step serves once, in the order in which they were given.
struct MockStep
{
    enum class Moment { AtAccept, AfterHead, AfterRequest };
    enum class End { KeepOpen, Close, Reset };

    /// A piece that is not sent but waits for MockProvider::release().
    static QByteArray gate() { return QByteArray(); }

    /// Exactly these bytes, each piece written on its own; absent: what the API answers.
    std::optional<QList<QByteArray>> pieces;
    QByteArray filler; ///< sent after the pieces, as often as fillerTimes says, never ahead of the reader
    qint64 fillerTimes = 0;
    QByteArray tail; ///< after the filler

    Moment moment = Moment::AfterRequest;
    End end = End::KeepOpen;
    bool readsRequest = true;
    bool bytewise = false; ///< every byte of the answer in a write of its own
    qsizetype cutAt = -1; ///< only so many bytes of the answer, then `end`
    std::chrono::milliseconds pause{0}; ///< between pieces

    /// A whole answer with its length.
    static MockStep answer(int status, const QByteArray &body,
                           const QByteArray &headerLines = "Content-Type: application/json\r\n");

    /// A stream of events in chunks, one chunk each; gate() may stand among them.
    static MockStep events(const QList<QByteArray> &events, const QByteArray &headerLines = QByteArray());

    static MockStep raw(const QList<QByteArray> &pieces, End end = End::KeepOpen);
    static MockStep usual(); ///< the API's own answer, to be cut or split
    static MockStep resetAtAccept();
    static MockStep closeUnanswered();
    static MockStep resetUnanswered();
    static MockStep neverAnswer();
    static MockStep neverRead();

    MockStep splitBytewise() const;
    MockStep cut(qsizetype bytes, End then) const;
    MockStep slowly(std::chrono::milliseconds between) const;
    MockStep at(Moment when) const;
};

/// One chunk of a chunked body.
QByteArray httpChunk(const QByteArray &data);

/// `data: ...` with its blank line.
QByteArray sseEvent(const QByteArray &data);

} // namespace bifrost::test
