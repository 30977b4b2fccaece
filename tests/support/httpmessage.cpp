// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/httpmessage.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bifrost::test {

QList<QByteArray> HeaderList::values(const QByteArray &name) const
{
    QList<QByteArray> found;
    for (const auto &[key, value] : *this) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            found.append(value);
    }
    return found;
}

QByteArray HeaderList::value(const QByteArray &name) const
{
    const QList<QByteArray> found = values(name);
    return found.size() == 1 ? found.first() : QByteArray();
}

QJsonObject HttpAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QByteArray HttpAnswer::errorMessage() const
{
    return json()["error"_L1]["message"_L1].toString().toUtf8();
}

QByteArray HttpAnswer::errorType() const
{
    return json()["error"_L1]["type"_L1].toString().toUtf8();
}

QList<QByteArray> eventsOf(const QByteArray &body)
{
    QList<QByteArray> events;
    QByteArray data;
    bool any = false;
    for (QByteArray line : body.split('\n')) {
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty()) {
            if (any)
                events.append(data);
            data.clear();
            any = false;
        } else if (line.startsWith("data:")) {
            if (any)
                data += '\n';
            data += line.mid(line.startsWith("data: ") ? 6 : 5);
            any = true;
        }
    }
    return events;
}

AnswerReader::Outcome AnswerReader::broken(const QByteArray &fault)
{
    m_fault = fault;
    return Outcome::Broken;
}

AnswerReader::Outcome AnswerReader::readHead(const QByteArray &head)
{
    QList<QByteArray> lines = head.split('\n');
    for (QByteArray &line : lines) {
        if (!line.endsWith('\r'))
            return broken("a line of the head ends without CR");
        line.chop(1);
        if (line.contains('\r') || line.contains('\0'))
            return broken("CR or NUL inside a line of the head");
    }
    const QByteArray status = lines.takeFirst();
    bool number = false;
    m_answer.status = status.mid(9, 3).toInt(&number);
    if (!status.startsWith("HTTP/1.1 ") || !number || m_answer.status < 100
        || (status.size() > 12 && status[12] != ' '))
        return broken("status line: " + status);
    m_answer.reason = status.mid(13);
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(colon);
        if (colon < 1 || name.contains(' ') || name.contains('\t'))
            return broken("header line: " + line);
        m_answer.headers.append({name, line.mid(colon + 1).trimmed()});
    }
    return Outcome::Ready;
}

AnswerReader::Outcome AnswerReader::readChunks(const QByteArray &buffer, qsizetype &position, bool ended)
{
    const Outcome notYet = ended ? broken("the answer ended inside its chunks") : Outcome::NeedMore;
    while (true) {
        const qsizetype end = buffer.indexOf("\r\n", position);
        if (end < 0)
            return notYet;
        bool number = false;
        const QByteArray digits = buffer.mid(position, end - position);
        const qsizetype size = digits.toLongLong(&number, 16);
        if (!number || size < 0 || digits.startsWith('+') || digits.contains(' ') || digits.contains('x'))
            return broken("chunk size: " + digits);
        if (buffer.size() < end + 2 + size + 2)
            return notYet;
        if (buffer.mid(end + 2 + size, 2) != "\r\n")
            return broken(size == 0 ? "trailer after the last chunk" : "no CRLF after a chunk");
        position = end + 2 + size + 2;
        if (size == 0) {
            m_fault.clear();
            return Outcome::Ready;
        }
        m_answer.chunks.append(buffer.mid(end + 2, size));
        m_answer.body += m_answer.chunks.last();
    }
}

AnswerReader::Outcome AnswerReader::read(QByteArray &buffer, bool head, bool ended)
{
    m_answer = HttpAnswer();
    m_fault.clear();

    const qsizetype blank = buffer.indexOf("\r\n\r\n");
    if (blank < 0)
        return ended ? broken(buffer.isEmpty() ? "closed without an answer" : "closed inside the head")
                     : Outcome::NeedMore;
    if (readHead(buffer.left(blank + 1)) == Outcome::Broken)
        return Outcome::Broken;
    qsizetype position = blank + 4;
    if (m_answer.status < 200) {
        m_interim.append(m_answer.status);
        buffer.remove(0, position);
        return read(buffer, head, ended);
    }

    const HeaderList &headers = m_answer.headers;
    const bool chunked = headers.has("Transfer-Encoding");
    const bool bodyless = head || m_answer.status == 204 || m_answer.status == 304;
    if (chunked && (headers.value("Transfer-Encoding") != "chunked" || headers.has("Content-Length")))
        return broken("ambiguous framing of the answer");
    if (!bodyless && chunked) {
        if (const Outcome outcome = readChunks(buffer, position, ended); outcome != Outcome::Ready)
            return outcome;
    } else if (!bodyless && headers.has("Content-Length")) {
        bool number = false;
        const qsizetype length = headers.value("Content-Length").toLongLong(&number);
        if (!number || length < 0)
            return broken("Content-Length: " + headers.value("Content-Length"));
        if (buffer.size() < position + length)
            return ended ? broken("closed inside the body") : Outcome::NeedMore;
        m_answer.body = buffer.mid(position, length);
        position += length;
    } else if (!bodyless) {
        return broken("the answer says nothing about its length");
    }
    m_answer.raw = buffer.left(position);
    m_answer.interim = std::exchange(m_interim, {});
    buffer.remove(0, position);
    return Outcome::Ready;
}

} // namespace bifrost::test
