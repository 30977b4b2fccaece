// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/blackbox/corpus.h"

namespace bifrost::test {

namespace {

const QByteArray Content = R"({"model":"demo/echo","messages":[{"role":"user","content":"hi"}]})";
const QByteArray SizeLine = QByteArray::number(Content.size(), 16);

/// A chunked chat; `bytes` is the whole body as it goes over the wire.
QByteArray chunkedChat(const QByteArray &bytes)
{
    return "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        + bytes;
}

/// The content as one chunk with this line before it.
QByteArray withSizeLine(const QByteArray &line)
{
    return chunkedChat(line + "\r\n" + Content + "\r\n0\r\n\r\n");
}

QByteArray withTrailer(const QByteArray &lines)
{
    return chunkedChat(SizeLine + "\r\n" + Content + "\r\n0\r\n" + lines + "\r\n");
}

QByteArray tooLarge()
{
    const QByteArray chunk = "10000\r\n" + QByteArray(0x10000, ' ') + "\r\n";
    return chunkedChat(chunk.repeated(int(CorpusBodyLimit / 0x10000) + 1) + "0\r\n\r\n");
}

} // namespace

Corpus chunkCorpus()
{
    using enum CorpusEntry::After;
    QByteArray manyTrailers;
    for (int i = 0; i < 4000; ++i)
        manyTrailers += "X-" + QByteArray::number(i) + ": v\r\n";
    QByteArray single;
    for (const char byte : Content)
        single += "1\r\n" + QByteArray(1, byte) + "\r\n";
    return {
        {"chunks of one byte", chunkedChat(single + "0\r\n\r\n"), {200}, Stays},
        {"size in upper case with zeros", withSizeLine("000" + SizeLine.toUpper()), {200}, Stays},
        {"size that is no number", withSizeLine("zz"), {400}},
        {"size empty", withSizeLine(""), {400}},
        {"size negative", withSizeLine("-" + SizeLine), {400}},
        {"size with a plus", withSizeLine("+" + SizeLine), {400}},
        {"size with 0x", withSizeLine("0x" + SizeLine), {400}},
        {"size behind a space", withSizeLine(" " + SizeLine), {400}},
        {"size with a comma", withSizeLine(SizeLine + "," + SizeLine), {400}},
        {"size beyond 64 bits", withSizeLine("10000000000000041"), {400, 413}, Closes, ""},
        {"size of all 64 bits", withSizeLine("FFFFFFFFFFFFFFFF"), {400, 413}, Closes, ""},
        {"size just below the sign", withSizeLine("7FFFFFFFFFFFFFFF"), {400, 413}, Closes, ""},
        {"size of 20,000 zeros", withSizeLine(QByteArray(20000, '0') + SizeLine), {400}},
        {"size line ended by bare LF", chunkedChat(SizeLine + "\n" + Content + "\r\n0\r\n\r\n"), {400}},
        {"size line ended by bare CR", chunkedChat(SizeLine + "\r" + Content + "\r\n0\r\n\r\n"), {400}},
        {"no CRLF behind the chunk", chunkedChat(SizeLine + "\r\n" + Content + "0\r\n\r\n"), {400}},
        {"LF behind the chunk", chunkedChat(SizeLine + "\r\n" + Content + "\n0\r\n\r\n"), {400}},
        {"chunk longer than its size", chunkedChat("2\r\n" + Content + "\r\n0\r\n\r\n"), {400}},
        {"extension with a bare LF", withSizeLine(SizeLine + ";a\nb"), {400}},
        {"extension with a bare CR", withSizeLine(SizeLine + ";a\rb"), {400}},
        {"extension with NUL", withSizeLine(SizeLine + QByteArray(";a\0b", 4)), {400}},
        {"extension of 300 KB", withSizeLine(SizeLine + ";" + QByteArray(300 * 1024, 'a')), {400}},
        {"1,000 chunks with extensions of 1 KB",
         chunkedChat(("1;" + QByteArray(1024, 'a') + "\r\n \r\n").repeated(1000) + SizeLine + "\r\n" + Content
                     + "\r\n0\r\n\r\n"),
         {400, 413},
         Closes,
         ""},
        {"trailer with a length", withTrailer("Content-Length: 5\r\n"), {400}},
        {"trailer with a coding", withTrailer("Transfer-Encoding: chunked\r\n"), {400}},
        {"trailer with a Host, dropped", withTrailer("Host: evil.example\r\n"), {200}, Stays},
        {"trailer with a credential, dropped",
         withTrailer("Authorization: Bearer sk-caller\r\n"),
         {200},
         Stays},
        {"trailer that is no header", withTrailer("no colon\r\n"), {400}},
        {"trailer folded, dropped", withTrailer("X-A: b\r\n c\r\n"), {200, 400}, Either},
        {"trailer with bare LF", withTrailer("X-A: b\nX-B: c\r\n"), {400}},
        {"4,000 trailers", withTrailer(manyTrailers), {400, 431}, Closes, ""},
        {"trailer of 100 KB",
         withTrailer("X-A: " + QByteArray(100 * 1024, 'a') + "\r\n"),
         {400, 431},
         Closes,
         ""},
        {"last chunk ended by garbage",
         chunkedChat(SizeLine + "\r\n" + Content + "\r\n0\r\nxy\r\n\r\n"),
         {400}},
        {"chunks over the limit", tooLarge(), {413}, Closes, "request_too_large"},
        {"one chunk that says it is over the limit",
         chunkedChat("200000\r\n{"),
         {413},
         Closes,
         "request_too_large"},
    };
}

} // namespace bifrost::test
