// SPDX-License-Identifier: GPL-3.0-or-later
// What stands against the certificate of the listener.
#include "gui/words/enginesentences.h"

namespace bifrost::gui {

std::span<const EngineSentence> EngineSentences::ofTls()
{
    static constexpr EngineSentence all[] = {
        {"`server.tls.cert`: %1 cannot be read: %2.", QT_TR_NOOP("The file %1 cannot be read: %2.")},
        {"`server.tls.key`: %1 cannot be read: %2.", QT_TR_NOOP("The file %1 cannot be read: %2.")},
        {"`server.tls.cert`: %1 holds no certificate. It needs the certificate, and behind it those of the "
         "authorities between, in PEM form: from a line BEGIN CERTIFICATE on.",
         QT_TR_NOOP(
             "There is no certificate in %1. It has to be in PEM form: from a line BEGIN CERTIFICATE on.")},
        {"`server.tls.cert`: %1 holds a key, and no certificate. It needs the certificate, and behind it "
         "those of "
         "the authorities between, in PEM form: from a line BEGIN CERTIFICATE on.",
         QT_TR_NOOP("In %1 there is a key, and no certificate.")},
        {"`server.tls.cert`: certificate %1 in %2 is broken: %3.",
         QT_TR_NOOP("Certificate %1 in %2 is broken: %3.")},
        {"`server.tls.key`: %1 holds no key. It needs a key in PEM form: from a line BEGIN PRIVATE KEY on.",
         QT_TR_NOOP("There is no key in %1. It has to be in PEM form: from a line BEGIN PRIVATE KEY on.")},
        {"`server.tls.key`: %1 holds a certificate, and no key. It needs a key in PEM form: from a line "
         "BEGIN "
         "PRIVATE KEY on.",
         QT_TR_NOOP("In %1 there is a certificate, and no key.")},
        {"`server.tls.key`: the key in %1 is encrypted, and nobody is there to enter its pass phrase. Write "
         "it "
         "without one (openssl pkey -in %2 -out NEW), readable for you alone.",
         QT_TR_NOOP(
             "The key in %1 has a pass phrase, which nobody can enter when the gateway starts. Write it "
             "without one: openssl pkey -in %2 -out NEW")},
        {"`server.tls`: the key in %1 is not that of the certificate in %2. The certificate of this server "
         "comes "
         "first in its file, those of authorities follow.",
         QT_TR_NOOP("The key in %1 is not that of the first certificate in %2.")},
        {"`server.tls`: OpenSSL does not take the certificate in %1: %2.",
         QT_TR_NOOP("The certificate in %1 cannot be used: %2.")},
        {nullptr,
         QT_TR_NOOP(
             "The certificate for %1 has expired on %2: callers refuse it. Renew it; the new one is taken "
             "up by itself.")},
        {nullptr,
         QT_TR_NOOP("The certificate for %1 is valid from %2 on, and callers refuse it until then. Check the "
                    "clock of this machine.")},
        {nullptr,
         QT_TR_NOOP("The certificate for %1 expires on %2. Renew it; the new one is taken up by itself.")},
        {"\"%1\" is not a whole path. Begin it with \"/\".",
         QT_TR_NOOP("“%1” is not a whole path. Begin it with “/”.")},
        {"%1 needs both \"cert\" and \"key\", the paths of two PEM files.",
         QT_TR_NOOP("Certificate and key go together: choose both, or none.")},
    };
    return all;
}

} // namespace bifrost::gui
