// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include "models/config/configrepository.h"

namespace bifrost::test {

/// Keeps the configuration as long as the test lives. Answers from the event loop, as the real one does.
class MemoryRepository : public ConfigRepository
{
public:
    Result<StoredConfiguration> load() override { return stored; }

    void commit(const ConfigChange &change, QObject *context, Done done) override
    {
        ++commits;
        Result<void> result;
        if (failure)
            result = *failure;
        else
            change.applyTo(stored);
        QMetaObject::invokeMethod(
            context, [done = std::move(done), result] { done(result); }, Qt::QueuedConnection);
    }

    bool isOpening() const override { return opening; }
    std::optional<Error> trouble() const override { return locked; }

    StoredConfiguration stored;
    std::optional<Error> failure; ///< of the next commits
    std::optional<Error> locked;
    bool opening = false;
    int commits = 0;
};

} // namespace bifrost::test
