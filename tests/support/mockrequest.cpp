// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mockrequest.h"

#include "tests/support/mockstep.h"

#include <QJsonDocument>

namespace bifrost::test {

QJsonObject MockRequest::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QByteArray MockRequest::bearer() const
{
    const QByteArray value = headers.value("Authorization");
    return value.startsWith("Bearer ") ? value.mid(7) : QByteArray();
}

QList<QByteArray> MockReply::pieces() const
{
    const QByteArray start =
        "HTTP/1.1 " + QByteArray::number(status) + (status == 200 ? " OK\r\n" : " Refused\r\n") + headerLines;
    if (events.isEmpty())
        return {start + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body};
    QList<QByteArray> all{start + "Transfer-Encoding: chunked\r\n\r\n"};
    for (const QByteArray &event : events)
        all.append(httpChunk(event));
    all.append("0\r\n\r\n");
    return all;
}

} // namespace bifrost::test
