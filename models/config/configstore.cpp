// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/configstore.h"

namespace bifrost {

Result<ConfigStore> ConfigStore::open(const QString &path, const Environment &environment)
{
    Result<ReadConfiguration> read = loadConfiguration(path, environment);
    if (!read)
        return std::move(read).error();
    return ConfigStore(path, std::move(read).value());
}

Result<void> ConfigStore::reload(const Environment &environment)
{
    Result<ReadConfiguration> read = loadConfiguration(m_path, environment);
    if (!read)
        return std::move(read).error();
    m_read = std::move(read).value();
    return {};
}

} // namespace bifrost
