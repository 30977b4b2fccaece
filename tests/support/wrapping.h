// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace bifrost::test {

// Bodies as somebody sends them who compresses. Each name is that of `Content-Encoding`, "raw" for the
// deflate data without the frame of zlib that some servers mean by it.

QByteArray wrapped(const QByteArray &text, const QByteArray &coding);

/// One part of a stream, and all that is needed to read it; `last` ends the whole. Only "gzip".
class GzipStream
{
public:
    GzipStream();
    ~GzipStream();
    GzipStream(const GzipStream &) = delete;
    GzipStream &operator=(const GzipStream &) = delete;

    QByteArray add(const QByteArray &text, bool last = false);

private:
    struct State;
    State *m_state;
};

} // namespace bifrost::test
