// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <optional>
#include <utility>

namespace bifrost::test {

/// The headers of a message in the order of the wire, names as they came.
class HeaderList : public QList<std::pair<QByteArray, QByteArray>>
{
public:
    /// The value of the only header of this name, or an empty one.
    QByteArray value(const QByteArray &name) const;
    QList<QByteArray> values(const QByteArray &name) const;
    bool has(const QByteArray &name) const { return !values(name).isEmpty(); }
};

/// One HTTP answer, every byte kept.
struct HttpAnswer
{
    int status = 0;
    QByteArray reason;
    HeaderList headers;
    QByteArray body; ///< chunks put together
    QList<QByteArray> chunks; ///< as they were framed; empty unless chunked
    QByteArray raw; ///< all bytes of the answer, framing included
    QList<int> interim; ///< 1xx answers that came before

    /// The body as a JSON object; an empty one if it is none.
    QJsonObject json() const;

    /// `error.message` and `error.type` of the gateway's envelope, or of OpenAI's.
    QByteArray errorMessage() const;
    QByteArray errorType() const;
};

/// Splits a text of server-sent events into the `data:` payloads.
QList<QByteArray> eventsOf(const QByteArray &body);

/// Reads answers off a byte stream, far more strictly than a client would: whatever is unusual is an error.
class AnswerReader
{
public:
    enum class Outcome { NeedMore, Ready, Broken };

    /// Looks for one whole answer at the front of `buffer` and takes it off. `head`: the request was a HEAD.
    /// `ended`: nothing more will come.
    Outcome read(QByteArray &buffer, bool head, bool ended);

    const HttpAnswer &answer() const { return m_answer; }
    const QByteArray &fault() const { return m_fault; }

private:
    Outcome broken(const QByteArray &fault);
    Outcome readHead(const QByteArray &head);
    Outcome readChunks(const QByteArray &buffer, qsizetype &position, bool ended);

    HttpAnswer m_answer;
    QList<int> m_interim;
    QByteArray m_fault;
};

} // namespace bifrost::test
