// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include "models/config/configservice.h"
#include "tests/models/config/memoryrepository.h"

namespace bifrost::test {

/// A ConfigService on a file and a repository that the test looks into; opened again it is the next start.
class ServiceStage
{
protected:
    void clear();

    void open(const QByteArray &file, ConfigRepository *repository,
              const Environment &environment = Environment());

    /// Carries it out and waits for what became of it.
    ConfigOutcome applyNow(const ConfigCommand &command, const QString &basis = QString());

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MemoryRepository> m_repository;
    std::unique_ptr<ConfigService> m_service;
};

} // namespace bifrost::test
