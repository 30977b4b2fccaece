// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "models/config/configuration.h"
#include "models/config/providerkind.h"

namespace bifrost {

/// A port on this computer where servers of models are likely to listen.
struct LocalPort
{
    // From a plain number, too: most ports belong to nobody.
    LocalPort(quint16 port, const QString &usualServer = {}) : number(port), owner(usualServer) { }

    quint16 number;
    QString owner; ///< name of the server whose port it is; empty: several use it
};

using LocalPorts = std::vector<LocalPort>;

/// Ollama 11434, LM Studio 1234, llama.cpp and MLX 8080, vLLM 8000. The answer tells which it is; where it
/// bears no mark, but is a list of models, the port of its owner does.
const LocalPorts &usualLocalPorts();

/// A server of models that was found on this computer.
struct LocalServer
{
    QString name; ///< ollama, lmstudio, llamacpp, vllm, mlx-local
    QString title; ///< "LM Studio"
    QString baseUrl; ///< "http://localhost:11434"
    QStringList models;

    friend bool operator==(const LocalServer &, const LocalServer &) = default;
};

/// The provider that this server is set up as; it needs no key.
ProviderConfig providerFor(const LocalServer &server);

/// Whether requests to this provider stay on this computer, as the engine's guard judges it.
bool isOnThisComputer(const ProviderConfig &provider, const ProviderKinds &kinds);

/// Whether nothing but local only keeps requests from this provider: it has addresses, and none of them is on
/// this computer.
bool isBlockedByLocalOnly(const ProviderConfig &provider, const ProviderKinds &kinds);

/// Some provider leads to this server already.
bool isSetUp(const LocalServer &server, const std::vector<ProviderConfig> &providers);

} // namespace bifrost
