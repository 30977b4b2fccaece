// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QProcessEnvironment>
#include <QStringList>

#include "models/config/configuration.h"
#include "models/config/objectreader.h"

namespace bifrost {

/// Reads the keys of one provider.
class KeyReader
{
public:
    /// The references must outlive the reader.
    KeyReader(const QString &provider, std::optional<int> version, const QProcessEnvironment &environment)
        : m_provider(provider)
        , m_version(version)
        , m_environment(environment)
    { }

    /// The member `keys` of a provider.
    std::vector<KeyConfig> read(ObjectReader &provider) const;

private:
    KeyConfig readKey(ObjectReader &reader, std::size_t index) const;
    void noteOwnPrefix(ObjectReader &reader, QLatin1StringView list, const QStringList &models) const;
    void readAliases(ObjectReader &reader, KeyConfig &key) const;
    void readOwnServer(ObjectReader &reader, KeyConfig &key) const;

    const QString &m_provider;
    std::optional<int> m_version;
    const QProcessEnvironment &m_environment;
};

} // namespace bifrost
