// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configreader.h"

namespace bifrost {

/// The configuration in force and the file it came from. Nothing is ever written: members that this version
/// does not know stay as they are. Owned by main() and used on its thread; the engine gets copies.
class ConfigStore
{
public:
    static Result<ConfigStore> open(const QString &path, const Environment &environment);

    /// Reads the file again. After a failure the configuration in force stays.
    Result<void> reload(const Environment &environment);

    const QString &path() const { return m_path; }
    const Configuration &configuration() const { return m_read.configuration; }
    const std::vector<ConfigNotice> &notices() const { return m_read.notices; }
    const ReadConfiguration &read() const { return m_read; }

private:
    ConfigStore(QString path, ReadConfiguration read) : m_path(std::move(path)), m_read(std::move(read)) { }

    QString m_path;
    ReadConfiguration m_read;
};

} // namespace bifrost
