// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/httpmessage.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace bifrost::test {

/// A request as the mock provider got it, byte for byte.
struct MockRequest
{
    QByteArray method;
    QByteArray target;
    HeaderList headers;
    QByteArray head; ///< up to and with the blank line
    QByteArray body; ///< chunks put together
    int connection = 0; ///< which connection it came on, counted from 1

    QJsonObject json() const;
    QByteArray path() const { return target.split('?').first(); }

    /// The token behind `Bearer `, empty if there is none.
    QByteArray bearer() const;
};

/// What the API says to a request.
struct MockReply
{
    int status = 200;
    QByteArray headerLines = "Content-Type: application/json\r\n";
    QByteArray body;
    QList<QByteArray> events; ///< not empty: a stream of these, and no body

    /// The bytes on the wire; each event is a piece of its own.
    QList<QByteArray> pieces() const;
};

} // namespace bifrost::test
