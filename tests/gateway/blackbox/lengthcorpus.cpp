// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/blackbox/corpus.h"

namespace bifrost::test {

namespace {

const QByteArray Body = R"({"model":"demo/echo","messages":[{"role":"user","content":"hi"}]})";

QByteArray chat(const QByteArray &lines, const QByteArray &body, const QByteArray &version = "HTTP/1.1")
{
    return "POST /v1/chat/completions " + version
        + "\r\nHost: localhost\r\nContent-Type: application/json\r\n" + lines + "\r\n" + body;
}

QByteArray asChunk(const QByteArray &body)
{
    return QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n0\r\n\r\n";
}

Corpus contentLengths()
{
    using enum CorpusEntry::After;
    const QByteArray size = QByteArray::number(Body.size());
    const auto length = [](const QByteArray &value) {
        return chat("Content-Length: " + value + "\r\n", Body);
    };
    const QByteArray line = "Content-Length: " + size + "\r\n";
    return {
        {"length, plain", chat(line, Body), {200}, Stays},
        {"length with leading zeros", length("000" + size), {200, 400}, Either},
        {"length with a plus", length("+" + size), {400}},
        {"length with a minus", length("-" + size), {400}},
        {"length in hex", length("0x41"), {400}},
        {"length with a fraction", length(size + ".0"), {400}},
        {"length with an exponent", length("1e2"), {400}},
        {"length as a list", length(size + ", " + size), {400}},
        {"length as a list without a space", length(size + "," + size), {400}},
        {"length with words", length(size + " bytes"), {400}},
        {"length in two numbers", length("6 5"), {400}},
        {"length empty", length(""), {400}},
        {"length in other digits", length("\xd9\xa6\xd9\xa5"), {400}},
        {"length beyond 64 bits", length("18446744073709551681"), {400, 413}, Closes, ""},
        {"length beyond the sign", length("9223372036854775808"), {400, 413}, Closes, ""},
        {"length of 100 digits", length(QByteArray(100, '9')), {400, 413}, Closes, ""},
        {"two lengths, equal", chat(line + line, Body), {400}},
        {"two lengths, different", chat(line + "Content-Length: 3\r\n", Body), {400}},
        {"two lengths, different case", chat(line + "content-length: 0\r\n", Body), {400}},
        {"length over the limit, no body sent",
         length(QByteArray::number(CorpusBodyLimit + 1)).chopped(Body.size()),
         {413},
         Either,
         "request_too_large"},
        {"length over the limit with 100-continue",
         chat("Expect: 100-continue\r\nContent-Length: " + QByteArray::number(2 * CorpusBodyLimit) + "\r\n",
              ""),
         {413},
         Either,
         "request_too_large"},
    };
}

Corpus transferEncodings()
{
    using enum CorpusEntry::After;
    const QByteArray size = "Content-Length: " + QByteArray::number(Body.size()) + "\r\n";
    const auto coding = [](const QByteArray &value) {
        return chat("Transfer-Encoding: " + value + "\r\n", asChunk(Body));
    };
    return {
        {"chunked", coding("chunked"), {200}, Stays},
        {"chunked in other case", coding("ChUnKeD"), {200}, Stays},
        {"xchunked", coding("xchunked"), {400}},
        {"chunkedx", coding("chunkedx"), {400}},
        {"gzip, chunked", coding("gzip, chunked"), {400}},
        {"chunked, gzip", coding("chunked, gzip"), {400}},
        {"chunked, identity", coding("chunked, identity"), {400}},
        {"identity, chunked", coding("identity, chunked"), {400}},
        {"chunked, chunked", coding("chunked, chunked"), {400}},
        {"chunked with a parameter", coding("chunked;q=1"), {400}},
        {"chunked in quotes", coding("\"chunked\""), {400}},
        {"chunked behind a comma", coding(", chunked"), {400}},
        {"chunked before a comma", coding("chunked,"), {400}},
        {"chunked behind a vertical tab",
         coding("\x0b"
                "chunked"),
         {400}},
        {"chunked before NUL", coding(QByteArray("chunked\0", 8)), {400}},
        {"empty coding", coding(""), {400}},
        {"cow", coding("cow"), {400}},
        {"identity alone", chat("Transfer-Encoding: identity\r\n", ""), {400}},
        {"identity with a length", chat("Transfer-Encoding: identity\r\n" + size, Body), {400}},
        {"gzip with a length", chat("Transfer-Encoding: gzip\r\n" + size, Body), {400}},
        {"chunked with a length behind", chat("Transfer-Encoding: chunked\r\n" + size, asChunk(Body)), {400}},
        {"chunked with a length before", chat(size + "Transfer-Encoding: chunked\r\n", asChunk(Body)), {400}},
        {"chunked with length 0",
         chat("Content-Length: 0\r\nTransfer-Encoding: chunked\r\n", asChunk(Body)),
         {400}},
        {"chunked in two headers",
         chat("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", asChunk(Body)),
         {400}},
        {"chunked and identity in two headers",
         chat("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", asChunk(Body)),
         {400}},
        {"identity and chunked in two headers",
         chat("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n", asChunk(Body)),
         {400}},
        {"chunked in HTTP/1.0", chat("Transfer-Encoding: chunked\r\n", asChunk(Body), "HTTP/1.0"), {400}},
        {"chunked in HTTP/1.0 with keep-alive",
         chat("Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n", asChunk(Body), "HTTP/1.0"),
         {400}},
        {"space before the colon of Transfer-Encoding",
         chat("Transfer-Encoding : chunked\r\n", asChunk(Body)),
         {400}},
        {"chunked with GET",
         "GET /health HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n",
         {400}},
    };
}

} // namespace

Corpus lengthCorpus()
{
    return contentLengths() + transferEncodings();
}

} // namespace bifrost::test
