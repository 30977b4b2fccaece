// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace bifrost::test {

/// One odd request and what a strict server makes of it.
struct CorpusEntry
{
    enum class After { Closes, Stays, Either };

    const char *name;
    QByteArray bytes;
    QList<int> statuses; ///< more than one where the standard leaves the choice
    After after = After::Closes;
    QByteArray type = "invalid_request_error"; ///< of the error; empty: not judged
    QByteArray message = {}; ///< what the error's message contains
};

using Corpus = QList<CorpusEntry>;

Corpus requestLineCorpus(); ///< request line and target
Corpus headerCorpus(); ///< header syntax, Host, Expect, Content-Encoding
Corpus lengthCorpus(); ///< Content-Length and Transfer-Encoding
Corpus chunkCorpus(); ///< chunked bodies
Corpus contentCorpus(); ///< what is in the body; routes and methods

/// The bodies may be of so many bytes at the gateway that the corpus is sent to.
inline constexpr qsizetype CorpusBodyLimit = 1024 * 1024;

} // namespace bifrost::test
