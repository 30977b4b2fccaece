// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/blackbox/corpus.h"

namespace bifrost::test {

namespace {

/// GET /health with these header lines; each ends with CRLF.
QByteArray withHeaders(const QByteArray &lines)
{
    return "GET /health HTTP/1.1\r\n" + lines + "\r\n";
}

QByteArray besideHost(const QByteArray &lines)
{
    return withHeaders("Host: localhost\r\n" + lines);
}

QByteArray manyHeaders(int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i)
        lines += "X-" + QByteArray::number(i) + ": v\r\n";
    return lines;
}

Corpus hostCorpus()
{
    using enum CorpusEntry::After;
    return {
        {"no Host", withHeaders(""), {400}},
        {"no Host in HTTP/1.0", "GET /health HTTP/1.0\r\n\r\n", {400}},
        {"two Hosts, equal", besideHost("Host: localhost\r\n"), {400}},
        {"two Hosts, different", besideHost("Host: evil.example\r\n"), {400}},
        {"two Hosts, different case of the name", besideHost("hOST: localhost\r\n"), {400}},
        {"empty Host", withHeaders("Host:\r\n"), {400, 403}, Either, ""},
        {"Host with an empty port", withHeaders("Host: localhost:\r\n"), {200}, Stays},
        {"Host with an address and an empty port", withHeaders("Host: [::1]:\r\n"), {200}, Stays},
        {"Host in full, with a dot", withHeaders("Host: LOCALHOST.:8080\r\n"), {200}, Stays},
        {"Host with two colons", withHeaders("Host: localhost::\r\n"), {400}, Either},
        {"Host with a space", withHeaders("Host: local host\r\n"), {400}, Either},
        {"Host with a path", withHeaders("Host: localhost/health\r\n"), {400}, Either},
        {"Host with a user", withHeaders("Host: localhost@evil.example\r\n"), {400, 403}, Either, ""},
        {"Host with two names", withHeaders("Host: localhost, evil.example\r\n"), {400}, Either},
        {"Host with a port that is none", withHeaders("Host: localhost:abc\r\n"), {400}, Either},
        {"Host with a port too large", withHeaders("Host: localhost:99999\r\n"), {400}, Either},
        {"Host with a negative port", withHeaders("Host: localhost:-1\r\n"), {400}, Either},
        {"Host with open brackets", withHeaders("Host: [::1\r\n"), {400}, Either},
        {"Host with NUL", withHeaders(QByteArray("Host: localhost\0.evil.example\r\n", 31)), {400}},
    };
}

Corpus syntaxCorpus()
{
    using enum CorpusEntry::After;
    return {
        {"space before the colon", besideHost("X-A : b\r\n"), {400}},
        {"tab before the colon", besideHost("X-A\t: b\r\n"), {400}},
        {"space before the name", "GET /health HTTP/1.1\r\n X-A: b\r\nHost: localhost\r\n\r\n", {400}},
        {"no colon", besideHost("X-A\r\n"), {400}},
        {"no name", besideHost(": b\r\n"), {400}},
        {"folded value", besideHost("X-A: b\r\n c\r\n"), {400}},
        {"folded by a tab", besideHost("X-A: b\r\n\tc\r\n"), {400}},
        {"folded Host", withHeaders("Host:\r\n localhost\r\n"), {400}},
        {"folded Transfer-Encoding", besideHost("Transfer-Encoding:\r\n chunked\r\n"), {400}},
        {"bare CR in a value", besideHost("X-A: b\rc\r\n"), {400}},
        {"bare CR before a header", besideHost("X-A: b\rContent-Length: 5\r\n"), {400}},
        {"bare LF ends a header", "GET /health HTTP/1.1\r\nHost: localhost\nX-A: b\r\n\r\n", {400}},
        {"bare LF ends the head", "GET /health HTTP/1.1\r\nHost: localhost\r\n\n", {400}},
        {"NUL in a value", besideHost(QByteArray("X-A: b\0c\r\n", 10)), {400}},
        {"NUL in a name", besideHost(QByteArray("X-\0A: b\r\n", 9)), {400}},
        {"control byte in a value", besideHost("X-A: b\x01\r\n"), {400}},
        {"escape in a value", besideHost("X-A: b\x1b[31m\r\n"), {400}},
        {"DEL in a value", besideHost("X-A: b\x7f\r\n"), {400}},
        {"control byte in a name", besideHost("X\x02: b\r\n"), {400}},
        {"byte above ASCII in a name", besideHost("X-\xc3\xa4: b\r\n"), {400}},
        {"brackets in a name", besideHost("X[A]: b\r\n"), {400}},
        {"tab and byte above ASCII in a value", besideHost("X-A: b\tc \xc3\xa4\r\n"), {200}, Stays},
        {"empty value", besideHost("X-A:\r\n"), {200}, Stays},
        {"4,000 headers", besideHost(manyHeaders(4000)), {431}, Closes, "request_too_large"},
        {"header of 100 KB",
         besideHost("X-A: " + QByteArray(100 * 1024, 'a') + "\r\n"),
         {431},
         Closes,
         "request_too_large"},
        {"name of 100 KB", besideHost(QByteArray(100 * 1024, 'a') + ": b\r\n"), {400, 431}, Closes, ""},
    };
}

Corpus meaningCorpus()
{
    using enum CorpusEntry::After;
    const QByteArray body = R"({"model":"demo/echo","messages":[{"role":"user","content":"hi"}]})";
    const auto chat = [&body](const QByteArray &lines) {
        return "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n" + lines
            + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    };
    return {
        {"unknown expectation", chat("Expect: 200-ok\r\n"), {417}, Either},
        {"two expectations", chat("Expect: 100-continue, 200-ok\r\n"), {417}, Either},
        {"unknown Content-Encoding",
         chat("Content-Encoding: foo\r\n"),
         {415},
         Either,
         "unsupported_media_type"},
        {"two Content-Encodings",
         chat("Content-Encoding: gzip, foo\r\n"),
         {415},
         Either,
         "unsupported_media_type"},
        {"gzip that is none", chat("Content-Encoding: gzip\r\n"), {400, 415}, Either, ""},
        {"Content-Encoding identity", chat("Content-Encoding: identity\r\n"), {200}, Stays},
        {"form type with a JSON body",
         chat("Content-Type: application/x-www-form-urlencoded\r\n"),
         {200},
         Stays},
        {"HTTP/1.0 without keep-alive", "GET /health HTTP/1.0\r\nHost: localhost\r\n\r\n", {200}, Closes},
        {"Connection: close", besideHost("Connection: close\r\n"), {200}, Closes},
        {"Connection: keep-alive, close", besideHost("Connection: keep-alive, close\r\n"), {200}, Closes},
        {"Upgrade to h2c",
         besideHost("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"),
         {200},
         Stays},
    };
}

} // namespace

Corpus headerCorpus()
{
    return hostCorpus() + syntaxCorpus() + meaningCorpus();
}

} // namespace bifrost::test
