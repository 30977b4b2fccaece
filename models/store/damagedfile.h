// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/core/result.h"

namespace bifrost {

/// Damaged files that may lie beside a database. With more of them the disk is at fault, and a further one
/// would only hide it.
constexpr int MaxSetAside = 3;

/// Gives a damaged database and its write-ahead log another name, and returns that: `<path>.damaged-1` and so
/// on. Nothing may be open there but what SQLite was told to leave alone. `called`: "log".
Result<QString> setDamagedAside(const QString &path, const QString &called);

} // namespace bifrost
