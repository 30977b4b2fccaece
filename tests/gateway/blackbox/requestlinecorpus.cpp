// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/blackbox/corpus.h"

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

const QByteArray HostLine = "Host: localhost\r\n";

QByteArray withLine(const QByteArray &line)
{
    return line + "\r\n" + HostLine + "\r\n";
}

} // namespace

Corpus requestLineCorpus()
{
    using enum CorpusEntry::After;
    const QByteArray nul(1, '\0');
    return {
        {"lower-case protocol", withLine("GET /health http/1.1"), {400}},
        {"mixed-case protocol", withLine("GET /health Http/1.1"), {400}},
        {"two empty lines before it", "\r\n\r\n" + withLine("GET /health HTTP/1.1"), {200}, Stays, ""},
        {"three empty lines before it", "\r\n\r\n\r\n" + withLine("GET /health HTTP/1.1"), {400}},
        {"HTTP/2.0", withLine("GET /health HTTP/2.0"), {400, 505}},
        {"HTTP/3", withLine("GET /health HTTP/3"), {400, 505}},
        {"HTTP/0.9 with version", withLine("GET /health HTTP/0.9"), {400, 505}},
        {"HTTP/0.9 without version", "GET /health\r\n\r\n", {400, 505}},
        {"HTTP/1.2", withLine("GET /health HTTP/1.2"), {400, 505}},
        {"HTTP/1.10", withLine("GET /health HTTP/1.10"), {400}},
        {"HTTP/01.1", withLine("GET /health HTTP/01.1"), {400}},
        {"HTTP/1,1", withLine("GET /health HTTP/1,1"), {400}},
        {"HTTP/+1.1", withLine("GET /health HTTP/+1.1"), {400}},
        {"no target", withLine("GET HTTP/1.1"), {400}},
        {"no method", withLine(" /health HTTP/1.1"), {400}},
        {"only spaces", withLine("     "), {400}},
        {"leading space", withLine(" GET /health HTTP/1.1"), {400}},
        {"two spaces before the target", withLine("GET  /health HTTP/1.1"), {400}},
        {"two spaces behind the target", withLine("GET /health  HTTP/1.1"), {400}},
        {"tab as separator", withLine("GET\t/health\tHTTP/1.1"), {400}},
        {"trailing space", withLine("GET /health HTTP/1.1 "), {400}},
        {"target with a space", withLine("GET /hea lth HTTP/1.1"), {400}},
        {"target with a fragment", withLine("GET /health#x HTTP/1.1"), {400}},
        {"target with a byte above ASCII", withLine("GET /h\xc3\xa4 HTTP/1.1"), {400}},
        {"target with NUL", withLine("GET /health" + nul + " HTTP/1.1"), {400}},
        {"target with a control byte", withLine("GET /health\x01 HTTP/1.1"), {400}},
        {"target with DEL", withLine("GET /health\x7f HTTP/1.1"), {400}},
        {"target with bare CR", withLine("GET /health\rX HTTP/1.1"), {400}},
        {"target without slash", withLine("GET health HTTP/1.1"), {400}},
        {"target with an encoded NUL", withLine("GET /health%00 HTTP/1.1"), {400, 404}, Either, ""},
        {"target with a broken escape", withLine("GET /health%zz HTTP/1.1"), {400, 404}, Either, ""},
        {"asterisk with GET", withLine("GET * HTTP/1.1"), {400}},
        {"absolute form, other host",
         withLine("GET http://evil.example/health HTTP/1.1"),
         {400, 403},
         Either,
         ""},
        {"absolute form, other scheme", withLine("GET ftp://localhost/health HTTP/1.1"), {400}, Either},
        {"authority form with GET", withLine("GET localhost:80 HTTP/1.1"), {400}},
        {"CONNECT", withLine("CONNECT localhost:80 HTTP/1.1"), {400, 405}, Either, ""},
        {"TRACE", withLine("TRACE /health HTTP/1.1"), {405}, Either, "method_not_allowed"},
        {"unknown method", withLine("BREW /health HTTP/1.1"), {405}, Either, "method_not_allowed"},
        {"lower-case method", withLine("get /health HTTP/1.1"), {400, 405}, Either, ""},
        {"method with a slash", withLine("G/T /health HTTP/1.1"), {400}},
        {"method with a control byte", withLine("GE\x02T /health HTTP/1.1"), {400}},
        {"method with NUL", withLine("GET" + nul + " /health HTTP/1.1"), {400}},
        {"method above ASCII", withLine("G\xc3\xa9T /health HTTP/1.1"), {400}},
        {"bytes of TLS", QByteArray::fromHex("16030100c8010000c40303") + "\r\n\r\n", {400}},
        {"preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {400, 505}},
        {"line ended by bare LF", "GET /health HTTP/1.1\n" + HostLine + "\r\n", {400}},
        {"all lines ended by bare LF", "GET /health HTTP/1.1\nHost: localhost\n\n", {400}},
        {"line ended by bare CR", "GET /health HTTP/1.1\r" + HostLine + "\r\n", {400}},
        {"target of 100 KB",
         withLine("GET /" + QByteArray(100 * 1024, 'a') + " HTTP/1.1"),
         {400, 414, 431},
         Closes,
         ""},
        {"method of 100 KB",
         withLine(QByteArray(100 * 1024, 'A') + " /health HTTP/1.1"),
         {400, 431},
         Closes,
         ""},
    };
}

} // namespace bifrost::test
