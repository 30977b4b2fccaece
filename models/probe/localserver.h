// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "models/config/configuration.h"

namespace bifrost {

/// A port on this computer where servers of models are likely to listen.
using LocalPorts = std::vector<quint16>;

/// Ollama 11434, LM Studio 1234, llama.cpp and MLX 8080, vLLM 8000. Only the answer tells which it is.
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

/// Some provider leads to this server already.
bool isSetUp(const LocalServer &server, const std::vector<ProviderConfig> &providers);

} // namespace bifrost
