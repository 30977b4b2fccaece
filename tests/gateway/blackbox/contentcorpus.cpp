// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/blackbox/corpus.h"

#include "tests/support/rawclient.h"

namespace bifrost::test {

namespace {

const QByteArray Messages = R"("messages":[{"role":"user","content":"hi"}])";
constexpr auto Stays = CorpusEntry::After::Stays;

CorpusEntry chat(const char *name, const QByteArray &body, QList<int> statuses = {400},
                 const QByteArray &message = QByteArray())
{
    return {name,
            httpRequest("POST", "/v1/chat/completions", body),
            std::move(statuses),
            Stays,
            "invalid_request_error",
            message};
}

Corpus bodies()
{
    const QByteArray deepArrays = QByteArray(100000, '[') + QByteArray(100000, ']');
    const QByteArray deepObjects = QByteArray(R"({"a":)").repeated(100000) + "1" + QByteArray(100000, '}');
    const QByteArray model = R"({"model":"demo/echo",)";
    return {
        {"no body", httpRequest("POST", "/v1/chat/completions"), {400}, Stays},
        {"length 0",
         "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n",
         {400},
         Stays},
        {"no chunks",
         "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: "
         "chunked\r\n\r\n0\r\n\r\n",
         {400},
         Stays},
        chat("only a space", " "),
        chat("no JSON", "hello"),
        chat("JSON that ends early", R"({"model":"demo/echo","messages":[{"role")"),
        chat("JSON with a comma too many", model + Messages + ",}"),
        chat("JSON with something behind it", model + Messages + "} x"),
        chat("two JSON values", model + Messages + "}" + model + Messages + "}"),
        chat("JSON in single quotes", "{'model':'demo/echo'}"),
        chat("JSON with a comment", "/* */" + model + Messages + "}"),
        chat("an array", "[" + model + Messages + "}]"),
        chat("a string", R"("demo/echo")"),
        chat("null", "null"),
        chat("NaN", model + R"("temperature":NaN,)" + Messages + "}"),
        chat("number with a leading zero", model + R"("seed":01,)" + Messages + "}"),
        chat("raw control byte in a string", model + "\"user\":\"a\nb\"," + Messages + "}"),
        chat("broken escape", model + R"("user":"\x",)" + Messages + "}"),
        chat("broken UTF-8", model + "\"user\":\"\xc3(\"," + Messages + "}"),
        chat("UTF-8 of a surrogate", model + "\"user\":\"\xed\xa0\x80\"," + Messages + "}"),
        chat("NUL between members", model + QByteArray(1, '\0') + Messages + "}"),
        chat("UTF-16", QByteArray("{\0\"\0", 4)),
        chat("arrays 100,000 deep", deepArrays),
        chat("objects 100,000 deep", deepObjects),
        chat("arrays 100,000 deep in an unknown member",
             model + R"("x":)" + deepArrays + "," + Messages + "}"),
        chat("arrays 100,000 deep in the model", R"({"model":)" + deepArrays + "," + Messages + "}"),
        chat("arrays 100,000 deep, left open", model + R"("x":)" + QByteArray(100000, '[')),
        chat("model twice", R"({"model":"demo/echo","model":"openai/gpt-4o",)" + Messages + "}"),
        chat("model twice, once escaped",
             R"({"model":"demo/echo","\u006dodel":"openai/gpt-4o",)" + Messages + "}"),
        chat("no model", "{" + Messages + "}"),
        chat("model null", R"({"model":null,)" + Messages + "}"),
        chat("model a number", R"({"model":1,)" + Messages + "}"),
        chat("model an object", R"({"model":{"name":"demo/echo"},)" + Messages + "}"),
        chat("model empty", R"({"model":"",)" + Messages + "}"),
        chat("model without a provider", R"({"model":"gpt-4o",)" + Messages + "}", {400},
             "model should be in provider/model format"),
        chat("model of a provider that is not there", R"({"model":"nobody/gpt-4o",)" + Messages + "}"),
        chat("model that ends with the slash", R"({"model":"demo/",)" + Messages + "}"),
        chat("model that starts with the slash", R"({"model":"/echo",)" + Messages + "}"),
        chat("model with a line break", R"({"model":"no\r\nX-A: b/c",)" + Messages + "}"),
        chat("model of 900 KB", R"({"model":"nobody/)" + QByteArray(900 * 1024, 'a') + "\"," + Messages + "}",
             {400}),
        chat("messages empty", R"({"model":"demo/echo","messages":[]})", {400},
             "messages is required for chat completion"),
        chat("no messages", R"({"model":"demo/echo"})", {400}, "messages is required for chat completion"),
        chat("messages null", R"({"model":"demo/echo","messages":null})", {400},
             "messages is required for chat completion"),
        chat("messages a string", R"({"model":"demo/echo","messages":"hi"})"),
        {"no prompt",
         httpRequest("POST", "/v1/completions", R"({"model":"demo/echo"})"),
         {400},
         Stays,
         "invalid_request_error",
         "prompt is required for text completion"},
        {"no input",
         httpRequest("POST", "/v1/embeddings", R"({"model":"demo/echo"})"),
         {400},
         Stays,
         "invalid_request_error",
         "input is required for embeddings"},
    };
}

Corpus routes()
{
    const QByteArray body = R"({"model":"demo/echo","messages":[{"role":"user","content":"hi"}]})";
    const auto unknown = [&body](const char *name, const QByteArray &path) {
        return CorpusEntry{name,        httpRequest("POST", path, body), {404}, Stays,
                           "not_found", "Route not found: " + path};
    };
    const auto refused = [](const char *name, const QByteArray &method, const QByteArray &path,
                            const QByteArray &content) {
        return CorpusEntry{name, httpRequest(method, path, content), {405}, Stays, "method_not_allowed", ""};
    };
    return {
        unknown("unknown path", "/v1/chat/completion"),
        unknown("path behind a route", "/v1/chat/completions/x"),
        unknown("path in capitals", "/V1/chat/completions"),
        {"path with two slashes, normalised",
         httpRequest("POST", "/v1//chat/completions", body),
         {200},
         Stays},
        unknown("unknown prefix", "/v9/chat/completions"),
        {"unknown path with GET",
         httpRequest("GET", "/nothing/here"),
         {404},
         Stays,
         "not_found",
         "Route not found: /nothing/here"},
        {"root", httpRequest("GET", "/"), {200, 404}, Stays, ""},
        refused("GET on chat", "GET", "/v1/chat/completions", ""),
        refused("PUT on chat", "PUT", "/v1/chat/completions", body),
        refused("DELETE on chat", "DELETE", "/v1/chat/completions", ""),
        refused("POST on health", "POST", "/health", "{}"),
        refused("POST on models", "POST", "/v1/models", "{}"),
    };
}

} // namespace

Corpus contentCorpus()
{
    return bodies() + routes();
}

} // namespace bifrost::test
