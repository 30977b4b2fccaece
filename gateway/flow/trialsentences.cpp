// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/trialsentences.h"

#include "gateway/net/socketaddress.h"

#include <fmt/format.h>

namespace bifrost::flow {

namespace {

constexpr std::size_t MaxSaid = 300; // of the provider's own words

bool isThisComputer(const std::string &host)
{
    const auto literal = net::SocketAddress::fromLiteral(host, 0);
    return host == "localhost" || (literal && literal->isLoopback());
}

std::string quoted(std::string_view said)
{
    while (!said.empty() && (said.back() == '.' || said.back() == ' ' || said.back() == '\n'))
        said.remove_suffix(1);
    if (said.empty())
        return ".";
    return fmt::format(": {}{}", said.substr(0, MaxSaid), said.size() > MaxSaid ? "…" : ".");
}

} // namespace

std::string TrialSentences::place() const
{
    if (!endpoint.unixPath.empty())
        return endpoint.unixPath;
    if (endpoint.port == (endpoint.tls ? 443 : 80))
        return endpoint.host;
    return fmt::format("{}:{}", endpoint.host, endpoint.port);
}

std::string TrialSentences::noAnswer(const upstream::Failure &failure, TestStep::Kind reached) const
{
    const ErrorCode code = failure.error.code;
    if (code != ErrorCode::ConnectFailed && code != ErrorCode::UpstreamTimeout
        && code != ErrorCode::UpstreamBroken)
        return failure.error.message; // ours, and it says what to do
    if (!endpoint.unixPath.empty() && code == ErrorCode::ConnectFailed)
        return failure.error.message; // it says what to do
    const bool here = isThisComputer(endpoint.host);
    if (failure.refusedPort) {
        if (provider.name == "ollama" && here)
            return fmt::format("Nothing listens at {}. Is Ollama running? Start it with `ollama serve`.",
                               place());
        if (here)
            return fmt::format(
                "Nothing listens at {}. Start the server, or correct the port in the base URL.", place());
        return fmt::format("{} refuses the connection. Check host and port of the base URL.", place());
    }
    switch (failure.tls) {
    case net::TlsFault::Plain:
        return fmt::format("{} does not speak TLS. Begin the base URL with http:// instead of https://.",
                           place());
    case net::TlsFault::Unasked:
        return fmt::format("{} speaks TLS. Begin the base URL with https:// instead of http://.", place());
    case net::TlsFault::None:
    case net::TlsFault::Other:
        break;
    default: // it says what to do, or that nothing can be done here
        return failure.error.message;
    }
    switch (reached) {
    case TestStep::Kind::NameLookup:
        return failure.error.message + " Check the base URL for a typing error, and your network.";
    case TestStep::Kind::Connect:
        if (code == ErrorCode::UpstreamTimeout)
            return fmt::format("{} did not take the connection in time. Check the base URL, and whether a "
                               "firewall or a proxy stands in between.",
                               place());
        return failure.error.message + " Check host and port of the base URL.";
    case TestStep::Kind::Tls:
        return fmt::format(
            "{} If the server speaks without TLS, begin the base URL with http:// instead of https://.",
            failure.error.message);
    default:
        break;
    }
    if (code == ErrorCode::UpstreamTimeout)
        return fmt::format("{} took the connection and did not answer in time. Try again later.", place());
    if (!endpoint.tls)
        return fmt::format("{} If the server expects TLS, begin the base URL with https://.",
                           failure.error.message);
    return failure.error.message;
}

std::string TrialSentences::refused(int status, const std::string &keyName, std::string_view said,
                                    std::string_view path) const
{
    const std::string key = keyName.empty() ? "The request without a key" : fmt::format("Key “{}”", keyName);
    switch (status) {
    case 401:
    case 403:
        if (keyName.empty())
            return fmt::format("{} asks for a key ({}){} Add one.", place(), status, quoted(said));
        return fmt::format("{} was rejected by {} ({}){} Check that it was copied whole, or replace it.", key,
                           place(), status, quoted(said));
    case 402:
        return fmt::format("{} is known to {}, but its account has no credit (402){}", key, place(),
                           quoted(said));
    case 404:
    case 405:
        return fmt::format("{} has nothing at {} ({}). Check the base URL.", place(), path, status);
    case 429:
        return fmt::format("{} is limited by {} at the moment (429){}", key, place(), quoted(said));
    default:
        break;
    }
    if (status / 100 == 3)
        return fmt::format("{} answers with a redirect ({}), which is not followed. Check the base URL.",
                           place(), status);
    if (status == 400 && !endpoint.tls && said.find("HTTPS") != std::string_view::npos)
        return fmt::format("{} expects TLS. Begin the base URL with https://.", place());
    if (status >= 500)
        return fmt::format("{} has trouble ({}){} Try again later.", place(), status, quoted(said));
    return fmt::format("{} answers with status {}{}", place(), status, quoted(said));
}

std::string TrialSentences::notAList(std::string_view path) const
{
    return fmt::format(
        "{} answers at {}, but not with a list of models. Check the base URL: it has to be that "
        "of an API.",
        place(), path);
}

std::string TrialSentences::noModels() const
{
    if (provider.name == "ollama")
        return "Ollama has no model yet. Get one, such as with `ollama pull llama3.2`.";
    return fmt::format("{} lists no models. Load one there.", place());
}

} // namespace bifrost::flow
