// SPDX-License-Identifier: GPL-3.0-or-later
// What connection tests say.
#include "gui/words/enginesentences.h"

namespace bifrost::gui {

std::span<const EngineSentence> EngineSentences::ofTests()
{
    static constexpr EngineSentence all[] = {
        // gateway/flow/trialsentences.cpp, trialtoken.cpp and providertrial.cpp; with what the provider
        // itself
        // said about it, and without
        {"Nothing listens at %1. Is Ollama running? Start it with `ollama serve`.",
         QT_TR_NOOP("Nothing listens at %1. Is Ollama running? Start it with “ollama serve”.")},
        {nullptr,
         QT_TR_NOOP("Nothing listens at %1. Start the server, or correct the port in the base URL.")},
        {nullptr, QT_TR_NOOP("%1 refuses the connection. Check host and port of the base URL.")},
        {nullptr, QT_TR_NOOP("%1 Check the base URL for a typing error, and your network.")},
        {nullptr,
         QT_TR_NOOP("%1 did not take the connection in time. Check the base URL, and whether a firewall or a "
                    "proxy stands in between.")},
        {nullptr, QT_TR_NOOP("%1 Check host and port of the base URL.")},
        {nullptr,
         QT_TR_NOOP(
             "%1 If the server speaks without TLS, begin the base URL with http:// instead of https://.")},
        {nullptr, QT_TR_NOOP("%1 does not speak TLS. Begin the base URL with http:// instead of https://.")},
        {nullptr, QT_TR_NOOP("%1 speaks TLS. Begin the base URL with https:// instead of http://.")},
        {nullptr, QT_TR_NOOP("%1 took the connection and did not answer in time. Try again later.")},
        {nullptr, QT_TR_NOOP("%1 If the server expects TLS, begin the base URL with https://.")},
        {nullptr, QT_TR_NOOP("%1 asks for a key (%2). Add one.")},
        {nullptr, QT_TR_NOOP("%1 asks for a key (%2): %3. Add one.")},
        {nullptr,
         QT_TR_NOOP("Key “%1” was rejected by %2 (%3). Check that it was copied whole, or replace it.")},
        {nullptr,
         QT_TR_NOOP("Key “%1” was rejected by %2 (%3): %4. Check that it was copied whole, or replace it.")},
        {nullptr, QT_TR_NOOP("Key “%1” is known to %2, but its account has no credit (402).")},
        {nullptr, QT_TR_NOOP("Key “%1” is known to %2, but its account has no credit (402): %3.")},
        {nullptr,
         QT_TR_NOOP("The request without a key is known to %1, but its account has no credit (402).")},
        {nullptr,
         QT_TR_NOOP("The request without a key is known to %1, but its account has no credit (402): %2.")},
        {nullptr, QT_TR_NOOP("%1 has nothing at %2 (%3). Check the base URL.")},
        {nullptr, QT_TR_NOOP("Key “%1” is limited by %2 at the moment (429).")},
        {nullptr, QT_TR_NOOP("Key “%1” is limited by %2 at the moment (429): %3.")},
        {nullptr, QT_TR_NOOP("The request without a key is limited by %1 at the moment (429).")},
        {nullptr, QT_TR_NOOP("The request without a key is limited by %1 at the moment (429): %2.")},
        {nullptr, QT_TR_NOOP("%1 answers with a redirect (%2), which is not followed. Check the base URL.")},
        {nullptr, QT_TR_NOOP("%1 expects TLS. Begin the base URL with https://.")},
        {nullptr, QT_TR_NOOP("%1 has trouble (%2). Try again later.")},
        {nullptr, QT_TR_NOOP("%1 has trouble (%2): %3. Try again later.")},
        {nullptr, QT_TR_NOOP("%1 answers with status %2: %3.")},
        {nullptr, QT_TR_NOOP("%1 answers with status %2.")},
        {nullptr,
         QT_TR_NOOP("%1 answers at %2, but not with a list of models. Check the base URL: it has to be that "
                    "of an API.")},
        {"Ollama has no model yet. Get one, such as with `ollama pull llama3.2`.",
         QT_TR_NOOP("Ollama has no model yet. Get one, such as with “ollama pull llama3.2”.")},
        {nullptr, QT_TR_NOOP("%1 lists no models. Load one there.")},
        {nullptr, QT_TR_NOOP("Key “%1” has blanks or characters that no key has. Enter it again.")},
        {nullptr, QT_TR_NOOP("Key “%1” has no value. Enter one.")},
        {nullptr, QT_TR_NOOP("Key “%1” has no value: %2.")},
        {nullptr, QT_TR_NOOP("The variable %1 is not set for this program.")},
        {nullptr, QT_TR_NOOP("This provider has no address that could be tried.")},
        {nullptr, QT_TR_NOOP("The test was ended because it took too long.")},
        {nullptr, QT_TR_NOOP("This key has no server to be tried at.")},
        {nullptr,
         QT_TR_NOOP("This provider has no list of models to try a key on. Ask for a first token to try it.")},
        {nullptr, QT_TR_NOOP("The server answers without a key, but requests will want one. Add a key.")},
        {nullptr,
         QT_TR_NOOP("The list of models is open to everybody here, so it does not prove a key. Ask for a "
                    "first token to try it.")},
        {nullptr, QT_TR_NOOP("No key was accepted, so nothing was asked.")},
        {nullptr, QT_TR_NOOP("This provider is not asked for chats.")},
        {nullptr, QT_TR_NOOP("No accepted key may use the model %1.")},
        {nullptr, QT_TR_NOOP("%1 began an answer and gave no text: %2")},
        {nullptr, QT_TR_NOOP("%1 began an answer and gave no text.")},
        {nullptr, QT_TR_NOOP("The answer is too long.")},
    };
    return all;
}

} // namespace bifrost::gui
