// SPDX-License-Identifier: GPL-3.0-or-later
// Why a request, or a connection, came to nothing.
#include "gui/words/enginesentences.h"

namespace bifrost::gui {

std::span<const EngineSentence> EngineSentences::ofRequests()
{
    static constexpr EngineSentence all[] = {
        // The gateway about itself: gateway/gateway.cpp
        {nullptr, QT_TR_NOOP("Stopped")},
        {nullptr, QT_TR_NOOP("Starting…")},
        {nullptr, QT_TR_NOOP("Running at %1")},
        {nullptr, QT_TR_NOOP("Stopping…")},
        // Proxies: gateway/upstream
        {"The proxy %1 asks for a user name and a password (%2). Set both in `%3`.",
         QT_TR_NOOP("The proxy %1 asks for a user name and a password (%2). Enter both.")},
        {"The proxy %1 asks for a user name and a password. Set both in `%2`.",
         QT_TR_NOOP("The proxy %1 asks for a user name and a password. Enter both.")},
        {"The proxy %1 refuses the user name or the password (%2). Correct them in `%3`.",
         QT_TR_NOOP("The proxy %1 refuses the user name or the password (%2). Correct them.")},
        {"The proxy %1 refuses the user name or the password. Correct them in `%2`.",
         QT_TR_NOOP("The proxy %1 refuses the user name or the password. Correct them.")},
        {nullptr,
         QT_TR_NOOP(
             "The proxy %1 wants another proof than a user name and a password (%2), which this version "
             "does not have.")},
        {nullptr,
         QT_TR_NOOP(
             "The proxy %1 wants another proof than a user name and a password, which this version does "
             "not have.")},
        {nullptr, QT_TR_NOOP("The proxy %1 does not let anybody through to %2.")},
        {nullptr, QT_TR_NOOP("The proxy %1 cannot reach %2: %3.")},
        {nullptr, QT_TR_NOOP("The proxy %1 cannot reach %2.")},
        {nullptr, QT_TR_NOOP("The proxy %1 opens no way to %2: it answers with status %3.")},
        {nullptr, QT_TR_NOOP("The proxy %1 opens no way to %2: it answers with error %3.")},
        {nullptr, QT_TR_NOOP("The proxy %1 closed the connection before the way to %2 was open.")},
        {nullptr, QT_TR_NOOP("The proxy %1 did not open the way to %2 in time.")},
        {nullptr, QT_TR_NOOP("The proxy %1 did not take the connection in time.")},
        {nullptr, QT_TR_NOOP("The proxy %1 took the connection, but did not finish TLS in time.")},
        {"The proxy %1 is this gateway itself; set another one in `%2`.",
         QT_TR_NOOP("The proxy %1 is Bifrost itself. Choose another one.")},
        {nullptr, QT_TR_NOOP("The proxy %1 cannot be used. %2")},
        {nullptr, QT_TR_NOOP("The answer of the proxy %1 is broken: %2.")},
        {"TLS with the proxy %1 failed: it does not speak TLS at this port. Use http:// in `%2`.",
         QT_TR_NOOP("The proxy %1 does not speak TLS. Begin its address with http:// instead of https://.")},
        {"TLS with the proxy %1 failed: %2. For an authority of your own set `%3`.",
         QT_TR_NOOP("TLS with the proxy %1 failed: %2. Add an authority of your own under Proxy.")},
        {nullptr, QT_TR_NOOP("TLS with the proxy %1 failed: %2.")},
        {"%1 Where the proxy knows more names, write socks5h:// instead of socks5://.",
         QT_TR_NOOP("%1 Where the proxy knows more names, write socks5h:// instead of socks5://.")},
        {"the environment variable %1 is not the address of a proxy such as http://localhost:3128.",
         QT_TR_NOOP(
             "the environment variable %1 is not the address of a proxy such as http://localhost:3128.")},
        {"`proxy_config.url` is not the address of a proxy.",
         QT_TR_NOOP("the address of the proxy is none.")},
        {nullptr, QT_TR_NOOP("The proxy of the provider failed.")},
        // Connections: gateway/upstream, gateway/net/egressguard.cpp
        {nullptr, QT_TR_NOOP("Cannot connect to %1: %2.")},
        {nullptr, QT_TR_NOOP("Connection refused")},
        {nullptr, QT_TR_NOOP("Connection reset by peer")},
        {nullptr, QT_TR_NOOP("Connection timed out")},
        {nullptr, QT_TR_NOOP("Network is unreachable")},
        {nullptr, QT_TR_NOOP("No route to host")},
        {nullptr, QT_TR_NOOP("Name or service not known")},
        {nullptr, QT_TR_NOOP("Temporary failure in name resolution")},
        {nullptr, QT_TR_NOOP("No address associated with hostname")},
        {nullptr, QT_TR_NOOP("The name %1 cannot be resolved: %2.")},
        {nullptr, QT_TR_NOOP("%1 has no address.")},
        {"TLS with %1 failed: its certificate is not for %2. Check `network_config.base_url`.",
         QT_TR_NOOP("TLS with %1 failed: its certificate is not for %2. Check the base URL.")},
        {"TLS with %1 failed: its certificate has expired. It has to be renewed there, unless the clock of "
         "this "
         "machine is wrong.",
         QT_TR_NOOP("TLS with %1 failed: its certificate has expired. It has to be renewed there, unless the "
                    "clock of this computer is wrong.")},
        {"TLS with %1 failed: its certificate is not valid yet. Check the clock of this machine.",
         QT_TR_NOOP(
             "TLS with %1 failed: its certificate is not valid yet. Check the clock of this computer.")},
        {"TLS with %1 failed: it does not speak TLS at this port. Use http:// in `network_config.base_url`.",
         QT_TR_NOOP("%1 does not speak TLS. Begin the base URL with http:// instead of https://.")},
        {"%1 speaks TLS at this port. Use https:// in `network_config.base_url`.",
         QT_TR_NOOP("%1 speaks TLS. Begin the base URL with https:// instead of http://.")},
        {"TLS with %1 failed: %2. For an authority of your own set `network_config.ca_cert_pem`.",
         QT_TR_NOOP("TLS with %1 failed: %2. Add an authority of your own under Certificates.")},
        {nullptr, QT_TR_NOOP("TLS with %1 failed: %2.")},
        {nullptr, QT_TR_NOOP("%1 closed the connection without an answer.")},
        {nullptr, QT_TR_NOOP("it closed the connection in the middle of its answer")},
        {nullptr, QT_TR_NOOP("The answer of %1 is broken: %2.")},
        {nullptr, QT_TR_NOOP("%1 did not take the connection in time.")},
        {nullptr, QT_TR_NOOP("%1 took the connection, but did not finish TLS in time.")},
        {"request timed out: %1 was not done in time (%2).", QT_TR_NOOP("%1 was not done in time.")},
        {"request timed out: %1 fell silent in the middle of its answer (%2).",
         QT_TR_NOOP("%1 fell silent in the middle of its answer.")},
        {"request timed out: %1 did not begin to answer in time (%2).",
         QT_TR_NOOP("%1 did not begin to answer in time.")},
        {"request timed out: no connection to %1 became free in time. All %2 of "
         "`network_config.max_conns_per_host` are in use.",
         QT_TR_NOOP("No connection to %1 became free in time. All %2 are in use; more can be allowed under "
                    "Network.")},
        {"`network_config.ca_cert_pem` holds no certificate in PEM form.",
         QT_TR_NOOP("What stands under Certificates is no certificate in PEM form.")},
        {"Local-only mode is on: nothing is sent to %1. Use a model on this machine, or switch local-only "
         "mode off (`server.local_only`, --local).",
         QT_TR_NOOP("Local only is on: nothing is sent to %1. Use a model on this computer, or switch Local "
                    "only off.")},
        {"Local-only mode is on: %1 stands for %2, which is not this machine.",
         QT_TR_NOOP("Local only is on: %1 stands for %2, which is not this computer.")},
        {"%1 port %2 is this gateway itself; give the provider another `base_url`.",
         QT_TR_NOOP("%1 port %2 is Bifrost itself. Give the provider another base URL.")},
        {"This request came from this gateway itself: a provider's `base_url` leads back here.",
         QT_TR_NOOP("This request came from Bifrost itself: the base URL of a provider leads back here.")},
        {"%1 is no address that can be called. A server on this machine is reached at 127.0.0.1.",
         QT_TR_NOOP(
             "%1 is no address that can be called. A server on this computer is reached at 127.0.0.1.")},
        {"%1 is a link-local or metadata address. Add it to `server.egress.allow` if a model really lives "
         "there.",
         QT_TR_NOOP("%1 is a link-local or metadata address, which is refused unless config.json allows it "
                    "under “egress”.")},
        {nullptr, QT_TR_NOOP("The name %1 was not resolved in time.")},
        {nullptr, QT_TR_NOOP("too many other names are being looked up")},
        {"There is no socket %1. Start its server, or check `network_config.base_url`.",
         QT_TR_NOOP("There is no socket %1. Start its server, or check the base URL.")},
        {"%1 is not a socket. Check `network_config.base_url`.",
         QT_TR_NOOP("%1 is not a socket. Check the base URL.")},
        {nullptr, QT_TR_NOOP("The socket %1 is closed to the user who runs this program.")},
        {nullptr, QT_TR_NOOP("Nothing listens at the socket %1 any more. Start its server.")},
        // Providers and their requests: gateway/providers, gateway/flow
        {"`%1` is not an address such as https://host:port/path; set `network_config.base_url`.",
         QT_TR_NOOP("“%1” is not an address such as https://host:port/path. Correct the base URL.")},
        {"Provider `%1` cannot be used: %2", QT_TR_NOOP("Provider “%1” cannot be used: %2")},
        {"base_url is required; set `network_config.base_url`.",
         QT_TR_NOOP("it has no base URL. Enter one.")},
        {"this version does not speak the dialect of `%1`.",
         QT_TR_NOOP("this version does not speak the dialect of “%1”.")},
        {"Settings of provider `%1` are stored, but locked. Unlock the stored keys in the window of Bifrost "
         "Desktop, or see its log.",
         QT_TR_NOOP("Settings of provider “%1” are stored, but locked. Unlock the stored keys.")},
        {"Key \"%1\" of provider %2 is stored, but locked. Unlock the stored keys in the window of Bifrost "
         "Desktop, or see its log.",
         QT_TR_NOOP("Key “%1” of provider %2 is stored, but locked. Unlock the stored keys.")},
        {"no keys found for provider: %1 and model: %2",
         QT_TR_NOOP("Provider %1 has no key for the model %2.")},
        {"no keys found that support model: %1", QT_TR_NOOP("No key may use the model %1.")},
        {"Provider `%1` has no address for this key.",
         QT_TR_NOOP("Provider “%1” has no address for this key.")},
        {"Provider `%1` is not set up: add it under `providers` in config.json.",
         QT_TR_NOOP("Provider “%1” is not set up. Add it under Providers.")},
        {"Provider `%1` is not set up.", QT_TR_NOOP("Provider “%1” is not set up.")},
        {"`%1` is no provider that is set up here: model should be in provider/model format.",
         QT_TR_NOOP("“%1” is no provider that is set up here. A model is named as provider/model.")},
        {"The name before the slash is missing: model should be in provider/model format.",
         QT_TR_NOOP("The name before the slash is missing. A model is named as provider/model.")},
        {"model should be in provider/model format", QT_TR_NOOP("A model is named as provider/model.")},
        {"The model `%1` does not exist, or no key may use it.",
         QT_TR_NOOP("The model “%1” does not exist, or no key may use it.")},
        {"%1 answers with a redirect (status %2), which is not followed. Check `network_config.base_url`.",
         QT_TR_NOOP("%1 answers with a redirect (status %2), which is not followed. Check the base URL.")},
        {nullptr, QT_TR_NOOP("%1 answered with status %2.")},
        {nullptr, QT_TR_NOOP("%1 answered with status %2 and too long an explanation.")},
        {nullptr, QT_TR_NOOP("%1 answered with status %2 and something that is no JSON object (%3).")},
        {"%1 answered in the encoding `%2`, which was not asked for.",
         QT_TR_NOOP("%1 answered in the encoding “%2”, which was not asked for.")},
        {nullptr, QT_TR_NOOP("%1's stream begins with something that is no JSON object.")},
        {nullptr, QT_TR_NOOP("An event of the provider's stream has no end.")},
        {nullptr, QT_TR_NOOP("The provider's stream ended before its first event.")},
        {nullptr, QT_TR_NOOP("The provider's stream was cut off.")},
        {nullptr, QT_TR_NOOP("The provider cannot be reached.")},
        {nullptr, QT_TR_NOOP("The provider did not answer in time.")},
        {nullptr, QT_TR_NOOP("The provider's answer is broken.")},
        {nullptr, QT_TR_NOOP("The provider refused the request.")},
        {nullptr, QT_TR_NOOP("The caller hung up.")},
        {nullptr, QT_TR_NOOP("The gateway is shutting down.")},
        {"request dropped: queue is full",
         QT_TR_NOOP("The request was dropped: too many wait for this provider already.")},
    };
    return all;
}

} // namespace bifrost::gui
