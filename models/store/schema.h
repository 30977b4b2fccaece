// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QByteArray>
#include <QString>

#include "models/core/result.h"

namespace bifrost {

/// What a database of ours is made of: the number that SQLite keeps in its head to tell whose file it is, and
/// the steps that lead from nothing to the newest version.
struct Schema
{
    struct Step
    {
        int version = 0; ///< 1, 2, 3 without gaps
        QByteArray sql;
    };

    std::uint32_t applicationId = 0;
    std::vector<Step> steps;

    int version() const { return int(steps.size()); }

    /// Reads the files `0001_name.sql`, `0002_…` of a folder, which may lie in the resources.
    static Result<Schema> load(std::uint32_t applicationId, const QString &folder);
};

} // namespace bifrost
