// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/providers/providerbuilder.h"

#include <string>

namespace bifrost::test {

inline const std::string LoopMark = "1.1 bifrost-test";

inline KeyConfig keyOf(const char *name, const char *value)
{
    KeyConfig key;
    key.id = key.name = QString::fromLatin1(name);
    key.value.value = Secret(value);
    return key;
}

/// A provider with one key, `main`.
inline ProviderConfig configOf(const char *name, const char *baseUrl = "")
{
    ProviderConfig config;
    config.name = QString::fromLatin1(name);
    config.network.baseUrl = QString::fromLatin1(baseUrl);
    config.keys.push_back(keyOf("main", "sk-1"));
    return config;
}

inline ProviderConfig customConfig(const char *baseUrl = "https://models.example/api")
{
    ProviderConfig config = configOf("mine", baseUrl);
    config.custom.emplace().baseProviderType = QStringLiteral("openai");
    return config;
}

inline providers::Provider build(const ProviderConfig &config)
{
    return providers::buildProvider(config, LoopMark);
}

/// The path that requests for this operation go to.
inline std::string pathOf(const providers::Provider &provider, providers::Operation operation,
                          bool stream = false, const providers::ProviderKey *key = nullptr)
{
    const providers::Target *target = provider.target(operation, stream, key);
    if (!target)
        return "nowhere";
    const std::string &start = target->requestStart;
    const std::size_t blank = start.find(' ');
    return start.substr(blank + 1, start.find(' ', blank + 1) - blank - 1);
}

inline bool hasLine(const providers::Provider &provider, const std::string &line,
                    providers::Operation operation = providers::Operation::ChatCompletion)
{
    return provider.target(operation, false, nullptr)->requestStart.find("\r\n" + line + "\r\n")
        != std::string::npos;
}

} // namespace bifrost::test
